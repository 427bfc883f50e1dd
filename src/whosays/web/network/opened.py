"""A tie with the claims behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.export.balance import support_in_words
from whosays.records import NotFound, Support, Weakness
from whosays.web.book import Book
from whosays.web.network.ties import Knot, Net, Tie
from whosays.web.reading.cards import ClaimCard, card_of

#: Claims that are shown of one tie, and of its denials.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A tie with its ends.

    Attributes:
        tie: The tie.
        start: Its first knot.
        end: The other.
        support: How much stands behind it, in words.
        dots: The same drawn: whether each origin counts in any case, or only if none depends on another.
    """

    tie: Tie
    start: Knot
    end: Knot
    support: str
    dots: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A tie with the claims behind it.

    Attributes:
        row: The tie.
        claims: The first of those that say so.
        denied: The first of those that deny it.
        left_out: How many more there are of both.
    """

    row: Row
    claims: tuple[ClaimCard, ...]
    denied: tuple[ClaimCard, ...]
    left_out: int


#: Dots drawn for origins.
_DOTS = 8


def row_of(net: Net, tie: Tie) -> Row:
    """A tie as a row of the list."""
    ends = (net.knots[tie.start], net.knots[tie.end])
    if tie.ground is None:
        return Row(tie, *ends, "", ())
    brief: tuple[Weakness, ...] = ("brief_only",) if tie.ground == "brief_only" else ()
    words = support_in_words(Support((), tie.least, tie.most, brief))
    return Row(tie, *ends, words, tuple(rank < tie.least for rank in range(min(tie.most, _DOTS))))


def opened(book: Book, net: Net, tie_id: str) -> Opened:
    """A tie with its claims.

    Raises:
        NotFound: If there is none of this id.
    """
    tie = next((tie for tie in net.ties if tie.id == tie_id), None)
    if tie is None:
        reason = f"this case has no relation “{tie_id}”"
        raise NotFound(reason, "it may have gone when the case was weighed anew; look for it in the network")
    claims, denied = _cards(book, tie.claims), _cards(book, tie.denied)
    return Opened(row_of(net, tie), claims, denied, len(tie.claims) + len(tie.denied) - len(claims) - len(denied))


def _cards(book: Book, claim_ids: Sequence[str]) -> tuple[ClaimCard, ...]:
    return tuple(card_of(book, book.numbered[one]) for one in claim_ids[:_SHOWN] if one in book.numbered)
