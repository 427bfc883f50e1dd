"""ODT (OpenDocument text)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.ingest.archive import check_archive
from whosays.ingest.draft import Draft
from whosays.records import BlockKind, ReadOptions, UnreadableInput
from whosays.text.normalise import clean, one_line
from whosays.text.segment import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from odfdo import Document

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HEADING, _PARAGRAPH, _ITEM = f"{_TEXT}h", f"{_TEXT}p", f"{_TEXT}list-item"
_ROW, _CELL, _NOTE, _NOTE_BODY = f"{_TABLE}table-row", f"{_TABLE}table-cell", f"{_TEXT}note", f"{_TEXT}note-body"
#: What is not the text as it stands: deletions kept for review, comments, what the program generates.
_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}table-of-content",
        f"{_TEXT}sequence-decls",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    }
)
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}


def read(data: bytes, path: str, options: ReadOptions) -> Draft:
    """Read the body, then its notes.

    Headers, footers, comments and tables of contents are left out.

    Raises:
        UnreadableInput: If the file is damaged, encrypted or unsafe.
        OversizedInput: If the text in it is beyond the limit.
    """
    from lxml import etree
    from odfdo import Document
    from odfdo.security import SecurityError

    check_archive(data, path, options)
    try:
        document = Document(io.BytesIO(data))
        if b"encryption-data" in _part(document, "META-INF/manifest.xml"):
            raise UnreadableInput(path, "the document is encrypted", "save it without a password")
        safe = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(_part(document, "content.xml"), safe)
        title = one_line(document.meta.title or "") or None
    except SecurityError as error:
        reason = "an unsafe document: it would unpack to far more than its size"
        raise UnreadableInput(path, reason, "open it in a word processor and save its text anew") from error
    except (etree.XMLSyntaxError, KeyError, ValueError, AttributeError, TypeError) as error:
        # odfdo meets parts that are missing or of the wrong kind with any of these.
        reason = "the ODT file is damaged: a part of it is missing or malformed"
        raise UnreadableInput(path, reason, "open it in a word processor and save it anew") from error
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    return Draft([] if body is None else list(_pieces(body)), title)


def _part(document: Document, name: str) -> bytes:
    """The bytes of a part of the package; none where it has no such part."""
    content = document.container.get_part(name) if document.container else b""
    return content if isinstance(content, bytes) else b""


def _pieces(body: Element) -> Iterator[Piece]:
    """Yield the paragraphs and table rows in order, then the notes."""
    notes: list[Element] = []
    pending: list[tuple[Element, BlockKind]] = [(body, "paragraph")]
    while pending:
        element, kind = pending.pop()
        if element.tag in {_HEADING, _PARAGRAPH}:
            yield Piece("heading" if element.tag == _HEADING else kind, _words(element, notes))
        elif element.tag == _ROW:
            cells = (" ".join(_cell(cell, notes).split()) for cell in element.iter(_CELL))
            yield Piece("table_row", " | ".join(filter(None, cells)))
        elif element.tag not in _SKIPPED:
            inside: BlockKind = "list_item" if element.tag == _ITEM else kind
            pending.extend((child, inside) for child in reversed(element))
    for note in notes:
        yield Piece("paragraph", " ".join(_words(paragraph, []) for paragraph in note.iter(_PARAGRAPH, _HEADING)))


def _cell(cell: Element, notes: list[Element]) -> str:
    """The words of a table cell."""
    return " ".join(_words(paragraph, notes) for paragraph in cell.iter(_PARAGRAPH, _HEADING))


def _words(paragraph: Element, notes: list[Element]) -> str:
    """The words of a paragraph; the bodies of its notes are put into ``notes``."""
    from lxml.etree import iterwalk

    parts = []
    walk = iterwalk(paragraph, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            parts.append((node.tail or "") if node is not paragraph else "")
        elif node.tag == _NOTE:
            notes.extend(node.iter(_NOTE_BODY))
            walk.skip_subtree()
        elif node.tag in _SKIPPED:
            walk.skip_subtree()
        else:
            parts += [_MARKS.get(str(node.tag), ""), node.text or ""]
    return clean("".join(parts))
