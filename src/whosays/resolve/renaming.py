"""Claims and sources with the case's entities in place of their documents'."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whosays.records import Claim, Reading, Source, content_id
from whosays.resolve.bearers import Bearer
from whosays.resolve.table import EntityTable


def case_claims(readings: Sequence[Reading], table: EntityTable) -> Iterator[Claim]:
    """The claims of all documents by position, each of the case's entities once in a claim."""
    for reading in readings:
        renamed = _renamed_sources(reading, table)
        for claim in sorted(reading.claims, key=lambda claim: (claim.content, claim.id)):
            yield _with_sources(_with_entities(claim, table), renamed)


def case_sources(readings: Sequence[Reading], table: EntityTable) -> tuple[Source, ...]:
    """The sources of all documents, those with one id as one, in order of name.

    Where people judged that a source's name is borne by several, each of these is a source of its own.
    """
    groups: defaultdict[str, list[Source]] = defaultdict(list)
    for reading in readings:
        renamed = _renamed_sources(reading, table)
        for source in reading.sources:
            entity = None if source.entity_id is None else _case_id(reading.document_id, source.entity_id, table)
            own = replace(source, id=renamed.get(source.id, source.id), entity_id=entity)
            groups[own.id].append(own)
    return tuple(sorted(map(_merged, groups.values()), key=lambda source: (source.name.casefold(), source.id)))


def _case_id(document_id: str, entity_id: str, table: EntityTable) -> str:
    return table.ids.get(Bearer(document_id, entity_id), entity_id)


def _renamed_sources(reading: Reading, table: EntityTable) -> dict[str, str]:
    """New ids for the sources whose name is borne by several entities of the case."""
    if not table.split:
        return {}
    return {
        source.id: content_id("src", source.id, _case_id(reading.document_id, source.entity_id, table))
        for source in reading.sources
        if source.entity_id in table.split
    }


def _with_entities(claim: Claim, table: EntityTable) -> Claim:
    def case_id(entity_id: str) -> str:
        return _case_id(claim.document_id, entity_id, table)

    participants = (replace(part, entity_id=case_id(part.entity_id)) for part in claim.participants)
    places = map(case_id, claim.places)
    relations = (
        replace(one, subject_id=case_id(one.subject_id), object_id=case_id(one.object_id)) for one in claim.relations
    )
    return replace(
        claim,
        participants=tuple(dict.fromkeys(participants)),
        places=tuple(dict.fromkeys(places)),
        relations=tuple(dict.fromkeys(one for one in relations if one.subject_id != one.object_id)),
    )


def _with_sources(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    held = claim.attribution
    if not any(link.source_id in renamed for link in held.chain):
        return claim
    chain = tuple(replace(link, source_id=renamed.get(link.source_id, link.source_id)) for link in held.chain)
    return replace(claim, attribution=replace(held, chain=chain))


def _merged(group: Sequence[Source]) -> Source:
    """One source of several: its fullest name and its commonest kind, whatever the order of the documents."""
    kinds = Counter(source.kind for source in group)
    entities = {source.entity_id for source in group if source.entity_id is not None}
    documents = {source.document_id for source in group if source.document_id is not None}
    return Source(
        id=group[0].id,
        name=min((source.name for source in group), key=lambda name: (-len(name), name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        anonymous=all(source.anonymous for source in group),
        entity_id=min(entities, default=None),
        document_id=min(documents, default=None),
    )
