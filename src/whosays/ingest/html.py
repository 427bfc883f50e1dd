"""HTML: the main text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.ingest.decode import decode
from whosays.ingest.draft import Draft
from whosays.ingest.html_page import Page, read_page
from whosays.records import BlockKind
from whosays.text.normalise import clean
from whosays.text.segment import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
_HEAD = 4096
#: trafilatura walks trees recursively and slowly: beyond this, what the page shows is taken as it is.
_DEEPEST, _LARGEST = 150, 3_000_000
#: Below this share of what a page shows, its main text is taken to have been missed. Pages without navigation,
#: side bars and the like have nothing that would need taking off.
_LEAST_SIMPLE, _LEAST = 0.9, 0.35
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list_item", "row": "table_row"}
_HOLDERS = frozenset({"list", "table", "main", "body"})
_BLOCKS = _HOLDERS | frozenset({"p", "head", "item", "quote", "code", "row", "ab"})


def read(data: bytes, path: str, charset: str | None = None) -> Draft:
    """Read a page: its main text as trafilatura finds it, all that it shows where that would lose too much.

    ``charset`` is what the transport declared. Scripts, styles and comments are never text.

    Raises:
        UnreadableInput: If the encoding of the page cannot be told.
    """
    declared = _CHARSET.search(data[:_HEAD])
    named = (declared[1] or declared[2]).decode("ascii") if declared else None
    source = decode(data, path, charset or named)
    page = read_page(source)
    return Draft(_main_text(source, page) or page.pieces, page.title, page.published)


def _main_text(source: str, page: Page) -> list[Piece]:
    """The main text of a page; empty where all that it shows is the better choice."""
    if page.deepest > _DEEPEST or len(source) > _LARGEST:
        return []
    from trafilatura import bare_extraction

    found = bare_extraction(source, favor_recall=True, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    pieces = [] if body is None else list(_pieces(body))
    least = _LEAST if page.landmarks else _LEAST_SIMPLE
    return pieces if _letters(pieces) >= least * _letters(page.pieces) else []


def _letters(pieces: Sequence[Piece]) -> int:
    """How much text there is, blanks aside."""
    return sum(len("".join(piece.text.split())) for piece in pieces)


def _pieces(body: Element) -> Iterator[Piece]:
    """Yield the blocks of trafilatura's tree of the main text."""
    for element in body:
        tag = str(element.tag)
        if tag in _HOLDERS or (tag == "quote" and any(child.tag in _BLOCKS for child in element)):
            yield from _pieces(element)
        elif tag == "row":
            cells = (" ".join(" ".join(map(str, cell.itertext())).split()) for cell in element)
            yield Piece("table_row", " | ".join(filter(None, cells)))
        else:
            yield from (Piece(_KINDS.get(tag, "paragraph"), part) for part in _words(element).split("\n\n"))
        if element.tail and element.tail.strip():
            yield Piece("paragraph", clean(element.tail.strip()))


def _words(element: Element) -> str:
    """The words of a block; line breaks are kept."""
    from lxml.etree import iterwalk

    parts = []
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            parts += ["\n" if node.tag == "lb" else "\n\n" if node.tag in _BLOCKS else "", node.text or ""]
        elif node is not element:
            parts.append(node.tail or "")
    return clean("".join(parts).strip())
