"""The audit: claims of the briefs beside what they cite, the worst first, and what analysts decided on that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from whosays.export.report.audit import Left, Told, Use, left_out, told_twice, uses_of
from whosays.export.report.audit_cards import Card
from whosays.export.verdicts import MEANINGS, NAMES, balance
from whosays.records import Audit, AuditVerdict, NotFound
from whosays.web.auditing.verdicts import Row, Verdicts, in_order
from whosays.web.book import Book
from whosays.web.pages.asking import PageNumber, TheBook
from whosays.web.paging import Leaf, paged
from whosays.web.standing.listing import Facet, narrowed
from whosays.web.twin import Twins

router = APIRouter(tags=["audit"])
twins = Twins(router)

#: What of the audit is shown: the verdicts, what was left out of the sources, what is told twice, or source by source.
Show = Literal["verdicts", "omissions", "twice", "sources"]
#: Entries on a page: a verdict is two texts.
SIZE = 50


@dataclass(frozen=True, slots=True)
class Held:
    """A verdict with what a decision on it needs.

    Attributes:
        card: The verdict, as in the report; its link is the id of the claim.
        seen: The last decision on the claim, which a ruling must name.
    """

    card: Card
    seen: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict that an analyst may decide on, with what it says of brief and source."""

    verdict: AuditVerdict
    name: str
    meaning: str


CHOICES = tuple(Choice(verdict, name, MEANINGS[verdict]) for verdict, name in NAMES.items())


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the audit: its value in the address, its name, and how much there is."""

    show: Show
    name: str
    count: int


_EMPTY: Leaf = paged((), 1)[1]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The audit of a case.

    Attributes:
        audited: Whether there is one; all else is empty where there is none.
        balance: All verdicts in a line.
        stale: How many of them are stale.
        show: The part that is shown.
        parts: All parts.
        facets: What the verdicts can be narrowed down by, each with what the others leave.
        order: ``worst`` first, or in the order of the ``text``.
        claim: Number of the claim whose verdicts alone are shown, or None.
        verdicts: On this page.
        omissions: Sentences of the sources that cut against the briefs, on this page.
        twice: Claims that rest on one thing, on this page.
        sources: What was taken from each source and what was left, on this page.
        leaf: Where in the list this page is.
        unavailable: Names of cited sources that are not in the case.
        choices: What can be decided.
        made: What made the audit.
        done: The verdict that was just decided on, where this page does not show it; or None.
    """

    audited: bool = False
    balance: str = ""
    stale: int = 0
    show: Show = "verdicts"
    parts: tuple[Part, ...] = ()
    facets: tuple[Facet, ...] = ()
    order: str = "worst"
    claim: int | None = None
    verdicts: tuple[Held, ...] = ()
    omissions: tuple[Left, ...] = ()
    twice: tuple[Told, ...] = ()
    sources: tuple[Use, ...] = ()
    leaf: Leaf = _EMPTY
    unavailable: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = CHOICES
    made: str = ""
    done: Held | None = None


class Asked(BaseModel):
    """What an address asks for; what it leaves empty may be anything."""

    show: Show = "verdicts"
    verdict: str = ""
    drift: str = ""
    source: Annotated[str, Field(description="Id of a document that was compared, or `none`.")] = ""
    brief: Annotated[str, Field(description="Id of a brief.")] = ""
    state: Annotated[str, Field(description="`flawed`, `ruled` or `stale`.")] = ""
    claim: Annotated[str, Field(description="Id of a claim.")] = ""
    order: Literal["worst", "text"] = "worst"
    at: Annotated[int | None, Field(ge=1, description="Number of a verdict: shows the page that it is on.")] = None
    done: Annotated[int | None, Field(ge=1, description="Number of the verdict that was just decided on.")] = None
    page: PageNumber = 1


@dataclass(frozen=True)
class Everything:
    """An audit as the pages look it up: worked out once for each book."""

    balance: str
    stale: int
    verdicts: Verdicts
    omissions: Sequence[Left]
    twice: Sequence[Told]
    sources: Sequence[Use]

    @classmethod
    def of(cls, book: Book, audit: Audit) -> Everything:
        """All of ``audit``, which is the book's."""
        verdicts = Verdicts.of(book, audit)
        omissions = left_out(audit, verdicts.maker)
        sources = uses_of(audit, omissions, verdicts.maker)
        twice = told_twice(audit, book.index, verdicts.maker)
        stale = sum(entry.stale for entry in audit.entries)
        return cls(balance(audit.entries), stale, verdicts, omissions, twice, sources)


@twins.page("/audit", "audit_page.html")
def show_audit(book: TheBook, asked: Annotated[Asked, Query()]) -> AuditPage:
    """What became of the briefs' claims on their way from their sources, the worst first."""
    audit = book.analysis.audit
    if audit is None:
        return AuditPage(show=asked.show, order=asked.order)
    found: Everything = book.once("audit", lambda: Everything.of(book, audit))
    claim = book.claim(asked.claim) if asked.claim else None
    rows, facets = _chosen(book, found.verdicts, asked)
    page = asked.page if asked.at is None else _page_of(rows, asked.at)
    lists: dict[Show, Sequence[object]] = {
        "verdicts": rows, "omissions": found.omissions, "twice": found.twice, "sources": found.sources,
    }  # fmt: skip
    _, leaf = paged(lists[asked.show], page, SIZE)
    here = slice(max(0, leaf.first - 1), leaf.last)
    shown = rows[here] if asked.show == "verdicts" else []
    decided = found.verdicts.numbered(asked.done) if asked.done else None
    return AuditPage(
        audited=True,
        balance=found.balance,
        stale=found.stale,
        show=asked.show,
        parts=_parts(found),
        facets=facets,
        order=asked.order,
        claim=book.numbered[claim.id].number if claim else None,
        verdicts=tuple(_held(book, found.verdicts, row) for row in shown),
        omissions=tuple(found.omissions[here]) if asked.show == "omissions" else (),
        twice=tuple(found.twice[here]) if asked.show == "twice" else (),
        sources=tuple(found.sources[here]) if asked.show == "sources" else (),
        leaf=leaf,
        unavailable=audit.unavailable,
        made=audit.activity,
        done=_held(book, found.verdicts, decided) if decided and decided not in shown else None,
    )


def _chosen(book: Book, verdicts: Verdicts, asked: Asked) -> tuple[Sequence[Row], tuple[Facet, ...]]:
    """The verdicts that are asked for, and each facet with what the others leave."""
    chosen = {aspect.name: getattr(asked, aspect.name) for aspect in verdicts.aspects}

    def choose() -> tuple[Sequence[Row], tuple[Facet, ...]]:
        of_claim = [row for row in verdicts.rows if asked.claim in ("", row.entry.claim_id)]
        rows = narrowed(of_claim, verdicts.aspects, chosen)
        facets = tuple(
            aspect.facet(narrowed(of_claim, verdicts.aspects, chosen | {aspect.name: ""}), chosen[aspect.name])
            for aspect in verdicts.aspects
        )
        return in_order(rows, by_text=asked.order == "text"), facets

    return book.once(("verdicts", asked.claim, asked.order, *chosen.values()), choose)


def _page_of(rows: Sequence[Row], number: int) -> int:
    rank = next((rank for rank, row in enumerate(rows) if row.number == number), None)
    if rank is None:
        reason = f"there is no verdict {number:,} among these"
        raise NotFound(reason, "it may have gone when the case was audited anew; look for it in the whole audit")
    return rank // SIZE + 1


def _held(book: Book, verdicts: Verdicts, row: Row) -> Held:
    return Held(verdicts.maker.card(row.number, row.entry), book.version_of(row.entry.claim_id))


def _parts(found: Everything) -> tuple[Part, ...]:
    return (
        Part("verdicts", "Verdicts", len(found.verdicts.rows)),
        Part("omissions", "Left out", len(found.omissions)),
        Part("twice", "Told more than once", len(found.twice)),
        Part("sources", "Source by source", len(found.sources)),
    )
