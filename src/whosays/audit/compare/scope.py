"""How much of something: quantifiers, frequency, and what is singled out."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.audit.compare.quantities import quantities
from whosays.audit.compare.side import Side, quoted
from whosays.records import Difference, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAME = "quantifiers"
_LEXICON = Path(__file__).with_name("scope.toml")
#: What stands between a part and its whole: "nineteen of the twenty-two", and behind a part of what was told before.
_OF, _OF_THEM = (
    re.compile(r"\s+of\s+(?:(?:the|these|those|its|their|all)\s+)*$"),
    re.compile(r"\s+of\s+(?:them|these|those)\b"),
)
#: Up to which share of a whole a part is a few, some, or most; above, it is all.
_PARTS = ((0.1, 1), (0.5, 2), (0.99, 3))


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A word of quantity in a text.

    Attributes:
        span: Its words.
        scale: What it measures: ``amount``, ``frequency`` or ``degree``.
        rank: From 0, none, to 4, all.
        of: Lemma of what it quantifies; empty for frequency and degree.
    """

    span: Span
    scale: str
    rank: int
    of: str


@functools.cache
def _lexicon() -> list[tuple[re.Pattern[str], str, int]]:
    found = []
    for scale, ranks in tomllib.loads(_LEXICON.read_text("utf-8")).items():
        for rank, words in ranks.items():
            found += [(re.compile(rf"(?<![\w-]){word}(?![\w-])", re.IGNORECASE), scale, int(rank)) for word in words]
    return found


def quantifiers(side: Side) -> list[Quantifier]:
    """The words of quantity in a stretch, in order; of two that overlap the longer.

    A number of a number is one of them: "nineteen of the twenty-two" is most.
    """
    shares = list(_shares(side))
    matches = [
        (match.start(), match.end(), scale, rank)
        for pattern, scale, rank in _lexicon()
        for match in pattern.finditer(side.doc.text)
    ]
    found: list[Quantifier] = []
    end = 0
    for start, stop, scale, rank in sorted(matches, key=lambda one: (one[0], -one[1])):
        if start >= end:
            of = _of(side, start, stop) if scale == "amount" else ""
            found.append(Quantifier(side.span(start, stop), scale, rank, of))
            end = stop
    alone = [one for one in found if not any(one.span.overlaps(share.span) for share in shares)]
    return sorted([*alone, *shares], key=lambda one: one.span.start)


def _shares(side: Side) -> Iterator[Quantifier]:
    """Numbers that are told as a part of another number."""
    numbers, text = quantities(side), side.document.text
    for place, one in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        whole = following if following and _OF.fullmatch(text[one.span.end : following.span.start]) else None
        if whole is None and _OF_THEM.match(text[one.span.end : side.end]):
            whole = next(
                (other for other in reversed(numbers[:place]) if other.unit and other.value >= one.value), None
            )
        if whole is not None and 0 < one.value <= whole.value:
            rank = next((rank for most, rank in _PARTS if one.value <= most * whole.value), 4)
            yield Quantifier(one.span, "amount", rank, whole.unit)


def _of(side: Side, start: int, stop: int) -> str:
    tokens = [token for token in side.doc if token.idx >= start and token.idx < stop]
    if not tokens:
        return ""
    head: Token = tokens[0].head if tokens[0].dep_ in {"det", "amod", "predet", "quantmod", "nummod"} else tokens[-1]
    for token in side.doc[head.i : head.i + 5]:
        if token.pos_ in {"NOUN", "PROPN"} and token.idx >= stop:
            return str(token.lemma_).lower()
    return str(head.lemma_).lower() if head.pos_ in {"NOUN", "PROPN"} else ""


def compare_scope(claim: Side, passage: Side) -> list[Difference]:
    """Quantities of one thing, or frequencies, of which the brief has more or less than the source."""
    theirs = quantifiers(passage)
    differences: list[Difference] = []
    for ours in quantifiers(claim):
        rivals = [other for other in theirs if other.scale == ours.scale and (other.of == ours.of or not ours.of)]
        if not rivals or any(other.rank == ours.rank for other in rivals):
            continue
        other = min(rivals, key=lambda one: abs(one.rank - ours.rank))
        if 0 in {ours.rank, other.rank}:
            why = f"the brief has {quoted(ours.span)}, the source {quoted(other.span)}"
            differences.append(Difference("polarity", ours.span, other.span, None, why, _NAME))
            continue
        stronger = ours.rank > other.rank
        why = f"the brief has {quoted(ours.span)}, the source {'only ' if stronger else ''}{quoted(other.span)}"
        differences.append(Difference("scope", ours.span, other.span, stronger, why, _NAME))
    return differences
