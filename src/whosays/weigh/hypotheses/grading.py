"""What an analyst's grades are taken to mean, as intervals: how often what such a source hands on is as it says.

The words of the Admiralty code (NATO AJP-2.1; Samet, “Quantitative interpretation of two qualitative scales used to
rate military intelligence”, Human Factors 17, 1975) name an order and no numbers, and readers differ widely on them.
The intervals here overlap for that reason. F, 6 and what nobody graded are not the middle: they may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from whosays.records import Credibility, Grade, Interval, Line, Reliability, Voice

#: What may be anything.
UNKNOWN: Interval = (0.0, 1.0)
RELIABILITIES: Mapping[Reliability, Interval] = {
    "A": (0.90, 1.00),
    "B": (0.75, 0.95),
    "C": (0.50, 0.80),
    "D": (0.20, 0.55),
    "E": (0.00, 0.25),
    "F": UNKNOWN,
}
CREDIBILITIES: Mapping[Credibility, Interval] = {
    "1": (0.95, 1.00),
    "2": (0.75, 0.95),
    "3": (0.45, 0.80),
    "4": (0.20, 0.55),
    "5": (0.00, 0.25),
    "6": UNKNOWN,
}


class Origins(Protocol):
    """What is needed of a ``Provenance``."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All of the case."""

    def lines_of(self, claim_ids: Iterable[str]) -> tuple[Line, ...]:
        """The ways from claims to their origins."""

    def independent(self, left: str, right: str) -> bool | None:
        """Whether two voices are known to be independent."""

    def of_source(self, source_or_document_id: str) -> str | None:
        """The voice of a source or a document."""


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds all of one or more."""
    lows, highs = zip(*intervals, strict=True)
    return min(lows), max(highs)


def reliabilities(grades: Iterable[Grade], origins: Origins) -> dict[str, Interval]:
    """By graded voice how reliable it is; of sources that are one voice and are graded apart, as wide as both."""
    found: dict[str, Interval] = {}
    for grade in grades:
        voice = origins.of_source(grade.subject)
        if grade.reliability is not None and voice is not None:
            interval = RELIABILITIES[grade.reliability]
            found[voice] = hull((found.get(voice, interval), interval))
    return found


def credibilities(grades: Iterable[Grade]) -> dict[str, Interval]:
    """By graded claim how credible it is in itself, whoever says it."""
    return {grade.subject: CREDIBILITIES[grade.credibility] for grade in grades if grade.credibility is not None}
