"""Dates of birth and ages, as windows of the day of birth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from whosays.records import Analysis, Claim, Entity, Mention, TimeExpression
from whosays.text.births import Birth, births_of
from whosays.text.edtf import bounds
from whosays.weigh.tensions.book import Book
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.window import Window

#: An age that the claim's own date dates: "was 40 years old in 2003", "died in 2003 at the age of 40".
_THEN = re.compile(
    r"\b(?:was|were|had been|then|died|only|just)\b[^.;]{0,40}?\b(?P<was>\d{1,3})(?: years (?:old|of age)|-year-old)"
    r"|\b(?:aged|(?:at )?(?:the )?age of|at age) (?P<aged>\d{1,3})\b"
)
_OLDEST = 120
#: How many of the claims that begin before an age are looked through for the one that holds it.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Age:
    """When somebody was born, as a claim says it outright or by an age.

    Attributes:
        claim_id: The claim.
        birth: The days on which somebody of that age was born.
        words: The claim's.
    """

    claim_id: str
    birth: Window
    words: str


def births_and_ages(book: Book) -> tuple[Mapping[str, list[Age]], Mapping[str, list[Age]]]:
    """By person, the claims that give a date of birth by the way, and those that give an age.

    An age counts from the claim's own date where the claim says so, else from the day when the document was written.
    """
    births: defaultdict[str, list[Age]] = defaultdict(list)
    ages: defaultdict[str, list[Age]] = defaultdict(list)
    for statement in book.statements.values():
        years = _then(statement)
        if years is not None and statement.when is not None and len(statement.subjects) == 1:
            age = Age(statement.id, _born(years, statement.when.window), statement.text)
            ages[statement.subjects[0]].append(age)
    for entity_id, claim, birth in _said(book.analysis):
        told = book.statements.get(claim.id)
        if told is None or told.negative or birth.edtf is None:
            continue
        age = Age(claim.id, Window.of(*bounds(birth.edtf)), told.text)
        if birth.kind == "date":
            births[entity_id].append(age)
        elif _then(told) is None:
            ages[entity_id].append(age)
    return births, ages


def _then(statement: Statement) -> int | None:
    match = _THEN.search(statement.text)
    years = int(match["was"] or match["aged"]) if match is not None else 0
    return years if 0 < years <= _OLDEST else None


def _born(years: int, at: Window) -> Window:
    """The days on which somebody so old on some day of ``at`` was born."""
    first = None if at.first is None else _back(at.first, years + 1) + 1
    return Window(first, None if at.last is None else _back(at.last, years))


def _back(ordinal: int, years: int) -> int:
    day = date.fromordinal(ordinal)
    year = max(1, day.year - years)
    return (day.replace(year=year) if (day.month, day.day) != (2, 29) else date(year, 2, 28)).toordinal()


def _said(analysis: Analysis) -> Iterator[tuple[str, Claim, Birth]]:
    """What documents say of births: the person, the claim whose words hold it, and what is said."""
    persons = _persons(analysis)
    times: defaultdict[str, list[TimeExpression]] = defaultdict(list)
    for document_id, time in analysis.times:
        times[document_id].append(time)
    spans: defaultdict[str, list[tuple[int, int, Claim]]] = defaultdict(list)
    for claim in analysis.claims:
        spans[claim.document_id] += ((span.start, span.end, claim) for span in claim.content)
    for document in analysis.documents:
        if document.id not in persons:
            continue
        held = sorted(spans[document.id], key=lambda one: one[0])
        starts = [start for start, _, _ in held]
        for entity_id, births in births_of(document, persons[document.id], times[document.id]).items():
            for birth in births:
                at = birth.span.start
                near = reversed(held[: bisect_right(starts, at)][-_NEAR:])
                holding = [claim for _, end, claim in near if at < end]
                yield from ((entity_id, claim, birth) for claim in holding[:1])


def _persons(analysis: Analysis) -> Mapping[str, list[Entity]]:
    """The persons of each document, each with its mentions there alone."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities:
        if entity.schema != "Person":
            continue
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in entity.mentions:
            mentions[mention.document_id].append(mention)
        for document_id, several in mentions.items():
            found[document_id].append(replace(entity, mentions=tuple(several)))
    return found
