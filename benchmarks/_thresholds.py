"""Where to draw the line between supported and not, and how well probabilities part the two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

#: The share of honest claims that may be called flawed where recalls are compared at one rate of false alarms.
ALARMS = 0.15
_STEPS = 100


def balanced(gold: Sequence[bool], found: Sequence[bool]) -> float:
    """The mean of the two recalls; the one alone where only one class occurs."""
    recalls = []
    for label in (True, False):
        answers = [f == label for g, f in zip(gold, found, strict=True) if g == label]
        if answers:
            recalls.append(sum(answers) / len(answers))
    return sum(recalls) / len(recalls) if recalls else 0.0


def best_threshold(shares: Sequence[float], supported: Sequence[bool]) -> float:
    """The share, 0 to 1, from which a claim is best called supported: the lowest of the best balanced accuracy."""
    candidates = [step / _STEPS for step in range(_STEPS + 1)]
    return max(candidates, key=lambda least: balanced(supported, [share >= least for share in shares]))


def threshold_at(honest: Sequence[float], alarms: float = ALARMS) -> float:
    """The highest threshold under which at most a share ``alarms`` of the honest probabilities lies.

    What lies under it is called flawed. 0, under which nothing lies, where nothing is honest.
    """
    ordered = sorted(honest)
    return ordered[min(int(alarms * len(ordered) + 1e-9), len(ordered) - 1)] if ordered else 0.0


def auroc(honest: Sequence[float], flawed: Sequence[float]) -> float | None:
    """How often an honest claim has the higher probability than a flawed one; ties count half.

    The area under the ROC curve (Hanley & McNeil 1982, by Mann and Whitney's statistic). None where either is empty.
    """
    if not honest or not flawed:
        return None
    ordered = sorted(flawed)
    wins = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in honest)
    return wins / (2 * len(honest) * len(flawed))
