"""Arithmetic on days, months and years of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from whosays.text.edtf import EdtfDate, EdtfInterval, month_length, parse
from whosays.text.temporal.meanings import Unit

_FIRST, _LAST = 1, 9999


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day; ``precision`` is 1, 2 or 3."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 1 if self.month is None else 2 if self.day is None else 3

    def __str__(self) -> str:
        if self.year < 0:
            return f"-{-self.year:04d}"
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def date(self) -> date:
        """The first day of it."""
        return date(self.year, self.month or 1, self.day or 1)

    def at(self, precision: int) -> Point:
        """The same time, no more precise than ``precision``."""
        return Point(self.year, self.month if precision > 1 else None, self.day if precision > 2 else None)


def point_of(edtf: str) -> Point | None:
    """The year, month or day that an EDTF string names; None for anything else, such as a season or an interval."""
    value = parse(edtf)
    if not isinstance(value, EdtfDate) or not value.exact:
        return None
    found = Point(
        int(value.year),
        int(value.month) if value.month is not None else None,
        int(value.day) if value.day is not None else None,
    )
    return found if _FIRST <= found.year <= _LAST else None


def of_date(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


def plus(point: Point, unit: Unit, count: int) -> Point | None:
    """``count`` units on, as precise as ``point``; None where ``point`` is coarser than the unit or time runs out."""
    if unit in {"day", "week", "weekend"}:
        if point.precision < 3:
            return None
        try:
            return of_date(point.date() + timedelta(days=count * (1 if unit == "day" else 7)))
        except OverflowError:
            return None
    if unit in {"month", "quarter"}:
        if point.month is None:
            return None
        index = point.year * 12 + point.month - 1 + count * (1 if unit == "month" else 3)
        return _fitted(index // 12, index % 12 + 1, point.day)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    return _fitted(point.year + years * count, point.month, point.day)


def _fitted(year: int, month: int | None, day: int | None) -> Point | None:
    if not _FIRST <= year <= _LAST:
        return None
    if month is not None and day is not None:
        day = min(day, month_length(year, month))
    return Point(year, month, day)


def week(point: Point, first: int = 0, last: int = 6) -> str | None:
    """The EDTF interval from the ``first`` to the ``last`` weekday of the Monday-to-Sunday week around a day."""
    if point.precision < 3:
        return None
    try:
        monday = point.date() - timedelta(days=point.date().weekday())
        start, end = monday + timedelta(days=first), monday + timedelta(days=last)
    except OverflowError:
        return None
    return start.isoformat() if first == last else f"{start.isoformat()}/{end.isoformat()}"


def weekday_near(point: Point, weekday: int, least: int) -> Point | None:
    """The first such weekday from ``least`` days after ``point`` on."""
    if point.precision < 3:
        return None
    try:
        start = point.date() + timedelta(days=least)
        return of_date(start + timedelta(days=(weekday - start.weekday()) % 7))
    except OverflowError:
        return None


def ends(edtf: str) -> tuple[str, str] | None:
    """First and last date of a run of days: an interval with both ends, as EDTF; None for anything else."""
    value = parse(edtf)
    if isinstance(value, EdtfInterval) and isinstance(value.start, EdtfDate) and isinstance(value.end, EdtfDate):
        return str(value.start), str(value.end)
    return None
