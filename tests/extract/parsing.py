"""Parsed passages of short texts, for the tests of the extractors."""

from __future__ import annotations

from whosays.language.passages import Passage, passages
from whosays.records import Block, Document, Role


def document_of(text: str, *, published: str | None = None, role: Role = "brief") -> Document:
    """A document whose blocks are the paragraphs of ``text``."""
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Document("doc-test", "Test", "test.txt", "text/plain", "0" * 64, role, published, text, (), tuple(blocks))


def passage_of(text: str) -> Passage:
    """The one passage of a one-paragraph text."""
    (passage,) = passages(document_of(text))
    return passage
