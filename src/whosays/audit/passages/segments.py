"""A quotation as its segments: the words between ellipses, and how they lie over a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whosays.audit.passages.alignment import Alignment, Word
from whosays.audit.passages.quoted import Quotation, pieces
from whosays.audit.passages.stream import normal, word_bounds
from whosays.records import Span


@dataclass(frozen=True, slots=True)
class Change:
    """Words that are not the same in a quotation and its source.

    Attributes:
        claim: The words of the brief; None where the source has more.
        source: Those of the source; None where the brief has more.
        spelling_only: Whether they are the same words in another spelling.
    """

    claim: Span | None
    source: Span | None
    spelling_only: bool


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place that a quotation may be taken from.

    Attributes:
        document_id: The document.
        span: From the first word that is quoted to the last, with all that was left out between.
        segments: For each part between ellipses that was found, the words of the brief and those of the source.
        changes: What differs, in order of the quotation. What an ellipsis or brackets mark is no change.
        likeness: 1 where nothing differs; each differing word takes its share.
    """

    document_id: str
    span: Span
    segments: tuple[tuple[Span, Span], ...]
    changes: tuple[Change, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a quotation between ellipses: its words, and the range of code points of each in the brief."""

    words: tuple[Word, ...]
    bounds: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A segment laid over places of the stream, which count from ``base``."""

    segment: Segment
    alignment: Alignment
    base: int

    @property
    def places(self) -> range:
        """The places of the stream that are covered."""
        source = self.alignment.source
        return range(self.base + source.start, self.base + source.stop)


def segments_of(text: str, quotation: Quotation, count: Callable[[str], int]) -> list[Segment]:
    """The parts of a quotation that hold words, in order.

    Args:
        text: The brief.
        quotation: Where the quotation stands.
        count: How often the sources have a word in normal form.
    """
    found: list[Segment] = []
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []

    def end() -> None:
        if any(word.form for word in words):
            found.append(Segment(tuple(words), tuple(bounds)))
        words.clear()
        bounds.clear()

    for piece in pieces(text, quotation.start, quotation.end):
        if piece.kind == "gap":
            end()
        elif piece.kind == "gloss":
            words.append(Word(""))
            bounds.append((piece.start, piece.end))
        else:
            for low, high, form in _quoted_words(text, piece.start, piece.end):
                words.append(Word(form, text[low:high].lstrip("[")[:1].isupper(), count(form) <= 1))
                bounds.append((low, high))
    end()
    return found


def _quoted_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Words with their ranges and normal forms; brackets round single letters belong to the word."""
    bare = text[start:end]
    if "[" not in bare:
        for low, high in word_bounds(text, start, end):
            yield low, high, normal(text[low:high])
        return
    kept = [(place, character) for place, character in enumerate(bare, start) if character not in "[]"]
    joined = "".join(character for _, character in kept)
    for low, high in word_bounds(joined):
        yield kept[low][0], kept[high - 1][0] + 1, normal(joined[low:high])


def likeness(segments: Sequence[Segment], laid: Sequence[Laid]) -> float:
    """Share of the words that agree, 0 to 1; a segment that was not found agrees in none."""
    words = sum(1 for segment in segments for word in segment.words if word.form)
    held = sum(1 for one in laid for word in one.segment.words if word.form)
    cost = sum(one.alignment.cost for one in laid) + words - held
    return max(0.0, 1.0 - cost / words)


def changed(laid: Laid) -> Iterator[tuple[range, range, bool]]:
    """Words of the segment and places of the source that differ; those that follow one another are one change."""
    open_claim: range | None = None
    open_source = range(0)
    for step in laid.alignment.steps:
        source = range(laid.base + step.source.start, laid.base + step.source.stop)
        if step.kind in {"other", "more", "less"}:
            if open_claim is None:
                open_claim, open_source = step.claim, source
            else:
                open_claim, open_source = _with(open_claim, step.claim), _with(open_source, source)
            continue
        if open_claim is not None:
            yield open_claim, open_source, False
            open_claim = None
        if step.kind == "spelled":
            yield step.claim, source, True
    if open_claim is not None:
        yield open_claim, open_source, False


def _with(one: range, more: range) -> range:
    if not one or not more:
        return one or more
    return range(one.start, more.stop)
