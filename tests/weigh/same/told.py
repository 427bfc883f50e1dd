"""Small cases of claims about invented people, built without a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.factories import make_document

from whosays.records import (
    Analysis,
    Attribution,
    Certainty,
    Claim,
    Entity,
    Level,
    Participant,
    ParticipantRole,
    Proposition,
    Span,
    TimeExpression,
    content_id,
)
from whosays.text.edtf import bounds


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: its words, the clause, who takes part in which role, its date in words and in EDTF."""

    text: str
    subject: str = ""
    predicate: str = ""
    object: str = ""
    people: tuple[tuple[str, ParticipantRole], ...] = ()
    date: tuple[str, str] | None = None
    negative: bool = False
    level: Level = "certain"
    place: str = ""


SOLD = Said(
    "Orsolya Vant sold the lighthouse at Brackwater in March 2014", "Orsolya Vant", "sold",
    "the lighthouse at Brackwater", (("Orsolya Vant", "subject"), ("Brackwater", "oblique")), ("March 2014", "2014-03"),
    place="Brackwater",
)  # fmt: skip
WAS_SOLD = Said(
    "In March 2014 the lighthouse at Brackwater was sold by Orsolya Vant", "the lighthouse at Brackwater", "was sold",
    "by Orsolya Vant", (("Orsolya Vant", "oblique"), ("Brackwater", "oblique")), ("March 2014", "2014-03"),
    place="Brackwater",
)  # fmt: skip
NEVER_SOLD = Said(
    "Orsolya Vant never sold the lighthouse at Brackwater", "Orsolya Vant", "sold", "the lighthouse at Brackwater",
    (("Orsolya Vant", "subject"), ("Brackwater", "oblique")), negative=True, place="Brackwater",
)  # fmt: skip
PAINTED = Said(
    "Orsolya Vant painted three portraits of her aunt", "Orsolya Vant", "painted", "three portraits of her aunt",
    (("Orsolya Vant", "subject"),),
)  # fmt: skip
FILLERS = tuple(
    Said(f"The {owner} of {town} {did} {number} {things}", f"The {owner} of {town}", did, f"{number} {things}")
    for owner, town, did, number, things in (
        ("mayor", "Tolm", "planted", "ninety", "poplars"),
        ("baker", "Greave", "burnt", "forty", "loaves"),
        ("smith", "Arrel", "shod", "twelve", "mules"),
        ("warden", "Poss", "counted", "thirty", "herons"),
    )
)


def case_of(*documents: Sequence[Said]) -> Analysis:
    """A case with a document for each sequence; each claim is a paragraph of it."""
    made, claims, entities = [], [], {}
    for number, told in enumerate(documents):
        document = make_document(
            "\n\n".join([f"PAPER {number}", *(f"{one.text}." for one in told)]), f"{number}.txt", "source"
        )
        made.append(document)
        place = 0
        for one in told:
            place = document.text.index(one.text, place)
            for name, _ in one.people:
                entities[name] = Entity(content_id("ent", name), "Person", name, (), ())
            claims.append(_claim(document.id, document.text, place, one))
            place += len(one.text)
    return Analysis(documents=tuple(made), entities=tuple(entities.values()), claims=tuple(claims))


def _claim(document_id: str, text: str, start: int, one: Said) -> Claim:
    span = Span.of(text, start, start + len(one.text))
    times = ()
    if one.date is not None:
        where = text.index(one.date[0], start)
        times = (TimeExpression(Span.of(text, where, where + len(one.date[0])), one.date[1], *bounds(one.date[1])),)
    return Claim(
        id=content_id("clm", document_id, start),
        document_id=document_id,
        content=(span,),
        attribution=Attribution(),
        certainty=Certainty(one.level, "negative" if one.negative else "positive"),
        proposition=Proposition(one.subject, one.predicate, one.object, one.text),
        participants=tuple(Participant(content_id("ent", name), role) for name, role in one.people),
        times=times,
        places=(content_id("ent", one.place),) if one.place else (),
    )
