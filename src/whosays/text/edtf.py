"""Extended Date/Time Format: what an EDTF string says, and the days it can mean.

Reads the part of ISO 8601-2:2019 (EDTF level 2, clause 8 and annex A) that dates in narrative documents need:

- dates of any precision, ``1998``, ``1998-05``, ``1998-05-07``;
- sub-year groupings, ``2015-21`` to ``2015-41``: seasons, quarters, quadrimesters (thirds), semesters (halves);
- unspecified digits anywhere, ``199X`` (a decade), ``18XX`` (a century), ``XXXX-08-07`` (year not given);
- one qualifier for the whole date: ``~`` approximate, ``?`` uncertain, ``%`` both;
- intervals, ``1992/1996``, open ``2003/..`` and unknown ``/1996`` ends;
- one of a set ``[1991,1992]``, ``[1990..1993]``, and all of a set ``{1998,2001}``;
- years before the common era (``-0043`` is 44 BCE), for which there are no ISO bounds.

Refused with a ``ValueError``: years beyond 9999, exponents, significant digits, times of day, and
qualifiers on single components.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Bounds = tuple[str | None, str | None]
Days = tuple[date | None, date | None]

_DATE = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?P<qualifier>[~?%]?)")

#: First and last (month, day) of each grouping, counted from January of its year; a month beyond 12 is in the next
#: year. Seasons are the northern ones and cover both the meteorological and the astronomical count; "winter of Y"
#: can be the one that ends or the one that begins in Y.
GROUPINGS: dict[int, tuple[tuple[int, int], tuple[int, int]]] = {
    21: ((3, 1), (6, 21)),
    22: ((6, 1), (9, 23)),
    23: ((9, 1), (12, 21)),
    24: ((1, 1), (15, 20)),
    33: ((1, 1), (3, 31)),
    34: ((4, 1), (6, 30)),
    35: ((7, 1), (9, 30)),
    36: ((10, 1), (12, 31)),
    37: ((1, 1), (4, 30)),
    38: ((5, 1), (8, 31)),
    39: ((9, 1), (12, 31)),
    40: ((1, 1), (6, 30)),
    41: ((7, 1), (12, 31)),
}

#: How far an approximate date reaches beyond what is written, on either side.
APPROXIMATE_DAYS = 3
APPROXIMATE_MONTHS = 1
APPROXIMATE_YEARS = {
    0: 1,
    1: 5,
    2: 25,
    3: 250,
}  # by the number of unspecified digits: year, decade, century, millennium


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date. Components are kept as written, ``X`` standing for an unspecified digit.

    Attributes:
        year: Four characters, with a minus sign before the common era.
        month: Two characters: a month or a sub-year grouping; None at year precision.
        day: Two characters; None at coarser precision.
        qualifier: ``~``, ``?``, ``%`` or empty.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part is not None) + self.qualifier

    @property
    def exact(self) -> bool:
        """Whether every component given is a number, the year is of the common era and nothing is grouped."""
        return "X" not in str(self) and not self.year.startswith("-") and self.grouping is None

    @property
    def grouping(self) -> int | None:
        """The sub-year grouping, or None."""
        if self.month is None or "X" in self.month or int(self.month) <= 12:
            return None
        return int(self.month)


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """From ``start`` to ``end``, both included; ``".."`` is open and ``""`` unknown."""

    start: EdtfDate | Literal["..", ""]
    end: EdtfDate | Literal["..", ""]

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class EdtfSet:
    """One of (``[]``) or all of (``{}``) some dates. A member is a date, or a run of dates as an interval."""

    members: tuple[EdtfDate | EdtfInterval, ...]
    every: bool = False

    def __str__(self) -> str:
        parts = (
            str(member)
            if isinstance(member, EdtfDate)
            else f"{'' if member.start == '..' else member.start}..{'' if member.end == '..' else member.end}"
            for member in self.members
        )
        inner = ",".join(parts)
        return f"{{{inner}}}" if self.every else f"[{inner}]"


Edtf = EdtfDate | EdtfInterval | EdtfSet


def parse(text: str) -> Edtf:
    """Read an EDTF string.

    Raises:
        ValueError: If it is not EDTF, no such day exists, or it is beyond the part that is read here.
    """
    if text[:1] in {"[", "{"}:
        return _parse_set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        if {start, end} <= {"..", ""}:
            raise _error(text, "an interval needs a date at one end")
        interval = EdtfInterval(_parse_end(start, text), _parse_end(end, text))
        _check_order(interval, text)
        return interval
    return _parse_date(text, text)


def is_valid(text: str) -> bool:
    """Whether ``parse`` reads ``text``."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def bounds(text: str) -> Bounds:
    """First and last day that an EDTF string can mean, as ISO dates; None where open, or beyond ISO's four-digit years.

    An approximate date (``~`` or ``%``) reaches 3 days, 1 month, 1 year, 5 years (decade) or 25 years (century) beyond
    what is written, by its precision; a grouping reaches 1 month. An uncertain one (``?``) does not: doubt about
    a date is not vagueness.

    Raises:
        ValueError: As ``parse``.
    """
    earliest, latest = days(parse(text))
    return (earliest.isoformat() if earliest else None, latest.isoformat() if latest else None)


def days(value: Edtf) -> Days:
    """``bounds`` of a parsed value, as dates."""
    if isinstance(value, EdtfDate):
        return _date_days(value)
    if isinstance(value, EdtfInterval):
        first = _date_days(value.start)[0] if isinstance(value.start, EdtfDate) else None
        last = _date_days(value.end)[1] if isinstance(value.end, EdtfDate) else None
        return first, last
    members = [days(member) for member in value.members]
    firsts = [first for first, _ in members if first is not None]
    lasts = [last for _, last in members if last is not None]
    return (
        min(firsts) if len(firsts) == len(members) else None,
        max(lasts) if len(lasts) == len(members) else None,
    )


def month_length(year: int, month: int) -> int:
    """Days in a month of the proleptic Gregorian calendar."""
    return calendar.monthrange(year, month)[1]


def _error(text: str, why: str) -> ValueError:
    return ValueError(f"not an EDTF date that whosays reads, {text!r}: {why}")


def _parse_end(part: str, text: str) -> EdtfDate | Literal["..", ""]:
    if part == "..":
        return ".."
    if part == "":
        return ""
    return _parse_date(part, text)


def _parse_set(text: str) -> EdtfSet:
    every = text.startswith("{")
    if len(text) < 3 or text[-1] != ("}" if every else "]"):
        raise _error(text, "the set is not closed, or empty")
    return EdtfSet(tuple(_parse_member(part.strip(), text) for part in text[1:-1].split(",")), every)


def _parse_member(part: str, text: str) -> EdtfDate | EdtfInterval:
    if ".." not in part:
        return _parse_date(part, text)
    start, _, end = part.partition("..")
    if not start and not end:
        raise _error(text, "a run of dates needs a date at one end")
    run = EdtfInterval(_parse_date(start, text) if start else "..", _parse_date(end, text) if end else "..")
    _check_order(run, text)
    return run


def _check_order(interval: EdtfInterval, text: str) -> None:
    if isinstance(interval.start, EdtfDate) and isinstance(interval.end, EdtfDate):
        first, last = _date_days(interval.start)[0], _date_days(interval.end)[1]
        if first is not None and last is not None and first > last:
            raise _error(text, "it ends before it begins")


def _parse_date(part: str, text: str) -> EdtfDate:
    match = _DATE.fullmatch(part)
    if match is None:
        raise _error(text, "expected YYYY, YYYY-MM or YYYY-MM-DD, digits possibly X, and at most one of ~ ? %")
    value = EdtfDate(match["year"], match["month"], match["day"], match["qualifier"])
    if value.year == "-0000":
        raise _error(text, "there is no year minus zero")
    _check_month(value, text)
    return value


def _check_month(value: EdtfDate, text: str) -> None:
    if value.month is None:
        return
    months = _months(value.month)
    if value.grouping is not None:
        if value.grouping not in GROUPINGS:
            raise _error(text, f"{value.month} is no month, season, quarter, third or half of a year")
        if value.day is not None:
            raise _error(text, "a grouping has no days")
    elif not months:
        raise _error(text, f"there is no month {value.month}")
    elif value.day is not None:
        year = int(value.year) if "X" not in value.year else 2000
        longest = max(month_length(year if year > 0 else 2000, month) for month in months)
        if not _fill(value.day, 1, longest):
            raise _error(text, "there is no such day")


def _fill(pattern: str, least: int, most: int) -> list[int]:
    """Numbers in ``least..most`` that match a two-character pattern."""
    shape = re.compile(pattern.replace("X", r"\d"))
    return [number for number in range(least, most + 1) if shape.fullmatch(f"{number:02d}")]


def _months(month: str | None) -> list[int]:
    return list(range(1, 13)) if month is None else _fill(month, 1, 12)


def _date_days(value: EdtfDate) -> Days:
    if value.year.startswith("-") or value.year == "XXXX":
        return None, None
    first_year, last_year = int(value.year.replace("X", "0")), int(value.year.replace("X", "9"))
    if first_year < 1:
        first_year = 1
        if last_year < 1:
            return None, None
    if value.grouping is not None:
        (m1, d1), (m2, d2) = GROUPINGS[value.grouping]
        first, last = date(first_year, m1, d1), _date(last_year + (m2 - 1) // 12, (m2 - 1) % 12 + 1, d2)
    else:
        months = _months(value.month)
        first = _edge(first_year, months[0], value.day, 0)
        last = _edge(last_year, months[-1], value.day, -1)
    return _widen(value, first, last) if value.qualifier in {"~", "%"} else (first, last)


def _date(year: int, month: int, day: int) -> date:
    return date(year, month, day) if year <= date.max.year else date.max


def _edge(year: int, month: int, day: str | None, which: int) -> date:
    length = month_length(year, month)
    fitting = _fill(day, 1, length) if day is not None else [1, length]
    return date(year, month, fitting[which] if fitting else length)


def _widen(value: EdtfDate, first: date, last: date) -> tuple[date, date]:
    if value.day is not None:
        reach = timedelta(days=APPROXIMATE_DAYS)
        return max(first, date.min + reach) - reach, min(last, date.max - reach) + reach
    if value.month is not None:
        return _add_months(first, -APPROXIMATE_MONTHS, 0), _add_months(last, APPROXIMATE_MONTHS, -1)
    years = APPROXIMATE_YEARS[value.year.count("X")]
    return date(max(1, first.year - years), 1, 1), date(min(9999, last.year + years), 12, 31)


def _add_months(day: date, months: int, which: int) -> date:
    """Go some months on; the day becomes the first (``which`` 0) or is kept, at month ends, last (-1)."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    length = month_length(year, month + 1)
    at_end = which == -1 and day.day == month_length(day.year, day.month)
    return date(year, month + 1, length if at_end else min(day.day, length))
