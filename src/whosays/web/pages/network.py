"""The network: who is what to whom, or who relies on whom; drawn, sifted, and listed with the claims behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from whosays.web.book import Book
from whosays.web.network.drawing import DRAWN, Drawing, drawn_json
from whosays.web.network.opened import Opened, Row, opened, row_of
from whosays.web.network.sieve import Choices, Sieve, choices_of, sieve_of
from whosays.web.network.ties import Knot, Net, Show, net_of
from whosays.web.pages.asking import PageNumber, TheBook
from whosays.web.paging import Leaf, paged
from whosays.web.twin import Twins

router = APIRouter(tags=["network"])
twins = Twins(router)


@dataclass(frozen=True, slots=True)
class Ring:
    """Voices each of which rests on the next, and the last on the first."""

    voices: tuple[Knot, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """A network as a list, a page at a time; the drawing is at ``/network/drawing.json``.

    Attributes:
        show: ``entities`` for what claims say that they are to one another, ``sources`` for who relies on whom.
        weighed: Whether the case was weighed; the network is empty before.
        stale: Whether something has changed since.
        sieve: What is asked for.
        about: The knot that is asked for; None for none.
        choices: What can be asked for.
        knots: How many there are in all.
        undrawn: How many of them are in the list alone.
        ties: How many ties there are in all.
        rows: The ties on this page, those on most claims first.
        leaf: Which page it is.
        opened: The tie that the address opens; None for none.
        rings: Circles among the sources.
    """

    show: Show
    weighed: bool
    stale: bool
    sieve: Sieve
    about: Knot | None
    choices: Choices
    knots: int
    undrawn: int
    ties: int
    rows: tuple[Row, ...]
    leaf: Leaf
    opened: Opened | None
    rings: tuple[Ring, ...]


@twins.page("/network", "network_page.html")
def show_network(
    book: TheBook,
    sieve: Annotated[Sieve, Depends(sieve_of)],
    show: Show = "entities",
    tie: str = "",
    page: PageNumber = 1,
) -> NetworkPage:
    """Relations between entities, or reliance between sources: those that are asked for, and one with its claims."""
    net = net_of(book, show)
    here, leaf = paged(book.once(("sifted", show, sieve), lambda: tuple(sieve.sifted(net))), page)
    return NetworkPage(
        show,
        book.analysis.balance is not None,
        book.analysis.balance_stale,
        sieve,
        net.knots.get(sieve.about),
        book.once(f"choices of {show}", lambda: choices_of(net)),
        len(net.knots),
        max(0, len(net.knots) - DRAWN),
        len(net.ties),
        tuple(row_of(net, one) for one in here),
        leaf,
        opened(book, net, tie) if tie else None,
        _rings(book, net) if show == "sources" else (),
    )


@router.get("/network/drawing.json", response_model=Drawing)
def draw_network(book: TheBook, show: Show = "entities") -> Response:
    """The whole network with a place for everything, to be drawn."""
    return Response(drawn_json(book, show), media_type="application/json")


def _rings(book: Book, net: Net) -> tuple[Ring, ...]:
    balance = book.analysis.balance
    return tuple(
        Ring(tuple(net.knots[voice] for voice in circle.voices if voice in net.knots), circle.why)
        for circle in (balance.circles if balance else ())
    )
