"""What stands in quotation marks, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.audit.compare.side import quoted
from whosays.audit.passages import QuoteMatch
from whosays.records import Difference, Document, Span

_NAME = "quotations"
_TURNS = re.compile(
    r"\b(?:not|never|no|nor|neither|without|nobody|nothing|none|hardly|scarcely|n[’']t)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the brief with the place that it may be taken from.

    Attributes:
        span: The quoted words.
        match: Where they stand in the cited documents, as far as they do; None where they do not.
    """

    span: Span
    match: QuoteMatch | None


def compare_quotes(quotes: Sequence[Quoted], document: Document) -> list[Difference]:
    """Words that the brief quotes and that ``document`` has otherwise; spelling alone is none.

    What an ellipsis leaves out differs in polarity where it is a negation and the rest of the gap is short: a reader
    cannot know of it.
    """
    differences: list[Difference] = []
    for quote in quotes:
        if quote.match is None or quote.match.document_id != document.id:
            continue
        for change in quote.match.changes:
            if change.spelling_only:
                continue
            why = f"the brief quotes {quoted(change.claim)}, the source has {quoted(change.source)}"
            differences.append(Difference("wording", change.claim, change.source, None, why, _NAME))
        differences += _left_out(quote.match, document)
    return differences


def _left_out(match: QuoteMatch, document: Document) -> list[Difference]:
    """Negations that stand between the parts of a quotation, in the sentence of the one or of the other."""
    found = []
    for (claim, before), (_, after) in zip(match.segments, match.segments[1:], strict=False):
        gap = document.text[before.end : after.start]
        sentences = [*re.finditer(r"(?:[^.;!?]|[.;!?](?!\s))+", gap)]
        near = {match.start(): match for match in (*sentences[:1], *sentences[-1:])}
        turns = (_TURNS.search(gap, match.start(), match.end()) for match in near.values())
        if turn := next(filter(None, turns), None):
            words = Span.of(document.text, before.end + turn.start(), before.end + turn.end())
            why = f"the ellipsis behind {quoted(claim)} leaves out {quoted(words)}"
            found.append(Difference("polarity", claim, words, None, why, _NAME))
    return found
