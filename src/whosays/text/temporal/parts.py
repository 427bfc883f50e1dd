"""Reads parts of periods: "early 2015", "mid-2002", "the end of May", "the third week of May 2011"."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from whosays.text.temporal.meanings import (
    Calendar,
    Match,
    Meaning,
    Nth,
    Part,
    PartName,
    Relative,
    Stretch,
    Turn,
    Unit,
    WeekOf,
)
from whosays.text.temporal.numbers import cardinal, ordinal
from whosays.text.temporal.tokens import Tokens

#: Reads the period at an index; given by the caller, so that parts can hold anything that is a period.
Period = Callable[[Tokens, int], Match | None]

_SIMPLE: dict[str, PartName] = {"early": "early", "mid": "mid", "late": "late", "middle": "mid"}
_NOUNS: dict[str, PartName] = {
    "beginning": "begin",
    "start": "begin",
    "outset": "begin",
    "onset": "begin",
    "dawn": "begin",
    "middle": "mid",
    "midst": "mid",
    "end": "end",
    "close": "end",
}
_SECTIONS: dict[str, PartName] = {
    "early": "early",
    "opening": "early",
    "first": "early",
    "initial": "early",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "latter": "late",
    "last": "late",
    "final": "late",
    "closing": "late",
}
_HALVES: dict[str, PartName] = {
    "first": "first half",
    "second": "second half",
    "latter": "second half",
    "last": "second half",
}
_BEFORE_END = frozenset({"by", "at", "in", "until", "till", "since", "from", "before", "after", "to"})
_SECTION_NOUNS = frozenset(["part", "parts", "months", "weeks", "days", "years", "stages", "period"])
_COUNTED = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_OWN_UNITS = frozenset({"year", "month", "week", "decade", "century"})


def part(tokens: Tokens, index: int, period: Period) -> Match | None:
    """The part of a period that begins at ``index``; ``period`` reads what it is a part of."""
    return (
        _simple(tokens, index, period)
        or _end(tokens, index, period)
        or _of_noun(tokens, index, period)
        or _turn(tokens, index, period)
        or _section(tokens, index, period)
        or _nth(tokens, index, period)
        or _week_of(tokens, index, period)
        or _month_of(tokens, index, period)
    )


def _simple(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "early 2015", "the mid-1990s", "late in 2003", "mid-to-late 1990s", "early to mid-2003"."""
    at = tokens.skip(index, "the")
    first = _SIMPLE.get(tokens[at].text)
    if first is None:
        return _loose(tokens, index, period)
    at = tokens.skip(at + 1, "-")
    second: PartName | None = None
    joined = tokens.skip(at, "-")
    if tokens[joined].text in {"to", "or"} and _SIMPLE.get(tokens[tokens.skip(joined + 1, "-")].text):
        at = tokens.skip(joined + 1, "-")
        second = _SIMPLE[tokens[at].text]
        at = tokens.skip(at + 1, "-")
    in_period = tokens.skip(at, "in", "on")
    found = _own(tokens, in_period) if in_period > at else None
    found = found or period(tokens, in_period)
    if found is None:
        return None
    whole, after = found
    if second is None:
        return Part(first, whole), after
    return Stretch(Part(first, whole), Part(second, whole)), after


def _loose(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "later in 2003", "earlier in the year": somewhere in the period."""
    if tokens[index].text not in {"later", "earlier", "sometime"} or not tokens.words(index + 1, "in"):
        return None
    return _own(tokens, index + 2) or period(tokens, index + 2)


def _own(tokens: Tokens, index: int) -> Match | None:
    """Reads "the year" after "the end of": the year that the text is in."""
    at = tokens.skip(index, "the")
    unit = tokens.role(at, "unit")
    if at == index or unit not in _OWN_UNITS or tokens.role(at, "plural") or tokens.words(at + 1, "of"):
        return None
    return Relative(cast("Unit", unit), 0, "either"), at + 1


def _end(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "end-June 2018", "by end 2018"."""
    if not tokens.words(index, "end"):
        return None
    hyphen = tokens.words(index + 1, "-") and tokens.glued(index + 1) and tokens.glued(index + 2)
    at = index + 1 + hyphen
    if not (hyphen or tokens[index - 1].text in _BEFORE_END) or not {"month", "year"} & tokens[at].roles.keys():
        return None
    found = period(tokens, at)
    return (Part("end", found[0]), found[1]) if found is not None and isinstance(found[0], Calendar) else None


def _turn(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the turn of the century", "the turn of the 20th century", "the turn of the millennium"."""
    at = tokens.skip(index, "the")
    if not tokens.words(at, "turn", "of"):
        return None
    at = tokens.skip(at + 2, "the", "this", "last")
    unit = tokens.role(at, "unit")
    if unit in {"century", "millennium"} and not tokens.role(at, "plural"):
        return Turn(None if unit == "century" else 2000), at + 1
    found = period(tokens, at)
    if found is None or not isinstance(found[0], Calendar) or found[0].unspecified != 2 or (found[0].year or 0) < 1:
        return None
    return Turn(found[0].year), found[1]


def _of_noun(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the end of 2010", "beginning of March", "the middle of next week"."""
    at = tokens.skip(index, "the")
    at = tokens.skip(at, "very")
    name = _NOUNS.get(tokens[at].text)
    if name is None or not tokens.words(at + 1, "of"):
        return None
    found = _own(tokens, at + 2) or period(tokens, at + 2)
    return (Part(name, found[0]), found[1]) if found is not None else None


def _section(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the first half of 2014", "the early months of 2003", "the latter part of the 1990s"."""
    at = tokens.skip(index, "the")
    word, noun = tokens[at].text, tokens.skip(at + 1, "-")
    name: PartName | None = None
    if tokens.words(noun, "half"):
        name = _HALVES.get(word)
    elif noun == at + 1 and tokens[noun].text in _SECTION_NOUNS:
        name = _SECTIONS.get(word)
    if name is None:
        return None
    of = tokens.skip(noun + 1, "of", "in")
    found = _own(tokens, of) or period(tokens, of)
    return (Part(name, found[0]), found[1]) if found is not None else None


def _nth(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the third week of May 2011", "the first three months of 2011", "the last Friday of June"."""
    at = tokens.skip(index, "the")
    if tokens[at].text in {"last", "final"}:
        number, at = -1, at + 1
    else:
        found = ordinal(tokens, at)
        if found is None:
            return None
        number, at = found
    at = tokens.skip(at, "-")
    length = 1
    counted = cardinal(tokens, at)
    if counted is not None:
        length, at = counted
    weekday = tokens.number(at, "weekday")
    unit = tokens.role(at, "unit")
    if weekday is None and unit not in _COUNTED:
        return None
    of = tokens.skip(at + 1, "of", "in", ",")
    whole = _own(tokens, of) or period(tokens, of)
    if whole is None or (isinstance(whole[0], Calendar) and (whole[0].day or whole[0].weekday) is not None):
        return None
    return Nth(number, cast("Unit", unit or "week"), length, whole[0], weekday), whole[1]


def _week_of(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the week of May 3, 2004", "the week beginning May 3"."""
    at = tokens.skip(index, "the")
    if not tokens.words(at, "week") or tokens[at + 1].text not in {
        "of",
        "beginning",
        "starting",
        "commencing",
        "ending",
    }:
        return None
    found = period(tokens, tokens.skip(at + 2, "on"))
    return (WeekOf(found[0]), found[1]) if found is not None else None


def _month_of(tokens: Tokens, index: int, period: Period) -> Match | None:
    """Reads "the month of May 2004": the month itself."""
    at = tokens.skip(index, "the")
    if not tokens.words(at, "month", "of") or "month" not in tokens[at + 2].roles:
        return None
    return period(tokens, at + 2)


def whole_of(meaning: Meaning) -> Meaning:
    """The period that "the end of …" ends; "by the end of 2010" reaches to the end of 2010."""
    return meaning.of if isinstance(meaning, Part) and meaning.name == "end" else meaning
