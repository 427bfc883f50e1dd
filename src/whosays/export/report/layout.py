"""How is a document's text laid out, and how much of it does the page show?

All offsets are code points into ``Document.text``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.records import Block, BlockKind, Document

#: Characters of document text that one report shows before it falls back on excerpts (some 700,000 words).
TEXT_BUDGET = 4_000_000
#: In excerpts, a paragraph longer than this is cut around its claims.
LONG_PARAGRAPH = 20_000
#: Characters kept on either side of a claim in such a paragraph.
AROUND = 1_000

_EMPTY_LINE = re.compile(r"\n\s*\n")
_SHORT_LINE = 45


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of text: a block, or the blanks between two (``kind`` None). Tiles leave nothing out."""

    kind: BlockKind | None
    start: int
    end: int


def tiles(document: Document) -> Iterator[Tile]:
    """Cover the whole text: the document's blocks, paragraphs where it has none, and what lies between."""
    text, at = document.text, 0
    for block in document.blocks or tuple(paragraphs(text)):
        yield from _between(text, at, block.start)
        start = max(block.start, at)
        if start < block.end:
            yield Tile(block.kind, start, block.end)
            at = block.end
    yield from _between(text, at, len(text))


def paragraphs(text: str) -> Iterator[Block]:
    """Take each run of lines between empty lines for a paragraph."""
    at = 0
    for gap in (match.span() for match in _EMPTY_LINE.finditer(text)):
        yield from _paragraph(text, at, gap[0])
        at = gap[1]
    yield from _paragraph(text, at, len(text))


def _paragraph(text: str, start: int, end: int) -> Iterator[Block]:
    words = text[start:end]
    if words.strip():
        yield Block("paragraph", start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _between(text: str, start: int, end: int) -> Iterator[Tile]:
    if start >= end:
        return
    words = text[start:end]
    if not words.strip():
        yield Tile(None, start, end)
        return
    head = len(words) - len(words.lstrip())
    tail = len(words.rstrip())
    if head:
        yield Tile(None, start, start + head)
    yield Tile("paragraph", start + head, start + tail)
    if tail < len(words):
        yield Tile(None, start + tail, end)


def set_in_lines(words: str) -> bool:
    """Whether line breaks carry meaning, as in an address or a poem: there are several, and the lines are short."""
    lines = words.split("\n")
    return len(lines) > 1 and max(len(line) for line in lines) <= _SHORT_LINE


def excerpts(laid: Sequence[Tile], claims: Sequence[tuple[int, int]]) -> tuple[Tile, ...]:
    """Return the tiles that carry one of ``claims`` (intervals, in order), long ones cut around their claims.

    The result is in order and disjoint. Blanks between blocks are left out.
    """
    starts = [tile.start for tile in laid]
    wanted: dict[int, list[int]] = {}
    for start, end in claims:
        for position in range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, max(start, end - 1))):
            tile = laid[position]
            hull = wanted.setdefault(position, [tile.end, tile.start])
            hull[0] = min(hull[0], max(tile.start, start))
            hull[1] = max(hull[1], min(tile.end, end))
    kept = []
    for position, (first, last) in sorted(wanted.items()):
        tile = laid[position]
        if tile.kind is None:
            continue
        if tile.end - tile.start > LONG_PARAGRAPH:
            tile = Tile(tile.kind, max(tile.start, first - AROUND), min(tile.end, last + AROUND))
        kept.append(tile)
    return tuple(kept)
