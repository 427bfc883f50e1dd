"""What was read and what was not, and what to know before relying on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from whosays.export.briefing.content import Block, Heading, Item, Note, Paragraph, Run, Table, said, strong
from whosays.export.briefing.desk import NAME, Desk, line, sentence
from whosays.export.report.identities import assumed
from whosays.export.report.overview import overview
from whosays.export.time_words import time_in_words
from whosays.export.words import counted, number
from whosays.records import Document

_DOCUMENTS, _UNREAD, _MISSING = 100, 60, 60
_METHOD: Final = (
    "A claim is what somebody says, as surely as the text puts it. This report rules on nothing: it shows what the "
    "texts say, how they say it, and what rests on what. Every statement has a footnote to the words that it rests on; "
    "characters are counted from the start of the document’s text."
)


def reading(desk: Desk) -> Iterator[Block]:
    """The documents, what was passed over, and what is cited and not at hand."""
    coverage = desk.analysis.coverage
    held = overview(desk.analysis, desk.index)
    if told := assumed(desk.analysis):
        yield Paragraph((strong(told),))
    yield Paragraph(said(
        f"{held.holdings.capitalize()}; {held.sentences}; {held.claims}: {number(held.attributed)} attributed to "
        f"somebody ({held.speakers}), {number(held.own)} the authors’ own."
    ))  # fmt: skip
    yield Paragraph((Run(_METHOD, "emphasis"),))
    yield Heading(1, "What was read, and what was not")
    if coverage.sentences:
        silent = coverage.sentences - coverage.sentences_with_claims
        yield Paragraph(said(
            f"{counted(coverage.sentences_with_claims, 'sentence')} of {number(coverage.sentences)} gave a claim; "
            f"{number(silent)} gave none."
        ))  # fmt: skip
    documents = desk.analysis.documents
    claims = Counter(claim.document_id for claim in desk.case.claims.values())
    yield Table(
        ("Document", "Role", "Published", "Pages", "Characters", "Claims"),
        tuple(_document(it, claims[it.id]) for it in documents[:_DOCUMENTS]),
        (36, 11, 17, 10, 15, 11),
    )
    yield from desk.more(len(documents) - _DOCUMENTS, "document")
    if not coverage.unread:
        yield Paragraph(said("Everything that was given was read."))
    else:
        yield Heading(2, "Not read")
        for one in coverage.unread[:_UNREAD]:
            remedy = f" What to do: {sentence(one.remedy)}" if one.remedy else ""
            yield Item((strong(line(one.path)), Run(f": {sentence(one.reason)}{remedy}")))
        yield from desk.more(len(coverage.unread) - _UNREAD, "note on what was not read", "notes on what was not read")
    if missing := coverage.unavailable_sources:
        yield Heading(2, "Cited, but not in the case")
        for name in missing[:_MISSING]:
            yield Item(said(line(name)))
        yield from desk.more(len(missing) - _MISSING, "cited source")


def weaknesses(desk: Desk) -> Iterator[Block]:
    """What a reader should know, the worst first."""
    found = overview(desk.analysis, desk.index).weaknesses
    if found:
        yield Heading(1, "What to know before relying on it")
    for weakness in found:
        yield Item((strong(number(weakness.count)), Run(f" {weakness.words}.")))


def _document(document: Document, claims: int) -> tuple[tuple[Run, ...], ...]:
    where = f"{line(document.path)}; {document.media_type}; SHA-256 {document.sha256}"
    published = time_in_words(document.published) if document.published else "not given"
    return (
        said(line(document.title, NAME), Note(where)),
        said(document.role),
        said(published),
        said(number(len(document.pages)) if document.pages else "–"),
        said(number(document.length)),
        said(number(claims)),
    )
