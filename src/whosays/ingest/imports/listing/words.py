"""Times of a list in words, such that the words are the time expression."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.text.edtf import EdtfDate, EdtfInterval, is_valid, parse


def born(edtfs: Sequence[str]) -> tuple[str, str, str]:
    """One of several dates: a preposition, the words of the time, and its EDTF.

    Any of the dates may be the right one, so several are a set: ``[1961-04-02,1963]``, "2 April 1961 or in 1963".
    """
    first, *others = edtfs
    whole = f"[{','.join(edtf.replace('/', '..') for edtf in edtfs)}]"
    if not others or not is_valid(whole):
        preposition, words = _when(first)
        return preposition, words, first
    preposition, words = _when(first)
    told = [" ".join(filter(None, _when(other))) for other in others]
    return preposition, " or ".join((words, *told)), whole


def lasting(edtf: str) -> str:
    """A time in words, with its preposition: "from 2011 to May 2014", "since 2011", "on 3 May 2014"."""
    value = parse(edtf)
    if not isinstance(value, EdtfInterval):
        return " ".join(filter(None, _when(edtf)))
    start, end = (_date(side) if isinstance(side, EdtfDate) else "" for side in (value.start, value.end))
    if start and end:
        return f"from {start} to {end}"
    return f"since {start}" if start else f"until {end}"


def _when(edtf: str) -> tuple[str, str]:
    value = parse(edtf)
    if isinstance(value, EdtfInterval):
        start, end = (_date(side) if isinstance(side, EdtfDate) else "" for side in (value.start, value.end))
        if start and end:
            return "", f"between {start} and {end}"
        return "", f"{start} or later" if start else f"{end} or before"
    if not isinstance(value, EdtfDate):
        return "", edtf
    if value.qualifier:
        return "", _date(value)
    return ("on" if value.day is not None else "in"), _date(value)


def _date(value: EdtfDate) -> str:
    about = "around " if value.qualifier else ""
    if value.month is None or not value.exact:
        return f"{about}{value.year}" if value.exact else str(value)
    month = _NAMES[int(value.month) - 1]
    day = f"{int(value.day)} " if value.day is not None else ""
    return f"{about}{day}{month} {value.year}"


_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
