"""Claims and documents as their templates see them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from markupsafe import Markup

from whosays.export.report.cards import QUOTES, STANCES, When, page_of, when
from whosays.export.report.index import ANONYMOUS, AUTHOR, Index, Numbered
from whosays.export.report.layout import Tile, set_in_lines, tiles
from whosays.export.report.plain import carried, marked
from whosays.export.report.reader import Voice, last_word, marks_of
from whosays.export.report.segments import Mark, Segment, segments
from whosays.export.words import clipped
from whosays.records import BlockKind, Claim, Document, Link

#: Characters of a document that are shown, of a claim on its card, and of what stands around a claim.
TEXT: Final = 60_000
_CONTENT: Final = 1_200
_AROUND: Final = 280
#: Cards under a document.
CARDS: Final = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain."""

    name: str
    hue: str
    written: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as a card shows it.

    Attributes:
        number: In the case; 0 where it is shown without one.
        hue: Colour class of whoever it is attributed to.
        steps: The chain, nearest the author first.
        stance: A verb, or empty for a plain assertion.
        quote: How the words are reported, or empty.
        words: The content, hedges marked.
        level: How surely.
        negative: Whether it is put as not so.
        hedges: Hedging words that stand outside the content.
        times: When.
        places: Names of places.
        where: Title of the document, page and offsets; in words.
    """

    number: int
    hue: str
    steps: tuple[Step, ...]
    stance: str
    quote: str
    words: Markup
    level: str
    negative: bool
    hedges: tuple[str, ...]
    times: tuple[When, ...]
    places: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a text as HTML."""

    kind: BlockKind
    in_lines: bool
    html: Markup


@dataclass(frozen=True, slots=True)
class TextView:
    """A document with its claims in it.

    Attributes:
        document: The document.
        paragraphs: What is shown of its text.
        left_out: Characters that are not.
        claims: Claims in it.
        attributed: Those that somebody other than the author holds.
        voices: Who speaks in it, most first.
        cards: The first of the attributed claims.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    left_out: int
    claims: int
    attributed: int
    voices: tuple[Voice, ...]
    cards: tuple[ClaimView, ...]


def claim_view(
    claim: Claim, index: Index | None = None, numbered: Numbered | None = None, document: Document | None = None
) -> ClaimView:
    """A claim; without the case, in the names of its own links.

    Args:
        claim: The claim.
        index: The case.
        numbered: The claim in it.
        document: Its document, where that is known without the case.
    """
    if index is not None and numbered is not None:
        document = index.documents[numbered.document - 1]
    held, sure = claim.attribution, claim.certainty
    steps = tuple(
        Step(index.name(link) if index else link.name, _hue(index, link), clipped(link.resolved_from or "", 80))
        for link in held.chain
    )
    entities = index.entities if index else {}
    return ClaimView(
        number=numbered.number if numbered else 0,
        hue=steps[-1].hue if steps else AUTHOR,
        steps=steps,
        stance=STANCES.get(held.stance, ""),
        quote=QUOTES.get(held.quote_type, ""),
        words=_words(claim),
        level=sure.level,
        negative=sure.polarity == "negative",
        hedges=tuple(
            dict.fromkeys(it.exact for it in sure.hedges if not any(part.covers(it) for part in claim.content))
        ),
        times=tuple(when(time) for time in claim.times),
        places=tuple(dict.fromkeys(entities[it].name for it in claim.places if it in entities)),
        where=_where(claim, document),
    )


def around(claim: Claim, index: Index, numbered: Numbered) -> Markup:
    """The passage that a claim stands in, with its own marks alone."""
    document = index.documents[numbered.document - 1]
    text = carried(document.text)
    start, end = claim.content[0].start, claim.content[-1].end
    marks = [*marks_of(index, numbered)]
    inner, outer = min(start, *(mark.start for mark in marks)), max(end, *(mark.end for mark in marks))
    first, last = max(inner - _AROUND, 0), min(outer + _AROUND, len(text))
    # no word is cut: a blank is looked for between the edge and the marks
    first = text.find(" ", first, inner) + 1 or first if first else 0
    last = max(text.rfind(" ", outer, last), outer) if last < len(text) else last
    pieces = [_segment(text, segment, segment.start, segment.end) for segment in segments(first, last, marks)]
    return Markup("{}{}{}").format("… " if first else "", Markup("").join(pieces), " …" if last < len(text) else "")


def text_view(document: Document, claims: Sequence[Numbered], index: Index | None) -> TextView:
    """A document with ``claims``, which are its own, in order of the text; without a case there are none."""
    attributed = [numbered for numbered in claims if numbered.origin is not None]
    voices: Counter[tuple[str, str]] = Counter()
    if index is not None:
        voices.update((index.name(it.origin), index.hue(it.origin)) for it in attributed if it.origin)
    shown, left_out = _first(document)
    return TextView(
        document,
        tuple(_paragraphs(document, shown, claims, index)),
        left_out,
        len(claims),
        len(attributed),
        tuple(Voice(name, hue, count) for (name, hue), count in sorted(voices.items(), key=lambda it: (-it[1], it[0]))),
        tuple(claim_view(it.claim, index, it) for it in attributed[:CARDS]),
    )


def _hue(index: Index | None, link: Link) -> str:
    if index is not None:
        return index.hue(link)
    return ANONYMOUS if link.anonymous else "h1"


def _where(claim: Claim, document: Document | None) -> str:
    place = f"characters {claim.content[0].start:,}–{claim.content[-1].end:,}"
    if document is None:
        return f"{claim.document_id}, {place}"
    page = page_of(document, claim.content[0].start)
    return f"{clipped(document.title, 80)}, {f'page {page}, ' if page else ''}{place}"


def _words(claim: Claim) -> Markup:
    parts, room = [], _CONTENT
    for span in claim.content:
        words = carried(span.exact[: max(room, 0)])
        marks = [Mark(it.start, it.end, "hedge") for it in claim.certainty.hedges]
        pieces = [
            _segment(words, segment, segment.start - span.start, segment.end - span.start)
            for segment in segments(span.start, span.start + len(words), marks)
        ]
        parts.append(Markup("").join(pieces))
        room -= len(span.exact)
    cut = Markup(" … {} more characters").format(f"{-room:,}") if room < 0 else Markup("")
    return Markup(" … ").join(part for part in parts if part) + cut


def _first(document: Document) -> tuple[list[Tile], int]:
    """The blocks of a text that fit, the last one cut if it has to be, and the characters that do not."""
    shown: list[Tile] = []
    for tile in tiles(document):
        if tile.start >= TEXT:
            return shown, document.length - TEXT
        shown.append(Tile(tile.kind, tile.start, min(tile.end, TEXT)))
    return shown, max(document.length - TEXT, 0)


def _paragraphs(
    document: Document, shown: Sequence[Tile], claims: Sequence[Numbered], index: Index | None
) -> Iterator[Paragraph]:
    text = carried(document.text)
    ends: defaultdict[int, list[Numbered]] = defaultdict(list)
    for numbered in claims:
        if numbered.origin is not None:
            content = numbered.claim.content
            ends[last_word(text, content[0].start, content[-1].end)].append(numbered)
    marks = chain.from_iterable(marks_of(index, numbered) for numbered in claims) if index else ()
    cuts = [*ends, *chain.from_iterable((tile.start, tile.end) for tile in shown)]
    cut = [*segments(0, shown[-1].end if shown else 0, marks, cuts)] if shown else []
    for tile in shown:
        if tile.kind is not None:
            pieces = _pieces(text, tile, cut, ends, index)
            yield Paragraph(tile.kind, set_in_lines(text[tile.start : tile.end]), Markup("").join(pieces))


def _pieces(
    text: str, tile: Tile, cut: Sequence[Segment], ends: dict[int, list[Numbered]], index: Index | None
) -> Iterator[Markup]:
    position = bisect_left(cut, tile.start, key=lambda segment: segment.start)
    while position < len(cut) and cut[position].start < tile.end:
        segment = cut[position]
        yield _segment(text, segment, segment.start, segment.end)
        for numbered in ends.get(segment.end, ()):
            hue = index.hue(numbered.origin) if index else AUTHOR
            yield Markup('<sup class="{}">{}</sup>').format(hue, numbered.number)
        position += 1


def _segment(text: str, segment: Segment, start: int, end: int) -> Markup:
    words = marked(text[start:end])
    classes: list[str] = []
    if segment.content is not None and segment.content.hue != AUTHOR:
        classes += ["q", segment.content.hue, *(["less"] if segment.content.hedged else [])]
    if segment.word is not None:
        classes += ["src" if segment.word.kind == "source" else "cue", f"k-{segment.word.hue}"]
    if segment.hedge:
        classes.append("hedge")
    return Markup('<span class="{}">{}</span>').format(" ".join(classes), words) if classes else words


def numbered_in(document: Document, claims: Iterable[Numbered]) -> list[Numbered]:
    """The claims of one document, in order of the text."""
    return [numbered for numbered in claims if numbered.claim.document_id == document.id]
