"""In which lanes do dates stand? By who gives them, or by who and what their claims are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.export.report.cards import when
from whosays.export.report.index import ANONYMOUS, AUTHOR
from whosays.export.report.timeline import Dated, alike, dated, ends_of, said_by, shape_of
from whosays.export.words import clipped
from whosays.web.book import Book

By = Literal["source", "entity"]
#: Colour class of lanes that are nobody's word.
_NEUTRAL = "rest"
_NAME, _WORDS = 60, 60
#: Lanes that are drawn at most; the others are in the list alone.
LANES = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """One interval in a lane, shared by all claims of the lane that give this very time.

    Attributes:
        earliest: First day that it can mean, an ISO date; None where open.
        latest: Last day.
        shape: ``day``, ``within`` (some time in it) or ``throughout``.
        ends: ``hard``, ``soft`` (approximate), ``onward`` (no end given) or ``before`` (no begin given).
        words: The time in words.
        detail: Everything in words.
        hue: Colour class of who says so.
        claim: Id of the first of its claims.
        claims: How many claims give it.
    """

    earliest: str | None
    latest: str | None
    shape: str
    ends: str
    words: str
    detail: str
    hue: str
    claim: str
    claims: int


@dataclass(frozen=True, slots=True)
class LaneShown:
    """A lane with its marks, the earliest first; ``href`` is the page of whom it is, empty where there is none."""

    key: str
    name: str
    hue: str
    href: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """What is drawn; ``left_out`` counts the lanes that are not."""

    lanes: tuple[LaneShown, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Kept:
    """The dates of one lane."""

    key: str
    name: str
    hue: str
    href: str
    dates: tuple[Dated, ...]


def dates_of(book: Book) -> Sequence[Dated]:
    """Every date of every claim, the earliest first."""
    return book.once("dates", lambda: dated(book.index))


def kept_by(book: Book, by: By) -> Mapping[str, Kept]:
    """Lanes by key: those with most dates first; nobody named and the author last."""
    return book.once(f"lanes by {by}", lambda: {lane.key: lane for lane in _kept(book, by)})


def drawn(book: Book, by: By) -> Lanes:
    """All lanes as the script draws them."""
    every = [*kept_by(book, by).values()]
    return Lanes(tuple(_shown(book, lane) for lane in every[:LANES]), max(0, len(every) - LANES))


def _kept(book: Book, by: By) -> Iterator[Kept]:
    dates: defaultdict[str, list[Dated]] = defaultdict(list)
    for held in dates_of(book):
        for key in _keys(book, held, by):
            dates[key].append(held)
    for key in sorted(dates, key=lambda key: (key in (ANONYMOUS, AUTHOR), -len(dates[key]), key)):
        yield Kept(key, *_called(book, key), tuple(dates[key]))


def _keys(book: Book, held: Dated, by: By) -> Iterable[str]:
    claim, origin = held.numbered.claim, held.numbered.origin
    if by == "entity":
        named = (*(one.entity_id for one in claim.participants), *claim.places)
        return dict.fromkeys(one for one in named if one in book.entities)
    if origin is None:
        return (AUTHOR,)
    return (ANONYMOUS if book.index.hue(origin) == ANONYMOUS else origin.source_id,)


def _called(book: Book, key: str) -> tuple[str, str, str]:
    """Name, colour class and page of a lane."""
    if key == AUTHOR:
        return "the author", AUTHOR, ""
    if key == ANONYMOUS:
        return "nobody named", ANONYMOUS, ""
    if key in book.entities:
        return clipped(book.entities[key].name, _NAME), _NEUTRAL, f"/entities/{key}"
    return clipped(book.sources[key].name, _NAME), book.index.hues[key], f"/sources/{key}"


def _shown(book: Book, lane: Kept) -> LaneShown:
    return LaneShown(
        lane.key, lane.name, lane.hue, lane.href, tuple(_mark(book, lane, some) for some in alike(lane.dates))
    )


def _mark(book: Book, lane: Kept, group: Sequence[Dated]) -> Mark:
    first = min((held.numbered for held in group), key=lambda numbered: numbered.number)
    hue = book.index.hue(first.origin) if lane.hue == _NEUTRAL else lane.hue
    time = group[0].time
    words = (clipped(when(time).words, _WORDS), said_by(group))
    claims = len({held.numbered.number for held in group})
    return Mark(time.earliest, time.latest, shape_of(group[0]), ends_of(group[0]), *words, hue, first.claim.id, claims)
