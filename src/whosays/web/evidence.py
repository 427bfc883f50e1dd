"""A claim as evidence: the questions that it bears on already, and those that it may be brought in on."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.export.words import clipped
from whosays.web.book import Book

_WORDS = 200


@dataclass(frozen=True, slots=True)
class Bearing:
    """A question of the case; ``item`` is the key of the claim among its evidence, or empty."""

    key: str
    text: str
    item: str


def bearings(book: Book, claim_id: str) -> tuple[Bearing, ...]:
    """Every question, with what a claim is to it."""
    found = []
    for question in (matrix.question for matrix in book.analysis.matrices):
        item = next((it.key for it in question.evidence if it.claim_id == claim_id), "")
        found.append(Bearing(question.key, clipped(question.text, _WORDS), item))
    return tuple(found)
