"""Coordinate ascent: one end after the other is turned over while that helps, from several starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from whosays.weigh.hypotheses.aim import Aim, Likelihood, Rivals, sum_of
from whosays.weigh.hypotheses.parameters import Scale

#: The first ends, the last ones, and twice every other.
_STARTS = ((0, 0), (-1, -1), (0, -1), (-1, 0))


def ascend(networks: Sequence[Likelihood], ends: Sequence[Scale], aim: Aim, starts: int = 4) -> float:
    """The best that is found: it may fall short, and lies beyond nothing that is possible.

    Args:
        networks: Apart from each other.
        ends: By consistency the ends of what it stands for.
        aim: What is sought.
        starts: From how many, four at most.
    """
    climbs = [_Climb(networks, ends, aim, start) for start in _STARTS[:starts]]
    return aim.probability(min((climb.top() for climb in climbs), key=aim.cost))


class _Climb:
    """One way up: the ends that all parameters have now, and what each network contributes with them."""

    def __init__(self, networks: Sequence[Likelihood], ends: Sequence[Scale], aim: Aim, start: tuple[int, int]) -> None:
        self._networks, self._ends, self._aim = networks, ends, aim
        self._scale = tuple(options[start[at % 2]] for at, options in enumerate(ends))
        self._settings = [
            tuple(one.options[start[at % 2]] for at, one in enumerate(network.parameters)) for network in networks
        ]
        self._parts = [self._part(at, self._settings[at], self._scale) for at in range(len(networks))]

    def top(self) -> Rivals:
        """Where no step helps any more."""
        before, cost = inf, self._aim.cost(sum_of(self._parts))
        while cost < before:
            before = cost
            cost = self._turn_scale(cost)
            for at in range(len(self._networks)):
                cost = self._turn_network(at, cost)
        return sum_of(self._parts)

    def _part(self, at: int, setting: tuple[float, ...], scale: Scale) -> Rivals:
        return self._aim.rivals(self._networks[at].logs(scale, setting))

    def _turn_scale(self, cost: float) -> float:
        """Try the other end of what each consistency stands for; the cost then."""
        for at, value in _values(self._ends):
            scale = (*self._scale[:at], value, *self._scale[at + 1 :])
            parts = [self._part(of, setting, scale) for of, setting in enumerate(self._settings)]
            if (reached := self._aim.cost(sum_of(parts))) < cost:
                self._scale, self._parts, cost = scale, parts, reached
        return cost

    def _turn_network(self, of: int, cost: float) -> float:
        """Try the other ends, or choices, of the parameters of one network; the cost then."""
        others = sum_of((*self._parts[:of], *self._parts[of + 1 :], (0.0,) * len(self._parts[of])))
        for at, value in _values([one.options for one in self._networks[of].parameters]):
            setting = (*self._settings[of][:at], value, *self._settings[of][at + 1 :])
            part = self._part(of, setting, self._scale)
            if (reached := self._aim.cost(sum_of((others, part)))) < cost:
                self._settings[of], self._parts[of], cost = setting, part, reached
        return cost


def _values(options: Sequence[Sequence[float]]) -> Iterator[tuple[int, float]]:
    """Where there is a choice, and each value that can be chosen there."""
    return ((at, value) for at, values in enumerate(options) if len(values) > 1 for value in values)
