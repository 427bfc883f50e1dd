"""Relations and assertions in a line each: what they say, how much stands behind them, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from whosays.export.balance import (
    GROUNDS,
    WEAKNESSES,
    Weighed,
    ground_of,
    relation_in_words,
    relation_period,
    support_in_words,
)
from whosays.export.words import clipped
from whosays.records import Relation, Support
from whosays.store import words_of
from whosays.web.book import Book
from whosays.web.reading.cards import Named

_DOTS, _CLAIMS, _LENGTH = 8, 4, 240
_RANK = {ground: rank for rank, ground in enumerate(GROUNDS)}


@dataclass(frozen=True, slots=True)
class Backing:
    """How much stands behind something.

    Attributes:
        words: Independent origins, as a range in words.
        dots: The same drawn: whether each counts in any case (True) or only if none depends on another (False).
        weak: What to know before leaning on it.
    """

    words: str
    dots: tuple[bool, ...]
    weak: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidBy:
    """A claim in a line; ``/claims/ID`` shows it."""

    id: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A relation or an assertion.

    Attributes:
        id: Its id.
        kind: Which of the two it is.
        subject: Of a relation; None for an assertion.
        words: What the one is or did to the other, or the words of an assertion.
        object: Of a relation; None for an assertion.
        period: When, in words.
        backing: How much stands behind it.
        claims: How many claims say so.
        denied: How many deny it.
        first: The first of those that say so.
    """

    id: str
    kind: Literal["relation", "assertion"]
    subject: Named | None
    words: str
    object: Named | None
    period: str
    backing: Backing
    claims: int
    denied: int
    first: tuple[SaidBy, ...]


def backing_of(support: Support) -> Backing:
    """A support, in words and drawn."""
    told = [WEAKNESSES[weakness] for weakness in support.weaknesses if weakness != "single_origin" or support.most > 1]
    dots = tuple(rank < support.least for rank in range(min(support.most, _DOTS)))
    return Backing(support_in_words(support), dots, tuple(told))


def stand_of(book: Book, it: Weighed) -> Stand:
    """A relation or an assertion of the case in a line."""
    return book.once(("stand", it.id), lambda: _stand(book, it))


def _stand(book: Book, it: Weighed) -> Stand:
    known = (claim_id for claim_id in it.claim_ids if claim_id in book.numbered)
    first = tuple(said_by(book, claim_id) for claim_id in islice(known, _CLAIMS))
    counts = (backing_of(it.support), len(it.claim_ids), len(it.denied_by), first)
    if not isinstance(it, Relation):
        return Stand(it.id, "assertion", None, clipped(it.text, _LENGTH), None, "", *counts)
    names = {one: book.entities[one].name for one in (it.subject_id, it.object_id) if one in book.entities}
    subject, words, thing = relation_in_words(it, names)
    ends = (Named(it.subject_id, clipped(subject, _LENGTH)), Named(it.object_id, clipped(thing, _LENGTH)))
    return Stand(it.id, "relation", ends[0], words, ends[1], relation_period(it), *counts)


def said_by(book: Book, claim_id: str) -> SaidBy:
    """A claim of the case in a line."""
    numbered = book.numbered[claim_id]
    return SaidBy(claim_id, numbered.number, clipped(words_of(numbered.claim), _LENGTH))


def weakest_first(things: Sequence[Weighed]) -> list[Weighed]:
    """In the order in which an analyst reads: by ground, in each those of most claims first."""
    return sorted(things, key=lambda it: (_RANK[ground_of(it)], -len(it.claim_ids), it.id))
