"""Tables of what was read: documents with their layout, what was not read, and the case itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.tables.model import Row, Table, key_of, text, whole, yes_or_no

_DOCUMENT: Final = key_of("document_id", "documents", "The document")


def _case(case: Exported) -> Iterator[Row]:
    analysis = case.analysis
    yield (
        case.title,
        case.at,
        analysis.audit.activity if analysis.audit else None,
        analysis.balance.activity if analysis.balance else None,
        analysis.balance_stale,
        analysis.coverage.sentences,
        analysis.coverage.sentences_with_claims,
    )


def _documents(case: Exported) -> Iterator[Row]:
    for one in case.analysis.documents:
        yield (
            *(one.id, one.title, one.path, one.media_type, one.sha256, one.role, one.published, one.length),
            len(one.pages) or None,
            one.text,
        )


def _pages(case: Exported) -> Iterator[Row]:
    for document in case.analysis.documents:
        for page in document.pages:
            yield document.id, page.number, page.start, page.end


def _blocks(case: Exported) -> Iterator[Row]:
    for document in case.analysis.documents:
        for number, block in enumerate(document.blocks, 1):
            yield document.id, number, block.kind, block.start, block.end


def _unread(case: Exported) -> Iterator[Row]:
    for one in case.analysis.coverage.unread:
        yield one.path, one.reason, one.remedy, one.document_id


def _missing(case: Exported) -> Iterator[Row]:
    for name in case.analysis.coverage.unavailable_sources:
        yield (name,)


TABLES: Final = (
    Table(
        "case", "The case", "One row: what the case is called, and what was done to it", (),
        (
            text("title", "What the case is called"),
            text("at", "When it was last changed: ISO 8601 time, UTC"),
            text("audited_by", "What made the audit; empty where the case was never audited"),
            text("weighed_by", "What made the balance; empty where the case was never weighed"),
            yes_or_no("balance_stale", "Whether the case has changed since it was weighed"),
            whole("sentences", "Sentences read"),
            whole("sentences_with_claims", "Those of them that carry a claim"),
        ),
        _case,
    ),
    Table(
        "documents", "Documents", "A text of the case", ("id",),
        (
            text("id", "Derived from the bytes and the role"),
            text("title", "From the metadata, the first heading, or the name of the file"),
            text("path", "As the user named it; - for standard input"),
            text("media_type", "IANA media type of the bytes"),
            text("sha256", "SHA-256 of the bytes, in hexadecimal"),
            text("role", "Whether it makes the claims that are audited, or is cited", "brief", "source"),
            text("published", "EDTF date from the metadata or given by the user"),
            whole("length", "Code points in the text"),
            whole("page_count", "Pages; absent where the format has none"),
            text("text", "The whole text, into which all offsets point"),
        ),
        _documents,
    ),
    Table(
        "pages", "Pages", "A page of a document", ("document_id", "number"),
        (
            _DOCUMENT,
            whole("number", "Counted from 1"),
            whole("start", "The first code point"),
            whole("end", "The code point after the last one"),
        ),
        _pages,
    ),
    Table(
        "blocks", "Layout", "A stretch of a document's text that is read as one", ("document_id", "number"),
        (
            _DOCUMENT,
            whole("number", "Counted from 1 in the document"),
            text(
                "kind", "What it is; furniture (running headers, page numbers) and foreign text are not analysed",
                "heading", "paragraph", "list_item", "table_row", "entry", "furniture", "foreign",
            ),
            whole("start", "The first code point"),
            whole("end", "The code point after the last one"),
        ),
        _blocks,
    ),
    Table(
        "unread", "Not read", "An input, or a part of one, that was not analysed", (),
        (
            text("path", "The input as the user named it"),
            text("reason", "Why not"),
            text("remedy", "What to do about it; empty when nothing can be done"),
            key_of("document_id", "documents", "Set where only a part of a kept document was passed over"),
        ),
        _unread,
    ),
    Table(
        "unavailable_sources", "Missing sources", "A source that a brief cites and that is not in the case", (),
        (text("name", "As cited"),),
        _missing,
    ),
)  # fmt: skip
