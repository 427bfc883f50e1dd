"""Numbers of things in a parsed stretch: how many, of what, and how exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.audit.compare.side import Side
from whosays.text.quantities import Piece, Quantity, find_counts

if TYPE_CHECKING:
    from spacy.tokens import Token


def quantities(side: Side) -> list[Quantity]:
    """The numbers of a stretch that belong to no date, in order."""
    tokens = [*side.doc]
    pieces = [Piece(token.text, token.lemma_.lower(), token.idx, token.idx + len(token.text)) for token in tokens]
    dates = [(time.span.start - side.start, time.span.end - side.start) for time in side.times if time.kind == "date"]
    return [
        Quantity(side.span(count.first.start, count.last.end), count.value, count.unit, count.loose, count.limit)
        for count in find_counts(pieces, dates, lambda after: _noun(tokens, after))
    ]


def _noun(tokens: list[Token], after: int) -> tuple[int, str] | None:
    """What is counted: the head of the noun phrase that goes on behind the number."""
    first = tokens[0].i
    head = tokens[after - 1].head
    if head.pos_ in {"NOUN", "PROPN"} and after <= head.i - first <= after + 4:
        return head.i - first, head.lemma_.lower()
    for token in tokens[after : after + 4]:
        if token.pos_ == "NOUN":
            return token.i - first, token.lemma_.lower()
        if token.pos_ not in {"ADJ", "DET", "PROPN"} and token.lower_ != "of":
            return None
    return None
