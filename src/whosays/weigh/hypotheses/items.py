"""Items of evidence with what they rest on: the lines to their origins, and what grades make of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from whosays.records import Assertion, Consistency, Evidence, Grade, Interval, Line, Question, Voice
from whosays.weigh.hypotheses.grading import UNKNOWN, Origins, credibilities, reliabilities

#: Ways to its origins that are followed for one item, the shortest first.
MOST_LINES = 8
#: What nobody doubts.
_CERTAIN: Interval = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Footing:
    """What questions are read against.

    Attributes:
        origins: The provenance of the case.
        assertions: Which claims say the same.
        grades: Those that stand.
    """

    origins: Origins
    assertions: Sequence[Assertion] = ()
    grades: Sequence[Grade] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item that counts: its claim is in the case.

    Attributes:
        key: Of the evidence.
        claim_id: Its claim.
        ratings: By hypothesis.
        lines: The voices of each way to an origin, none of which takes in another one.
        origins: The voices where they end.
        said: Its claim, those that it was handed on through, and ids of the assertions that these are of.
        near: The same, with the assertions that say it less or more exactly.
        credibility: Of the claim in itself.
        weight: How much it counts by its grades.
        brief_only: Whether it has nothing but the word of a brief.
    """

    key: str
    claim_id: str
    ratings: Mapping[str, Consistency]
    lines: tuple[frozenset[str], ...]
    origins: frozenset[str]
    said: frozenset[str]
    near: frozenset[str]
    credibility: Interval
    weight: Interval
    brief_only: bool = False

    def rating(self, hypothesis: str) -> Consistency:
        """How it fits; neutral where nobody said."""
        return self.ratings.get(hypothesis, "N")

    def says_same(self, other: Item) -> bool:
        """Whether both hand on one report, or say the same, more or less exactly."""
        return not (self.said.isdisjoint(other.near) and other.said.isdisjoint(self.near))


@dataclass(frozen=True, slots=True)
class Ground:
    """The items of a question and the voices behind them.

    Attributes:
        items: Those that count, by their claims, so that the order of the evidence does not matter.
        reliabilities: Of every voice behind them.
        ungraded: The voices behind them that nobody graded.
    """

    items: tuple[Item, ...]
    reliabilities: Mapping[str, Interval]
    ungraded: tuple[Voice, ...]


def ground_of(question: Question, footing: Footing) -> Ground:
    """The items of a question with what they rest on; orphaned ones are left out."""
    survey = _Survey(footing)
    items = [item for one in question.evidence if (item := survey.item(one)) is not None]
    behind = sorted({voice for item in items for way in item.lines for voice in way})
    return Ground(
        tuple(sorted(items, key=lambda item: (item.claim_id, item.key))),
        {voice: survey.graded.get(voice, UNKNOWN) for voice in behind},
        tuple(survey.voices[voice] for voice in behind if voice not in survey.graded),
    )


def minimal(ways: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The ways that do not take in another one, shortest first, at most ``MOST_LINES``."""
    kept: list[frozenset[str]] = []
    for way in sorted(set(ways), key=lambda way: (len(way), sorted(way))):
        if not any(shorter <= way for shorter in kept):
            kept.append(way)
    return tuple(kept[:MOST_LINES])


class _Survey:
    """What a footing says, by id."""

    def __init__(self, footing: Footing) -> None:
        self.voices = {voice.id: voice for voice in footing.origins.voices}
        self.graded = reliabilities(footing.grades, footing.origins)
        self._credible = credibilities(footing.grades)
        self._origins = footing.origins
        self._assertions = {claim_id: one for one in footing.assertions for claim_id in one.claim_ids}

    def item(self, evidence: Evidence) -> Item | None:
        """What an item rests on; None where it is orphaned."""
        claim_id = evidence.claim_id
        if claim_id is None or not (lines := self._origins.lines_of((claim_id,))):
            return None
        sound = [line for line in lines if not self.voices[line.origin].brief]
        ways = minimal(map(self._heard, sound) if sound else (frozenset(line.voices) for line in lines))
        through = {one for line in lines for one in (line.claim_id, *line.via)}
        of = [self._assertions[one] for one in through if one in self._assertions]
        said = frozenset(through.union(one.id for one in of))
        near = said.union(*((*one.broader, *one.narrower) for one in of))
        low, high = (max(self._strength(way, end) for way in ways) for end in (0, 1))
        credible = self._credible.get(claim_id, _CERTAIN)
        origins = frozenset(line.origin for line in sound or lines)
        weight = low * credible[0], high * credible[1]
        return Item(evidence.key, claim_id, evidence.ratings, ways, origins, said, near, credible, weight, not sound)

    def _heard(self, line: Line) -> frozenset[str]:
        """The voices of a line but for the briefs that it passes through."""
        return frozenset(voice for voice in line.voices if not self.voices[voice].brief)

    def _strength(self, way: frozenset[str], end: int) -> float:
        return prod(sorted(self.graded.get(voice, UNKNOWN)[end] for voice in way))
