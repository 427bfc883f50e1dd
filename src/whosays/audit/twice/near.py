"""How near texts are in meaning, by an encoder where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Comparer(Protocol):
    """Compares texts by a model."""

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> NDArray[np.floating]:
        """Cosines, ``(len(one), len(other))``."""
        ...


class Nearness:
    """Cosines of claims with one another and with the words of sources, read once for all.

    Args:
        compare: The model.
        claims: Words of the claims.
        others: Words of sources.
    """

    def __init__(self, compare: Comparer, claims: Iterable[str], others: Iterable[str]) -> None:
        rows = list(dict.fromkeys(claims))
        columns = list(dict.fromkeys([*rows, *others]))
        self._rows = {text: number for number, text in enumerate(rows)}
        self._columns = {text: number for number, text in enumerate(columns)}
        self._cosines = np.asarray(compare.likeness(rows, columns)) if rows else np.empty((0, 0))

    def of(self, claim: str, other: str) -> float:
        """The cosine of a claim with another claim or with words of a source."""
        return float(self._cosines[self._rows[claim], self._columns[other]])
