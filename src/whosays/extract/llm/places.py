"""Where words stand in a window: verbatim, but for white space and the shapes of marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from whosays.extract.llm.windows import Window
from whosays.language.reading import Bounds
from whosays.text.normalise import one_line
from whosays.text.view import analysis_view

_BETWEEN: Final = "\n\n"
#: Words that stand in more places than this say nothing of which is meant.
_MOST: Final = 200


class Places:
    """Finds quotations in a window.

    A place is a half-open range in the window's paragraphs as they stand one behind the other, white space made one
    blank; ``bounds`` gives the ranges of the document's text that it covers.

    Args:
        text: The whole text of the document.
        window: Where to look.
    """

    def __init__(self, text: str, window: Window) -> None:
        characters: list[str] = []
        self._offsets: list[int] = []
        self._parts = window.parts
        for start, end in window.parts:
            for offset, written in enumerate(_plain(text[start:end]) + _BETWEEN, start):
                character = " " if written.isspace() else written
                if character != " " or (characters and characters[-1] != " "):
                    characters.append(character)
                    self._offsets.append(min(offset, end))
        self._view = "".join(characters)

    def find(self, quotation: str) -> list[Bounds]:
        """All places of the very words, in order, never inside a word; none where there are too many."""
        words = " ".join(_plain(one_line(quotation)).split())
        found: list[Bounds] = []
        start = self._view.find(words) if words else -1
        while start >= 0 and len(found) <= _MOST:
            end = start + len(words)
            if self._is_whole(start, end):
                found.append((start, end))
            start = self._view.find(words, start + 1)
        return found if len(found) <= _MOST else []

    def bounds(self, place: Bounds) -> tuple[Bounds, ...]:
        """The ranges of the document's text that a place covers: one for each paragraph that it enters."""
        first, last = self._offsets[place[0]], self._offsets[place[1] - 1] + 1
        cut = ((max(first, start), min(last, end)) for start, end in self._parts)
        return tuple((start, end) for start, end in cut if start < end)

    def has_words(self, place: Bounds) -> bool:
        """Whether anything but blanks and marks stands at a place."""
        return any(map(str.isalnum, self._view[place[0] : place[1]]))

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a place neither begins nor ends inside a word."""
        view = self._view
        opens = start > 0 and view[start].isalnum() and view[start - 1].isalnum()
        closes = end < len(view) and view[end - 1].isalnum() and view[end].isalnum()
        return not opens and not closes


def _plain(text: str) -> str:
    """The analysis view with every dash a hyphen: there it depends on letters around it, which a quotation may lack."""
    return analysis_view(text).replace("–", "-")


def gap(one: Bounds, other: Bounds) -> int:
    """Code points between two ranges; 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def overlap(one: Bounds, other: Bounds) -> int:
    """Code points that two ranges share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def around(places: Sequence[Bounds], place: Bounds, each: int) -> Sequence[Bounds]:
    """Of ``places``, in order and all of one length, the nearest to ``place``: at most ``each`` on either side.

    Those that overlap it come in addition.
    """
    first, last = bisect_left(places, (place[0], 0)), bisect_right(places, (place[1], 0))
    return places[max(first - each, 0) : last + each]
