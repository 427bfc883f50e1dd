"""Relations as STIX relationships (section 5.1), denials as opinions (4.15), and what each rests on as notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.balance import (
    WEAKNESSES,
    relation_in_words,
    relation_period,
    support_in_words,
)
from whosays.export.exported import words_of
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.ids import first_moment, last_moment, name_of, object_id, text_of
from whosays.export.stix.quoting import quotes
from whosays.export.values import Json
from whosays.export.words import counted, listed
from whosays.records import Assertion, Relation, RelationType, Support

#: User-defined relationship types, which section 5.1 allows: STIX has none for what people and organizations do.
TYPES: Final[Mapping[RelationType, str]] = MappingProxyType({
    "membership": "member-of",
    "directorship": "directs",
    "employment": "employed-by",
    "family": "family-of",
    "associate": "associated-with",
    "payment": "paid",
    "ownership": "owns",
    "met": "met",
    "agreed": "agreed-with",
    "trained": "trained",
    "funded": "funded",
    "supplied": "supplied",
    "sheltered": "sheltered",
    "detained": "detained",
    "released": "released",
    "attacked": "attacked",
    "killed": "killed",
    "designated": "designated",
    "denied": "denied",
})  # fmt: skip
#: A denial says no, and no more: how strongly is not ours to rule.
_DENIES: Final = "disagree"
#: How many holders and origins are named in words; the extension names all.
_NAMED: Final = 12


def relations(desk: Desk) -> Iterator[Json]:
    """Each relation with the denials of it and a note on what it rests on.

    One that nobody asserts and somebody denies is no edge: it is a note alone.
    """
    balance = desk.case.analysis.balance
    names = {entity.id: entity.name for entity in desk.case.analysis.entities}
    for relation in balance.relations if balance else ():
        ends = [desk.things.get(entity) for entity in (relation.subject_id, relation.object_id)]
        if None in ends:
            desk.unexpressed.add("relation of an unknown entity", "relations of unknown entities")
        elif not relation.claim_ids:
            yield _denied(desk, relation, " ".join(relation_in_words(relation, names)))
        else:
            said = " ".join(relation_in_words(relation, names))
            edge = _relationship(desk, relation, said)
            yield edge
            yield _rests_on(desk, relation, said, edge["id"])
            yield from denials(desk, relation, edge["id"])


def _relationship(desk: Desk, relation: Relation, said: str) -> Json:
    identifier = object_id("relationship", relation.id)
    start, stop = first_moment(relation.earliest), last_moment(relation.latest)
    if bool(start) < bool(relation.earliest) or bool(stop) < bool(relation.latest) or (start and stop and start > stop):
        desk.unexpressed.add(
            "date of a relation that STIX times cannot hold", "dates of relations that STIX times cannot hold"
        )
        start = stop = None
    for claim in (*relation.claim_ids, *relation.denied_by):
        if claim in desk.case.claims:
            desk.said[desk.case.claims[claim].document_id].setdefault(identifier)
    return desk.make(
        "relationship",
        identifier,
        **desk.edge(TYPES[relation.type]),
        description=text_of(f"As claimed, not as established: {said}.", *_grounds(desk, relation, relation.support)),
        source_ref=desk.things[relation.subject_id],
        target_ref=desk.things[relation.object_id],
        start_time=start,
        stop_time=stop,
        extensions=record("relation", relation.id, **_record(desk, relation)),
    )


def _record(desk: Desk, relation: Relation) -> Json:
    return {
        "relation_type": relation.type,
        "subject_ref": desk.things[relation.subject_id],
        "object_ref": desk.things[relation.object_id],
        "earliest": relation.earliest,
        "latest": relation.latest,
        "claim_refs": desk.notes(relation.claim_ids),
        "denied_by_refs": desk.notes(relation.denied_by),
        "support": support_record(desk, relation.support),
    }


def support_record(desk: Desk, support: Support) -> Json:
    """How many independent origins stand behind something: both ends of the range, and every origin."""
    voices = [desk.case.voices[voice] for voice in support.origins if voice in desk.case.voices]
    return {
        "least": support.least,
        "most": support.most,
        "weaknesses": support.weaknesses,
        "origins": [
            {
                "voice_id": voice.id,
                "name": voice.name,
                "source_kind": voice.kind,
                "anonymous": voice.anonymous,
                "object_refs": [
                    *filter(None, map(desk.speaker, voice.source_ids)),
                    *(desk.files[document] for document in voice.document_ids if document in desk.files),
                ],
            }
            for voice in voices
        ],
    }


def _grounds(desk: Desk, it: Relation | Assertion, support: Support) -> Iterator[str]:
    """What stands behind something and what against it, in words, a paragraph each."""
    names = [desk.case.voices[voice].name for voice in support.origins if voice in desk.case.voices]
    shown = names[:_NAMED] + ([f"{len(names) - _NAMED} more"] if len(names) > _NAMED else [])
    weak = [WEAKNESSES[weakness] for weakness in support.weaknesses]
    yield f"Rests on {support_in_words(support)}{f': {listed(shown)}' if shown else ''}."
    yield f"Weak in this: {'; '.join(weak)}." if weak else ""
    if it.denied_by:
        yield f"Denied by {counted(len(it.denied_by), 'claim')}."
    if isinstance(it, Relation) and (period := relation_period(it)):
        yield f"When, as the claims have it: {period}."
    if desk.case.analysis.balance_stale:
        yield "Stale: the case has changed since this was weighed."


def _rests_on(desk: Desk, relation: Relation, said: str, edge: str) -> Json:
    support = support_record(desk, relation.support)
    return desk.make(
        "note",
        object_id("note", "support", relation.id),
        abstract=name_of(f"{support_in_words(relation.support)}: {said}"),
        content=text_of(f"What this rests on: {said}.", *_grounds(desk, relation, relation.support)),
        object_refs=[
            *dict.fromkeys((edge, *_ends(desk, relation), *desk.notes(relation.claim_ids), *_origins(support)))
        ],
        extensions=record("support", relation.id, support=support),
    )


def _ends(desk: Desk, relation: Relation) -> list[str]:
    return [*dict.fromkeys((desk.things[relation.subject_id], desk.things[relation.object_id]))]


def _origins(support: Json) -> list[str]:
    return [*dict.fromkeys(ref for origin in support["origins"] for ref in origin["object_refs"])]


def _denied(desk: Desk, relation: Relation, said: str) -> Json:
    return desk.make(
        "note",
        object_id("note", relation.id),
        abstract=name_of(f"Denied, and nowhere asserted: {said}"),
        content=text_of(f"Denied, and asserted by nobody: {said}.", quotes(desk, relation.denied_by)),
        object_refs=[
            *_ends(desk, relation),
            *desk.notes(relation.denied_by),
        ],
        extensions=record("relation", relation.id, **_record(desk, relation)),
    )


def denials(desk: Desk, it: Relation | Assertion, denied: str) -> Iterator[Json]:
    """An opinion by each who denies something, on the object that stands for it."""
    for claim in (desk.case.claims[claim] for claim in dict.fromkeys(it.denied_by) if claim in desk.case.claims):
        identifier = object_id("opinion", it.id, claim.id)
        desk.said[claim.document_id].setdefault(identifier)
        yield desk.make(
            "opinion",
            identifier,
            explanation=text_of(f"“{words_of(claim)}”"),
            authors=[desk.holder(claim)],
            opinion=_DENIES,
            object_refs=[denied],
            extensions=record("denial", it.id, claim_refs=desk.notes([claim.id])),
        )


def assertions(desk: Desk) -> Iterator[Json]:
    """Claims that say the same as one note on all of theirs, with the denials of it."""
    balance = desk.case.analysis.balance
    for assertion in balance.assertions if balance else ():
        claims = desk.notes((*assertion.claim_ids, *assertion.denied_by))
        if not claims:
            desk.unexpressed.add("group of claims no longer in the case", "groups of claims no longer in the case")
            continue
        identifier = object_id("note", assertion.id)
        yield desk.make(
            "note",
            identifier,
            abstract=name_of(f"{support_in_words(assertion.support)}: {assertion.text}"),
            content=text_of(
                f"{counted(len(assertion.claim_ids), 'claim says', 'claims say')} the same: “{assertion.text}”",
                *_grounds(desk, assertion, assertion.support),
            ),
            object_refs=[*claims, *desk.carriers((*assertion.claim_ids, *assertion.denied_by))],
            extensions=record(
                "assertion",
                assertion.id,
                claim_refs=desk.notes(assertion.claim_ids),
                denied_by_refs=desk.notes(assertion.denied_by),
                broader_refs=_notes(assertion.broader),
                narrower_refs=_notes(assertion.narrower),
                support=support_record(desk, assertion.support),
            ),
        )
        yield from denials(desk, assertion, identifier)


def _notes(ids: Iterable[str]) -> list[str]:
    return [object_id("note", identifier) for identifier in ids]
