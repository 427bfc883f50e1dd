"""When do the claims say that things happened? Intervals are drawn as intervals, one lane for each origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.export.report.cards import when
from whosays.export.report.index import ANONYMOUS, AUTHOR, Index, Numbered
from whosays.export.report.scale import Scale, Tick, fitted, moment
from whosays.export.words import clipped
from whosays.records import TimeExpression

#: Lanes of named origins; the others share one.
_LANES = 12
#: Rows in one lane; what does not fit is in the table alone.
_ROWS = 16
#: Rows of the table.
TABLED = 1_500
#: No mark is packed as if narrower than this, in hundredths of the width: marks stay apart on a phone.
_ROOM = 3.0
_NAME = 48
_LABEL = 28
#: Width of a character of a label in hundredths of a lane on a desk.
_CHARACTER = 0.66


@dataclass(frozen=True, slots=True)
class Drawn:
    """One interval in a lane, shared by all claims of the lane that give this very time.

    Attributes:
        row: Row in the lane, from 0.
        at: Left edge in hundredths of the width.
        width: In hundredths; 0 for one exact day.
        shape: ``day``, ``within`` (some time in it) or ``throughout``.
        ends: ``hard``, ``soft`` (approximate), ``onward`` (no end given) or ``before`` (no begin given).
        hue: Colour class.
        title: Everything in words.
        words: The time in words.
        side: Where the row has room for the words: ``start`` (after the mark), ``end`` (before it), or nowhere.
        number: The first of its claims.
        claims: How many claims give it.
    """

    row: int
    at: float
    width: float
    shape: str
    ends: str
    hue: str
    title: str
    words: str
    side: str
    number: int
    claims: int


@dataclass(frozen=True, slots=True)
class Lane:
    """What one origin dates. ``rows`` is the height; ``undrawn`` counts intervals there was no room for."""

    name: str
    hue: str
    rows: int
    drawn: tuple[Drawn, ...]
    undrawn: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table: the same in words."""

    words: str
    edtf: str
    written: str
    who: str
    hue: str
    number: int
    outside: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and the table that says the same.

    Attributes:
        ticks: The scale.
        lanes: In the order of the sources' weight, nobody named and the author last.
        entries: By time.
        unlisted: Rows that the table leaves out.
        outside: Entries too far off to be drawn to scale.
        undated: Claims' times that have no bounds, such as durations.
    """

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    entries: tuple[Entry, ...]
    unlisted: int
    outside: tuple[Entry, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim with one of its dates; ``start`` and ``end`` are years with fractions, None where open."""

    start: float | None
    end: float | None
    time: TimeExpression
    numbered: Numbered


def timeline(index: Index) -> Timeline | None:
    """Draw the times of the claims; None where no claim has a date."""
    found = dated(index)
    if not found:
        return None
    scale = fitted_to(found)
    entries = tuple(_entry(index, held, scale) for held in found)
    return Timeline(
        scale.ticks(),
        tuple(lanes(by_origin(index, [held for held in found if not is_outside(held, scale)]), scale)),
        entries[:TABLED],
        len(entries) - len(entries[:TABLED]),
        tuple(entry for entry in entries if entry.outside),
        undated(index, found),
    )


def dated(index: Index) -> list[Dated]:
    """Every date of every claim, the earliest first."""
    found = [
        Dated(
            moment(time.earliest) if time.earliest else None,
            moment(time.latest, end=True) if time.latest else None,
            time,
            numbered,
        )
        for numbered in index.claims
        for time in numbered.claim.times
        if time.kind == "date" and (time.earliest or time.latest)
    ]
    return sorted(found, key=_order)


def undated(index: Index, found: Sequence[Dated]) -> int:
    """How many times of claims are no date."""
    return sum(len(numbered.claim.times) for numbered in index.claims) - len(found)


def fitted_to(found: Iterable[Dated]) -> Scale:
    """The scale that shows these dates, without the far outliers."""
    return fitted([edge for held in found for edge in (held.start, held.end) if edge is not None])


def _order(held: Dated) -> tuple[float, float, int]:
    start = held.start if held.start is not None else float("-inf")
    return start, held.end if held.end is not None else float("inf"), held.numbered.number


def is_outside(held: Dated, scale: Scale) -> bool:
    """Whether a date lies wholly beyond the drawn stretch."""
    start = held.start if held.start is not None else held.end
    end = held.end if held.end is not None else held.start
    return start is not None and end is not None and (end < scale.start or start > scale.end)


def _entry(index: Index, held: Dated, scale: Scale) -> Entry:
    origin = held.numbered.origin
    return Entry(
        when(held.time).words,
        held.time.edtf or "",
        clipped(" ".join(held.time.span.exact.split()), _NAME),
        index.name(origin) if origin else "the author",
        index.hue(origin),
        held.numbered.number,
        is_outside(held, scale),
    )


def by_origin(index: Index, found: Iterable[Dated]) -> dict[tuple[str, str], list[Dated]]:
    """Dates by who gives them: name and colour of the origin, of nobody named, or of the author."""
    held_by: defaultdict[tuple[str, str], list[Dated]] = defaultdict(list)
    for held in found:
        origin, hue = held.numbered.origin, index.hue(held.numbered.origin)
        name = "nobody named" if hue == ANONYMOUS else "the author" if origin is None else index.name(origin)
        held_by[name, hue].append(held)
    return held_by


def lanes(by_lane: Mapping[tuple[str, str], Sequence[Dated]], scale: Scale) -> Iterator[Lane]:
    """Lanes by name and colour: those with most dates first, nobody named and the author last."""
    special = (ANONYMOUS, AUTHOR)
    named = sorted((key for key in by_lane if key[1] not in special), key=lambda key: (-len(by_lane[key]), key))
    for key in named[:_LANES]:
        yield _lane(*key, by_lane[key], scale)
    if rest := named[_LANES:]:
        others = [held for key in rest for held in by_lane[key]]
        yield _lane(f"{len(rest):,} others", "rest", others, scale)
    for hue in special:
        for key in [key for key in by_lane if key[1] == hue]:
            yield _lane(*key, by_lane[key], scale)


def alike(found: Iterable[Dated]) -> list[list[Dated]]:
    """Dates parted into those that are the very same, in order."""
    groups: defaultdict[tuple[float | None, float | None, str | None], list[Dated]] = defaultdict(list)
    for held in sorted(found, key=_order):
        groups[held.start, held.end, held.time.edtf].append(held)
    return [*groups.values()]


def _lane(name: str, hue: str, found: Iterable[Dated], scale: Scale) -> Lane:
    free: list[float] = []
    drawn, undrawn = [], 0
    for group in alike(found):
        left, width = _extent(group[0], scale)
        row = next((row for row, edge in enumerate(free) if edge <= left), len(free))
        if row == _ROWS:
            undrawn += 1
            continue
        free[row : row + 1] = [left + max(width, _ROOM) + 0.5]
        drawn.append(_drawn(row, left, width, hue, group))
    return Lane(name, hue, max(1, len(free)), tuple(_labelled(drawn)), undrawn)


def _labelled(drawn: Sequence[Drawn]) -> Iterator[Drawn]:
    """Put each mark's words after it or before it, if they fit between it and its neighbours."""
    taken: dict[int, float] = {}
    following = {}
    for rank, mark in reversed(list(enumerate(drawn))):
        following[rank] = taken.get(mark.row, 100.0)
        taken[mark.row] = mark.at
    used: dict[int, float] = {}
    for rank, mark in enumerate(drawn):
        right, room = mark.at + max(mark.width, 1.0), len(mark.words) * _CHARACTER + 1.5
        side = (
            "start" if right + room <= following[rank] else "end" if used.get(mark.row, 0.0) + room <= mark.at else ""
        )
        used[mark.row] = right + room if side == "start" else right
        yield replace(mark, side=side)


def _extent(held: Dated, scale: Scale) -> tuple[float, float]:
    left = scale.at(held.start) if held.start is not None else 0.0
    right = scale.at(held.end) if held.end is not None else 100.0
    return left, 0.0 if _one_day(held) else round(right - left, 2)


def _one_day(held: Dated) -> bool:
    return held.time.earliest == held.time.latest


def shape_of(held: Dated) -> str:
    """``day``, ``within`` (some time in it) or ``throughout``."""
    return "day" if _one_day(held) else "throughout" if "/" in (held.time.edtf or "") else "within"


def ends_of(held: Dated) -> str:
    """``hard``, ``soft`` (approximate), ``onward`` (no end given) or ``before`` (no begin given)."""
    if held.end is None or held.start is None:
        return "onward" if held.end is None else "before"
    return "soft" if set(held.time.edtf or "") & set("~?%") else "hard"


def said_by(group: Sequence[Dated]) -> str:
    """A date that several claims give, in full, with their numbers."""
    numbers = sorted({member.numbered.number for member in group})
    said = when(group[0].time)
    noun = "claims" if len(numbers) > 1 else "claim"
    return f"{said.words} ({said.detail}): {noun} {', '.join(map(str, numbers[:8]))}"


def _drawn(row: int, left: float, width: float, hue: str, group: Sequence[Dated]) -> Drawn:
    numbers = {member.numbered.number for member in group}
    words = clipped(when(group[0].time).words, _LABEL)
    look = (shape_of(group[0]), ends_of(group[0]), hue)
    return Drawn(row, left, width, *look, said_by(group), words, "", min(numbers), len(numbers))
