"""Dates of documents and of those who cite them, and how well two agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from whosays.records import TimeExpression

#: The first and the last day that a date can mean, as ISO dates; None where open. A year that a text does not give is
#: left out, as in ISO 8601:2000: ``--03-06`` for "6 March", ``--03`` for "March".
Days = tuple[str | None, str | None]
#: How well dates agree that share a month, that only share a longer time, and that are days apart.
SAME_MONTH, _SHARED, _CLOSE = 0.6, 0.3, 0.5
#: Days by which the day of a newspaper or release may be off: printed a day later, set online before.
_NEAR = 7
_MONTH = 31
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_YEAR = re.compile(r"\d{4}|[\'’]\d\d")
_YEARLESS = "--"
#: "The same day" is of what the text told last, which need not be what is dated here.
_BACK = re.compile(r"\b(?:same|that|this|those|these)\b", re.IGNORECASE)


def days_of(time: TimeExpression) -> Days | None:
    """The days of a temporal expression; None for one that fixes none.

    A year taken from the text around is no evidence: where the words give none, only month and day count.
    """
    if time.kind != "date":
        return None
    if time.earliest is None or time.latest is None:
        return _yearless(time.span.exact) if time.edtf is None else None
    if time.anchor is None or _YEAR.search(time.span.exact):
        return time.earliest, time.latest
    if not any(c.isdigit() for c in time.span.exact) and _BACK.search(time.span.exact):
        return None
    if time.earliest == time.latest:
        return (_YEARLESS + time.earliest[5:],) * 2
    return (_YEARLESS + time.earliest[5:7],) * 2 if time.earliest[:7] == time.latest[:7] else None


def _yearless(words: str) -> Days | None:
    """Month, and day if given, of words that give no year: "March", "14 March"."""
    match = _MONTH_NAME.search(words)
    if match is None or _YEAR.search(words):
        return None
    month = 1 + _MONTHS.index(match[0].lower()[:3])
    days = [int(number) for number in re.findall(r"\d{1,2}", words)]
    day = f"-{days[0]:02}" if len(days) == 1 and 0 < days[0] < _MONTH + 1 else ""
    return (f"{_YEARLESS}{month:02}{day}",) * 2


def agreement(wanted: Iterable[Days], held: Iterable[Days]) -> float | None:
    """How well dates agree: 1 on the day, 0.6 in the month, 0.5 some days apart, 0.3 beyond; 0 not; None untold.

    Args:
        wanted: Of a citation; years may be left out.
        held: Of a document.
    """
    pairs = [_agree(one, other) for one in wanted for other in held]
    return max(pairs) if pairs else None


def _agree(one: Days, other: Days) -> float:
    first = one[0] or ""
    if first.startswith(_YEARLESS):
        return _in_any_year(first, other)
    if None in one or None in other:
        apart = (one[1] or "9999") < (other[0] or "0000") or (other[1] or "9999") < (one[0] or "0000")
        return 0.0 if apart else _SHARED
    begins, ends, since, until = (date.fromisoformat(day or "") for day in (*one, *other))
    gap = max((since - ends).days, (begins - until).days)
    if gap > 0:
        return _CLOSE if gap <= _NEAR and begins == ends and since == until else 0.0
    longest = max((ends - begins).days, (until - since).days)
    return 1.0 if longest == 0 else SAME_MONTH if longest <= _MONTH else _SHARED


def _in_any_year(day: str, other: Days) -> float:
    """How a date without a year agrees with one in full."""
    if other[0] is None or other[1] is None or other[0][:7] != other[1][:7]:
        return _SHARED
    if not other[0][5:].startswith(day[2:4]):
        return 0.0
    return 1.0 if other[0] == other[1] and other[0][5:] == day[2:] else SAME_MONTH if len(day) == len("--03") else 0.0
