"""Reads two dates as one: ranges, alternatives, and runs of days that share a month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from whosays.text.temporal.context import is_reference
from whosays.text.temporal.dates import day_at, fits, month_at, month_is_plain, year_after
from whosays.text.temporal.meanings import Calendar, Either, Match, Meaning, Part, Stretch
from whosays.text.temporal.parts import whole_of
from whosays.text.temporal.tokens import Tokens
from whosays.text.temporal.years import year_end

#: Reads one date; the last argument says that the construction licenses a bare year or month.
Point = Callable[[Tokens, int, bool], Match | None]

#: EDTF has four digits for a year.
LAST_YEAR = 9999
_DASHES = frozenset({"-", "–", "—"})
_TO = frozenset({"to", "through", "thru", "until", "till"})
_OPEN_ENDS = (("present",), ("the", "present"), ("now",), ("date",), ("the", "present", "day"))


def days_in_month(tokens: Tokens, index: int) -> Match | None:
    """Reads "May 3-5, 2012", "3-5 May 2012", "May 3 and 5, 2012", "from 3 to 5 May", "between May 3rd and 5th"."""
    start = index
    lead = tokens[index].text
    if lead in {"from", "between"}:
        index += 1
    return _month_then_days(tokens, index, lead) or _days_then_month(tokens, index, lead, start < index)


def _month_then_days(tokens: Tokens, index: int, lead: str) -> Match | None:
    found = month_at(tokens, index)
    if found is None or not month_is_plain(tokens, index):
        return None
    month, after = found
    first = day_at(tokens, after)
    if first is None:
        return None
    joint = _joint(tokens, first[1], lead)
    second = day_at(tokens, joint[1]) if joint is not None else None
    if joint is None or second is None or not fits(month, max(first[0], second[0]), None):
        return None
    if month_at(tokens, tokens.skip(second[1], "of")) is not None:
        return None
    at_year = year_after(tokens, second[1])
    if joint[0] == "and" and at_year is None and "ordinal" not in tokens[second[1] - 1].roles:
        return None
    value, end = at_year if at_year is not None else (None, second[1])
    return _days(joint[0], Calendar(value, month, first[0]), Calendar(value, month, second[0]), end)


def _days_then_month(tokens: Tokens, index: int, lead: str, led: bool) -> Match | None:
    first = day_at(tokens, index)
    joint = _joint(tokens, first[1], lead) if first is not None else None
    second = day_at(tokens, joint[1]) if joint is not None else None
    if first is None or joint is None or second is None:
        return None
    at = tokens.skip(second[1], "of")
    found = month_at(tokens, at)
    if found is None or not month_is_plain(tokens, at):
        return None
    month, after = found
    if not fits(month, max(first[0], second[0]), None) or (tokens.role(index, "cardinal") and not led):
        return None
    at_year = year_after(tokens, after)
    value, end = at_year if at_year is not None else (None, after)
    return _days(joint[0], Calendar(value, month, first[0]), Calendar(value, month, second[0]), end)


def _joint(tokens: Tokens, index: int, lead: str) -> tuple[str, int] | None:
    """What joins two days, "to", "and" or "or", and the next index."""
    word = tokens[index].text
    if word in _DASHES or word in _TO or (lead == "between" and word == "and"):
        return "to", index + 1
    return (word.replace("&", "and"), index + 1) if word in {"and", "or", "&"} else None


def _days(joint: str, first: Calendar, second: Calendar, end: int) -> Match | None:
    if joint == "to":
        return (Stretch(first, second), end) if (first.day or 0) < (second.day or 0) else None
    return Either((first, second), every=joint == "and"), end


def led_range(tokens: Tokens, index: int, point: Point) -> Match | None:
    """Reads "between 1992 and 1996", "from March to June 2014", "from 2003 onwards"."""
    lead = tokens[index].text
    if lead not in {"between", "from"}:
        return None
    at = tokens.skip(index + 1, "about", "around", "approximately", "roughly")
    at = at + 2 if tokens.words(at, "at", "least") else at
    if lead == "from" and (tokens.words(at, "now") or tokens.words(at, "then")):
        return None
    left = point(tokens, at, True)
    if left is None:
        return None
    start, after = left
    if lead == "from" and (end := _onward(tokens, after)) is not None:
        return Stretch(start, None), end
    joins = _TO | _DASHES | ({"and"} if lead == "between" else set())
    if tokens[after].text not in joins:
        return (start, after) if isinstance(start, Stretch) and lead == "between" else None
    return _close(tokens, start, tokens.skip(after + 1, "about", "around"), point)


def _onward(tokens: Tokens, index: int) -> int | None:
    if tokens[index].text in {"onward", "onwards", "forward", "on"}:
        return index + 1
    return index + 2 if tokens.words(index, "and", "after") or tokens.words(index, "and", "onward") else None


def _close(tokens: Tokens, start: Meaning, index: int, point: Point) -> Match | None:
    """The end of a range that began with ``start``."""
    for words in _OPEN_ENDS:
        if tokens.words(index, *words) and not tokens[index + len(words)].roles:
            return Stretch(start, None), index + len(words)
    if isinstance(start, Calendar) and start.year is not None and start.month is None:
        second = year_end(tokens, index, start.year)
        if second is not None and "year" not in tokens[index].roles:
            return Stretch(start, Calendar(second[0])), second[1]
    right = point(tokens, index, True)
    if right is None:
        return None
    completed = complete(start, whole_of(right[0]))
    return (Stretch(*completed), right[1]) if completed is not None else None


def joined(tokens: Tokens, found: Match, index: int, point: Point) -> Match:
    """Extends a date that began at ``index`` by "or 1992", "-96", "to June 2003" where these go with it."""
    start, after = found
    word = tokens[after].text
    if word in _DASHES:
        return _dashed(tokens, found, index, point) or found
    if word in _TO:
        return _to(tokens, found, point) or found
    if word == "or":
        return _or(tokens, found, point) or found
    if word in {"and", "&"} and isinstance(start, Calendar) and start.year is None and (start.month or start.grouping):
        return _and(tokens, found, point) or found
    return found


def _dashed(tokens: Tokens, found: Match, index: int, point: Point) -> Match | None:
    start, after = found
    if tokens.words(after, "—") and not (tokens.glued(after) and tokens.glued(after + 1)):
        return None
    if not isinstance(start, Calendar | Part) or is_reference(tokens, index):
        return None
    return _close(tokens, start, after + 1, point)


def _to(tokens: Tokens, found: Match, point: Point) -> Match | None:
    start, after = found
    if not isinstance(start, Calendar | Part):
        return None
    closed = _close(tokens, start, after + 1, point)
    if closed is None or not isinstance(closed[0], Stretch):
        return None
    end = closed[0].end
    lone_month = isinstance(end, Calendar) and end.month is not None and end.day is None and end.year is None
    lone_start = isinstance(start, Calendar) and start.year is None
    return closed if not lone_month or lone_start else None


def _or(tokens: Tokens, found: Match, point: Point) -> Match | None:
    start, after = found
    right = point(tokens, after + 1, True)
    if right is None or not isinstance(start, Calendar | Part) or not isinstance(right[0], Calendar | Part):
        return None
    completed = complete(start, right[0], ordered=False)
    return (Either(completed), right[1]) if completed is not None else None


def _and(tokens: Tokens, found: Match, point: Point) -> Match | None:
    """Reads "March and May 2003", "the spring and summer of 2001": the year belongs to both."""
    start, after = found
    right = point(tokens, after + 1, True)
    if right is None or not isinstance(start, Calendar) or not isinstance(right[0], Calendar):
        return None
    if right[0].year is None or (start.day is None) != (right[0].day is None):
        return None
    if (start.month is None) != (right[0].month is None) or (start.grouping is None) != (right[0].grouping is None):
        return None
    completed = complete(start, right[0], ordered=False)
    return (Either(completed, every=True), right[1]) if completed is not None else None


def complete(start: Meaning, end: Meaning, *, ordered: bool = True) -> tuple[Meaning, Meaning] | None:
    """Give either date what only the other says, the year or the month of a bare day; None if they do not go together.

    In a range ("ordered") a start that would come after its end is in the year before.
    """
    first, last = _calendar(start), _calendar(end)
    if first is None or last is None:
        return start, end
    if first.month is None and first.day is not None and last.month is not None:
        first = replace(first, month=last.month)
    if last.month is None and last.day is not None and first.month is not None:
        last = replace(last, month=first.month)
    if first.year is None and last.year is not None and first.weekday is None:
        wraps = ordered and (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
        first = replace(first, year=last.year - 1 if wraps else last.year)
    elif last.year is None and first.year is not None and (last.month is not None or last.grouping is not None):
        wraps = ordered and (last.month or 12, last.day or 31) < (first.month or 0, first.day or 0)
        last = replace(last, year=first.year + 1 if wraps else first.year)
    if last.year is not None and last.year > LAST_YEAR:
        return None
    if ordered and first.year is not None and last.year is not None and first.year > last.year:
        return None
    return _with(start, first), _with(end, last)


def _calendar(meaning: Meaning) -> Calendar | None:
    if isinstance(meaning, Part):
        return _calendar(meaning.of)
    return meaning if isinstance(meaning, Calendar) else None


def _with(meaning: Meaning, value: Calendar) -> Meaning:
    return Part(meaning.name, _with(meaning.of, value)) if isinstance(meaning, Part) else value
