"""The reader: a whole document with its claims marked, and the claims beside their place."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from whosays.records import Document, NotFound
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.pages.overview import Listed, listed
from whosays.web.paging import Leaf, paged
from whosays.web.reading.cards import Step, voices_in
from whosays.web.reading.remarks import Remark, remarks_in, remarks_on
from whosays.web.reading.scans import PDF, check_page, original_of, picture_of
from whosays.web.reading.stretches import Stretch, stretches_of
from whosays.web.rendering import render
from whosays.web.twin import Twins

router = APIRouter(tags=["reader"])
twins = Twins(router)

#: Number of the page whose picture stands beside the text.
ScanNumber = Annotated[int | None, Query(ge=1, le=1_000_000, description="Page whose picture is shown.")]
#: Who is named in the colour key of one document.
_VOICES = 14
#: Other documents that a document leads to; all are at ``/read?all=true``.
_OTHERS = 30


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """All documents, in order of the case; one page of them, and which that is."""

    documents: tuple[Listed, ...]
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks in a document, and how many of its claims end with them."""

    source: Step
    claims: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of a page beside the text.

    Attributes:
        page: Number of the page that is shown; None while the pictures are not asked for.
        pages: How many there are.
        why_not: Why there are none to ask for; empty where there are.
    """

    page: int | None
    pages: int
    why_not: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One document.

    Attributes:
        document: It in one line.
        unnamed: Claims in it that rest on unnamed sources alone.
        unchecked: Claims in it whose source could not be looked up; None where the case was never audited.
        voices: Who speaks in it, those with most claims first.
        more_voices: How many more there are.
        stretches: Its whole text, and the cards beside it.
        picked: The claim that the address asks for, with its number; None for none.
        media_type: Of the file.
        scan: Pictures of its pages; None for what is no PDF.
        others: The first of the other documents, to go on to.
        remarks: What somebody wrote about its words in another program, in order of the text.
        more_remarks: How many more there are.
    """

    document: Listed
    unnamed: int
    unchecked: int | None
    voices: tuple[Heard, ...]
    more_voices: int
    stretches: tuple[Stretch, ...]
    picked: tuple[int, str] | None
    media_type: str
    scan: Scan | None
    others: tuple[Listed, ...]
    remarks: tuple[Remark, ...]
    more_remarks: int


@router.get("/read", include_in_schema=False)
def read(
    request: Request, book: TheBook, every: Annotated[bool, Query(alias="all")] = False, page: PageNumber = 1
) -> Response:
    """The first brief; the list of documents where there is none, or where the address asks for ``all``."""
    brief = next((document for document in book.analysis.documents if document.role == "brief"), None)
    if brief is not None and not every:
        return RedirectResponse(f"/read/{brief.id}", HTTPStatus.SEE_OTHER)
    return HTMLResponse(render("documents.html", request, page=show_documents(book, page)))


@router.get("/read.json", summary="All documents, in order of the case.")
def show_documents(book: TheBook, page: PageNumber = 1) -> DocumentsPage:
    """All documents, in order of the case."""
    documents, leaf = paged(listed(book), page)
    return DocumentsPage(tuple(documents), leaf)


@twins.page("/read/{document_id}", "read_page.html")
def show_document(
    book: TheBook, desk: TheDesk, document_id: str, claim: str | None = None, scan: ScanNumber = None
) -> ReadPage:
    """One document: its text with everything that is marked in it, and its claims as cards."""
    document = book.document(document_id)
    voices = book.once(("voices", document.id), lambda: voices_in(book, document.id))
    claims = book.claims_in.get(document.id, ())
    unnamed = sum(bool(it.attribution.chain) and all(link.anonymous for link in it.attribution.chain) for it in claims)
    remarks = tuple(remarks_in(book, document.id))
    unchecked = sum(entry.verdict == "source_unavailable" for it in claims for entry in book.verdicts.get(it.id, ()))
    return ReadPage(
        next(line for line in listed(book) if line.id == document.id),
        unnamed,
        None if book.analysis.audit is None else unchecked,
        tuple(Heard(source, count) for source, count in voices[:_VOICES]),
        max(0, len(voices) - _VOICES),
        stretches_of(book, document),
        None if claim is None else _picked(book, document_id, claim),
        document.media_type,
        _scan(document, desk.path, scan),
        tuple(line for line in listed(book) if line.id != document.id)[:_OTHERS],
        remarks,
        remarks_on(book, document.id) - len(remarks),
    )


@router.get("/read/{document_id}/page/{number}.png", response_class=Response, summary="A page of a PDF as a picture.")
def show_picture(book: TheBook, desk: TheDesk, document_id: str, number: int) -> Response:
    """A page of a PDF document, drawn from its file where that is still the one that was read."""
    drawn = picture_of(book.document(document_id), desk.path, number)
    return Response(drawn, media_type="image/png", headers={"cache-control": "private, max-age=3600"})


def _scan(document: Document, case_path: str, number: int | None) -> Scan | None:
    if document.media_type != PDF:
        return None
    if number is not None:
        check_page(document, number)
    return Scan(number, len(document.pages), original_of(document, case_path).why_not)


def _picked(book: Book, document_id: str, claim_id: str) -> tuple[int, str]:
    if book.claim(claim_id).document_id != document_id:
        reason = f"claim {claim_id} is in another document"
        raise NotFound(reason, f"it is at /read/{book.claim(claim_id).document_id}?claim={claim_id}")
    return book.numbered[claim_id].number, claim_id
