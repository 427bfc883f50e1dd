"""Writes resolved dates as EDTF, and chooses the year of a date that gives none."""

from __future__ import annotations

from datetime import timedelta

from whosays.text.edtf import EdtfDate, EdtfInterval, EdtfSet, bounds, parse
from whosays.text.temporal.anchors import Anchor
from whosays.text.temporal.meanings import Calendar, Unit
from whosays.text.temporal.points import Point, point_of, week

#: A date without a year is of the year of writing if it lies at most so far ahead of that day, else of the year before.
AHEAD = timedelta(days=45)
#: First months of the seasons; the winter named after a year begins at its end.
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
#: Last months of seasons, quarters, thirds and halves that end before their year does.
_CLOSES = {21: 6, 22: 9, 33: 3, 34: 6, 35: 9, 37: 4, 38: 8, 40: 6}


def unit_of(point: Point, unit: Unit, precision: int) -> str | None:
    """The calendar unit that holds ``point``."""
    match unit:
        case "week":
            return week(point)
        case "weekend":
            return week(point, 5, 6)
        case "quarter":
            return f"{point.at(1)}-{33 + ((point.month or 1) - 1) // 3}"
        case "decade":
            return f"{point.year // 10:03d}X"
        case "century":
            return f"{point.year // 100:02d}XX"
        case _:
            return str(point.at(precision))


def side_of(whole: str, side: str, point: Point) -> str:
    """The part of ``whole`` up to, or from, an anchor that lies in it; ``whole`` where the anchor is no finer."""
    first, last = bounds(whole)
    start, end = bounds(str(point))
    if first is None or last is None or start is None or end is None:
        return whole
    if str(point) == whole or start < first or last < end:
        return whole
    edges = (first, str(point)) if side == "earlier" else (str(point), last)
    cut = [edge[: len(str(point))] for edge in edges]
    return cut[0] if cut[0] == cut[1] else "/".join(cut)


def existing(edtf: str) -> Point | None:
    """The point of an EDTF string that may name no existing day."""
    try:
        return point_of(edtf)
    except ValueError:
        return None


def render(value: Calendar) -> str:
    """A calendar date as EDTF, with ``X`` for what is not given."""
    year = "XXXX"
    if value.year is not None:
        year = str(Point(value.year))
        if value.unspecified:
            year = year[: -value.unspecified] + "X" * value.unspecified
    if value.grouping is not None:
        return f"{year}-{value.grouping}"
    parts = [year, *(f"{part:02d}" for part in (value.month, value.day) if part is not None)]
    return "-".join(parts)


def year_of(value: Calendar, anchor: Anchor) -> int:
    """The year of a date that gives none.

    What is to come: the first such date that does not lie before the anchor. From the text: the anchor's year, or the
    next when the anchor is late in its year and the date in January or February. From the day of writing: the latest
    such date not more than ``AHEAD`` after it. A weekday that does not fit moves the year by one where that makes it
    fit.
    """
    base = anchor.point.year
    if anchor.ahead:
        year = base + _is_over(value, anchor.point)
    elif not anchor.spoken:
        wraps = (anchor.late or (anchor.point.month or 0) >= 11) and (value.month or 12) <= 2
        year = base + 1 if wraps else base
    else:
        year = base
        begins = Point(base, value.month or SEASON_STARTS.get(value.grouping or 0, 1), 1)
        if value.day is not None:
            begins = existing(f"{begins.at(2)}-{value.day:02d}") or begins
        if anchor.point.month is not None and begins.date() - anchor.point.date() > AHEAD:
            year = base - 1
    if value.weekday is None or value.month is None or value.day is None:
        return year
    for candidate in (year, year - 1, year + 1):
        point = existing(f"{candidate:04d}-{value.month:02d}-{value.day:02d}")
        if point is not None and point.date().weekday() == value.weekday:
            return candidate
    return year


def _is_over(value: Calendar, at: Point) -> bool:
    """Whether the date, of the same year, lies wholly before the point."""
    if at.month is None:
        return False
    closes = value.month or _CLOSES.get(value.grouping or 0, 12)
    if closes != at.month or value.day is None or at.day is None:
        return closes < at.month
    return value.day < at.day


def approximate(edtf: str | None) -> str | None:
    """Mark as approximate; runs and sets say how wide they are by themselves."""
    if edtf is None or edtf[-1] in "~?%":
        return edtf
    value = parse(edtf)
    if isinstance(value, EdtfDate):
        return f"{edtf}~"
    if isinstance(value, EdtfInterval):
        first, last = (f"{end}~" if isinstance(end, EdtfDate) else str(end) for end in (value.start, value.end))
        return f"{first}/{last}"
    return edtf


def edge_of(edtf: str | None, which: int) -> str | None:
    """The first (0) or last (-1) date of a value, for use as the end of an interval."""
    if edtf is None:
        return None
    value = parse(edtf)
    if isinstance(value, EdtfSet):
        member = value.members[which]
        value = member
    if isinstance(value, EdtfInterval):
        end = value.start if which == 0 else value.end
        return str(end) if isinstance(end, EdtfDate) else None
    return str(value)
