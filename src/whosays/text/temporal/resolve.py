"""Resolves what an expression says to EDTF and bounds, with the help of anchors."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from whosays.text.edtf import EdtfDate, EdtfInterval, bounds, days, parse
from whosays.text.temporal.anchors import NO_REFERENCE, Anchor, Anchors
from whosays.text.temporal.meanings import (
    About,
    Base,
    Calendar,
    Duration,
    Either,
    Inside,
    Meaning,
    Neighbour,
    Nth,
    Part,
    Recurring,
    Relative,
    Shifted,
    Stretch,
    Turn,
    WeekOf,
    Window,
)
from whosays.text.temporal.points import Point, plus, point_of, week, weekday_near
from whosays.text.temporal.ranges import complete
from whosays.text.temporal.rendering import (
    SEASON_STARTS,
    approximate,
    edge_of,
    existing,
    render,
    side_of,
    unit_of,
    year_of,
)
from whosays.text.temporal.subdivide import nth_of, nth_weekday, part_of, weekday_of_week

#: A bare day of the month ("the 27th") at most so far ahead of the day of writing is to come; else it is past.
FORTNIGHT = timedelta(days=14)
#: Years on either side of the first of a century that are its turn, and how far ahead a turn that is to come may be.
_TURN, _COMING = 5, 25
_AMBIGUOUS = "read month first"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A date as EDTF with ISO bounds, and what it leans on; see ``TimeExpression`` for the fields."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None


def resolve(meaning: Meaning, anchors: Anchors) -> Resolution:
    """Resolve a date. Durations and recurring times resolve to nothing.

    What no anchor fixes stays open: ``edtf`` is None, or has ``XXXX`` for a year that is not given, the bounds are
    None, and ``anchor`` is ``NO_REFERENCE``.
    """
    if isinstance(meaning, Duration | Recurring):
        return Resolution(None, None, None, None)
    work = _Work(anchors)
    edtf = work.edtf(meaning)
    anchor = "; ".join(dict.fromkeys(work.notes)) or None
    if edtf is None:
        return Resolution(None, None, None, anchor)
    earliest, latest = bounds(edtf)
    if isinstance(meaning, Stretch) and meaning.exclusive:
        earliest, latest = _exclusive(edtf)
    return Resolution(edtf, earliest, latest, anchor)


def _exclusive(edtf: str) -> tuple[str | None, str | None]:
    """Bounds of "before X" and "after X", which stop short of X unless X is approximate."""
    value = parse(edtf)
    if not isinstance(value, EdtfInterval):
        return bounds(edtf)
    reach = 0 if "~" in edtf else 1
    if isinstance(value.end, EdtfDate):
        first, last = days(value.end)
        edge = last if reach == 0 else first
        return None, _step(edge, -reach)
    last_start = days(value.start)[1] if isinstance(value.start, EdtfDate) and reach else None
    if last_start is None:
        return bounds(edtf)
    return _step(last_start, reach), None


def _step(day: date | None, count: int) -> str | None:
    if day is None or (count > 0 and day == date.max) or (count < 0 and day == date.min):
        return None
    return (day + timedelta(days=count)).isoformat()


@dataclass(slots=True)
class _Work:
    """Resolves one expression and notes what it leans on."""

    anchors: Anchors
    notes: list[str] = field(default_factory=list)

    def edtf(self, meaning: Meaning) -> str | None:
        """The EDTF string of ``meaning``, or None where it stays open."""
        match meaning:
            case Calendar():
                return self._calendar(meaning)
            case Relative():
                return self._relative(meaning)
            case Shifted():
                return self._shifted(meaning)
            case Neighbour():
                return self._neighbour(meaning)
            case Window():
                return self._window(meaning)
            case Part(name, of):
                whole = self.edtf(of)
                return part_of(name, whole) if whole is not None else None
            case Nth():
                return self._nth(meaning)
            case Turn(year):
                return self._turn(year)
            case Inside():
                return self._inside(meaning)
            case WeekOf(day):
                return self._week_of(day)
            case About(of):
                return approximate(self.edtf(of))
            case Stretch(start, end, exclusive):
                return self._stretch(start, end, exclusive=exclusive)
            case Either(options, every):
                return self._either(options, every=every)
            case _:
                return None

    def _missing(self) -> None:
        self.notes.append(NO_REFERENCE)

    def _lean(self, base: Base, precision: int) -> Point | None:
        """The anchor of a relative time, noted; None when it is missing or too coarse."""
        found: Anchor | None = None
        if base != "speech":
            found = self.anchors.narrative(precision)
        if base != "text" and found is None:
            found = self.anchors.speech()
        if found is None or found.point.precision < precision:
            self._missing()
            return None
        self.notes.append(found.words if found.spoken else f"from {found.words}")
        return found.point

    def _calendar(self, value: Calendar) -> str | None:
        if value.ambiguous:
            self.notes.append(_AMBIGUOUS)
        if value.year is not None:
            return render(value)
        if value.month is None and value.grouping is None:
            return self._in_month(value) if value.day is not None else self._on_weekday(value)
        found = self.anchors.context(value)
        if found is None:
            self._missing()
            return render(value)
        self.notes.append(found.words if found.spoken else f"year from {found.words}")
        dated = render(replace(value, year=year_of(value, found)))
        return dated if value.day is None or existing(dated) is not None else render(value)

    def _on_weekday(self, value: Calendar) -> str | None:
        point = self._lean("speech", 3)
        found = weekday_near(point, value.weekday or 0, -6) if point is not None else None
        return str(found) if found is not None else None

    def _in_month(self, value: Calendar) -> str | None:
        found = self.anchors.context(value)
        if found is None or found.point.precision < 2:
            self._missing()
            return None
        self.notes.append(found.words if found.spoken else f"month from {found.words}")
        for step in (0, -1, 1):
            month = plus(found.point.at(2), "month", step)
            point = existing(f"{month}-{value.day:02d}") if month is not None else None
            if point is None or (value.weekday is not None and point.date().weekday() != value.weekday):
                continue
            far_ahead = found.spoken and point.date() - found.point.date() > FORTNIGHT
            if value.weekday is not None or found.point.day is None or not far_ahead:
                return str(point)
        return None

    def _relative(self, meaning: Relative) -> str | None:
        precision = {"day": 3, "week": 3, "weekend": 3, "month": 2, "quarter": 2}.get(meaning.unit, 1)
        point = self._lean(meaning.base, precision)
        moved = plus(point, meaning.unit, meaning.count) if point is not None else None
        if moved is None or point is None:
            return None
        whole = unit_of(moved, meaning.unit, precision)
        return side_of(whole, meaning.side, point) if meaning.side and whole is not None else whole

    def _shifted(self, meaning: Shifted) -> str | None:
        units = {unit for unit, _ in meaning.steps}
        precision = 3 if units & {"day", "week"} else 2 if "month" in units else 1
        if isinstance(meaning.base, str):
            point = self._lean(meaning.base, precision)
        else:
            edtf = self.edtf(meaning.base)
            point = point_of(edtf) if edtf is not None else None
        if point is None or point.precision < precision:
            return None
        moved: Point | None = point
        for unit, count in meaning.steps:
            moved = plus(moved, unit, count) if moved is not None else None
        if moved is None:
            return None
        loose = "day" not in units and bool(units & {"week", "decade", "century"}) and units != {"year"}
        return f"{moved.at(precision)}{'~' if loose else ''}"

    def _neighbour(self, meaning: Neighbour) -> str | None:
        item, step = meaning.item, meaning.direction
        if item.weekday is not None:
            point = self._lean(meaning.base, 3)
            if point is None:
                return None
            if step == 0:
                return week(point, item.weekday, item.weekday)
            found = weekday_near(point, item.weekday, -7 if step < 0 else 1)
            return str(found) if found is not None else None
        point = self._lean(meaning.base, 1 if step == 0 else 2)
        if point is None:
            return None
        starts = item.month or SEASON_STARTS.get(item.grouping or 0, 1)
        closes = item.month or min(starts + 2, 12)
        month = point.month or 1
        shift = 0
        if step < 0 and month <= closes:
            shift = -1
        elif step > 0 and month >= starts:
            shift = 1
        moved = plus(point, "year", shift)
        return render(replace(item, year=moved.year)) if moved is not None else None

    def _window(self, meaning: Window) -> str | None:
        precision = {"day": 3, "week": 3, "month": 2}.get(meaning.unit, 1)
        point = self._lean(meaning.base, precision)
        other = plus(point, meaning.unit, meaning.count) if point is not None else None
        if point is None or other is None or other == point:
            return None
        return f"{other}/{point}" if meaning.count < 0 else f"{point}/{other}"

    def _nth(self, meaning: Nth) -> str | None:
        whole = self.edtf(meaning.of)
        if whole is None or "XXXX" in whole:
            return None
        if meaning.weekday is not None:
            return nth_weekday(meaning.ordinal, meaning.weekday, whole)
        return nth_of(meaning.ordinal, meaning.unit, meaning.length, whole)

    def _turn(self, year: int | None) -> str | None:
        """The years around the first of a century; unnamed, it is the one that the text or its writer lives near."""
        if year is None:
            point = self._lean("either", 1)
            if point is None or point.year < 1:
                return None
            year = (point.year + _COMING) // 100 * 100
        return f"[{year - _TURN:04d}..{year + _TURN:04d}]" if year else None

    def _inside(self, meaning: Inside) -> str | None:
        whole = self.edtf(meaning.of)
        if whole is None:
            return None
        if meaning.item.weekday is not None:
            return weekday_of_week(whole, meaning.item.weekday)
        point = point_of(whole)
        if point is None:
            return None
        if meaning.item.day is not None:
            edtf = f"{point.at(2)}-{meaning.item.day:02d}"
            return edtf if existing(edtf) is not None else None
        return render(replace(meaning.item, year=point.year))

    def _week_of(self, day: Meaning) -> str | None:
        edtf = self.edtf(day)
        point = point_of(edtf) if edtf is not None and "X" not in edtf else None
        return week(point) if point is not None else edtf

    def _stretch(self, start: Meaning | None, end: Meaning | None, *, exclusive: bool) -> str | None:
        if isinstance(start, Calendar) and isinstance(end, Calendar) and start.year is None and end.year is None:
            start, end = self._shared_year(start, end)
        first = edge_of(self.edtf(start), -1 if exclusive else 0) if start is not None else ".."
        last = edge_of(self._end(end, first), 0 if exclusive else -1) if end is not None else ".."
        if {first, last} <= {"..", None}:
            return None
        if first is not None and first == last:
            return first
        edtf = f"{first or ''}/{last or ''}"
        try:
            parse(edtf)
        except ValueError:
            return None
        return edtf

    def _end(self, end: Meaning, first: str | None) -> str | None:
        """The end of a range; a weekday that follows a day is the first one after it."""
        if isinstance(end, Calendar) and end.weekday is not None and end.day is None and first not in {None, ".."}:
            start = point_of(first or "")
            found = weekday_near(start, end.weekday, 1) if start is not None else None
            if found is not None:
                return str(found)
        return self.edtf(end)

    def _shared_year(self, start: Calendar, end: Calendar) -> tuple[Meaning, Meaning]:
        """Two dates without a year: the second follows the first. What is to come may have begun: its end is ahead."""
        if start.month is None or end.month is None:
            return start, end
        anchor = self.anchors.context(start)
        begun = anchor is not None and anchor.ahead
        edtf = self._calendar(end if begun else start)
        point = point_of(edtf) if edtf is not None and "X" not in edtf else None
        if point is None:
            return start, end
        dated = (start, replace(end, year=point.year)) if begun else (replace(start, year=point.year), end)
        completed = complete(*dated)
        return completed if completed is not None else (start, end)

    def _either(self, options: tuple[Meaning, ...], *, every: bool) -> str | None:
        members: list[str] = []
        for option in options:
            edtf = self.edtf(option)
            if edtf is None or not isinstance(parse(edtf), EdtfDate):
                return self._spread(options)
            members.append(edtf)
        inner = ",".join(members)
        return f"{{{inner}}}" if every else f"[{inner}]"

    def _spread(self, options: tuple[Meaning, ...]) -> str | None:
        """Alternatives that are no simple dates, such as "the early or late 1990s", as the run that holds them."""
        found = [self.edtf(option) for option in options]
        if None in found:
            return None
        edges = [edge for edtf in found for edge in (edge_of(edtf, 0), edge_of(edtf, -1)) if edge is not None]
        return f"[{min(edges)}..{max(edges)}]"
