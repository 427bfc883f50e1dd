"""The network as the script draws it: every knot with its place, every tie between two of them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from whosays.web.book import Book
from whosays.web.network.layout import positions
from whosays.web.network.ties import Knot, Net, Show, Tie, net_of

#: Knots that are drawn; the others, which fewest claims are about, are in the list alone.
DRAWN = 5_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A knot with its place in pixels, around (0, 0)."""

    knot: Knot
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn; ``left_out`` counts the knots that are not."""

    knots: tuple[Placed, ...]
    ties: tuple[Tie, ...]
    left_out: int


def drawing_of(net: Net) -> Drawing:
    """Lay out a network, or of a larger one the knots that most claims are about."""
    ranked = sorted(net.knots.values(), key=lambda knot: (-knot.claims, knot.id))
    kept = {knot.id: rank for rank, knot in enumerate(ranked[:DRAWN])}
    ties = tuple(tie for tie in net.ties if tie.start in kept and tie.end in kept)
    pairs = tuple(sorted({(kept[tie.start], kept[tie.end]) for tie in ties}))
    places = positions(len(kept), pairs)
    return Drawing(
        tuple(Placed(net.knots[knot], *places[rank]) for knot, rank in kept.items()),
        ties,
        len(net.knots) - len(kept),
    )


def drawn_json(book: Book, show: Show) -> bytes:
    """The same as JSON, made once."""
    return book.once(f"drawing of {show}", lambda: _ADAPTER.dump_json(drawing_of(net_of(book, show))))


_ADAPTER = TypeAdapter(Drawing)
