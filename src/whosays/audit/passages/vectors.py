"""How near sentences are in meaning, by the vectors of an encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.audit.passages.index import PassageIndex
from whosays.text.view import analysis_view

Floats = NDArray[np.floating[Any]]
#: Takes N texts, gives an array (N, D) of vectors of length 1.
Embed = Callable[[Sequence[str]], Floats]
#: Texts that are given to the encoder at once.
_BATCH = 64


class VectorRanker:
    """Cosines between a query and sentences; each sentence is encoded once, when it is first needed.

    Args:
        index: The sentences.
        embed: The encoder.
    """

    def __init__(self, index: PassageIndex, embed: Embed) -> None:
        self._index = index
        self._embed = embed
        self._kept: dict[int, Floats] = {}
        self._queries: dict[str, Floats] = {}

    def prepare(self, numbers: Iterable[int]) -> None:
        """Encode sentences that are not yet encoded, those of about one length together."""
        new = [number for number in dict.fromkeys(numbers) if number not in self._kept]
        texts = {number: plain_line(self._index.text(number)) for number in new}
        new.sort(key=lambda number: (len(texts[number]), number))
        for first in range(0, len(new), _BATCH):
            batch = new[first : first + _BATCH]
            rows = self._embed([texts[number] for number in batch])
            self._kept.update(zip(batch, np.asarray(rows, np.float32), strict=True))

    def query(self, words: str) -> Floats:
        """The vector of a query; a few are kept, since a claim is often looked for again."""
        if words not in self._queries:
            if len(self._queries) > 256:
                self._queries.clear()
            self._queries[words] = np.asarray(self._embed([plain_line(words)])[0], np.float32)
        return self._queries[words]

    def cosines(self, query: Floats, windows: Sequence[range]) -> list[float]:
        """For each window the cosine, -1 to 1: of its nearest sentence, or of all together where that is nearer.

        Only sentences that were prepared count; a window without any has 0.
        """
        return [_nearest(query, [self._kept[n] for n in window if n in self._kept]) for window in windows]


def plain_line(text: str) -> str:
    """Text as the encoder was taught on it: one line, plain marks."""
    return " ".join(analysis_view(text).split())


def _nearest(query: Floats, rows: Sequence[Floats]) -> float:
    each = max((float(query @ row) for row in rows), default=0.0)
    if len(rows) < 2:
        return each
    whole = np.sum(rows, axis=0)
    length = float(np.linalg.norm(whole))
    return max(each, float(query @ whole) / length) if length else each
