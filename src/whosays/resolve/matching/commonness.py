"""How common a word is among names: a rare one that agrees says more than a common one."""

from __future__ import annotations

import math
from collections.abc import Mapping

from whosays.text.names import sound_key


class Commonness:
    """Counts of words in names, by sound key.

    Args:
        total: Names that were counted.
        counts: In how many of them each sound key stood; what is missing stood in one at most.
    """

    def __init__(self, total: int, counts: Mapping[str, int]) -> None:
        self._total = total
        self._counts = counts
        self._known: dict[str, float] = {}

    def bits(self, form: str) -> float:
        """How surprising the word is in a name: log2 of names over names that have it."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > 1 << 20:
                self._known.clear()
            count = self._counts.get(sound_key(form), 1)
            known = self._known[form] = max(0.0, math.log2(self._total / (count + 1)))
        return known
