"""A text without what programs change when they copy it: blanks, typographic quotes, dashes, soft hyphens.

Every place of the folded text is a place of the text that it was made of.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

#: One character for another, so that offsets within a stretch stay.
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″‶", '"'),
        **dict.fromkeys("‘’‚‛‹›′‵`´ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    }
)
#: What is left out: blanks of every kind, soft hyphens, marks that show nothing, and dots that mean that words are
#: missing, which some write as one character and some as three.
_LEFT_OUT: Final = re.compile("(?:[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff…]|\\.{3})+")


class Folded:
    """A text, folded.

    Args:
        text: As it is.

    Attributes:
        text: What is left of it.
    """

    def __init__(self, text: str) -> None:
        # Where stretches begin that were kept whole: in the folded text, and in the text itself.
        self._here = array("q")
        self._there = array("q")
        self.text = "".join(self._stretches(text.translate(_SAME)))

    def _stretches(self, text: str) -> Iterator[str]:
        start = length = 0
        for match in _LEFT_OUT.finditer(text):
            yield from self._stretch(text[start : match.start()], length, start)
            length += match.start() - start
            start = match.end()
        yield from self._stretch(text[start:], length, start)

    def _stretch(self, words: str, here: int, there: int) -> Iterator[str]:
        if words:
            self._here.append(here)
            self._there.append(there)
            yield words

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of a stretch of the folded text, which is not empty."""
        return self._original(start), self._original(end - 1) + 1

    def folded(self, offset: int) -> int:
        """Where an offset of the text comes to stand; one that was left out, where what follows it does."""
        place = bisect_right(self._there, offset) - 1
        if place < 0:
            return 0
        after = self._here[place + 1] if place + 1 < len(self._here) else len(self.text)
        return min(self._here[place] + offset - self._there[place], after)

    def _original(self, offset: int) -> int:
        place = bisect_right(self._here, offset) - 1
        return self._there[place] + offset - self._here[place]


def fold(words: str) -> str:
    """Words, folded likewise."""
    return _LEFT_OUT.sub("", words.translate(_SAME))
