"""Finds the temporal expressions in a string.

Reads left to right and takes, at each token that can open an expression, the longest reading of the first
construction that fits: ages (passed over), repeated times, ranges, bounded dates, dates, durations. Linear in the
length of the string: an expression looks at a bounded number of tokens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.text.temporal.clock import after_date, before_date
from whosays.text.temporal.dates import calendar_date
from whosays.text.temporal.durations import age, duration, recurring
from whosays.text.temporal.limits import limit, onward
from whosays.text.temporal.meanings import Calendar, Match, Meaning, Neighbour, Nothing, Relative
from whosays.text.temporal.parts import part
from whosays.text.temporal.ranges import days_in_month, joined, led_range
from whosays.text.temporal.relative import distance_base, qualified, relative, shifted
from whosays.text.temporal.tokens import Tokens, tokenise
from whosays.text.temporal.vocabulary import ADVERBS, OPENERS, WEAK
from whosays.text.temporal.years import bare_year, century, decade, fiscal_year, quarter, season

#: First word -> rest of the phrase, and how it qualifies a distance.
_QUALIFIERS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "just": ((("over",), "more"), (("under",), "about")),
    "more": ((("than",), "more"),),
    "at": ((("least",), "more"),),
    "less": ((("than",), "about"),),
    "over": (((), "more"),),
    "about": (((), "about"),),
    "around": (((), "about"),),
    "approximately": (((), "about"),),
    "roughly": (((), "about"),),
    "some": (((), "about"),),
    "nearly": (((), "about"),),
    "almost": (((), "about"),),
}
#: How far ahead of an opening word the first telling token may be.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Expression:
    """A temporal expression at ``[start, end)`` code points of the string, and what it says."""

    start: int
    end: int
    meaning: Meaning


def find_expressions(view: str) -> list[Expression]:
    """The temporal expressions of ``view``, in order and disjoint.

    Args:
        view: One paragraph as ``analysis_view`` gives it. No expression reaches over a sentence end.
    """
    tokens = tokenise(view)
    telling = _telling(tokens)
    found: list[Expression] = []
    index = 0
    while index < tokens.size:
        token = tokens[index]
        if not telling[index] or not (token.roles or token.text in OPENERS):
            index += 1
            continue
        match = _expression(tokens, index)
        if match is None:
            index += 1
            continue
        meaning, after = match
        if not isinstance(meaning, Nothing):
            found.append(Expression(token.start, tokens[after - 1].end, meaning))
        tokens.done = after
        index = after
    return found


def _telling(tokens: Tokens) -> list[bool]:
    """For each token, whether it or one of the next few is a word of time in itself, not merely a number."""
    flags = [False] * tokens.size
    last = tokens.size + _REACH
    for index in range(tokens.size - 1, -1, -1):
        token = tokens[index]
        if token.text in ADVERBS or (token.roles and not token.roles.keys() <= WEAK):
            last = index
        flags[index] = last - index <= _REACH
    return flags


def _expression(tokens: Tokens, index: int) -> Match | None:
    aged = age(tokens, index)
    if aged is not None:
        return aged
    found = (
        recurring(tokens, index)
        or days_in_month(tokens, index)
        or led_range(tokens, index, point)
        or limit(tokens, index, point)
    )
    if found is not None:
        return found
    dated = point(tokens, index, False) or _elliptic(tokens, index)
    if dated is not None:
        return onward(tokens, joined(tokens, dated, index, point))
    return duration(tokens, index)


def _elliptic(tokens: Tokens, index: int) -> Match | None:
    """Reads "June-August 2003", "The spring and summer of 2001", "1992-96": the second date licenses the first."""
    at = tokens.skip(index, "the")
    roles = tokens[at].roles
    seasons = "season" in roles and "season" in tokens[tokens.skip(at + 2, "the")].roles
    if not (seasons or (at == index and ("year" in roles or ("month" in roles and tokens[index].capital)))):
        return None
    if tokens[at + 1].text not in {"-", "–", "to", "through", "and", "or", "."}:
        return None
    first = point(tokens, index, True)
    if first is None or ("year" in roles and tokens[first[1]].text not in {"-", "–"}):
        return None
    whole = joined(tokens, first, index, point)
    return whole if whole[1] > first[1] else None


def point(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """One date, possibly a part of one, with the time of day that belongs to it.

    ``bare`` says that the construction around it licenses a year or month that stands alone.
    """
    clocked = before_date(tokens, index)
    if clocked is not None:
        found = _date(tokens, clocked, False)
        if found is not None and _has_day(found[0]):
            return found
    found = part(tokens, index, _period) or _date(tokens, index, bare)
    if found is not None and _has_day(found[0]):
        return found[0], after_date(tokens, found[1])
    return found


def _period(tokens: Tokens, index: int) -> Match | None:
    """What a part can be taken of: any date or relative period, licensed by being a part's whole."""
    found = part(tokens, index, _date_period) or _date(tokens, index, True)
    return None if found is None or isinstance(found[0], Nothing) else found


def _date_period(tokens: Tokens, index: int) -> Match | None:
    found = _date(tokens, index, True)
    return None if found is None or isinstance(found[0], Nothing) else found


def _date(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """The longest reading as a calendar date, a distance or a relative time."""
    return _longest((_undistanced(tokens, index, bare), _counted(tokens, index)))


def _undistanced(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """What a distance may count from: any date but another distance, so that readings do not nest without end."""
    candidates = (
        calendar_date(tokens, index, bare),
        quarter(tokens, index),
        decade(tokens, index),
        century(tokens, index),
        season(tokens, index, bare),
        fiscal_year(tokens, index),
        relative(tokens, index),
        bare_year(tokens, index, bare),
    )
    return _longest(candidates)


def _longest(candidates: Iterable[Match | None]) -> Match | None:
    best: Match | None = None
    for candidate in candidates:
        if candidate is not None and (best is None or candidate[1] > best[1]):
            best = candidate
    return best


def _counted(tokens: Tokens, index: int) -> Match | None:
    """Reads "about three years ago", "two days before May 3"."""
    for words, name in _QUALIFIERS.get(tokens[index].text, ()):
        if tokens.words(index + 1, *words):
            found = _distance(tokens, index + 1 + len(words))
            if found is not None:
                return qualified(name, found[0]), found[1]
    return _distance(tokens, index)


def _distance(tokens: Tokens, index: int) -> Match | None:
    at = distance_base(tokens, index)
    dated = _undistanced(tokens, at, True) if at is not None else None
    return shifted(tokens, index, dated)


def _has_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Calendar):
        return meaning.day is not None or meaning.weekday is not None
    if isinstance(meaning, Relative):
        return meaning.unit == "day"
    return isinstance(meaning, Neighbour) and meaning.item.weekday is not None
