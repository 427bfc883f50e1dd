"""Tables of what rests on what: relations, assertions, tensions, voices, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from whosays.export.exported import Exported
from whosays.export.tables.claims import RELATION_TYPES
from whosays.export.tables.model import (
    Column,
    Row,
    Table,
    as_date,
    day,
    key_of,
    keys_of,
    name_of,
    numbered,
    real,
    text,
    texts,
    whole,
    yes_or_no,
)
from whosays.export.tables.names import SOURCE_KINDS
from whosays.records import Balance, BondKind, RelianceBasis, Support, TensionKind

_SUPPORT: Final[tuple[Column, ...]] = (
    whole("least", "Independent origins, if every two that might depend on each other do; briefs do not count"),
    whole("most", "Independent origins, if none of them do"),
    texts("weaknesses", "What to know before leaning on it"),
)
_CLAIM: Final = key_of("claim_id", "claims", "The claim")
_DENIES: Final = yes_or_no("denies", "Whether the claim denies it, rather than says it")


def _balance(case: Exported) -> Balance:
    return case.analysis.balance or Balance()


def _support(support: Support) -> Row:
    return support.least, support.most, support.weaknesses


def _relations(case: Exported) -> Iterator[Row]:
    for one in _balance(case).relations:
        subject, object_ = name_of(case.entities, one.subject_id), name_of(case.entities, one.object_id)
        bounds = (as_date(one.earliest), as_date(one.latest))
        yield (
            *(one.id, one.subject_id, subject, one.type, one.object_id, object_),
            *(*bounds, *_support(one.support), one.origins, one.claim_ids, one.denied_by),
        )


def _relation_claims(case: Exported) -> Iterator[Row]:
    for one in _balance(case).relations:
        yield from _claims_of(one.id, one.claim_ids, one.denied_by)


def _claims_of(identity: str, says: tuple[str, ...], denies: tuple[str, ...]) -> Iterator[Row]:
    for claim_ids, denial in ((says, False), (denies, True)):
        for claim_id in claim_ids:
            yield identity, claim_id, denial


def _assertions(case: Exported) -> Iterator[Row]:
    for one in _balance(case).assertions:
        ids = (one.claim_ids, one.denied_by, one.broader, one.narrower)
        yield one.id, one.text, *_support(one.support), one.support.origins, *ids


def _assertion_claims(case: Exported) -> Iterator[Row]:
    for one in _balance(case).assertions:
        yield from _claims_of(one.id, one.claim_ids, one.denied_by)


def _bonds(case: Exported) -> Iterator[Row]:
    for one in _balance(case).bonds:
        yield one.left, one.right, one.kind, one.probability, one.why


def _tensions(case: Exported) -> Iterator[Row]:
    for one in _balance(case).tensions:
        yield one.id, one.kind, one.why, one.claim_ids, one.entity_ids


def _tension_claims(case: Exported) -> Iterator[Row]:
    for tension in _balance(case).tensions:
        for number, side in enumerate(tension.sides, 1):
            for claim_id in side:
                yield tension.id, number, claim_id


def _voices(case: Exported) -> Iterator[Row]:
    for one in _balance(case).voices:
        yield one.id, one.name, one.kind, one.anonymous, one.brief, one.source_ids, one.document_ids


def _lines(case: Exported) -> Iterator[Row]:
    return numbered(
        (one.claim_id, one.voices, one.origin, name_of(case.voices, one.origin), one.assumed, one.hedged, one.via)
        for one in _balance(case).lines
    )


def _reliances(case: Exported) -> Iterator[Row]:
    for one in _balance(case).reliances:
        names = (name_of(case.voices, one.relier), name_of(case.voices, one.relied_on))
        yield one.relier, names[0], one.relied_on, names[1], one.basis, one.assumed, one.claim_ids, one.why


def _circles(case: Exported) -> Iterator[Row]:
    return numbered((one.voices, one.claim_ids, one.why) for one in _balance(case).circles)


def _critical(case: Exported) -> Iterator[Row]:
    for one in case.analysis.critical:
        yield one.voice, name_of(case.voices, one.voice), one.relations, one.assertions, one.leaning


TABLES: Final = (
    Table(
        "relations", "Relations", "What claims say that one entity is or did to another", ("id",),
        (
            text("id", "Derived from subject, type and object"),
            key_of("subject_id", "entities", "Who is, or did"),
            text("subject_name", "Their name"),
            text("type", "The kind of relation", *RELATION_TYPES),
            key_of("object_id", "entities", "To whom"),
            text("object_name", "Their name"),
            day("earliest", "The first day of what the claims give as its time; absent when open or not given"),
            day("latest", "The last day of it"),
            *_SUPPORT,
            keys_of("origins", "voices", "Voices in which the claims end"),
            keys_of("claim_ids", "claims", "Claims that say so"),
            keys_of("denied_by", "claims", "Claims that deny it"),
        ),
        _relations,
    ),
    Table(
        "relation_claims", "Claims of relations", "A claim that says or denies a relation", (),
        (key_of("relation_id", "relations", "The relation"), _CLAIM, _DENIES), _relation_claims,
    ),
    Table(
        "assertions", "Assertions", "Claims that say the same, at least two or denied", ("id",),
        (
            text("id", "Derived from its claims"),
            text("text", "The words of its plainest claim"),
            *_SUPPORT,
            keys_of("origins", "voices", "Voices in which the claims end"),
            keys_of("claim_ids", "claims", "Claims that say it"),
            keys_of("denied_by", "claims", "Claims that say the contrary"),
            keys_of("broader", "assertions", "Assertions that say less exactly the same"),
            keys_of("narrower", "assertions", "Assertions that say it more exactly"),
        ),
        _assertions,
    ),
    Table(
        "assertion_claims", "Claims of assertions", "A claim that makes or denies an assertion", (),
        (key_of("assertion_id", "assertions", "The assertion"), _CLAIM, _DENIES), _assertion_claims,
    ),
    Table(
        "bonds", "Bonds", "Two claims of which one says, or denies, what the other says", (),
        (
            key_of("left", "claims", "The claim that comes first in the case"),
            key_of("right", "claims", "The other"),
            text("kind", "What the left one is to the right one; broader says less exactly the same",
                 *get_args(BondKind)),
            real("probability", "The comparison's own, 0 to 1, that a careful reader would agree"),
            text("why", "What it was seen by"),
        ),
        _bonds,
    ),
    Table(
        "tensions", "Tensions", "Claims that cannot all hold, or pull against each other", ("id",),
        (
            text("id", "Derived from kind and claims"),
            text("kind", "In what they do not fit", *get_args(TensionKind)),
            text("why", "What does not fit, with both values"),
            keys_of("claim_ids", "claims", "All of them; none is dropped"),
            keys_of("entity_ids", "entities", "Whom it is about"),
        ),
        _tensions,
    ),
    Table(
        "tension_claims", "Sides of tensions", "A claim on one side of a tension", (),
        (
            key_of("tension_id", "tensions", "The tension"),
            whole("side", "Claims of one side agree among themselves; counted from 1"),
            _CLAIM,
        ),
        _tension_claims,
    ),
    Table(
        "voices", "Voices", "Who can hand on a claim: a document, or a source that documents name", ("id",),
        (
            text("id", "Derived from what it takes in"),
            text("name", "The fullest"),
            text("kind", "What it is", *SOURCE_KINDS),
            yes_or_no("anonymous", "Whether the texts withhold its name"),
            yes_or_no("brief", "Whether it is a brief, whose own word counts for nothing in what it claims"),
            keys_of("source_ids", "sources", "Sources that it takes in"),
            keys_of("document_ids", "documents", "Documents by which it speaks itself"),
        ),
        _voices,
    ),
    Table(
        "lines", "Lines to origins", "One way from a claim to an origin", ("number",),
        (
            whole("number", "Counted from 1, by claim in order of the case"),
            _CLAIM,
            keys_of("voices", "voices", "From the one whose document carries the claim to the origin"),
            key_of("origin", "voices", "The last of them"),
            text("origin_name", "Its name"),
            yes_or_no("assumed", "Whether some step is taken from likeness of words alone"),
            yes_or_no("hedged", "Whether some claim on it is not put as certain"),
            keys_of("via", "claims", "Further claims that it runs through"),
        ),
        _lines,
    ),
    Table(
        "reliances", "Who relies on whom", "One voice relies on another", (),
        (
            key_of("relier", "voices", "The voice that relies"),
            text("relier_name", "Its name"),
            key_of("relied_on", "voices", "The other"),
            text("relied_on_name", "Its name"),
            text("basis", "How that is known", *get_args(RelianceBasis)),
            yes_or_no("assumed", "Whether no text says so, and likeness of words is all there is"),
            keys_of("claim_ids", "claims", "Claims by which it shows"),
            text("why", "In words"),
        ),
        _reliances,
    ),
    Table(
        "circles", "Circles", "Voices each of which rests on the next for one claim, and the last on the first",
        ("number",),
        (
            whole("number", "Counted from 1"),
            keys_of("voices", "voices", "In order, each once"),
            keys_of("claim_ids", "claims", "The claims"),
            text("why", "In words"),
        ),
        _circles,
    ),
    Table(
        "critical", "What falls without whom", "A voice without which something has no support", ("voice",),
        (
            key_of("voice", "voices", "The voice"),
            text("voice_name", "Its name"),
            keys_of("relations", "relations", "Relations that have no support without it"),
            keys_of("assertions", "assertions", "Assertions likewise"),
            whole("leaning", "Further relations and assertions that rest on it among others"),
        ),
        _critical,
    ),
)  # fmt: skip
