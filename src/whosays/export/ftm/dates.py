"""Times as dates of FollowTheMoney: prefixes of ISO dates, none of them more precise than what is known."""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from whosays.text.edtf import bounds

_FIRST_OF_YEAR, _LAST_OF_YEAR, _FIRST_OF_MONTH = "-01-01", "-12-31", "-01"
_YEAR, _MONTH = len("2012"), len("2012-05")


def interval_dates(earliest: str | None, latest: str | None) -> Mapping[str, str]:
    """Two ISO dates as ``date`` where one prefix covers just the days between them, else ``startDate`` and ``endDate``.

    An end at the edge of a year or a month is given as that year or month, since it may be no more than that.
    """
    if earliest is not None and latest is not None:
        point = _point(earliest, latest)
        if point is not None:
            return {"date": point}
    found = {}
    if earliest is not None:
        found["startDate"] = _coarse_start(earliest)
    if latest is not None:
        end = _coarse_end(latest)
        # Where it begins within that very year or month, it does not fill it.
        found["endDate"] = latest if earliest is not None and earliest.startswith(end) else end
    return found


def point_date(edtf: str) -> str | None:
    """An EDTF date as one prefix, such as ``2012-05``; None where it means anything but one day, month or year."""
    try:
        earliest, latest = bounds(edtf)
    except ValueError:
        return None
    return None if earliest is None or latest is None else _point(earliest, latest)


def _point(earliest: str, latest: str) -> str | None:
    if earliest == latest:
        return earliest
    for length in (_MONTH, _YEAR):
        if earliest[:length] == latest[:length] and _fills(earliest, latest, length):
            return earliest[:length]
    return None


def _fills(earliest: str, latest: str, length: int) -> bool:
    if length == _YEAR:
        return earliest.endswith(_FIRST_OF_YEAR) and latest.endswith(_LAST_OF_YEAR)
    return earliest.endswith(_FIRST_OF_MONTH) and _is_last_of_month(latest)


def _coarse_start(day: str) -> str:
    if day.endswith(_FIRST_OF_YEAR):
        return day[:_YEAR]
    return day[:_MONTH] if day.endswith(_FIRST_OF_MONTH) else day


def _coarse_end(day: str) -> str:
    if day.endswith(_LAST_OF_YEAR):
        return day[:_YEAR]
    return day[:_MONTH] if _is_last_of_month(day) else day


def _is_last_of_month(day: str) -> bool:
    year, month, number = map(int, day.split("-"))
    return number == calendar.monthrange(year, month)[1]
