"""The words of a PDF page with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped]

#: What PDFium gives for a hyphen at a line end; the line break itself is then missing.
_BROKEN = "\x02\ufffe"


@dataclass(frozen=True, slots=True)
class Word:
    """A word. Lengths in points, from the page's lower left corner.

    Attributes:
        text: Its characters.
        left: Left edge of the first one.
        right: Right edge of the last one.
        base: Lower edge of the line it stands on, roughly.
        size: Font size.
        ends_line: Whether the file breaks the line behind it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    ends_line: bool


def page_words(textpage: PdfTextPage) -> list[Word]:
    """The words of a page, in the order in which the file draws them."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    characters = [chr(raw.FPDFText_GetUnicode(textpage, index)) for index in range(count)]
    words = []
    for start, end in _runs(characters):
        broken = characters[end - 1] in _BROKEN
        text = "".join(characters[start:end])
        if broken:
            text = text[:-1] + "-"
        # A hyphen that PDFium made up has no box of its own.
        last = end - 2 if broken and end - start > 1 else end - 1
        (left, _, base), (_, right, _) = _box(textpage, start), _box(textpage, last)
        size = raw.FPDFText_GetFontSize(textpage, start) or 1.0
        words.append(Word(text, left, max(left, right), base, size, broken or _breaks(characters, end)))
    return words


def _runs(characters: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of runs of characters that are not blank; a hyphen at a line end closes its run."""
    start = None
    for index, character in enumerate(characters):
        if character.isspace() or character == "\0":
            if start is not None:
                yield start, index
            start = None
            continue
        if start is None:
            start = index
        if character in _BROKEN:
            yield start, index + 1
            start = None
    if start is not None:
        yield start, len(characters)


def _breaks(characters: list[str], end: int) -> bool:
    """Whether a line break comes before the next word."""
    while end < len(characters) and characters[end].isspace():
        if characters[end] in "\r\n":
            return True
        end += 1
    return end == len(characters)


def _box(textpage: PdfTextPage, index: int) -> tuple[float, float, float]:
    """Left and right edge and origin of a character."""
    from pypdfium2 import raw

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    return left.value, right.value, y.value
