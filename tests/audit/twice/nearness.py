"""An encoder that is told how near texts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


class Told:
    """Cosines by two words that the two texts have; of others ``usual``."""

    def __init__(self, cosines: Mapping[tuple[str, str], float], usual: float = 0.0) -> None:
        self._cosines, self._usual = cosines, usual

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        """As ``whosays.audit.twice.Comparer`` has it."""
        return np.array([[self._of(a, b) for b in other] for a in one])

    def _of(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        for (first, second), cosine in self._cosines.items():
            if (first in one and second in other) or (second in one and first in other):
                return cosine
        return self._usual
