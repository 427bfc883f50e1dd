"""The claims: a list that is searched and cut by facets, and one claim with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from whosays.export.report.index import Numbered
from whosays.export.words import clipped
from whosays.records import UsageError
from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk
from whosays.web.paging import Leaf, paged
from whosays.web.reading.cards import ClaimCard, card_of
from whosays.web.reading.facets import FIXED, Facets, Option, bits, facets_of, positions_in, weak_points
from whosays.web.twin import Twins

router = APIRouter(tags=["claims"])
twins = Twins(router)

#: Facets in the order in which they stand beside the list, with what they ask.
FACETS = {
    "who": "Who, anywhere in the chain",
    "rests": "Rests on",
    "kind": "Kind of source",
    "sure": "How surely",
    "stance": "Stance",
    "verdict": "Verdict of the audit",
    "origins": "Independent origins",
    "tension": "Does not fit another",
    "place": "Where",
    "about": "Who or what is in it",
    "in": "Document",
}
#: Claims that a search gives at most, paragraphs, and characters shown of each and of the title above it.
_HITS, _PARAGRAPHS, _LONGEST, _TITLE = 1_000, 5, 400, 80


class Asked(BaseModel):
    """What an address asks of the list; what it leaves out may be anything."""

    q: Annotated[str, Field(max_length=500, description="Words, or a question: “who says that …”.")] = ""
    who: Annotated[str | None, Field(description="Id of a source.")] = None
    rests: Annotated[str | None, Field(description="`named`, `anonymous` or `author`.")] = None
    kind: Annotated[str | None, Field(description="Kind of the last source of the chain.")] = None
    sure: Annotated[str | None, Field(description="A level of certainty, `less` or `negative`.")] = None
    stance: Annotated[str | None, Field(description="Of the holder.")] = None
    verdict: Annotated[str | None, Field(description="Of the audit.")] = None
    origins: Annotated[str | None, Field(description="`0`, `1`, `unsure` or `several`.")] = None
    tension: Annotated[str | None, Field(description="Kind of tension.")] = None
    place: Annotated[str | None, Field(description="Id of a place.")] = None
    about: Annotated[str | None, Field(description="Id of an entity that takes part.")] = None
    document: Annotated[str | None, Field(alias="in", description="Id of a document.")] = None
    first: Annotated[int | None, Field(alias="from", ge=-9999, le=9999, description="Year.")] = None
    last: Annotated[int | None, Field(alias="to", ge=-9999, le=9999, description="Year, included.")] = None
    sort: Annotated[Literal["text", "weak", "best"] | None, Field(description="Order; `best` is of a search.")] = None

    def chosen(self) -> dict[str, str]:
        """The facets of which something is chosen."""
        values = {name: self.document if name == "in" else getattr(self, name) for name in FACETS}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its choices; ``chosen`` is the value that the address asks for, or None."""

    name: str
    label: str
    chosen: str | None
    chosen_label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the list, with what should keep a reader from leaning on it."""

    card: ClaimCard
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that holds every word that was asked for, whether or not a claim was found in it."""

    document_id: str
    title: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """A page of the list.

    Attributes:
        query: The words that were searched for; empty for none.
        rows: The claims on this page.
        leaf: Which page it is.
        total: Claims in the case.
        facets: What the list can be cut by.
        first: First year asked for, or None.
        last: Last year.
        first_year: First year of any claim, or None.
        last_year: Last one.
        sort: ``text`` for the order of the texts, ``weak`` for most weak points first, ``best`` for the best hits.
        cut_off: Whether the search found more than it gives.
        paragraphs: With every word of the search, the best first; on the first page alone.
    """

    query: str
    rows: tuple[Row, ...]
    leaf: Leaf
    total: int
    facets: tuple[Facet, ...]
    first: int | None
    last: int | None
    first_year: int | None
    last_year: int | None
    sort: str
    cut_off: bool
    paragraphs: tuple[Paragraph, ...]


@twins.page("/claims", "claims_page.html")
def show_claims(book: TheBook, desk: TheDesk, asked: Annotated[Asked, Query()], page: PageNumber = 1) -> ClaimsPage:
    """The claims that fit, a hundred a page, with how many each further choice would leave."""
    facets = facets_of(book)
    chosen = asked.chosen()
    _check(book, chosen, asked)
    hits = _hits(book, desk, asked.q)
    outside = facets.every if hits is None else bits(hits)
    if asked.first is not None or asked.last is not None:
        outside &= facets.dated(asked.first, asked.last)
    held = {name: facets.of(name, value) for name, value in chosen.items()}
    found = _meet(outside, held.values())
    sort = asked.sort or ("text" if hits is None else "best")
    order = _ordered(positions_in(found), sort, hits, facets)
    here, leaf = paged(order, page)
    claims = book.index.claims
    return ClaimsPage(
        asked.q,
        tuple(_row(book, claims[position]) for position in here),
        leaf,
        len(claims),
        tuple(_facet(facets, name, chosen, outside, held) for name in FACETS),
        asked.first,
        asked.last,
        facets.first_year,
        facets.last_year,
        sort,
        hits is not None and len(hits) == _HITS,
        book.once(("paragraphs", asked.q), lambda: tuple(_paragraphs(desk, asked.q))) if asked.q and page == 1 else (),
    )


def _check(book: Book, chosen: dict[str, str], asked: Asked) -> None:
    for name, known in FIXED.items():
        if name in chosen and chosen[name] not in known:
            reason = f"“{chosen[name]}” is no choice for “{FACETS[name].lower()}”"
            raise UsageError(reason, f"choose one of {', '.join(known)}")
    known_by_id = {"who": book.source, "place": book.entity, "about": book.entity, "in": book.document}
    for name, look_up in known_by_id.items():
        if name in chosen:
            look_up(chosen[name])
    if asked.first is not None and asked.last is not None and asked.first > asked.last:
        reason = f"the years run backwards, from {asked.first} to {asked.last}"
        raise UsageError(reason, "put the earlier one first")


def _hits(book: Book, desk: Desk, query: str) -> list[int] | None:
    """Positions of the claims that answer a question, best first; None where nothing is asked."""
    if not query:
        return None
    found = book.once(("found", query), lambda: desk.ask(lambda case: case.found(query, _HITS)))
    return [book.numbered[claim_id].number - 1 for claim_id in found if claim_id in book.numbered]


def _paragraphs(desk: Desk, query: str) -> Iterator[Paragraph]:
    for passage in desk.ask(lambda case: case.passages(query, _PARAGRAPHS)):
        document, span = passage.document, passage.span
        words = clipped(" ".join(span.exact.split()), _LONGEST)
        yield Paragraph(document.id, clipped(document.title, _TITLE), span.start, span.end, words)


def _meet(within: int, sets: Iterable[int]) -> int:
    for held in sets:
        within &= held
    return within


def _ordered(positions: Sequence[int], sort: str, hits: Sequence[int] | None, facets: Facets) -> Sequence[int]:
    if sort == "weak":
        return sorted(positions, key=lambda position: (-facets.weakness[position], position))
    if sort == "best" and hits is not None:
        kept = frozenset(positions)
        return [position for position in hits if position in kept]
    return positions


def _facet(facets: Facets, name: str, chosen: dict[str, str], outside: int, held: dict[str, int]) -> Facet:
    value = chosen.get(name)
    within = _meet(outside, [some for other, some in held.items() if other != name])
    label = facets.label(name, value) if value else ""
    return Facet(name, FACETS[name], value, label, facets.options(name, within, value))


def _row(book: Book, numbered: Numbered) -> Row:
    return book.once(
        ("row", numbered.claim.id), lambda: Row(card_of(book, numbered), tuple(weak_points(book, numbered)))
    )
