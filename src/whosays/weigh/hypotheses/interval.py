"""How probable a hypothesis can be at least and at most, over all ranges: a credal network (Cozman 2000).

In each single prior, reliability and credibility the posterior is a ratio of two linear functions, so that its extremes
lie at the ends of the ranges (Fagiuoli and Zaffalon, “2U: an exact interval propagation algorithm”, Artificial
Intelligence 106, 1998). All combinations of ends are looked through where that is possible, networks that are apart
being looked through apart: a combination that is worse than another for every rival can be left out. Elsewhere
``ascent`` climbs, and what it finds lies within the true bounds.

What a consistency stands for is one number on all items, and in it the posterior is no ratio of linear functions. Its
ends are looked through as well; what lies between reaches farther very seldom, and little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from whosays.weigh.hypotheses.aim import Aim, Likelihood, Rivals, sum_of
from whosays.weigh.hypotheses.ascent import ascend
from whosays.weigh.hypotheses.parameters import Scale

#: Settings of one network, and combinations of several, that are looked through.
_MOST_SETTINGS, _MOST_COMBINED = 128, 4096


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a posterior.

    Attributes:
        probability: The end.
        exact: Whether no combination of ends lies beyond it.
    """

    probability: float
    exact: bool


def bound(networks: Sequence[Likelihood], ends: Sequence[Scale], aim: Aim) -> Bound:
    """The most or least that a hypothesis can have, exactly where all combinations can be looked through.

    Args:
        networks: Apart from each other.
        ends: By consistency the ends of what it stands for.
        aim: What is sought.
    """
    exact = look_through(networks, ends, aim)
    return Bound(ascend(networks, ends, aim), exact=False) if exact is None else Bound(exact, exact=True)


def look_through(networks: Sequence[Likelihood], ends: Sequence[Scale], aim: Aim) -> float | None:
    """The best of all combinations of ends; None where there are too many."""
    if any(prod(len(one.options) for one in network.parameters) > _MOST_SETTINGS for network in networks):
        return None
    best: list[Rivals] = []
    for scale in product(*ends):
        combined = _combined((_front(network, scale, aim) for network in networks), len(aim.hypotheses) - 1)
        if combined is None:
            return None
        best.append(min(combined, key=aim.cost))
    return aim.probability(min(best, key=aim.cost))


def _front(network: Likelihood, scale: Scale, aim: Aim) -> list[Rivals]:
    """All that a network can contribute to the best."""
    settings = product(*(one.options for one in network.parameters))
    return _undominated(aim.rivals(network.logs(scale, setting)) for setting in settings)


def _undominated(candidates: Iterable[Rivals]) -> list[Rivals]:
    """Those than which no other is at least as good for every rival."""
    kept: list[Rivals] = []
    for candidate in sorted(set(candidates), key=lambda one: (sum(one), one)):
        if not any(all(a <= b for a, b in zip(other, candidate, strict=True)) for other in kept):
            kept.append(candidate)
    return kept


def _combined(fronts: Iterable[Sequence[Rivals]], rivals: int) -> list[Rivals] | None:
    """What several networks together can contribute; None where that is too much to look through."""
    found: list[Rivals] = [(0.0,) * rivals]
    for front in fronts:
        if len(found) * len(front) > _MOST_COMBINED:
            return None
        found = _undominated(sum_of((one, other)) for one in found for other in front)
    return found
