"""Texts as rows of numbered words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.records import Document, Span
from whosays.text.words import Word, telling, words_of


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a text without what its pages repeat.

    Attributes:
        words: Number of each word, the same in all texts.
        starts: First code point of each.
        matter: Whether it carries matter and is no name: it is telling, and begins with a small letter.
    """

    words: NDArray[np.int32]
    starts: NDArray[np.int32]
    matter: NDArray[np.bool_]

    def within(self, spans: Sequence[Span]) -> tuple[range, ...]:
        """The places, in the row of words, of the words that begin within each of ``spans``, where there are any."""
        bounds = (np.searchsorted(self.starts, (span.start, span.end)) for span in spans)
        return tuple(range(int(low), int(high)) for low, high in bounds if low < high)


class Press:
    """Numbers words as it meets them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._telling: dict[str, bool] = {}

    def printed(self, document: Document) -> Printed:
        """The words of a document."""
        text = document.text
        furniture = [block for block in document.blocks if block.kind == "furniture"]
        begins = [block.start for block in furniture]

        def repeated(word: Word) -> bool:
            at = bisect_right(begins, word.start) - 1
            return at >= 0 and word.start < furniture[at].end

        words = [word for word in words_of(text) if not (furniture and repeated(word))]
        numbers = [self._numbers.setdefault(word.plain, len(self._numbers)) for word in words]
        return Printed(
            np.array(numbers, np.int32),
            np.array([word.start for word in words], np.int32),
            np.array([text[word.start].islower() and self._tells(word) for word in words], np.bool_),
        )

    def _tells(self, word: Word) -> bool:
        known = self._telling.get(word.plain)
        if known is None:
            known = self._telling[word.plain] = bool(telling([word]))
        return known
