"""Invented provenances: who hands on what from whom, written in a line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whosays.records import Consistency, Evidence, Grade, Hypothesis, Interval, Line, Question, Reliability, Voice
from whosays.weigh.hypotheses.items import Footing


@dataclass(frozen=True)
class Told:
    """A provenance.

    Attributes:
        ways: By claim, each way to an origin as the ids of voices with spaces between; ``brief`` is a brief.
        apart: Pairs of voices that are known to be independent.
        joined: Pairs that are known not to be.
        via: By claim, the claims that it was handed on through.
    """

    ways: Mapping[str, tuple[str, ...]]
    apart: frozenset[frozenset[str]] = frozenset()
    joined: frozenset[frozenset[str]] = frozenset()
    via: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def voices(self) -> tuple[Voice, ...]:
        names = sorted({voice for ways in self.ways.values() for way in ways for voice in way.split()})
        return tuple(Voice(one, f"the {one}", "person", False, brief=one == "brief") for one in names)

    def lines_of(self, claim_ids: Iterable[str]) -> tuple[Line, ...]:
        return tuple(
            Line(claim, tuple(way.split()), via=self.via.get(claim, ()))
            for claim in claim_ids
            for way in self.ways.get(claim, ())
        )

    def independent(self, left: str, right: str) -> bool | None:
        pair = frozenset((left, right))
        if left == right or pair in self.joined:
            return False
        return True if pair in self.apart else None

    def of_source(self, source_or_document_id: str) -> str | None:
        return source_or_document_id if any(one.id == source_or_document_id for one in self.voices) else None


def all_apart(*voices: str) -> frozenset[frozenset[str]]:
    """Every two of them."""
    return frozenset(frozenset((one, other)) for one in voices for other in voices if one != other)


def graded(**grades: Reliability) -> tuple[Grade, ...]:
    """Voices with their grades."""
    return tuple(Grade(voice, voice, reliability, None) for voice, reliability in grades.items())


def question(
    *items: Mapping[str, Consistency],
    priors: tuple[Interval | None, ...] = (None, None),
    ranges: Mapping[Consistency, Interval] | None = None,
) -> Question:
    """A question with a hypothesis for each prior, and items on the claims ``c1``, ``c2`` and so on."""
    return Question(
        "order",
        "Who gave the order?",
        tuple(Hypothesis(f"H{at}", f"Number {at} did.", prior) for at, prior in enumerate(priors, 1)),
        tuple(Evidence(f"E{at}", f"c{at}", f"words {at}", ratings) for at, ratings in enumerate(items, 1)),
        ranges or {},
    )


def footing(told: Told, grades: tuple[Grade, ...] = ()) -> Footing:
    """A footing without assertions."""
    return Footing(told, (), grades)
