"""Shapley values of a monotone formula, exactly, from its multilinear extension."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from whosays.weigh.sensitivity.formula import Formula

#: More voices, or more splits by a voice, than that are not tried: their shares are sampled.
MOST_VOICES, MOST_SPLITS = 256, 400

_Values = npt.NDArray[np.float64]
_Clauses = frozenset[frozenset[str]]


class _TooMany(Exception):
    """The formula does not fall apart soon enough."""


def exact_shares(formula: Formula) -> Mapping[str, float] | None:
    """Each voice's Shapley value in the game that is won once some clause is complete; None where that is too costly.

    If every voice is in with probability q, independently, then the value is the integral, over q from 0 to 1, of the
    probability that the voice decides (Owen 1972). That is a polynomial of a degree below the number of voices, so that
    Gauss and Legendre's rule with half as many nodes integrates it to the precision of the machine.
    The probabilities come from the formula taken apart: parts that share no voice are independent, and what does not
    fall apart is split by its most frequent voice (Shannon's expansion; the knowledge compilation of Deutch et al. 2022
    without the circuit). Lines that meet in few sources need few splits; those of a dense random net would need
    exponentially many, which ``MOST_SPLITS`` forbids.
    """
    voices = formula.voices
    if not voices or len(voices) > MOST_VOICES:
        return None if voices else {}
    nodes, weights = _rule((len(voices) + 1) // 2)
    try:
        _, decides = _Expansion(nodes).read(frozenset(formula.clauses))
    except _TooMany:
        return None
    return {voice: float(decides[voice] @ weights) for voice in voices}


@functools.lru_cache(maxsize=256)
def _rule(count: int) -> tuple[_Values, _Values]:
    """Nodes and weights for the integral from 0 to 1."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    return (nodes + 1) / 2, weights / 2


class _Expansion:
    """Probabilities at several chances of a voice to be in.

    Args:
        chances: The values of q.
    """

    def __init__(self, chances: _Values) -> None:
        self._chances = chances
        self._known: dict[_Clauses, tuple[_Values, Mapping[str, _Values]]] = {}
        self._splits = 0

    def read(self, clauses: _Clauses) -> tuple[_Values, Mapping[str, _Values]]:
        """The probability that a clause is complete, and for each voice that it decides.

        Raises:
            _TooMany: If it takes too many splits.
        """
        if clauses not in self._known:
            parts = _parts(clauses) if len(clauses) > 1 else [clauses]
            self._known[clauses] = self._any(parts) if len(parts) > 1 else self._one(clauses)
        return self._known[clauses]

    def _one(self, clauses: _Clauses) -> tuple[_Values, Mapping[str, _Values]]:
        """Clauses that hang together: what all need is taken out, then the most frequent voice is in or out."""
        if not clauses:
            return np.zeros_like(self._chances), {}
        shared = frozenset.intersection(*clauses)
        if shared:
            rest = frozenset(clause - shared for clause in clauses)
            held, decides = self.read(rest) if frozenset() not in rest else (np.ones_like(self._chances), {})
            others = self._chances ** (len(shared) - 1)
            found = {voice: others * self._chances * value for voice, value in decides.items()}
            found.update(dict.fromkeys(shared, others * held))
            return others * self._chances * held, found
        return self._split(clauses)

    def _split(self, clauses: _Clauses) -> tuple[_Values, Mapping[str, _Values]]:
        self._splits += 1
        if self._splits > MOST_SPLITS:
            raise _TooMany
        counts = Counter(voice for clause in clauses for voice in clause)
        voice = min(counts, key=lambda voice: (-counts[voice], voice))
        given = frozenset(Formula.of(clause - {voice} for clause in clauses).clauses)
        without = frozenset(clause for clause in clauses if voice not in clause)
        (high, inside), (low, outside) = self.read(given), self.read(without)
        found = {voice: high - low}
        for other in inside.keys() | outside.keys():
            found[other] = self._chances * inside.get(other, 0.0) + (1 - self._chances) * outside.get(other, 0.0)
        return self._chances * high + (1 - self._chances) * low, found

    def _any(self, parts: Iterable[_Clauses]) -> tuple[_Values, Mapping[str, _Values]]:
        """Parts that share no voice: a voice decides where it decides in its part and no other part holds."""
        read = [self.read(part) for part in parts]
        before = [np.ones_like(self._chances)]
        for held, _ in read:
            before.append(before[-1] * (1 - held))
        after = np.ones_like(self._chances)
        found: dict[str, _Values] = {}
        for (held, decides), earlier in zip(reversed(read), reversed(before[:-1]), strict=True):
            none_other = earlier * after
            found.update((voice, value * none_other) for voice, value in decides.items())
            after = after * (1 - held)
        return 1 - before[-1], found


def _parts(clauses: _Clauses) -> list[_Clauses]:
    """The clauses in groups that share no voice."""
    holding: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for clause in clauses:
        for voice in clause:
            holding[voice].append(clause)
    left = set(clauses)
    parts: list[_Clauses] = []
    for first in sorted(clauses, key=sorted):
        if first not in left:
            continue
        left.remove(first)
        part, waiting = [first], [first]
        while waiting:
            near = {other for voice in waiting.pop() for other in holding.pop(voice, ()) if other in left}
            left -= near
            part += near
            waiting += near
        parts.append(frozenset(part))
    return parts
