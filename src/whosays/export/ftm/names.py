"""Entities with every mention of them, and the sources that are neither an entity nor a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.exported import Exported
from whosays.export.ftm.grading import add_grade
from whosays.export.ftm.record import OVERALL, By, Record
from whosays.export.ftm.taken_in import TakenIn
from whosays.records import Entity, Mention, Schema, Source, SourceKind, content_id
from whosays.text.countries import country_code

#: FollowTheMoney has no Country; its Territory is one, and bears a name as an entity does.
SCHEMATA: Final[Mapping[Schema, str]] = MappingProxyType({
    "Person": "Person", "Organization": "Organization", "PublicBody": "PublicBody", "Company": "Company",
    "Vessel": "Vessel", "Country": "Territory", "Address": "Address", "Event": "Event", "Document": "Document",
})  # fmt: skip
_SOURCES: Final[Mapping[SourceKind, str]] = MappingProxyType({
    "person": "Person", "organization": "Organization", "state": "PublicBody", "document": "Document",
    "anonymous_group": "LegalEntity",
})  # fmt: skip
_PLACES: Final = frozenset({"Country", "Address"})


def entities(case: Exported, taken_in: TakenIn) -> Iterator[Record]:
    """Every entity of a case, each followed by its mentions."""
    sources: dict[str, list[str]] = defaultdict(list)
    for source in case.sources.values():
        if source.entity_id is not None:
            sources[source.entity_id].append(source.id)
    for entity in case.analysis.entities:
        yield _entity(case, entity, taken_in.by(entity.id), sources.get(entity.id, []))
        for mention in entity.mentions:
            yield _mention(entity, mention)


def unlisted_sources(case: Exported) -> Iterator[Record]:
    """The sources that no other record stands for, each from the first claim that names it."""
    first: dict[str, By] = {}
    for claim in case.claims.values():
        for link in claim.attribution.chain:
            first.setdefault(link.source_id, By(claim.document_id, claim.id))
    for source in case.sources.values():
        if source_node(case, source) == source.id:
            yield _source(case, source, first.get(source.id, OVERALL))


def source_node(case: Exported, source: Source) -> str:
    """The id of what stands for a source: its entity, its document, or the source itself."""
    if source.entity_id in case.entities:
        return source.entity_id or ""
    return source.document_id if source.document_id and source.document_id in case.documents else source.id


def _entity(case: Exported, entity: Entity, referents: tuple[str, ...], sources: list[str]) -> Record:
    first = entity.mentions[0] if entity.mentions else None
    extra = {"sourceIds": sources} if sources else {}
    record = Record(entity.id, SCHEMATA[entity.schema], _by(first), extra=extra, referents=referents)
    spelled: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in entity.mentions:
        spelled[" ".join(mention.span.exact.split())].setdefault(mention.document_id, mention)
    for name in (entity.name, *entity.aliases):
        for by in [*map(_by, spelled[name].values())] or [record.by]:
            record.add("name" if name == entity.name else "alias", name, by)
            if entity.schema == "Document" and name == entity.name:
                _title(record, name, by)
    if entity.schema == "Address":
        record.add("full", entity.name)
    if entity.schema in _PLACES:
        record.add("country", country_code(entity.name))
    for mention in entity.mentions:
        if mention.title and entity.schema == "Person":
            record.add("title", mention.title, _by(mention))
        elif mention.title:
            record.add("notes", f"Written with the title “{mention.title}”", _by(mention))
    for subject in (entity.id, *sources):
        add_grade(record, case, subject)
    return record


def _title(record: Record, name: str, by: By) -> None:
    """What a document that is only named goes by; FollowTheMoney wants a fileName of every document."""
    record.add("title", name, by)
    record.add("fileName", name, by)


def _mention(entity: Entity, mention: Mention) -> Record:
    span = mention.span
    extra = {"start": span.start, "end": span.end, "kind": mention.kind}
    identity = content_id("men", mention.document_id, span.start, span.end, entity.id)
    record = Record(identity, "Mention", _by(mention), extra=extra)
    record.add("document", mention.document_id)
    record.add("name", span.exact)
    record.add("detectedSchema", SCHEMATA[mention.schema])
    record.add("resolved", entity.id)
    return record


def _by(mention: Mention | None) -> By:
    """Where a name stands."""
    if mention is None:
        return OVERALL
    return By(mention.document_id, f"characters {mention.span.start}-{mention.span.end}")


def _source(case: Exported, source: Source, by: By) -> Record:
    schema = "LegalEntity" if source.anonymous and source.kind != "document" else _SOURCES[source.kind]
    record = Record(source.id, schema, by)
    if schema == "Document":
        _title(record, source.name, by)
    else:
        record.add("name", source.name)
    if source.anonymous:
        record.add("notes", "A source that the text does not name; the name here is what the text calls it.")
    elif schema == "Document":
        record.add("notes", "A source that the texts cite; the document itself is not in the case.")
    add_grade(record, case, source.id)
    return record
