"""Reads times of day and parts of days that belong to a date: "at 9:30 a.m. on May 3", "the morning of May 3"."""

from __future__ import annotations

from whosays.text.temporal.tokens import Tokens
from whosays.text.temporal.vocabulary import words

_ZONES = words("gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest ist msk hours hrs local z zulu")
_NAMED = frozenset({"noon", "midnight", "midday", "dawn", "dusk", "sunrise", "sunset", "daybreak"})


def time_of_day(tokens: Tokens, index: int) -> int | None:
    """The index after a time of day such as "9:30 a.m. EST", "8 o'clock", "noon", "1400 hours"."""
    roles = tokens[index].roles
    if tokens[index].text in _NAMED:
        return index + 1
    if "clock" in roles:
        after = index + 1
    elif (
        ("number" in roles and "meridiem" in tokens[index + 1].roles)
        or ("number" in roles and tokens[index + 1].text in {"am", "pm"})
        or (len(tokens[index].text) == 4 and "number" in roles and tokens[index + 1].text in {"hours", "hrs"})
    ):
        after = index + 2
    else:
        return None
    if "meridiem" in tokens[after].roles or tokens[after].text in {"am", "pm"}:
        after += 1
    after = tokens.skip(after, *_ZONES)
    return tokens.skip(after, "time") if tokens.words(after - 1, "local") else after


def before_date(tokens: Tokens, index: int) -> int | None:
    """Where the date begins after "at 9:30 a.m. on", "noon on", "the morning of"; None without such words."""
    at = tokens.skip(index, "at", "around", "about")
    end = time_of_day(tokens, at)
    if end is not None:
        return tokens.skip(tokens.skip(end, ","), "on")
    at = tokens.skip(index, "the")
    at = tokens.skip(at, "early", "late")
    if tokens.role(at, "daypart") and tokens[at + 1].text in {"of", "on"}:
        return at + 2
    return None


def after_date(tokens: Tokens, index: int) -> int:
    """The index after a time of day that follows a date, or ``index``."""
    if tokens.role(index, "daypart"):
        return index + 1
    at = tokens.skip(index, ",")
    on = tokens.skip(at, "at", "around", "about")
    end = time_of_day(tokens, on)
    return end if end is not None else index
