"""What somebody wrote in another program about words of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.records import Annotation
from whosays.web.book import Book

#: Remarks on one document that its page shows; what a program has marked can be as long as the text.
MOST = 300
_FOUND = {
    "exact": "",
    "moved": "its words were found nearly, or elsewhere",
    "ambiguous": "its words stand in several places",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that somebody marked, with what they wrote about them.

    Attributes:
        number: In this document, in order of the text, from 1.
        start: First code point of the words.
        end: One past the last.
        words: The words.
        body: What was written; empty for a mere highlight.
        tags: Short words for what they are.
        motivation: Why they were marked; may be empty.
        by: Who marked them; may be empty.
        at: When, as the file gave it; may be empty.
        found: What there is to say of how they were found again; empty where they stand as they were marked.
        decision: Id of the decision that brought it in.
    """

    number: int
    start: int
    end: int
    words: str
    body: str
    tags: tuple[str, ...]
    motivation: str
    by: str
    at: str
    found: str
    decision: str


def remarks_in(book: Book, document_id: str) -> Sequence[Remark]:
    """The remarks on one document in order of the text, as many as its page shows."""
    return book.once(("remarks", document_id), lambda: _remarks(book, document_id), ("annotations",))


def remarks_on(book: Book, document_id: str) -> int:
    """How many there are."""
    return sum(one.document_id == document_id for one in book.analysis.annotations)


def _remarks(book: Book, document_id: str) -> Sequence[Remark]:
    here = [one for one in book.analysis.annotations if one.document_id == document_id]
    ordered = sorted(here, key=lambda one: (one.span, one.id))
    return tuple(_remark(number, one) for number, one in enumerate(ordered[:MOST], 1))


def _remark(number: int, one: Annotation) -> Remark:
    return Remark(
        number,
        one.span.start,
        one.span.end,
        " ".join(one.span.exact.split()),
        one.body,
        one.tags,
        one.motivation,
        one.creator,
        one.created[:10],
        _FOUND[one.anchored],
        one.decided.id,
    )
