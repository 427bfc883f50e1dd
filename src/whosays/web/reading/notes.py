"""Whom, what and when does a text name, place by place?

All offsets are code points into one document's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.export.report.cards import when
from whosays.export.words import clipped
from whosays.records import Analysis, Claim, Document, Entity, Schema, TimeExpression
from whosays.web.book import Book

NoteKind = Literal["entity", "time"]

#: What sort of thing an entity is, in a word.
SCHEMATA: Mapping[Schema, str] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "public body",
    "Company": "company",
    "Vessel": "vessel",
    "Country": "country",
    "Address": "place",
    "Event": "event",
    "Document": "document",
}
_ALIASES, _LONGEST = 3, 80
#: The words by which a clause is negative. Which of them made it so the records do not tell; all are shown.
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|nowhere|neither|nor|without|cannot|hardly|scarcely|"
    r"(?:den(?:y|ies|ied|ying))|fail(?:s|ed|ing)?(?= to\b))\b|(?<=\w)n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of one name or time to those who point at it.

    Attributes:
        kind: Of which of the two.
        entity_id: The entity; empty for a time.
        words: What it is.
    """

    kind: NoteKind
    entity_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note belongs: ``[start, end)``."""

    start: int
    end: int
    note: Note


def places_of(book: Book, document: Document) -> list[Place]:
    """The names and times of a document, in order and disjoint; where some overlap the longest stays."""
    mentions: Mapping[str, Sequence[Place]] = book.once(
        "mentions", lambda: _mentions(book.analysis.entities), ("entities",)
    )
    times: Mapping[str, Sequence[Place]] = book.once("times", lambda: _times(book.analysis), ("times",))
    found = [*mentions.get(document.id, ()), *times.get(document.id, ())]
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.end - place.start > kept[-1].end - kept[-1].start:
            kept[-1] = place
    return kept


def negations(claims: Iterable[Claim]) -> Iterator[tuple[int, int]]:
    """The words by which negative claims are negative."""
    for claim in claims:
        if claim.certainty.polarity == "negative":
            for span in claim.content:
                for match in _NEGATION.finditer(span.exact):
                    yield span.start + match.start(), span.start + match.end()


def _mentions(entities: Iterable[Entity]) -> Mapping[str, Sequence[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for entity in entities:
        note = Note("entity", entity.id, _described(entity))
        for mention in entity.mentions:
            found[mention.document_id].append(Place(mention.span.start, mention.span.end, note))
    return found


def _described(entity: Entity) -> str:
    also = [clipped(alias, _LONGEST) for alias in entity.aliases[:_ALIASES]]
    names = f", also “{'”, “'.join(also)}”" if also else ""
    return f"{clipped(entity.name, _LONGEST)}: {SCHEMATA[entity.schema]}{names}"


def _times(analysis: Analysis) -> Mapping[str, Sequence[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for document_id, time in analysis.times:
        found[document_id].append(Place(time.span.start, time.span.end, Note("time", "", time_note(time))))
    return found


def time_note(time: TimeExpression) -> str:
    """A time in English, with what the record holds of it."""
    said = when(time)
    return said.detail if time.edtf is None else f"{said.words} · {said.detail}"
