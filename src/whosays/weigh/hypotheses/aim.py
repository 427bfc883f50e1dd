"""What is sought among the posteriors: the most or the least that one hypothesis can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, inf
from typing import Protocol

from whosays.records import Interval
from whosays.weigh.hypotheses.parameters import Parameter, Scale

#: Beyond it exponentials overflow.
_FARTHEST = 700.0
_DIGITS = 12
#: For each rival, the logarithm of its likelihood beside the hypothesis's; turned round where the least is sought.
Rivals = tuple[float, ...]


class Likelihood(Protocol):
    """Reports that hang together."""

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What varies."""

    def logs(self, scale: Scale, setting: tuple[float, ...]) -> tuple[float, ...]:
        """By hypothesis the logarithm of the likelihood, but for a constant."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What is sought: the most or the least that a hypothesis can have.

    Attributes:
        hypotheses: All keys.
        priors: In the same order; they can sum to 1.
        hypothesis: The one.
        most: Or the least.
    """

    hypotheses: tuple[str, ...]
    priors: tuple[Interval, ...]
    hypothesis: str
    most: bool

    def rivals(self, logs: Sequence[float]) -> Rivals:
        """The rivals' likelihoods, such that less is better."""
        own = logs[self.hypotheses.index(self.hypothesis)]
        sign = 1 if self.most else -1
        return tuple(
            round(sign * (other - own), _DIGITS)
            for one, other in zip(self.hypotheses, logs, strict=True)
            if one != self.hypothesis
        )

    def probability(self, rivals: Rivals) -> float:
        """The posterior with the priors, within their ranges, that lead farthest."""
        own, against = self._shares(rivals)
        return own / (own + against) if own > 0 else 0.0

    def cost(self, rivals: Rivals) -> float:
        """What is to be made small: the odds against the hypothesis, or for it where the least is sought."""
        own, against = self._shares(rivals)
        odds = against / own if own > 0 else inf
        return odds if self.most else -odds

    def _shares(self, rivals: Rivals) -> tuple[float, float]:
        """The prior of the hypothesis, and the sum of its rivals' priors, each times its likelihood beside it."""
        at = self.hypotheses.index(self.hypothesis)
        others = [*self.priors[:at], *self.priors[at + 1 :]]
        least, most = (sum(one[end] for one in others) for end in (0, 1))
        own = min(self.priors[at][1], 1 - least) if self.most else max(self.priors[at][0], 1 - most)
        against, left = 0.0, max(0.0, 1 - own - least)
        for distance, (low, high) in sorted(zip(rivals, others, strict=True)):
            extra = min(high - low, left)
            left -= extra
            against += (low + extra) * exp(max(-_FARTHEST, min(_FARTHEST, distance if self.most else -distance)))
        return own, against


def sum_of(parts: Iterable[Rivals]) -> Rivals:
    """What several networks contribute together: their logarithms added."""
    return tuple(round(sum(values), _DIGITS) for values in zip(*parts, strict=True))
