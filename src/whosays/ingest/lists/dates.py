"""Dates of birth as lists write them, to EDTF. None for what cannot be read, so that no date is ever guessed."""

from __future__ import annotations

import re

from whosays.ingest.dates import edtf_date
from whosays.text.edtf import is_valid

_POINT = r"(?:(?:\d{1,2} )?[a-z]{3,9} )?\d{4}"
_WRITTEN = re.compile(
    rf"(?P<about>circa )?(?P<start>{_POINT})(?:(?: to | ?- ?)(?P<end_about>circa )?(?P<end>{_POINT}))?", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:T.*|Z|[+-]\d{2}:\d{2})?")
_YEAR = re.compile(r"\d{4}")


def written_birth(text: str) -> str | None:
    """Read a date in OFAC's words: ``12 Mar 1961``, ``Mar 1961``, ``circa 1955``, ``1958 to 1960``.

    "Circa" before the first of two dates holds for both.
    """
    match = _WRITTEN.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    about = bool(match["about"])
    start = _about(edtf_date(match["start"]), about)
    if match["end"] is None or start is None:
        return start
    return _between(start, _about(edtf_date(match["end"]), about or bool(match["end_about"])))


def iso_birth(text: str) -> str | None:
    """Read ``1961``, ``1961-03`` or ``1961-03-12``; a time of day or a time zone behind it is passed over."""
    match = _ISO.fullmatch(text.strip())
    return match[1] if match and is_valid(match[1]) else None


def un_birth(kind: str, date: str, year: str, span: tuple[str, str]) -> str | None:
    """Read the fields of a date of birth in the United Nations' list.

    Args:
        kind: ``EXACT``, ``APPROXIMATELY`` or ``BETWEEN``; only the second makes a difference.
        date: An ISO date, or empty.
        year: A year, or empty; used where there is no date.
        span: First and last year, or empty; used where there is neither. One that is missing is unknown.
    """
    about = kind.strip().upper() == "APPROXIMATELY"
    if point := iso_birth(date) or iso_birth(year):
        return _about(point, about)
    start, end = (_about(text.strip(), about) if _YEAR.fullmatch(text.strip()) else None for text in span)
    if start is None and end is None:
        return None
    return _between(start or "", end or "")


def _about(point: str | None, about: bool) -> str | None:
    """A date, marked as approximate where it is."""
    return f"{point}~" if point and about else point


def _between(start: str, end: str | None) -> str | None:
    """An interval of two dates, or the date that both ends are; None when it ends before it begins."""
    if end is None:
        return None
    whole = start if start == end else f"{start}/{end}"
    return whole if is_valid(whole) else None
