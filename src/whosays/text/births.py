"""When and where persons were born, as a text says it: a date, a place, or an age at a known date.

An age is an interval of birth dates (Splink and nomenklatura compare dates alone): somebody 47 years old on a day was
born in the year that ended 47 years before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from whosays.records import Document, Entity, Mention, Span, TimeExpression
from whosays.text.edtf import bounds
from whosays.text.temporal.vocabulary import MONTHS, WEEKDAYS
from whosays.text.view import analysis_view

BirthKind = Literal["date", "age", "place"]

_OLDEST = 120
_CALENDAR = frozenset(word for words in (*MONTHS, *WEEKDAYS) for word in words)
_LINE = r"(?:[\s,;]*(?:[A-Z][A-Za-z .]{1,24}:[^\n;]{1,60}[\s;]+){0,6}?)"
_BORN = re.compile(
    r"[\"']?\s*(?:\([^()\n]{1,40}\)\s*)?(?:[,(;]\s*)?(?:(?:who|and)\s+)?(?:(?:was|were)\s+)?"
    r"(?:(?:born)(?:\s+as\s+[A-Z][\w' -]+?)?(?:\s+[A-Z][\w'-]+){0,4}?|b\.)(?P<join>[\s,;]+)"
)
_LABEL = re.compile(rf"[\"')*]*{_LINE}(?:D\.?O\.?B\.?|Date of birth)\s*:?\s*(?:on\s+|circa\s+|c\.\s*)?")
_PLACE_LABEL = re.compile(rf"[\"')*]*{_LINE}(?:P\.?O\.?B\.?|Place of birth)\s*:?\s*")
_PREPOSITION = re.compile(r"(?:on|in|around|about|circa|c\.|ca\.?)\s+(?:the\s+)?")
_PLACE = re.compile(
    r"(?:in|at|near|on the island of)\s+(?:the\s+(?:town|city|village|district|province|port)\s+of\s+)?"
    r"(?P<place>[A-ZÀ-ÖØ-Þ'][\w'-]+(?:[ -](?:[A-ZÀ-ÖØ-Þ'][\w'-]+|al|el|of|de|the(?= [A-Z])))*"
    r"(?:,\s[A-ZÀ-ÖØ-Þ'][\w'-]+(?: [A-ZÀ-ÖØ-Þ'][\w'-]+)*)?)"
)
_PLACE_WORDS = re.compile(r"[A-ZÀ-ÖØ-Þ'][\w'-]+(?:,?[ ](?:[A-ZÀ-ÖØ-Þ'][\w'-]+|al|el|of|de))*")
_AGE = re.compile(
    r"[\"']?(?:,\s+(?:aged\s+|age\s+|now\s+)?(?P<comma>\d{1,3})(?=\s*[,.;)]|\s+and\b|$)|\s+\((?:aged\s+)?(?P<bracket>\d{1,3})\)"
    r"|,?\s+(?:is\s+|who\s+is\s+|aged\s+|an?\s+)?(?P<years>\d{1,3})(?:\s+years\s+(?:old|of\s+age)|-year-old))"
)


@dataclass(frozen=True, slots=True)
class Birth:
    """One thing that a text says of a person's birth.

    Attributes:
        kind: Whether a date, an age or a place is given.
        span: The words that give it; offsets are of the kept text.
        edtf: The date of birth, or the interval that an age leaves for it; None for places, and for an age where
            nothing says when it was given.
        words: The words on one line: of a place, its name.
    """

    kind: BirthKind
    span: Span
    edtf: str | None
    words: str


def births_of(
    document: Document,
    entities: Sequence[Entity],
    times: Sequence[TimeExpression],
    reference: str | None = None,
) -> Mapping[str, tuple[Birth, ...]]:
    """What a document says of the birth of each person, by id of the entity, in order of text.

    Args:
        document: The text.
        entities: Its entity table; mentions of other documents are passed over.
        times: Its time expressions, in order.
        reference: EDTF date of writing where ``document.published`` is None; ages count from it.
    """
    reader = _Births(document, times, document.published or reference)
    found = {}
    for entity in entities:
        if entity.schema == "Person":
            births = [b for m in entity.mentions if m.document_id == document.id for b in reader.beside(m)]
            if births:
                found[entity.id] = tuple(sorted(set(births), key=lambda birth: (birth.span, birth.kind)))
    return found


class _Births:
    """Reads what stands after the mentions of persons in one document."""

    def __init__(self, document: Document, times: Sequence[TimeExpression], written: str | None) -> None:
        self._text = document.text
        self._view = analysis_view(document.text)
        self._times = [time for time in times if time.kind == "date" and time.edtf is not None]
        self._starts = [time.span.start for time in self._times]
        self._written = written

    def beside(self, mention: Mention) -> Iterator[Birth]:
        """What is said right after a mention; of a pronoun, only what its verb says."""
        end = mention.span.end
        born = _BORN.match(self._view, end)
        if born is not None and mention.kind in {"name", "pronoun", "nominal"}:
            yield from self._date_and_place(born.end())
        if mention.kind != "name":
            return
        age = _AGE.match(self._view, end)
        if age is not None:
            yield from self._age(age)
        label = _LABEL.match(self._view, end)
        time = self._time_at(label.end()) if label is not None else None
        if time is not None:
            yield Birth("date", time.span, time.edtf, _line(time.span.exact))
        place = _PLACE_LABEL.match(self._view, end)
        named = _PLACE_WORDS.match(self._text, place.end()) if place is not None else None
        if named is not None:
            yield self._place(*named.span())

    def _date_and_place(self, place: int) -> Iterator[Birth]:
        """A date, a place, or both in either order, from ``place`` on."""
        for _ in range(2):
            located = _PLACE.match(self._view, place)
            preposition = _PREPOSITION.match(self._view, place)
            time = self._time_at(place) or (self._time_at(preposition.end()) if preposition is not None else None)
            if time is not None:
                yield Birth("date", time.span, time.edtf, _line(time.span.exact))
                place = time.span.end
            elif located is not None and not _is_calendar(located["place"]):
                yield self._place(*located.span("place"))
                place = located.end()
            else:
                return
            while self._view[place : place + 1] in {" ", ","}:
                place += 1

    def _time_at(self, offset: int) -> TimeExpression | None:
        """The time expression that begins at an offset, or a few letters on ("on", "circa")."""
        index = bisect_left(self._starts, offset - 4)
        for time in self._times[index : index + 2]:
            if time.span.start <= offset + 1 < time.span.end:
                return time
        return None

    def _age(self, match: re.Match[str]) -> Iterator[Birth]:
        group = match.lastgroup or "comma"
        years = int(match[group])
        if 0 < years <= _OLDEST:
            span = Span.of(self._text, *match.span(group))
            yield Birth("age", span, _born_between(years, self._written), _line(span.exact))

    def _place(self, start: int, end: int) -> Birth:
        span = Span.of(self._text, start, end)
        return Birth("place", span, None, _line(span.exact))


def _born_between(years: int, written: str | None) -> str | None:
    """The interval of birth dates of somebody so old on one of the days that ``written`` can mean."""
    earliest, latest = bounds(written) if written is not None else (None, None)
    if earliest is None or latest is None:
        return None
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    return f"{_back(first, years + 1) + timedelta(days=1)}/{_back(last, years)}"


def _back(day: date, years: int) -> date:
    """The same day so many years before; 28 February for the 29th, and no day before the first year."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _is_calendar(words: str) -> bool:
    return words.split(maxsplit=1)[0].lower() in _CALENDAR


def _line(words: str) -> str:
    return " ".join(words.split())
