"""A document's text as data: blocks, and in them stretches that look the same throughout.

All offsets are code points into ``Document.text``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from whosays.export.report.index import Numbered
from whosays.export.report.layout import Tile, set_in_lines, tiles
from whosays.export.report.reader import first_word, last_word, marks_of
from whosays.export.report.segments import Segment, segments
from whosays.records import BlockKind, Document
from whosays.web.book import Book
from whosays.web.reading.notes import Note, Place, negations, places_of
from whosays.web.reading.remarks import remarks_in

Role = Literal["source", "cue", ""]


@dataclass(frozen=True, slots=True)
class End:
    """The end of a claim, where its number stands.

    Attributes:
        number: Of the claim.
        id: Its id.
        hue: Its colour class.
    """

    number: int
    id: str
    hue: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that looks the same throughout.

    Attributes:
        start: Its first code point.
        words: The text.
        claims: Numbers of the claims whose content it is in, the innermost first.
        hue: Colour class of whoever the innermost of them is attributed to; empty outside of claims.
        hedged: Whether that claim is put less than certain.
        role: What it is to a claim beside its content: words that name its source, or its cue.
        speaker: Colour class of that source; empty for none.
        hedge: Whether the words hedge.
        negation: Whether they are among those by which a claim is negative.
        note: Whom or what they name; None for nothing.
        page: Number of the page that begins with it, or None.
        ends: The claims that end with it.
        remarks: Numbers of the remarks on words that end with it.
    """

    start: int
    words: str
    claims: tuple[int, ...] = ()
    hue: str = ""
    hedged: bool = False
    role: Role = ""
    speaker: str = ""
    hedge: bool = False
    negation: bool = False
    note: Note | None = None
    page: int | None = None
    ends: tuple[End, ...] = ()
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block with its pieces, which together are its text.

    Attributes:
        kind: As in the record.
        in_lines: Whether its line breaks carry meaning.
        start: First code point.
        end: One past the last.
        pieces: In order.
    """

    kind: BlockKind
    in_lines: bool
    start: int
    end: int
    pieces: tuple[Piece, ...]


def blocks_of(book: Book, document: Document) -> Iterator[TextBlock]:
    """The whole text of a document, block by block."""
    claims = [book.numbered[claim.id] for claim in book.claims_in.get(document.id, ())]
    cutter = _Cutter.of(book, document, claims)
    for tile in tiles(document):
        if tile.kind is not None:
            in_lines = set_in_lines(document.text[tile.start : tile.end])
            yield TextBlock(tile.kind, in_lines, tile.start, tile.end, tuple(cutter.pieces(tile)))


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts one document into pieces."""

    text: str
    cut: Sequence[Segment]
    places: Sequence[Place]
    place_starts: Sequence[int]
    negations: frozenset[int]
    pages: Mapping[int, int]
    ends: Mapping[int, Sequence[End]]
    remarks: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, book: Book, document: Document, claims: Sequence[Numbered]) -> _Cutter:
        text, index = document.text, book.index
        places = places_of(book, document)
        ends: defaultdict[int, list[End]] = defaultdict(list)
        for numbered in claims:
            content = numbered.claim.content
            end = End(numbered.number, numbered.claim.id, index.hue(numbered.origin))
            ends[last_word(text, content[0].start, content[-1].end)].append(end)
        remarks: defaultdict[int, list[int]] = defaultdict(list)
        for remark in remarks_in(book, document.id):
            remarks[last_word(text, remark.start, remark.end)].append(remark.number)
        pages = {first_word(text, page.start): page.number for page in document.pages}
        negative = [*negations(numbered.claim for numbered in claims)]
        cuts = [
            *pages,
            *ends,
            *remarks,
            *chain.from_iterable((place.start, place.end) for place in places),
            *chain.from_iterable(negative),
            *chain.from_iterable((tile.start, tile.end) for tile in tiles(document)),
        ]
        marks = chain.from_iterable(marks_of(index, numbered) for numbered in claims)
        cut = tuple(segments(0, len(text), marks, cuts))
        starts = frozenset(chain.from_iterable(_within(cut, start, end) for start, end in negative))
        return cls(text, cut, places, [place.start for place in places], starts, pages, ends, remarks)

    def pieces(self, tile: Tile) -> Iterator[Piece]:
        """The pieces of one block; every segment ends where a block does."""
        position = bisect_left(self.cut, tile.start, key=lambda segment: segment.start)
        while position < len(self.cut) and self.cut[position].start < tile.end:
            yield self._piece(self.cut[position])
            position += 1

    def _piece(self, segment: Segment) -> Piece:
        content, word = segment.content, segment.word
        return Piece(
            segment.start,
            self.text[segment.start : segment.end],
            segment.numbers,
            content.hue if content else "",
            content.hedged if content else False,
            "" if word is None else "source" if word.kind == "source" else "cue",
            word.hue if word else "",
            segment.hedge,
            segment.start in self.negations,
            self._note(segment),
            self.pages.get(segment.start),
            tuple(self.ends.get(segment.end, ())),
            tuple(self.remarks.get(segment.end, ())),
        )

    def _note(self, segment: Segment) -> Note | None:
        position = bisect_right(self.place_starts, segment.start) - 1
        if position < 0 or segment.start >= self.places[position].end:
            return None
        return self.places[position].note


def _within(cut: Sequence[Segment], start: int, end: int) -> Iterator[int]:
    """Where the segments of ``[start, end)`` start."""
    position = bisect_left(cut, start, key=lambda segment: segment.start)
    while position < len(cut) and cut[position].start < end:
        yield cut[position].start
        position += 1
