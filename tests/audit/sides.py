"""Small texts read as documents are, ready to be compared."""

from __future__ import annotations

import functools

from tests.factories import make_document

from whosays.audit.compare.side import Side
from whosays.audit.shelf import Named, Shelf
from whosays.extract import read_document
from whosays.ingest import parse
from whosays.records import Claim, ReadOptions, Role, Span


@functools.cache
def shelf(text: str, role: Role = "source", published: str | None = None) -> Shelf:
    """What is read in a plain text that is ``published`` on some day."""
    options = ReadOptions(role=role, published=published)
    document = parse(text.encode(), f"{role}.txt", options)
    assert document.text == text, "a text that the reader would tidy has other offsets"
    read = read_document(document, options)
    named = [Named(mention, entity) for entity in read.entities for mention in entity.mentions]
    return Shelf(document, read.claims, read.times, named)


def side(text: str, words: str | None = None, *, role: Role = "source", published: str | None = None) -> Side:
    """``words`` of a text, or all of it, as one side of a comparison."""
    start = text.index(words) if words is not None else 0
    return Side.of(shelf(text, role, published), start, start + len(words if words is not None else text))


def brief(text: str, words: str | None = None) -> Side:
    """The same for the side of the brief."""
    return side(text, words, role="brief")


def unread(text: str) -> Side:
    """Any text, as one side, of which nothing was read but its words."""
    return Side.of(Shelf(make_document(text)), 0, len(text))


def claim_with(side: Side, words: str) -> Claim:
    """The claim of a side that holds ``words`` in the fewest others."""
    holding = [claim for claim in side.claims if any(words in span.exact for span in claim.content)]
    assert holding, [span.exact for claim in side.claims for span in claim.content]
    return min(holding, key=lambda claim: sum(map(len, claim.content)))


def exact(*spans: Span | None) -> tuple[str | None, ...]:
    """The words of spans, or None where there is none."""
    return tuple(span.exact if span is not None else None for span in spans)
