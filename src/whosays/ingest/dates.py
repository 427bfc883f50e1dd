"""Dates as metadata writes them, to EDTF."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?")
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)  # noqa: SIM905
}
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b.*")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")


def edtf_date(value: str | None) -> str | None:
    """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` for a date, in the day of its own time zone.

    None when it is no date, no possible date, or can be read in two ways ("03/04/2012").
    """
    value = " ".join((value or "").split())
    if match := _ISO.fullmatch(value) or _COMPACT.fullmatch(value):
        year, month, day = match.groups()
        return _checked(int(year), int(month) if month else None, int(day) if day else None)
    if match := _DAY_FIRST.fullmatch(value):
        day, name, year = match.groups()
        return _named(year, name, day)
    if match := _MONTH_FIRST.fullmatch(value):
        name, day, year = match.groups()
        return _named(year, name, day)
    if match := _MONTH_ONLY.fullmatch(value):
        name, year = match.groups()
        return _named(year, name, None)
    return None


def mail_date(value: str | None) -> str | None:
    """Return the day of an RFC 5322 ``Date`` field, in the sender's time zone; None when it is malformed."""
    try:
        return parsedate_to_datetime(value or "").date().isoformat()
    except ValueError:
        return edtf_date(value)


def _named(year: str, name: str, day: str | None) -> str | None:
    """A date with a month's name."""
    month = _MONTHS.get(name[:3].casefold())
    return _checked(int(year), month, int(day) if day else None) if month else None


def _checked(year: int, month: int | None, day: int | None) -> str | None:
    """The date in EDTF, None when the calendar has no such day."""
    try:
        checked = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return checked.isoformat()[: 10 if day else 7 if month else 4]
