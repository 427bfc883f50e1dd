"""The words around a name: enough of the text to see who is meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whosays.records import Document, Mention, Role, Span

#: Code points on either side of a name, at most; and how short a sentence is given its neighbour for company.
REACH, SHORT = 220, 110
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
#: A full stop after one of these, or after a single letter, ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(“‘\"'])(?:\w|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Maj|Col|Capt|Lt|Sgt|Cpl|Adm|Brig|Gov|Sen|Rep|Pres|Jr|Sr|No|"
    r"Nos|vs|al|cf|pp|ca|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)


@dataclass(frozen=True, slots=True)
class Context:
    """A name where it stands.

    Attributes:
        document_id: The document.
        title: Its title.
        path: Its path.
        role: As in ``Document``.
        page: Number of the page, where there are pages.
        span: The name, in code points of the document's text.
        before: What stands before it, with single blanks; begins with an ellipsis where the sentence is cut.
        after: What stands after it; likewise at its end.
    """

    document_id: str
    title: str
    path: str
    role: Role
    page: int | None
    span: Span
    before: str
    after: str


def context_of(document: Document, span: Span) -> Context:
    """The sentence or so around ``span``, within its block."""
    text = document.text
    index = bisect_right([block.start for block in document.blocks], span.start) - 1
    block = document.blocks[index] if index >= 0 and document.blocks[index].end >= span.end else None
    low, high = (block.start, block.end) if block else (0, len(text))
    start, end = _bounds(text, span, low, high)
    before = "…" + _from_word(text[span.start - REACH : span.start]) if span.start - start > REACH else None
    after = _to_word(text[span.end : span.end + REACH]) + "…" if end - span.end > REACH else None
    return Context(
        document_id=document.id,
        title=document.title,
        path=document.path,
        role=document.role,
        page=next((page.number for page in document.pages if page.start <= span.start < page.end), None),
        span=span,
        before=_single(text[start : span.start] if before is None else before).lstrip(),
        after=_single(text[span.end : end] if after is None else after).rstrip(),
    )


def contexts(mentions: Iterable[Mention], documents: Mapping[str, Document], most: int) -> tuple[Context, ...]:
    """At most ``most`` contexts: the longest name in each document first, since it says most of who is meant.

    Documents come in the order in which they are given; a second name of one comes after the first of all.
    """
    places: dict[str, list[Mention]] = {}
    ordered = sorted(mentions, key=lambda m: (m.kind != "name", -len(m.span), m.document_id, m.span))
    for mention in ordered:
        places.setdefault(mention.document_id, []).append(mention)
    chosen: list[Mention] = []
    listed = [places[identity] for identity in documents if identity in places]
    while listed and len(chosen) < most:
        chosen += [group.pop(0) for group in listed][: most - len(chosen)]
        listed = [group for group in listed if group]
    return tuple(context_of(documents[mention.document_id], mention.span) for mention in chosen)


def _bounds(text: str, span: Span, low: int, high: int) -> tuple[int, int]:
    """Start and end of the sentence that holds a span, and of the one beside it where that is short."""
    window = (max(low, span.start - 2 * REACH), min(high, span.end + 2 * REACH))
    stops = [*_stops(text, *window)]
    before = [low, *(stop for stop in stops if stop <= span.start)]
    after = [*(stop for stop in stops if stop >= span.end), high]
    start, end = before[-1], after[0]
    if end - start < SHORT and len(before) > 1:
        start = before[-2]
    if end - start < SHORT and len(after) > 1:
        end = after[1]
    return start, end


def _stops(text: str, low: int, high: int) -> Iterator[int]:
    """Where a sentence begins after another, between two offsets."""
    for match in _STOP.finditer(text, low, high):
        if text[match.start()] != "." or not _ABBREVIATED.search(text, low, match.start()):
            yield match.end()


def _from_word(text: str) -> str:
    return re.sub(r"^\S*\s+", "", text, count=1)


def _to_word(text: str) -> str:
    return re.sub(r"\s+\S*$", "", text, count=1)


def _single(text: str) -> str:
    return re.sub(r"\s+", " ", text)
