"""A claim's words in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.export.report.layout import tiles
from whosays.records import Claim, Document

#: Code points shown on either side of the claim's words at most, and of these.
_AROUND, _LONGEST = 600, 4_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the paragraph, and whether the claim is in them."""

    words: str
    within: bool


@dataclass(frozen=True, slots=True)
class Around:
    """The paragraph, or as much as is shown of it.

    Attributes:
        start: First code point of it in the document's text.
        stretches: In order; together the words from there on.
        cut: Whether some of it is left out, before or after.
    """

    start: int
    stretches: tuple[Stretch, ...]
    cut: tuple[bool, bool]


def around(document: Document, claim: Claim) -> Around:
    """The words of ``claim`` with what stands around them in the same blocks."""
    first, last = claim.content[0].start, claim.content[-1].end
    held = [tile for tile in tiles(document) if tile.kind is not None and tile.start < last and first < tile.end]
    begin, stop = (held[0].start, held[-1].end) if held else (first, last)
    start = max(begin, first - _AROUND)
    end = min(stop, last + _AROUND, start + _LONGEST)
    return Around(start, tuple(_parted(document.text, claim, start, end)), (start > begin, end < stop))


def _parted(text: str, claim: Claim, start: int, end: int) -> Iterator[Stretch]:
    at = start
    for span in claim.content:
        for stop, within in ((min(span.start, end), False), (min(span.end, end), True)):
            if at < stop:
                yield Stretch(text[at:stop], within)
                at = stop
    if at < end:
        yield Stretch(text[at:end], False)
