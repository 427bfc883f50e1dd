"""Births and ages, each age counted from the day on which it is given: that of the event told, or of the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from whosays.extract.about import births_of
from whosays.extract.argued.sentences import NAME, NOMINAL, PRONOUN, Sentence, Sentences
from whosays.records import Document, Entity, Span, Statement, TimeExpression
from whosays.text.edtf import bounds

_P = f"[{NAME}{PRONOUN}{NOMINAL}]"
_OF_BIRTH = re.compile(
    rf"(?P<who>{_P}+)(?!{_P})(?:'s?)?\s+(?:(?:date|year)\s+of\s+birth|birth\s?(?:date|year|day)),?(?:\s+(?:is|was|being|be|as|considered|given|"
    r"believed|thought|to|stated|recorded|of|in|on|about|around|[a-z]+ly)){0,7}\s+"
)
#: A number that is a year where a date of birth is to be expected, also where it is no expression of time elsewhere.
_BARE_YEAR = re.compile(r"(?:1\d|20)\d\d\b(?!-)")
_DECADE = re.compile(
    rf"(?P<who>{_P}+)(?!{_P})[^;.]{{0,60}}?\s(?P<words>in\s+(?:his|her|{PRONOUN}+)\s+(?:early\s+|mid-?\s*|late\s+)?"
    r"(?:(?P<tens>[2-9])0s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)))\b"
)
_TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
#: A time that ages are counted from is no wider than this, in days; a year where the document has no date.
_MONTH, _YEAR = 31, 366
#: Sentences before that may tell of the event at which an age was given.
_BACK = 6


class Births:
    """What one document says of births.

    Args:
        document: The text.
        sentences: Its sentences.
        times: Its time expressions, in order.
    """

    def __init__(self, document: Document, sentences: Sentences, times: Sequence[TimeExpression]) -> None:
        self._document = document
        self._sentences = sentences
        self._times = [time for time in times if time.kind == "date" and time.edtf is not None]
        self._starts = [time.span.start for time in self._times]

    def of(self, entities: Sequence[Entity]) -> Mapping[str, list[Statement]]:
        """Statements on births and places of birth, by id of the entity."""
        found: dict[str, list[Statement]] = {entity.id: [] for entity in entities}
        births = births_of(self._document, entities, self._times)
        numbers = self._sentences.numbers_with([m for entity in entities for m in entity.mentions])
        own = {birth.span for said in births.values() for birth in said if birth.kind == "date"}
        own |= {time.span for number in numbers for time in self._of_birth(self._sentences.get(number))}
        for identity, said in births.items():
            for birth in said:
                if birth.kind == "age":
                    edtf, basis = self._born(int(birth.words), 1, birth.span, own)
                    found[identity].append(self._statement(birth.span, f"aged {birth.words}", edtf, basis))
                elif birth.kind == "date":
                    found[identity].append(self._statement(birth.span, f"born {birth.words}", birth.edtf, ""))
                else:
                    found[identity].append(Statement("birth place", self._document.id, birth.span, birth.words))
        given = {(identity, it.span) for identity, said_of in found.items() for it in said_of}
        for number in numbers:
            for identity, statement in self._further(self._sentences.get(number), own):
                if identity in found and (identity, statement.span) not in given:
                    given.add((identity, statement.span))
                    found[identity].append(statement)
        return found

    def _of_birth(self, sentence: Sentence) -> Iterator[TimeExpression]:
        """The times that a sentence calls somebody's date of birth."""
        for match in _OF_BIRTH.finditer(sentence.held):
            time = self._time_at(sentence.start + match.end())
            if time is not None:
                yield time

    def _further(self, sentence: Sentence, own: set[Span]) -> Iterator[tuple[str, Statement]]:
        for match in _OF_BIRTH.finditer(sentence.held):
            person = sentence.person_at(match.start("who"))
            if person is None:
                continue
            time = self._time_at(sentence.start + match.end())
            year = _BARE_YEAR.match(sentence.held, match.end())
            if time is None and year is not None:
                start, end = (sentence.start + offset for offset in year.span())
                yield (
                    person[1].id,
                    self._statement(Span.of(self._document.text, start, end), f"born {year[0]}", year[0], ""),
                )
            if time is not None:
                yield person[1].id, self._statement(time.span, f"born {time.span.exact}", time.edtf, "")
        for match in _DECADE.finditer(sentence.held):
            person = sentence.person_at(match.start("who"))
            if person is not None:
                tens = int(match["tens"] or _TENS.index(match["word"]) + 2) * 10
                start, end = (sentence.start + offset for offset in match.span("words"))
                span = Span.of(self._document.text, start, end)
                edtf, basis = self._born(tens, 10, span, own)
                yield person[1].id, self._statement(span, " ".join(span.exact.split()), edtf, basis)

    def _time_at(self, offset: int) -> TimeExpression | None:
        place = bisect_left(self._starts, offset - 3)
        for time in self._times[place : place + 1]:
            if time.span.start <= offset + 4:
                return time
        return None

    def _born(self, years: int, width: int, span: Span, own: set[Span]) -> tuple[str | None, str]:
        """The dates of birth that an age leaves, and what it was counted from.

        Args:
            years: The age, or the lower bound of a decade of life.
            width: How many years of age it may be.
            span: Where it is given.
            own: Times that are somebody's birth, from which nothing is counted.
        """
        reference, words = self._reference(span, own)
        if reference is None:
            return None, "no date to count from"
        first, last = reference
        return f"{_back(first, years + width) + timedelta(days=1)}/{_back(last, years)}", words

    def _reference(self, span: Span, own: set[Span]) -> tuple[tuple[date, date] | None, str]:
        number = self._sentences.number_at(span.start)
        published = _days(*bounds(self._document.published)) if self._document.published else None
        widest = _MONTH if published else _YEAR
        for other in (number, *self._sentences.before(number, _BACK)) if number is not None else ():
            start, end, _ = self._sentences.bounds[other]
            near = self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            for time in sorted(near, key=lambda time: abs(time.span.start - span.start)):
                days = _days(time.earliest, time.latest)
                if time.span not in own and days is not None and (days[1] - days[0]).days < widest:
                    return days, f"counted from “{' '.join(time.span.exact.split())}”"
        return published, f"counted from the document’s date, {self._document.published}"

    def _statement(self, span: Span, value: str, edtf: str | None, basis: str) -> Statement:
        return Statement("birth", self._document.id, span, " ".join(value.split()), edtf, basis=basis)


def _days(earliest: str | None, latest: str | None) -> tuple[date, date] | None:
    if earliest is None or latest is None:
        return None
    return date.fromisoformat(earliest), date.fromisoformat(latest)


def _back(day: date, years: int) -> date:
    """The same day so many years before; 28 February for the 29th, and no day before the first year."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
