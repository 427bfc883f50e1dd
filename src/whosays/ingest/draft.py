"""What a format's reader hands on: pieces of text, before offsets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.text.segment import Piece


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as its format gives it.

    Attributes:
        pieces: Cleaned text in blocks (``normalise.clean``).
        title: From the metadata, or None.
        published: EDTF date from the metadata, or None.
        pages: How many pages there are; 0 for formats without.
    """

    pieces: Sequence[Piece]
    title: str | None = None
    published: str | None = None
    pages: int = 0
