"""From comparisons to a bond: whether two claims are on one matter, whether they deny each other, which says more.

Three logistic regressions, one for each question; their weights are estimated (``training.same``) and lie in
``weights.json``. Each exists without the encoder and with it; of events there is the first alone.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib import resources
from math import exp
from typing import Any

from whosays.records import BondKind
from whosays.weigh.same.compared import Compared, Manner

#: Beyond so much, log-odds are as good as sure.
_SURE = 50.0


class Judge:
    """Answers the three questions.

    Args:
        weights: As in ``weights.json``: for each manner ``bond``, ``denial`` and ``leaning``, in the order of
            ``compared.columns``; ``step``, how far a claim must lean to say more than the other; and ``least``.
    """

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = weights

    def bonded(self, compared: Compared, manner: Manner | None = None, before: float = 0.0) -> float:
        """Probability that both are on one matter: that one says or denies the other, or a part of it.

        Args:
            compared: The two.
            manner: Which weights; those for claims where not given.
            before: What is held of it before they are compared, in log-odds beyond those of any two candidates.
        """
        return logistic(before + _dot(self._weights[manner or compared.manner]["bond"], compared.bond_values))

    def least(self, manner: Manner) -> float:
        """The probability from which on two count as bonded."""
        return float(self._weights[manner]["least"])

    def kind(self, compared: Compared, *, denial: bool = True) -> tuple[BondKind, float]:
        """What the first of two bonded claims is to the second, and the probability that it is that and not another.

        Args:
            compared: The two.
            denial: Whether they may contradict each other.
        """
        about = self._weights[compared.manner]
        denied = logistic(_dot(about["denial"], compared.denial_values)) if denial else 0.0
        leaning, step = _dot(about["leaning"], compared.leaning_values), about["step"]
        more, less = logistic(leaning - step), logistic(-leaning - step)
        chances: dict[BondKind, float] = {
            "contradicting": denied,
            "narrower": (1 - denied) * more,
            "broader": (1 - denied) * less,
            "same": (1 - denied) * max(0.0, 1 - more - less),
        }
        kind = max(chances, key=lambda name: chances[name])
        return kind, chances[kind]

    def call(self, compared: Compared) -> BondKind | None:
        """What the first is to the second; None where they are not bonded."""
        return self.kind(compared)[0] if self.bonded(compared) >= self.least(compared.manner) else None


@functools.cache
def shipped_judge() -> Judge:
    """The judge with the shipped weights."""
    return Judge(json.loads(resources.files("whosays.weigh.same").joinpath("weights.json").read_text("utf-8")))


def logistic(value: float) -> float:
    """From log-odds to a probability."""
    return 1 / (1 + exp(-max(-_SURE, min(_SURE, value))))


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
