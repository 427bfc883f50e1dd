"""When do the claims say that things happened? Intervals are drawn as intervals, one lane for each origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
class _Dated:
    start: float | None
    end: float | None
    time: TimeExpression
    numbered: Numbered


def timeline(index: Index) -> Timeline | None:
    """Draw the times of the claims; None where no claim has a date."""
    pairs = [(numbered, time) for numbered in index.claims for time in numbered.claim.times]
    dated = [
        _Dated(
            moment(time.earliest) if time.earliest else None,
            moment(time.latest, end=True) if time.latest else None,
            time,
            numbered,
        )
        for numbered, time in pairs
        if time.kind == "date" and (time.earliest or time.latest)
    ]
    if not dated:
        return None
    dated.sort(key=_order)
    scale = fitted([edge for held in dated for edge in (held.start, held.end) if edge is not None])
    entries = tuple(_entry(index, held, scale) for held in dated)
    return Timeline(
        scale.ticks(),
        tuple(_lanes(index, [held for held in dated if not _outside(held, scale)], scale)),
        entries[:TABLED],
        len(entries) - len(entries[:TABLED]),
        tuple(entry for entry in entries if entry.outside),
        len(pairs) - len(dated),
    )


def _order(held: _Dated) -> tuple[float, float, int]:
    start = held.start if held.start is not None else float("-inf")
    return start, held.end if held.end is not None else float("inf"), held.numbered.number


def _outside(held: _Dated, scale: Scale) -> bool:
    start = held.start if held.start is not None else held.end
    end = held.end if held.end is not None else held.start
    return start is not None and end is not None and (end < scale.start or start > scale.end)


def _entry(index: Index, held: _Dated, scale: Scale) -> Entry:
    origin = held.numbered.origin
    return Entry(
        when(held.time).words,
        held.time.edtf or "",
        clipped(" ".join(held.time.span.exact.split()), _NAME),
        index.name(origin) if origin else "the author",
        index.hue(origin),
        held.numbered.number,
        _outside(held, scale),
    )


def _lanes(index: Index, dated: Sequence[_Dated], scale: Scale) -> Iterator[Lane]:
    by_lane: defaultdict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for held in dated:
        origin, hue = held.numbered.origin, index.hue(held.numbered.origin)
        name = "nobody named" if hue == ANONYMOUS else "the author" if origin is None else index.name(origin)
        by_lane[name, hue].append(held)
    special = (ANONYMOUS, AUTHOR)
    named = sorted((key for key in by_lane if key[1] not in special), key=lambda key: (-len(by_lane[key]), key))
    for key in named[:_LANES]:
        yield _lane(*key, by_lane[key], scale)
    if rest := named[_LANES:]:
        others = [held for key in rest for held in by_lane[key]]
        yield _lane(f"{len(rest):,} other sources", "rest", others, scale)
    for hue in special:
        for key in [key for key in by_lane if key[1] == hue]:
            yield _lane(*key, by_lane[key], scale)


def _lane(name: str, hue: str, dated: Iterable[_Dated], scale: Scale) -> Lane:
    alike: defaultdict[tuple[float | None, float | None, str | None], list[_Dated]] = defaultdict(list)
    for held in sorted(dated, key=_order):
        alike[held.start, held.end, held.time.edtf].append(held)
    free: list[float] = []
    drawn, undrawn = [], 0
    for group in alike.values():
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


def _extent(held: _Dated, scale: Scale) -> tuple[float, float]:
    left = scale.at(held.start) if held.start is not None else 0.0
    right = scale.at(held.end) if held.end is not None else 100.0
    return left, 0.0 if _one_day(held) else round(right - left, 2)


def _one_day(held: _Dated) -> bool:
    return held.time.earliest == held.time.latest


def _drawn(row: int, left: float, width: float, hue: str, group: Sequence[_Dated]) -> Drawn:
    held, edtf = group[0], group[0].time.edtf or ""
    shape = "day" if _one_day(held) else "throughout" if "/" in edtf else "within"
    ends = (
        "onward" if held.end is None
        else "before" if held.start is None
        else "soft" if set(edtf) & set("~?%")
        else "hard"
    )  # fmt: skip
    numbers = sorted({member.numbered.number for member in group})
    said = when(held.time)
    title = (
        f"{said.words} ({said.detail}): {'claims' if len(numbers) > 1 else 'claim'} {', '.join(map(str, numbers[:8]))}"
    )
    words = clipped(said.words, _LABEL)
    return Drawn(row, left, width, shape, ends, hue, title, words, "", numbers[0], len(numbers))
