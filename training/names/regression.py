"""Logistic regression whose weights may be kept to one sign."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 3000


def fit(table: Floats, same: Floats, shares: Floats, signs: Floats, ridge: float = 1.0) -> tuple[Floats, float]:
    """Weights in bits, and the bias.

    Accelerated projected gradient (Nesterov 1983) on the penalised likelihood, over columns scaled to unit deviation.

    Args:
        table: ``[pairs, comparisons]``.
        same: 1 where a pair is one, 0 where it is two.
        shares: How much each pair counts.
        signs: 1, -1 or 0 (free) for each comparison.
        ridge: Strength of the penalty on the scaled weights.
    """
    scale = table.std(axis=0) + 1e-9
    design = np.c_[np.ones(len(table)), table / scale]
    target = 2 * same - 1
    step = 4.0 / (np.linalg.norm(design * np.sqrt(shares)[:, None], 2) ** 2 + ridge)
    low = np.r_[-np.inf, np.where(signs > 0, 0, -np.inf)]
    high = np.r_[np.inf, np.where(signs < 0, 0, np.inf)]
    current = ahead = np.zeros(design.shape[1])
    momentum = 1.0
    for _ in range(_STEPS):
        margin = np.clip(target * (design @ ahead), -60, 60)
        pull = shares * target / (1 + np.exp(margin))
        slope = -(design.T @ pull) + ridge * np.r_[0, ahead[1:]]
        following = np.clip(ahead - step * slope, low, high)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = following + (momentum - 1) / faster * (following - current)
        current, momentum = following, faster
    return current[1:] / scale / np.log(2), float(current[0] / np.log(2))
