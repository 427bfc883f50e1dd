"""Plain text."""

from __future__ import annotations

from whosays.ingest.decode import decode
from whosays.ingest.draft import Draft
from whosays.text.normalise import clean
from whosays.text.segment import segment


def read(data: bytes, path: str) -> Draft:
    """Read plain text; its layout alone tells what is a heading, a paragraph or furniture.

    Raises:
        UnreadableInput: If its encoding cannot be told.
    """
    return Draft(segment(clean(decode(data, path))))
