"""Pieces put together: the kept text, with its blocks and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.records import Block, Page
from whosays.text.hyphens import join_broken_words
from whosays.text.normalise import PAGE_BREAK, tidy
from whosays.text.segment import Piece

#: What parts blocks in the kept text: an empty line.
SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Composed:
    """A kept text. ``SEPARATOR.join(text[b.start:b.end] for b in blocks) == text``.

    Attributes:
        text: In the normal form of ``Document.text``.
        blocks: In order; offsets in code points of ``text``.
        pages: They tile ``text``; a page without text has ``start == end``. Empty for texts without pages.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]


def compose(pieces: Sequence[Piece], pages: int = 0) -> Composed:
    """Put pieces together. ``pages`` is how many pages there are, 0 for formats without pages.

    Pieces that show nothing are left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    page_starts = [0]
    offset = 0
    for piece, text in zip(pieces, join_broken_words([tidy(piece.text) for piece in pieces]), strict=True):
        kept, breaks = _take_breaks(text)
        if kept:
            start = offset + len(SEPARATOR) if parts else 0
            page_starts += [start + at for at in breaks]
            parts.append(kept)
            offset = start + len(kept)
            blocks.append(Block(piece.kind, start, offset))
    text = SEPARATOR.join(parts)
    return Composed(text, tuple(blocks), _pages(page_starts, pages, len(text)))


def _take_breaks(text: str) -> tuple[str, list[int]]:
    """Take the page breaks out of a piece; return it with the offsets where pages start."""
    if PAGE_BREAK not in text:
        return text, []
    runs = text.split(PAGE_BREAK)
    kept = ""
    breaks = []
    for number, run in enumerate(runs):
        if number:
            breaks.append(len(kept))
        kept += run
    return kept, breaks


def _pages(starts: list[int], count: int, length: int) -> tuple[Page, ...]:
    """The pages from where they start; those behind the last text are empty."""
    starts = (starts + [length] * count)[:count]
    ends = [*starts[1:], length]
    return tuple(
        Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=False), start=1)
    )
