"""Parts of periods as EDTF: "early", "the first half", "the third week", of a century down to a week."""

from __future__ import annotations

import calendar
from datetime import timedelta

from whosays.text.edtf import EdtfDate, month_length, parse
from whosays.text.temporal.meanings import PartName, Unit
from whosays.text.temporal.points import Point, ends, of_date, plus, point_of, week

_THIRDS: dict[PartName, int] = {"early": 0, "begin": 0, "mid": 1, "late": 2, "end": 2}
_HALVES: dict[PartName, int] = {"first half": 0, "second half": 1}
#: First and last year of the thirds and halves of a decade and a century, counted from its first year.
_DECADE_THIRDS, _DECADE_HALVES = ((0, 3), (4, 6), (7, 9)), ((0, 4), (5, 9))
_CENTURY_THIRDS, _CENTURY_HALVES = ((0, 33), (34, 66), (67, 99)), ((0, 49), (50, 99))
_MONTH_THIRDS, _MONTH_HALVES = ((1, 10), (11, 20), (21, 31)), ((1, 15), (16, 31))
_WEEK_THIRDS, _WEEK_HALVES = ((0, 2), (2, 4), (4, 6)), ((0, 3), (3, 6))
_QUARTER_MONTHS = {33: 1, 34: 4, 35: 7, 36: 10}
_HALF_MONTHS = {40: 1, 41: 7}
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9}


def part_of(name: PartName, edtf: str) -> str:
    """A third or half of the period ``edtf``; the period itself where it has no such parts.

    A year has four-month thirds (EDTF 37-39) and halves (40-41); a decade years 0-3, 4-6, 7-9; a century a third of a
    hundred years; a month days 1-10, 11-20, 21-end; a week Monday-Wednesday, Wednesday-Friday, Friday-Sunday; a
    quarter or season its months.
    """
    value = parse(edtf)
    if run := ends(edtf):
        return _part_of_week(name, run) or edtf
    if not isinstance(value, EdtfDate) or value.qualifier or value.year.startswith("-"):
        return edtf
    open_digits = value.year.count("X")
    if open_digits and value.month is None:
        return _part_of_years(name, value.year, open_digits) or edtf
    point = point_of(edtf)
    if value.grouping is not None and not open_digits:
        return _part_of_grouping(name, int(value.year), value.grouping) or edtf
    if point is None or point.day is not None:
        return edtf
    if point.month is None:
        return f"{edtf}-{37 + _THIRDS[name]}" if name in _THIRDS else f"{edtf}-{40 + _HALVES[name]}"
    first, last = _MONTH_THIRDS[_THIRDS[name]] if name in _THIRDS else _MONTH_HALVES[_HALVES[name]]
    return f"[{edtf}-{first:02d}..{edtf}-{min(last, month_length(point.year, point.month)):02d}]"


def _part_of_years(name: PartName, year: str, open_digits: int) -> str | None:
    if open_digits > 2:
        return None
    thirds, halves = (_DECADE_THIRDS, _DECADE_HALVES) if open_digits == 1 else (_CENTURY_THIRDS, _CENTURY_HALVES)
    first, last = thirds[_THIRDS[name]] if name in _THIRDS else halves[_HALVES[name]]
    start = int(year.replace("X", "0"))
    return f"[{start + first:04d}..{start + last:04d}]"


def _part_of_week(name: PartName, run: tuple[str, str]) -> str | None:
    first, last = point_of(run[0]), point_of(run[1])
    if first is None or last is None or first.day is None or last.day is None:
        return None
    if (last.date() - first.date()).days != 6:
        return None
    return week(first, *(_WEEK_THIRDS[_THIRDS[name]] if name in _THIRDS else _WEEK_HALVES[_HALVES[name]]))


def _part_of_grouping(name: PartName, year: int, grouping: int) -> str | None:
    if name not in _THIRDS:
        return None
    third = _THIRDS[name]
    if grouping in _QUARTER_MONTHS:
        return str(Point(year, _QUARTER_MONTHS[grouping] + third))
    if grouping in _SEASON_MONTHS:
        return f"{Point(year, _SEASON_MONTHS[grouping] + third)}~"
    return None


def nth_of(ordinal: int, unit: Unit, length: int, edtf: str) -> str | None:
    """The ``ordinal``-th run of ``length`` units in a period, counted from 1, or from its end when -1.

    Weeks of a month are days 1-7, 8-14, 15-21 and so on; weeks of a year are ISO weeks. None where the period has no
    such units.
    """
    value = parse(edtf)
    point = point_of(edtf)
    if isinstance(value, EdtfDate) and value.month is None and "X" in value.year:
        return _nth_of_years(ordinal, unit, length, value.year)
    if isinstance(value, EdtfDate) and value.grouping is not None and value.year.isdigit() and not value.qualifier:
        return _nth_of_grouping(ordinal, unit, length, value)
    if point is None:
        return None
    if point.precision == 1:
        return _nth_of_year(ordinal, unit, length, point)
    return _nth_of_month(ordinal, unit, length, point) if point.precision == 2 else None


def _position(ordinal: int, length: int, total: int) -> tuple[int, int] | None:
    """First and last place, from 0, of the run; None when it does not fit into ``total``."""
    first = total - length if ordinal == -1 else (ordinal - 1) * length
    return (first, first + length - 1) if first >= 0 and first + length <= total else None


def _run(start: Point | None, end: Point | None) -> str | None:
    if start is None or end is None:
        return None
    return str(start) if start == end else f"{start}/{end}"


def _nth_of_years(ordinal: int, unit: Unit, length: int, year: str) -> str | None:
    size = 10 ** year.count("X")
    start = int(year.replace("X", "0"))
    if unit == "decade" and size == 100:
        place = _position(ordinal, length, 10)
        if place is None:
            return None
        if place[0] == place[1]:
            return f"{(start + 10 * place[0]) // 10:03d}X"
        return f"{start + 10 * place[0]:04d}/{start + 10 * place[1] + 9:04d}"
    place = _position(ordinal, length, size) if unit == "year" else None
    return _run(Point(start + place[0]), Point(start + place[1])) if place is not None else None


def _nth_of_year(ordinal: int, unit: Unit, length: int, year: Point) -> str | None:
    if unit == "quarter" and length == 1:
        place = _position(ordinal, 1, 4)
        return f"{year}-{33 + place[0]}" if place is not None else None
    if unit == "month":
        place = _position(ordinal, length, 12)
        return _run(Point(year.year, place[0] + 1), Point(year.year, place[1] + 1)) if place is not None else None
    if unit == "day":
        return _days_from(Point(year.year, 1, 1), ordinal, length, 366 if calendar.isleap(year.year) else 365)
    if unit == "week":
        first = Point(year.year, 1, 4)
        last_week = Point(year.year, 12, 28).date().isocalendar().week
        place = _position(ordinal, length, last_week)
        if place is None:
            return None
        monday = first.date() - timedelta(days=first.date().weekday()) + timedelta(weeks=place[0])
        return f"{monday.isoformat()}/{(monday + timedelta(days=7 * length - 1)).isoformat()}"
    return None


def _nth_of_grouping(ordinal: int, unit: Unit, length: int, whole: EdtfDate) -> str | None:
    """The run within a quarter or half of a year; seasons have no first day that all agree on."""
    grouping = whole.grouping or 0
    begins = _QUARTER_MONTHS.get(grouping) or _HALF_MONTHS.get(grouping)
    if begins is None:
        return None
    year, months = int(whole.year), 3 if grouping in _QUARTER_MONTHS else 6
    if unit == "month":
        place = _position(ordinal, length, months)
        return _run(Point(year, begins + place[0]), Point(year, begins + place[1])) if place is not None else None
    days = sum(month_length(year, month) for month in range(begins, begins + months))
    size = {"day": 1, "week": 7}.get(unit)
    return _days_from(Point(year, begins, 1), ordinal, size * length, days) if size is not None else None


def _nth_of_month(ordinal: int, unit: Unit, length: int, month: Point) -> str | None:
    days = month_length(month.year, month.month or 1)
    first = Point(month.year, month.month, 1)
    if unit == "day":
        return _days_from(first, ordinal, length, days)
    if unit != "week":
        return None
    if ordinal == 5 and length == 1:
        return _run(Point(month.year, month.month, 29), Point(month.year, month.month, days)) if days > 28 else None
    if ordinal == -1:
        return _days_from(first, -1, 7 * length, days)
    return _days_from(first, ordinal, 7 * length, days)


def _days_from(first: Point, ordinal: int, length: int, total: int) -> str | None:
    place = _position(ordinal, length, total)
    return _run(plus(first, "day", place[0]), plus(first, "day", place[1])) if place is not None else None


def nth_weekday(ordinal: int, weekday: int, edtf: str) -> str | None:
    """The n-th such weekday of a month ("the first Friday of July 2012"), or the last when -1."""
    month = point_of(edtf)
    if month is None or month.precision != 2:
        return None
    length = month_length(month.year, month.month or 1)
    fitting = [day for day in range(1, length + 1) if Point(month.year, month.month, day).date().weekday() == weekday]
    index = len(fitting) - 1 if ordinal == -1 else ordinal - 1
    return str(Point(month.year, month.month, fitting[index])) if 0 <= index < len(fitting) else None


def weekday_of_week(edtf: str, weekday: int) -> str | None:
    """The day of a week that is such a weekday."""
    run = ends(edtf)
    first = point_of(run[0]) if run is not None else None
    if first is None or first.day is None:
        return None
    return str(of_date(first.date() + timedelta(days=(weekday - first.date().weekday()) % 7)))
