"""A document: one text, where it came from, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["brief", "source"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "entry", "furniture", "foreign"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paged document: ``number`` counts from 1; the offsets are into ``Document.text``."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is read as one: offsets ``[start, end)`` into ``Document.text``.

    ``furniture`` is what a page repeats (running headers, page numbers) and ``foreign`` what is not English; both are
    kept in the text and neither is analysed. An ``entry`` is what a list says of one party. Blocks are in order and
    disjoint.
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its bytes' hash.

    Attributes:
        id: Derived from the bytes and the role.
        title: From the document's metadata, its first heading, or its file name.
        path: As the user named it; ``-`` for standard input.
        media_type: IANA media type of the bytes, such as ``application/pdf``.
        sha256: Of the bytes, in hexadecimal.
        role: ``brief`` or ``source``.
        published: EDTF date from the document's metadata, or None. Never guessed.
        text: NFC, lines ended by one U+000A, paragraphs parted by an empty line, no run of blanks
            within a line, no soft hyphens. All offsets of all records point into it.
        pages: Empty where the format has no pages.
        blocks: The layout, in order.
    """

    id: str
    title: str
    path: str
    media_type: str
    sha256: str
    role: Role
    published: str | None
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def length(self) -> int:
        """Code points in ``text``."""
        return len(self.text)
