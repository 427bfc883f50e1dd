"""The overview: what the case holds, what is weak in it, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from whosays.export.report.overview import Overview, overview
from whosays.records import Document, Unread
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook
from whosays.web.pages.jobs import Importable, importable
from whosays.web.paging import Leaf, paged
from whosays.web.standing.cautions import Caution, cautions
from whosays.web.twin import Twins

router = APIRouter(tags=["overview"])
twins = Twins(router)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in one line.

    Attributes:
        id: Its id; ``/read/ID`` shows it.
        title: Its title.
        path: Where it was found.
        role: ``brief`` or ``source``.
        published: EDTF date, or None.
        pages: How many it has; 0 where the format has none.
        claims: Claims in it.
        attributed: Those of them that somebody other than the author holds.
    """

    id: str
    title: str
    path: str
    role: str
    published: str | None
    pages: int
    claims: int
    attributed: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The case in numbers and in lists.

    Attributes:
        overview: As in the head of the report.
        cautions: What to know before relying on the case, each with where to see it.
        documents: In order of the case; one page of them.
        leaf: Which page it is.
        unread: What was not read, wholly or in part.
        unavailable: Cited sources that are not in the case.
        audited: Whether the case was audited.
        weighed: Whether it was weighed.
        stale: Whether something has changed since it was weighed.
        decisions: How many decisions people made.
        imports: What can be imported.
    """

    overview: Overview
    cautions: tuple[Caution, ...]
    documents: tuple[Listed, ...]
    leaf: Leaf
    unread: tuple[Unread, ...]
    unavailable: tuple[str, ...]
    audited: bool
    weighed: bool
    stale: bool
    decisions: int
    imports: tuple[Importable, ...]


@twins.page("/overview", "overview_page.html")
def show_overview(book: TheBook, page: PageNumber = 1) -> OverviewPage:
    """What the case holds, and what in it is weak."""
    analysis = book.analysis
    documents, leaf = paged(listed(book), page)
    head = book.once("overview", lambda: overview(analysis, book.index))
    return OverviewPage(
        overview=head,
        cautions=book.once("cautions", lambda: cautions(book, head.weaknesses)),
        documents=tuple(documents),
        leaf=leaf,
        unread=analysis.coverage.unread,
        unavailable=analysis.coverage.unavailable_sources,
        audited=analysis.audit is not None,
        weighed=analysis.balance is not None,
        stale=analysis.balance_stale,
        decisions=len(book.decisions),
        imports=importable(),
    )


def listed(book: Book) -> tuple[Listed, ...]:
    """All documents, in order of the case."""
    return book.once("listed", lambda: tuple(_line(document, book) for document in book.analysis.documents))


def _line(document: Document, book: Book) -> Listed:
    claims = book.claims_in.get(document.id, ())
    attributed = sum(bool(claim.attribution.chain) for claim in claims)
    where = (document.id, document.title, document.path, document.role, document.published)
    return Listed(*where, len(document.pages), len(claims), attributed)
