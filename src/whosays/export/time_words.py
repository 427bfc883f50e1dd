"""What does an EDTF string say, in English?

Covers what whosays writes of ISO 8601-2:2019 (EDTF levels 0 to 2). A form that is not known comes
back as it is: unread is better than misread.
"""

from __future__ import annotations

import calendar
import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = ("first quarter of", "second quarter of", "third quarter of", "last quarter of")
_PARTS = {
    **dict(zip(range(21, 25), ("spring", "summer", "autumn", "winter"), strict=True)),
    **dict(zip(range(25, 29), ("spring", "summer", "autumn", "winter"), strict=True)),
    **dict(zip(range(29, 33), ("spring", "summer", "autumn", "winter"), strict=True)),
    **dict(zip(range(33, 37), _QUARTERS, strict=True)),
    **dict(zip(range(37, 40), ("early", "mid", "late"), strict=True)),
    40: "first half of",
    41: "second half of",
}  # fmt: skip
_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d:\d\d)\S*)?)?)?"
)
_ISO = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def time_in_words(edtf: str) -> str:
    """Say an EDTF string: ``[1991,1992]`` as "1991 or 1992", ``2003/..`` as "since 2003"."""
    if edtf.startswith("[") and edtf.endswith("]"):
        return _choice(edtf[1:-1])
    if edtf.startswith("{") and edtf.endswith("}"):
        return " and ".join(_day(part.strip()) for part in edtf[1:-1].split(","))
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _day(edtf)


def period_in_words(earliest: str | None, latest: str | None) -> str:
    """Say two ISO dates, first and last day of something: "2001–2006", "since March 2003"; empty for neither.

    What fills whole years or months is said in years or months.
    """
    if earliest is None and latest is None:
        return ""
    years = _ends(earliest, "-01-01") and _ends(latest, "-12-31")
    months = _ends(earliest, "-01") and (latest is None or _is_last_of_month(latest))
    dropped = len("-01-01") if years else len("-01") if months else 0
    start, end = ("" if date is None else date[: len(date) - dropped] for date in (earliest, latest))
    return _day(start) if start == end else _interval(start, end)


def _ends(date: str | None, ending: str) -> bool:
    return date is None or date.endswith(ending)


def _is_last_of_month(date: str) -> bool:
    match = _ISO.fullmatch(date)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return day == (calendar.monthrange(year, month)[1] if year > 0 else 31)


def _interval(start: str, end: str) -> str:
    if start in ("", "..") and end in ("", ".."):
        return "at an open time"
    if end in ("", ".."):
        return f"since {_day(start)}"
    if start in ("", ".."):
        return f"until {_day(end)}"
    return _between(start, end)


def _choice(inside: str) -> str:
    said = []
    for part in inside.split(","):
        start, dots, end = part.strip().partition("..")
        if not dots:
            said.append(_day(start))
        elif not start:
            said.append(f"{_day(end)} or before")
        elif not end:
            said.append(f"{_day(start)} or later")
        else:
            said.append(f"some time in {_between(start, end)}")
    return " or ".join(said)


def _between(start: str, end: str) -> str:
    first, last = _day(start), _day(end)
    return f"{first}–{last}" if first.isdigit() and last.isdigit() else f"{first} to {last}"


def _day(edtf: str) -> str:
    qualifier = next((word for sign, word in _QUALIFIERS.items() if sign in edtf), "")
    match = _DATE.fullmatch(re.sub("[~?%]", "", edtf))
    if match is None:
        return edtf
    year = _year(match["year"])
    if match["month"] is None:
        return f"{qualifier}{year}"
    month = int(match["month"])
    if month in _PARTS:
        return f"{qualifier}{'the ' if _PARTS[month].endswith(' of') else ''}{_PARTS[month]} {year}"
    if not 1 <= month <= len(_MONTHS):
        return edtf
    day = f"{int(match['day'])} " if match["day"] else ""
    clock = f", {match['clock']}" if match["clock"] else ""
    return f"{qualifier}{day}{_MONTHS[month - 1]} {year}{clock}"


def _year(digits: str) -> str:
    if digits.endswith("XX"):
        return f"the {digits[:2]}00s"
    if digits.endswith("X"):
        return f"the {digits[:3]}0s"
    value = int(digits)
    return str(value) if value > 0 else f"{1 - value} BC"
