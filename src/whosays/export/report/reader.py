"""What does each document's text look like with its claims marked in it?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from whosays.export.report.index import AUTHOR, Index, Numbered, place
from whosays.export.report.layout import TEXT_BUDGET, Tile, excerpts, set_in_lines, tiles
from whosays.export.report.plain import carried, marked
from whosays.export.report.segments import Mark, Segment, segments
from whosays.records import Document

#: Blocks that the browser lays out together, and only when they come near the window.
_CHUNK = 40
_TAGS = {"heading": "h4"}
_WORD = re.compile(r"\S")
#: Places that other parts of the page lead to: start and end, by the number of the document.
Spots = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Voice:
    """A line in the colour key of one document: who, in which colour, how many claims."""

    name: str
    hue: str
    claims: int


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the page shows it.

    Attributes:
        number: Position in the case, from 1.
        document: The document.
        chunks: HTML, in order; together the shown text.
        whole: Whether all of the text is shown.
        blocks: Blocks with words in the document.
        left_out: How many of these are not shown, or not wholly.
        claims: Claims in it.
        attributed: Claims in it that somebody other than the author holds.
        voices: Who speaks in it, most first.
        spots: Anchors of the places in it that can be led to.
    """

    number: int
    document: Document
    chunks: tuple[Markup, ...]
    whole: bool
    blocks: int
    left_out: int
    claims: int
    attributed: int
    voices: tuple[Voice, ...]
    spots: frozenset[str] = frozenset()


def texts(index: Index, listed: frozenset[int], spots: Spots | None = None) -> tuple[tuple[Text, ...], frozenset[int]]:
    """Lay out every document, briefs before sources, as long as the budget of characters lasts.

    Args:
        index: The case.
        listed: Numbers of the claims that have a card to link to.
        spots: Places that are to be led to.

    Returns:
        The texts in the order of the case, and the numbers of the claims whose place is shown.
    """
    by_document: defaultdict[int, list[Numbered]] = defaultdict(list)
    for numbered in index.claims:
        by_document[numbered.document].append(numbered)
    shown: dict[int, Text] = {}
    placed: set[int] = set()
    budget = TEXT_BUDGET
    for number, document in sorted(enumerate(index.documents, 1), key=lambda pair: (pair[1].role != "brief", pair[0])):
        whole = document.length <= budget
        budget -= document.length if whole else 0
        shown[number], places = _text(
            index, by_document[number], listed, (number, whole), (spots or {}).get(number, ())
        )
        placed |= places
    return tuple(shown[number] for number in sorted(shown)), frozenset(placed)


def _text(
    index: Index,
    claims: Sequence[Numbered],
    listed: frozenset[int],
    which: tuple[int, bool],
    spots: Sequence[tuple[int, int]],
) -> tuple[Text, set[int]]:
    """Lay out one document: ``which`` is its number and whether all of it is shown."""
    number, whole = which
    document = index.documents[number - 1]
    laid = tuple(tiles(document))
    attributed = [numbered for numbered in claims if numbered.origin is not None]
    kept = laid if whole else excerpts(laid, [*(_hull(numbered) for numbered in attributed), *spots])
    painter = _Painter.of(index, number, claims, listed, spots)
    pieces = painter.whole(kept) if whole else painter.parts(laid, kept)
    blocks = sum(tile.kind is not None for tile in laid)
    voices = Counter((index.name(held.origin), index.hue(held.origin)) for held in attributed if held.origin)
    return Text(
        number,
        document,
        tuple(_chunked(pieces)),
        whole,
        blocks,
        0 if whole else blocks - len(set(kept) & set(laid)),
        len(claims),
        len(attributed),
        tuple(Voice(name, hue, count) for (name, hue), count in sorted(voices.items(), key=lambda v: (-v[1], v[0]))),
        frozenset(place(number, start) for start, _ in spots if _is_shown(start, kept)),
    ), _places(claims, kept)


def _hull(numbered: Numbered) -> tuple[int, int]:
    return numbered.claim.content[0].start, numbered.claim.content[-1].end


def _places(claims: Iterable[Numbered], kept: Sequence[Tile]) -> set[int]:
    """Numbers of the claims that begin in a shown block."""
    return {numbered.number for numbered in claims if _is_shown(numbered.claim.content[0].start, kept)}


def _is_shown(start: int, kept: Sequence[Tile]) -> bool:
    position = bisect_right(kept, start, key=lambda tile: tile.start) - 1
    return position >= 0 and kept[position].kind is not None and start < kept[position].end


def _chunked(pieces: Iterable[Markup]) -> Iterator[Markup]:
    held: list[Markup] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == 2 * _CHUNK:  # each block is followed by the blanks after it
            yield Markup("").join(held)
            held.clear()
    if held:
        yield Markup("").join(held)


def marks_of(index: Index, numbered: Numbered) -> Iterator[Mark]:
    """All the stretches of text that belong to one claim."""
    claim, number = numbered.claim, numbered.number
    hue = index.hue(numbered.origin)
    for span in claim.content:
        yield Mark(span.start, span.end, "content", hue, number, numbered.hedged)
    for link in claim.attribution.chain:
        if link.source is not None:
            yield Mark(link.source.start, link.source.end, "source", index.hue(link), number)
        if link.cue is not None:
            yield Mark(link.cue.start, link.cue.end, "cue", index.hue(link), number)
    for span in claim.certainty.hedges:
        yield Mark(span.start, span.end, "hedge", number=number)


@dataclass(frozen=True, slots=True)
class _Painter:
    """Turns the segments of one document into HTML."""

    number: int
    text: str
    cut: tuple[Segment, ...]
    ends: dict[int, tuple[Numbered, ...]]
    anchors: frozenset[int]
    spots: frozenset[int]
    pages: dict[int, int]
    listed: frozenset[int]
    hues: dict[int, str]

    @classmethod
    def of(
        cls,
        index: Index,
        number: int,
        claims: Sequence[Numbered],
        listed: frozenset[int],
        spots: Sequence[tuple[int, int]],
    ) -> _Painter:
        document = index.documents[number - 1]
        text = carried(document.text)
        ends: defaultdict[int, list[Numbered]] = defaultdict(list)
        for numbered in claims:
            ends[last_word(text, *_hull(numbered))].append(numbered)
        pages = {first_word(text, page.start): page.number for page in document.pages}
        cuts = [
            *pages,
            *ends,
            *chain.from_iterable(spots),
            *chain.from_iterable((tile.start, tile.end) for tile in tiles(document)),
        ]
        marks = chain.from_iterable(marks_of(index, numbered) for numbered in claims)
        return cls(
            number,
            text,
            tuple(segments(0, len(text), marks, cuts)),
            {end: tuple(held) for end, held in ends.items()},
            frozenset(numbered.claim.content[0].start for numbered in claims),
            frozenset(start for start, _ in spots),
            pages,
            listed,
            {numbered.number: index.hue(numbered.origin) for numbered in claims},
        )

    def whole(self, laid: Iterable[Tile]) -> Iterator[Markup]:
        """All of the text, block by block."""
        return (self._block(tile) for tile in laid)

    def parts(self, laid: Sequence[Tile], kept: Sequence[Tile]) -> Iterator[Markup]:
        """The kept blocks, each gap between them marked with what it leaves out."""
        starts = [tile.start for tile in laid]
        at = 0
        for tile in (*kept, Tile(None, len(self.text), len(self.text))):
            if self.text[at : tile.start].strip():
                first, last = max(0, bisect_right(starts, at) - 1), bisect_left(starts, tile.start)
                left_out = sum(gap.kind is not None and gap.end > at for gap in laid[first:last])
                noun = "paragraph" if left_out == 1 else "paragraphs"
                yield Markup('<p class="gap">… {} {} without an attributed claim left out …</p>\n').format(
                    f"{left_out:,}", noun
                )
            if tile.kind is not None:
                yield self._block(tile) + Markup("\n")
            at = tile.end

    def _block(self, tile: Tile) -> Markup:
        if tile.kind is None:
            return Markup("{}").format(self.text[tile.start : tile.end])
        inside = Markup("").join(self._inside(tile))
        tag = _TAGS.get(tile.kind, "p")
        lines = " lines" if set_in_lines(self.text[tile.start : tile.end]) else ""
        return Markup('<{0} class="{1}{2}">{3}</{0}>').format(tag, tile.kind, lines, inside)

    def _inside(self, tile: Tile) -> Iterator[Markup]:
        position = bisect_left(self.cut, tile.start, key=lambda segment: segment.start)
        if position == len(self.cut) or self.cut[position].start > tile.start:
            # An excerpt may begin within a segment.
            position = max(0, position - 1)
        while position < len(self.cut) and self.cut[position].start < tile.end:
            segment = self.cut[position]
            if segment.start in self.pages and segment.start >= tile.start:
                yield Markup('<span class="page" role="separator" id="d{0}-p{1}" aria-label="page {1}"></span>').format(
                    self.number, self.pages[segment.start]
                )
            yield self._segment(segment, max(segment.start, tile.start), min(segment.end, tile.end))
            if segment.end <= tile.end:
                for numbered in self.ends.get(segment.end, ()):
                    yield self._reference(numbered)
            position += 1

    def _segment(self, segment: Segment, start: int, end: int) -> Markup:
        words = marked(self.text[start:end])
        classes = []
        if segment.content is not None:
            classes += ["q", segment.content.hue]
            if segment.content.hedged:
                classes.append("less")
        if segment.word is not None:
            classes += ["src" if segment.word.kind == "source" else "cue", f"k-{segment.word.hue}"]
        if segment.hedge:
            classes.append("hedge")
        if start in self.spots:
            classes.append("spot")
        if not classes:
            return words
        numbers = Markup(' data-c="{}"').format(" ".join(map(str, segment.numbers))) if segment.numbers else ""
        is_target = start in self.anchors or start in self.spots
        anchor = Markup(' id="{}"').format(place(self.number, start)) if is_target else ""
        return Markup('<span class="{}"{}{}>{}</span>').format(" ".join(classes), anchor, numbers, words)

    def _reference(self, numbered: Numbered) -> Markup:
        hue = self.hues[numbered.number]
        if numbered.number not in self.listed:
            return Markup('<sup class="{}">{}</sup>').format(hue, numbered.number)
        label = "claim by the author" if hue == AUTHOR else "claim"
        return Markup('<sup class="{0}"><a href="#c{1}" aria-label="{2} {1}">{1}</a></sup>').format(
            hue, numbered.number, label
        )


def first_word(text: str, start: int) -> int:
    """Where the page mark goes: before the page's first character that is not blank."""
    match = _WORD.search(text, start)
    return match.start() if match else start


def last_word(text: str, start: int, end: int) -> int:
    """Where the number goes: after the last character of the content that is not blank."""
    return max(start + 1, start + len(text[start:end].rstrip()))
