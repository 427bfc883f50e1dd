"""What stands behind a thing, as a formula over voices: each line needs all its voices, and any one line is enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.records import Line
from whosays.weigh.origins.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Formula:
    """A monotone formula in disjunctive normal form: why-provenance (Green, Karvounarakis & Tannen 2007).

    Attributes:
        clauses: Sets of ids of voices, of which none holds another: one is enough, and it needs all of its voices.
            Smallest first, then in order of their voices. None: nothing supports it.
    """

    clauses: tuple[frozenset[str], ...] = ()

    @classmethod
    def of(cls, clauses: Iterable[Iterable[str]]) -> Formula:
        """The formula of any clauses; those that hold another are absorbed by it. Near-linear in their number."""
        kept: list[frozenset[str]] = []
        by_first: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for clause in sorted({frozenset(clause) for clause in clauses}, key=_order):
            if not clause:
                return cls((clause,))
            if not any(other <= clause for voice in clause for other in by_first[voice]):
                kept.append(clause)
                by_first[min(clause)].append(clause)
        return cls(tuple(kept))

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that make a difference, sorted."""
        return tuple(sorted(frozenset().union(*self.clauses)))

    @property
    def necessary(self) -> frozenset[str]:
        """The voices without each of which nothing is left."""
        return frozenset.intersection(*self.clauses) if self.clauses else frozenset()

    def holds_without(self, dropped: frozenset[str]) -> bool:
        """Whether something is left without these voices."""
        return any(not clause & dropped for clause in self.clauses)


class Formulas:
    """The formulas of what claims support.

    Voices that are briefs are left out of the clauses: a brief is what is examined, and lends nothing weight. A line
    that ends in a brief is no support.

    Args:
        provenance: The lines of the case.
    """

    def __init__(self, provenance: Provenance) -> None:
        self._provenance = provenance
        self._briefs = frozenset(voice.id for voice in provenance.voices if voice.brief)

    def of(self, claim_ids: Iterable[str]) -> Formula:
        """The formula of what these claims say."""
        return Formula.of(self._clause(line) for line in self._lines(claim_ids))

    def by_origin(self, claim_ids: Iterable[str]) -> tuple[Formula, ...]:
        """One formula for each origin that counts at most, in order of their ids.

        A line that ends at another's relay, or at an origin known to depend on one that counts, goes with that one.
        """
        claim_ids = tuple(claim_ids)
        lines = self._lines(claim_ids)
        counted = self._provenance.support(claim_ids).origins
        homes = self._homes(lines, counted)
        of: defaultdict[str, list[Line]] = defaultdict(list)
        for line in lines:
            of[homes[line.origin]].append(line)
        return tuple(Formula.of(map(self._clause, of[origin])) for origin in sorted(of))

    def _homes(self, lines: Sequence[Line], counted: Collection[str]) -> Mapping[str, str]:
        """For each end of a line, the origin with which it counts: the nearest that it leads to or depends on."""
        ends = {line.origin for line in lines}
        near: dict[str, set[str]] = {end: set() for end in ends}
        for line in lines:
            for relay in ends.intersection(line.voices[:-1]):
                near[relay].add(line.origin)
        for end in ends.difference(counted):
            near[end] |= {other for other in ends if self._provenance.independent(end, other) is False}
        homes: dict[str, str] = {}
        for end in ends:
            way = [end]
            for step in way:
                way += sorted(near[step].difference(way)) if step not in counted else ()
            homes[end] = next((step for step in way if step in counted), end)
        return homes

    def _lines(self, claim_ids: Iterable[str]) -> list[Line]:
        return [line for line in self._provenance.lines_of(claim_ids) if line.origin not in self._briefs]

    def _clause(self, line: Line) -> frozenset[str]:
        return frozenset(line.voices) - self._briefs


def _order(clause: frozenset[str]) -> tuple[int, list[str]]:
    return len(clause), sorted(clause)
