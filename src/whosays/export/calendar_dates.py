"""A time as the calendar dates between which it lies, each as exact as the text makes it."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from whosays.text.edtf import EdtfDate, EdtfInterval, month_length, parse

#: Year, then month and day where they are known. Years are astronomical: 0 is 1 BCE, -43 is 44 BCE.
Day: TypeAlias = tuple[int] | tuple[int, int] | tuple[int, int, int]
#: First and last; None where open.
Ends: TypeAlias = tuple[Day | None, Day | None]

_ISO: Final = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")
_LONG_YEAR: Final = re.compile(r"Y?([+-]?\d{4,})")
_DECEMBER: Final = 12


def ends_of(edtf: str | None, earliest: str | None, latest: str | None) -> Ends | None:
    """First and last date of a time; the same twice where one date says it all; None where it is not dated.

    Args:
        edtf: What the text gives; asked only where there are no bounds, as before the common era.
        earliest: First day, an ISO date, or None when open.
        latest: Last day likewise.
    """
    first, last = _day(earliest), _day(latest)
    if first is None and last is None:
        return _unbounded(edtf or "")
    return rounded(first, last)


def rounded(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> Ends:
    """Two days without what whole months, or years, make needless: a whole year is one ``(2014,)``."""
    if all(day is None or day[1:] == edge for day, edge in ((first, (1, 1)), (last, (_DECEMBER, 31)))):
        return (first and first[:1]), (last and last[:1])
    if (first is None or first[2] == 1) and (last is None or last[2] == _length(last)):
        return (first and first[:2]), (last and last[:2])
    return first, last


def _day(date: str | None) -> tuple[int, int, int] | None:
    match = _ISO.fullmatch(date or "")
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _length(day: tuple[int, int, int]) -> int:
    """Days in its month; the proleptic Gregorian calendar goes in turns of 400 years."""
    return month_length(day[0] % 400 + 400, day[1])


def _unbounded(edtf: str) -> Ends | None:
    """What an EDTF string without bounds fixes all the same: years before the common era, or beyond 9999."""
    if match := _LONG_YEAR.fullmatch(edtf):
        return (int(match[1]),), (int(match[1]),)
    try:
        value = parse(edtf)
    except ValueError:
        return None
    if isinstance(value, EdtfDate):
        ends = _written(value), _written(value)
    elif isinstance(value, EdtfInterval):
        start, end = (_written(end) if isinstance(end, EdtfDate) else None for end in (value.start, value.end))
        ends = start, end
    else:
        return None
    return None if ends == (None, None) else ends


def _written(date: EdtfDate) -> Day | None:
    if "X" in date.year:
        return None
    year = int(date.year)
    if date.month is None or "X" in date.month or date.grouping is not None:
        return (year,)
    if date.day is None or "X" in date.day:
        return year, int(date.month)
    return year, int(date.month), int(date.day)
