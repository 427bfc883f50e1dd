"""Documents as FollowTheMoney's: their text, or their pages with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from whosays.export.exported import Exported
from whosays.export.ftm.dates import point_date
from whosays.export.ftm.grading import add_grade
from whosays.export.ftm.record import By, Record
from whosays.export.ftm.types import is_url, pieces
from whosays.export.time_words import time_in_words
from whosays.records import Document, content_id

#: By media type; what is not here is a Document.
_SCHEMATA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text/plain": "PlainText",
        "text/markdown": "PlainText",
        "text/html": "HyperText",
        "application/xhtml+xml": "HyperText",
        "message/rfc822": "Email",
    }
)


def documents(case: Exported) -> Iterator[Record]:
    """Every document of a case, each followed by its pages."""
    for document in case.analysis.documents:
        yield from _document(case, document)


def _document(case: Exported, document: Document) -> Iterator[Record]:
    by = By(document.id, "document")
    paged = _all_on_pages(document)
    schema = "Pages" if paged else _SCHEMATA.get(document.media_type, "Document")
    starts = [] if paged else [start for start, _ in pieces(document.text)]
    extra = {"role": document.role, "sha256": document.sha256, **({"bodyTextStarts": starts} if starts else {})}
    record = Record(document.id, schema, by, extra=extra)
    record.add("fileName", PurePosixPath(document.path).name or document.path)
    record.add("title", document.title)
    record.add("mimeType", document.media_type)
    if document.published:
        point = point_date(document.published)
        record.add("publishedAt", point)
        if point is None:
            record.add("notes", f"Published: {time_in_words(document.published)} (EDTF {document.published})")
    record.add("sourceUrl", document.path if is_url(document.path) else None)
    record.add("notes", f"SHA-256 of the file: {document.sha256}")
    record.add("notes", f"Path: {document.path}")
    record.add("notes", "A brief: its own word is not evidence for what it claims." if document.role == "brief" else "")
    speaking = [source.id for source in case.sources.values() if source.document_id == document.id]
    for subject in (document.id, *speaking):
        add_grade(record, case, subject)
    if not paged:
        record.add("bodyText", document.text)
    yield record
    if paged:
        for page in document.pages:
            text = document.text[page.start : page.end]
            extra_page = {"start": page.start, "end": page.end}
            leaf = Record(content_id("pag", document.id, page.number), "Page", by, extra=extra_page)
            leaf.add("document", document.id)
            leaf.add("index", str(page.number))
            leaf.add("bodyText", text)
            yield leaf


def _all_on_pages(document: Document) -> bool:
    """Whether a document has pages and all its words stand on them."""
    end = 0
    for page in document.pages:
        if document.text[end : page.start].strip():
            return False
        end = page.end
    return bool(document.pages) and not document.text[end:].strip()
