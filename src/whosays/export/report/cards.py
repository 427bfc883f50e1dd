"""How is each claim shown, under whom, and by what can the list be filtered?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from whosays.export.report.index import ANONYMOUS, AUTHOR, Index, Numbered
from whosays.export.report.made import made_in_words
from whosays.export.report.plain import flat, marked
from whosays.export.report.segments import Mark, segments
from whosays.export.time_words import time_in_words
from whosays.export.words import clipped
from whosays.records import Claim, Document, Link, Span, TimeExpression

#: Cards on one page. Attributed claims go first; the author's own fill what is left.
LISTED = 6_000
#: Characters of content on one card.
_CONTENT = 1_200
_WORDS = 80
#: Stances, quote types and kinds of sources in words.
STANCES = {"denies": "denies", "believes": "believes", "accuses": "accuses", "promises": "promises"}
QUOTES = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
KINDS = {
    "person": "person",
    "organization": "organization",
    "state": "state",
    "document": "document",
    "anonymous_group": "unnamed group",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain as words."""

    name: str
    hue: str
    written: str
    cue: str
    implicit: bool


@dataclass(frozen=True, slots=True)
class When:
    """A time as a chip: in English, and everything the record says of it for those who point at it."""

    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Card:
    """One claim.

    Attributes:
        numbered: The claim and its number.
        hue: Colour class.
        steps: The chain, nearest the author first.
        stance: A verb, or empty for a plain assertion.
        quote: How the words are reported, or empty for the author's own.
        words: The content, hedges marked.
        hedges: Hedging words that stand outside the content.
        times: When.
        places: Names of places.
        title: Title of its document.
        page: Page in it, or None.
        made: What found it, in words, or empty.
        data: What the filters look at, as attributes.
    """

    numbered: Numbered
    hue: str
    steps: tuple[Step, ...]
    stance: str
    quote: str
    words: Markup
    hedges: tuple[str, ...]
    times: tuple[When, ...]
    places: tuple[str, ...]
    title: str
    page: int | None
    made: str
    data: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one origin."""

    name: str
    kind: str
    hue: str
    cards: tuple[Card, ...]
    hedged: int
    negative: int


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    claims: int


@dataclass(frozen=True, slots=True)
class Deck:
    """All cards with their filters.

    Attributes:
        groups: By origin, the heaviest first, the authors' own last.
        unlisted: Claims without a card, because there are too many for one page.
        listed: Numbers of the claims with a card.
        filters: Choices of each filter, by its name in the address.
        first_year: Of all dated claims, or None.
        last_year: Likewise.
    """

    groups: tuple[Group, ...]
    unlisted: int
    listed: frozenset[int]
    filters: dict[str, tuple[Option, ...]]
    first_year: int | None
    last_year: int | None


def deck(index: Index) -> Deck:
    """Make the cards and group them by the last link of the chain."""
    first = sorted(index.claims, key=lambda numbered: (numbered.origin is None, numbered.number))[:LISTED]
    chosen = sorted(first, key=lambda numbered: numbered.number)
    keys = {value: str(rank) for rank, value in enumerate((*index.sources, *index.entities))}
    by_origin: defaultdict[str, list[Numbered]] = defaultdict(list)
    for numbered in chosen:
        by_origin[numbered.origin.source_id if numbered.origin else AUTHOR].append(numbered)
    order = sorted(by_origin, key=lambda key: (key == AUTHOR, -len(by_origin[key]), by_origin[key][0].number))
    years = [edge for numbered in chosen for edges in years_of(numbered.claim) for edge in edges if edge is not None]
    return Deck(
        tuple(_group(index, key, by_origin[key], keys) for key in order),
        len(index.claims) - len(chosen),
        frozenset(numbered.number for numbered in chosen),
        _filters(index, chosen, keys),
        min(years, default=None),
        max(years, default=None),
    )


def _group(index: Index, key: str, claims: Sequence[Numbered], keys: dict[str, str]) -> Group:
    source = index.sources.get(key)
    name = ("The authors" if len(index.documents) > 1 else "The author") if source is None else source.name
    return Group(
        name,
        "in their own words" if source is None else KINDS[source.kind],
        index.hue(claims[0].origin),
        tuple(_card(index, numbered, keys) for numbered in claims),
        sum(numbered.hedged for numbered in claims),
        sum(numbered.negative for numbered in claims),
    )


def _card(index: Index, numbered: Numbered, keys: dict[str, str]) -> Card:
    claim, document = numbered.claim, index.documents[numbered.document - 1]
    names = [index.entities[entity].name for entity in claim.places if entity in index.entities]
    return Card(
        numbered,
        index.hue(numbered.origin),
        tuple(_step(index, link) for link in claim.attribution.chain),
        STANCES.get(claim.attribution.stance, ""),
        QUOTES.get(claim.attribution.quote_type, ""),
        _content(claim),
        tuple(
            dict.fromkeys(
                hedge.exact for hedge in claim.certainty.hedges if not any(s.covers(hedge) for s in claim.content)
            )
        ),
        tuple(when(time) for time in claim.times),
        tuple(dict.fromkeys(names)),
        document.title,
        page_of(document, claim.content[0].start),
        made_in_words(claim),
        tuple(_data(index, numbered, keys)),
    )


def _step(index: Index, link: Link) -> Step:
    return Step(
        index.name(link),
        index.hue(link),
        clipped(link.resolved_from or "", _WORDS),
        clipped(link.cue.exact, _WORDS) if link.cue else "",
        link.implicit,
    )


def _content(claim: Claim) -> Markup:
    pieces, room = [], _CONTENT
    for span in claim.content:
        if room <= 0:
            break
        pieces.append(_hedged(Span(span.start, span.start + len(span.exact[:room]), span.exact[:room]), claim))
        room -= len(span.exact)
    cut = (
        Markup(' <i class="cut">… {} more characters in the text</i>').format(f"{-room:,}") if room < 0 else Markup("")
    )
    return Markup(' <span class="skip-over">…</span> ').join(pieces) + cut


def _hedged(span: Span, claim: Claim) -> Markup:
    marks = [Mark(hedge.start, hedge.end, "hedge") for hedge in claim.certainty.hedges]
    return Markup("").join(
        Markup('<span class="hedge">{}</span>').format(words) if segment.hedge else words
        for segment in segments(span.start, span.end, marks)
        for words in (marked(span.exact[segment.start - span.start : segment.end - span.start]),)
    )


def when(time: TimeExpression) -> When:
    """Say a time in English, and what the record holds in full."""
    written = clipped(" ".join(time.span.exact.split()), _WORDS)
    if time.edtf is None:
        return When(written, f"“{written}”, not dated: {time.anchor or time.duration or 'the text fixes no date'}")
    bounds = f"{time.earliest or 'open'} to {time.latest or 'open'}"
    anchor = f" · {time.anchor}" if time.anchor else ""
    return When(time_in_words(time.edtf), f"written “{written}” · EDTF {time.edtf} · {bounds}{anchor}")


def page_of(document: Document, offset: int) -> int | None:
    """Number of the page that holds a code point, or None where the format has no pages."""
    position = bisect_right([page.start for page in document.pages], offset) - 1
    return document.pages[position].number if position >= 0 else None


def years_of(claim: Claim) -> Iterable[tuple[int | None, int | None]]:
    """First and last year of each time of a claim that has bounds; None where a side is open."""
    for time in claim.times:
        if time.earliest or time.latest:
            yield _year(time.earliest), _year(time.latest)


def _year(date: str | None) -> int | None:
    return int(date[:-6]) if date else None


def _rests(index: Index, numbered: Numbered) -> str:
    hue = index.hue(numbered.origin)
    return {AUTHOR: "author", ANONYMOUS: "anonymous"}.get(hue, "named")


def _data(index: Index, numbered: Numbered, keys: dict[str, str]) -> Iterable[tuple[str, str]]:
    claim = numbered.claim
    chain = dict.fromkeys(keys[link.source_id] for link in claim.attribution.chain)
    sure = [claim.certainty.level, *["less"] * numbered.hedged, *["negative"] * numbered.negative]
    places = [keys[entity] for entity in claim.places if entity in keys]
    years = [f"{_edge(first)}:{_edge(last)}" for first, last in years_of(claim)]
    yield "rests", _rests(index, numbered)
    yield "sure", " ".join(sure)
    yield "text", str(numbered.document)
    for name, values in (("who", list(chain)), ("place", places), ("years", years)):
        if values:
            yield name, " ".join(values)


def _edge(year: int | None) -> str:
    return "" if year is None else str(year)


def _filters(index: Index, claims: Sequence[Numbered], keys: dict[str, str]) -> dict[str, tuple[Option, ...]]:
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for numbered in claims:
        for name, values in _data(index, numbered, keys):
            tally[name].update(set(values.split()))
    sources = {keys[source.id]: source.name for source in index.sources.values()}
    places = {keys[entity.id]: entity.name for entity in index.entities.values()}
    documents = {str(number): document.title for number, document in enumerate(index.documents, 1)}
    rests = {"named": "a named source", "anonymous": "nobody named", "author": "the author’s word"}
    sure = {
        "certain": "certain", "probable": "probable", "possible": "possible", "unknown": "unknown",
        "less": "anything less than certain", "negative": "denied or negative",
    }  # fmt: skip
    return {
        "rests": _options(rests, tally["rests"], by_label=False),
        "who": _options(sources, tally["who"], by_label=True),
        "sure": _options(sure, tally["sure"], by_label=False),
        "place": _options(places, tally["place"], by_label=True),
        "text": _options(documents, tally["text"], by_label=False),
    }


def _options(labels: dict[str, str], counts: Counter[str], *, by_label: bool) -> tuple[Option, ...]:
    found = [
        Option(value, flat(clipped(label, _WORDS)), counts[value]) for value, label in labels.items() if counts[value]
    ]
    return tuple(sorted(found, key=lambda option: option.label.casefold()) if by_label else found)
