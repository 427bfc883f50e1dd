"""DOCX (Office Open XML word processing documents)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whosays.ingest.archive import check_archive
from whosays.ingest.draft import Draft
from whosays.records import BlockKind, ReadOptions, UnreadableInput
from whosays.text.normalise import clean, one_line
from whosays.text.segment import Piece

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = re.compile(r"/(?:footnotes|endnotes)$")
#: What is not the text as it stands: deleted and moved-away runs, field codes, alternatives for older programs.
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_TEXT, _PARAGRAPH, _ROW, _CELL = f"{_W}t", f"{_W}p", f"{_W}tr", f"{_W}tc"
_NOTE = frozenset({f"{_W}footnote", f"{_W}endnote"})


def read(data: bytes, path: str, options: ReadOptions) -> Draft:
    """Read the body, then its notes. Tracked insertions count as text, deletions do not.

    Headers, footers and comments are left out.

    Raises:
        UnreadableInput: If the file is damaged or unsafe.
        OversizedInput: If the text in it is beyond the limit.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    check_archive(data, path, options)
    try:
        document = docx.Document(io.BytesIO(data))
        pieces = [*_pieces(document.element.body, _styles(document)), *_notes(document)]
        title = one_line(document.core_properties.title) or None
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError) as error:
        # python-docx meets parts that are missing or of the wrong kind with any of these.
        reason = "the DOCX file is damaged: a part of it is missing or malformed"
        raise UnreadableInput(path, reason, "open it in a word processor and save it anew") from error
    return Draft(pieces, title)


def _styles(document: Document) -> dict[str, BlockKind]:
    """What the paragraph styles mean, by their ids: headings and lists, also where a style is based on one."""
    kinds: dict[str, BlockKind] = {}
    for style in document.styles:
        name = style.name or ""
        base = getattr(style, "base_style", None)
        names = f"{name}|{base.name if base is not None else ''}".casefold()
        if re.search(r"(?:^|\|)(?:heading|title|subtitle)", names):
            kinds[style.style_id] = "heading"
        elif re.search(r"(?:^|\|)list", names):
            kinds[style.style_id] = "list_item"
    return kinds


def _pieces(root: Element, styles: dict[str, BlockKind]) -> Iterator[Piece]:
    """Yield the paragraphs and table rows below ``root`` in order."""
    pending = [root]
    while pending:
        element = pending.pop()
        if element.tag == _PARAGRAPH:
            kind = _kind(element, styles)
            for part in _words(element).split("\n\n"):
                yield Piece(kind, part)
        elif element.tag == _ROW:
            yield Piece("table_row", " | ".join(filter(None, map(_cell, element.iter(_CELL)))))
        elif element.tag not in _SKIPPED:
            pending.extend(reversed(element))


def _kind(paragraph: Element, styles: dict[str, BlockKind]) -> BlockKind:
    """What a paragraph is, by its style and numbering."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    kind = styles.get(style.get(f"{_W}val", "")) if style is not None else None
    if kind is None and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return "list_item"
    return kind or "paragraph"


def _cell(cell: Element) -> str:
    """The words of a table cell on one line."""
    return " ".join(" ".join(_words(paragraph) for paragraph in cell.iter(_PARAGRAPH)).split())


def _words(paragraph: Element) -> str:
    """The words of a paragraph as they stand; paragraphs in its text boxes follow after an empty line."""
    parts: list[str] = []
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag in _MARKS:
            parts.append(_MARKS[str(element.tag)])
        elif element.tag == _PARAGRAPH:
            parts.append("\n\n")
            pending.extend(reversed(element))
        elif element.tag not in _SKIPPED:
            pending.extend(reversed(element))
    return clean("".join(parts))


def _notes(document: Document) -> Iterator[Piece]:
    """Yield the foot- and endnotes."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and _NOTES.search(relation.reltype):
            for note in parse_xml(relation.target_part.blob):
                if note.tag in _NOTE and note.get(f"{_W}type") is None:
                    yield Piece("paragraph", " ".join(_words(paragraph) for paragraph in note.iter(_PARAGRAPH)))
