"""Reads times that are counted from another: "yesterday", "last year", "three weeks later", "that month"."""

from __future__ import annotations

from typing import Literal, cast

from whosays.text.temporal.dates import month_at, month_is_plain
from whosays.text.temporal.meanings import (
    About,
    Base,
    Calendar,
    Inside,
    Match,
    Meaning,
    Neighbour,
    Relative,
    Shifted,
    Stretch,
    Unfixed,
    Unit,
    Window,
)
from whosays.text.temporal.numbers import count
from whosays.text.temporal.tokens import Tokens

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_SHIFTING = frozenset({"day", "week", "fortnight", "month", "year", "decade", "century"})
_CALENDAR_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})
_CLOSERS = frozenset({"", ".", ",", ";", ":", ")", "]", "!", "?", '"', "—", "–"})
#: Words before a unit: how many units on, and from where.
_POINTERS: dict[tuple[str, ...], tuple[int, Base]] = {
    ("last",): (-1, "speech"),
    ("next",): (1, "speech"),
    ("this",): (0, "speech"),
    ("this", "past"): (-1, "speech"),
    ("this", "coming"): (1, "speech"),
    ("previous",): (-1, "either"),
    ("preceding",): (-1, "either"),
    ("following",): (1, "either"),
    ("current",): (0, "speech"),
    ("coming",): (1, "speech"),
    ("upcoming",): (1, "speech"),
    ("same",): (0, "text"),
    ("the", "last"): (-1, "speech"),
    ("the", "current"): (0, "speech"),
    ("the", "coming"): (1, "speech"),
    ("the", "upcoming"): (1, "speech"),
    ("that",): (0, "text"),
    ("that", "same"): (0, "text"),
    ("that", "very"): (0, "text"),
    ("the", "same"): (0, "text"),
    ("the", "very", "same"): (0, "text"),
    ("the", "next"): (1, "text"),
    ("the", "very", "next"): (1, "text"),
    ("the", "following"): (1, "text"),
    ("the", "subsequent"): (1, "text"),
    ("the", "previous"): (-1, "text"),
    ("the", "preceding"): (-1, "text"),
    ("the", "prior"): (-1, "text"),
}
_WINDOWS = {
    "past": -1,
    "last": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_VAGUE = frozenset({"recent", "subsequent", "later", "earlier", "coming", "ensuing", "past", "preceding", "following"})


def relative(tokens: Tokens, index: int) -> Match | None:
    """The relative time that begins at ``index``."""
    return (
        _adverb(tokens, index)
        or _inside(tokens, index)
        or _day_beyond(tokens, index)
        or _window(tokens, index)
        or _pointed(tokens, index)
        or _vague(tokens, index)
    )


def steps(tokens: Tokens, index: int) -> tuple[tuple[tuple[Unit, int], ...] | None, int] | None:
    """Reads "two years and three months": the steps, None when their number is vague, and the next index."""
    found: list[tuple[Unit, int]] = []
    vague = False
    while True:
        amount = count(tokens, index)
        if amount is None:
            break
        unit = tokens.role(amount.after, "unit")
        if unit not in _SHIFTING or tokens.words(amount.after + 1, "-"):
            break
        vague = vague or amount.value is None
        found.extend(_scaled(str(unit), amount.value or 0, half=amount.half))
        index = amount.after + 1
        after = tokens.skip(index, ",", "and")
        if count(tokens, after) is None or tokens[after].text in {"a", "an"}:
            break
        following = count(tokens, after)
        if following is None or tokens.role(following.after, "unit") not in _SHIFTING:
            break
        index = after
    if not found:
        return None
    return (None if vague else tuple(found)), index


def _scaled(unit: str, value: int, *, half: bool) -> list[tuple[Unit, int]]:
    if unit == "fortnight":
        return [_halved(unit, value)]
    whole: list[tuple[Unit, int]] = [(cast("Unit", unit), value)] if value or not half else []
    halves: dict[str, tuple[Unit, int]] = {
        "year": ("month", 6),
        "decade": ("year", 5),
        "century": ("year", 50),
        "month": ("day", 15),
        "week": ("day", 3),
    }
    return [*whole, halves[unit]] if half and unit in halves else whole


def shifted(tokens: Tokens, index: int, dated: Match | None) -> Match | None:
    """Reads "N units ago / later / earlier / before".

    Args:
        tokens: The text.
        index: Where the count begins.
        dated: The date that stands after "before", "after" or "from", found by the caller with ``distance_base``.
    """
    found = steps(tokens, index)
    if found is None:
        return None
    moves, after = found
    sign, base, end = _direction(tokens, after, dated)
    if sign == 0:
        return None
    if moves is None:
        return Unfixed(), end
    return Shifted(tuple((unit, sign * number) for unit, number in moves), base), end


def distance_base(tokens: Tokens, index: int) -> int | None:
    """Where the date would begin that "two days before …" counts from."""
    found = steps(tokens, index)
    if found is None or tokens[found[1]].text not in {"before", "after", "from", "prior", "following"}:
        return None
    return tokens.skip(found[1] + 1, "to")


def _direction(tokens: Tokens, index: int, dated: Match | None) -> tuple[int, Base | Meaning, int]:
    """Sign, base and next index; sign 0 when this is no distance."""
    word = tokens[index].text
    if word == "ago":
        return -1, "speech", index + 1
    if word in {"earlier", "previously"}:
        return (-1, "text", index + 1) if not tokens.words(index + 1, "than") else (0, "text", index)
    if word in {"later", "afterwards", "afterward", "thereafter"}:
        return (1, "text", index + 1) if not tokens.words(index + 1, "than") else (0, "text", index)
    if word == "hence":
        return 1, "speech", index + 1
    if word == "from" and tokens.words(index + 1, "now"):
        return 1, "speech", index + 2
    if word in {"before", "prior", "after", "from", "following"}:
        sign = -1 if word in {"before", "prior"} else 1
        if dated is not None:
            return sign, dated[0], dated[1]
        if word in {"before", "after", "prior"} and tokens[index + 1].text in _CLOSERS:
            return sign, "text", index + 1
    return 0, "text", index


def _adverb(tokens: Tokens, index: int) -> Match | None:
    word = tokens[index].text
    if word in _DAYS and not (word == "today" and tokens.words(index - 1, "usa")):
        return Relative("day", _DAYS[word], "speech"), index + 1
    if word == "last" and tokens.words(index + 1, "night"):
        return Relative("day", -1, "speech"), index + 2
    if word == "this" and tokens[index + 1].text in {"morning", "afternoon", "evening"}:
        return Relative("day", 0, "speech"), index + 2
    return None


def _day_beyond(tokens: Tokens, index: int) -> Match | None:
    """Reads "the day before yesterday", "the year after next", "the week before"."""
    start = tokens.skip(index, "the")
    unit = tokens.role(start, "unit")
    if unit not in _CALENDAR_UNITS or tokens.role(start, "plural"):
        return None
    word = tokens[start + 1].text
    if word not in {"before", "after"}:
        return None
    sign = -1 if word == "before" else 1
    named = cast("Unit", unit)
    at = tokens.skip(start + 2, "the")
    if unit == "day" and tokens[start + 2].text in {"yesterday", "tomorrow"}:
        return Relative("day", sign + _DAYS[tokens[start + 2].text], "speech"), start + 3
    if tokens[at].text in {"last", "next"} and not tokens.role(at + 1, "unit"):
        return Relative(named, 2 * sign, "speech"), at + 1
    if start > index and tokens[start + 2].text in _CLOSERS:
        return Relative(named, sign, "text"), start + 2
    return None


def _pointer(tokens: Tokens, index: int) -> tuple[int, Base, int] | None:
    """The longest of ``_POINTERS`` at ``index``, and the next index."""
    for length in (3, 2, 1):
        words = tuple(tokens[index + step].text for step in range(length))
        if words in _POINTERS:
            return *_POINTERS[words], index + length
    return None


def _pointed(tokens: Tokens, index: int) -> Match | None:
    """Reads "last year", "that same month", "next Tuesday", "the following March", "this spring"."""
    if tokens[index].text in {"later", "earlier"}:
        return _within(tokens, index)
    found = _pointer(tokens, index)
    if found is None:
        return None
    step, base, at = found
    direction = cast("Literal[-1, 0, 1]", step)
    unit = tokens.role(at, "unit")
    if unit in _CALENDAR_UNITS and not tokens.role(at, "plural"):
        if unit == "day" and base == "speech":
            return None
        return _followed(tokens, at + 1, Relative(cast("Unit", unit), step, base))
    weekday = tokens.number(at, "weekday")
    if weekday is not None and "short" not in tokens[at].roles:
        return Neighbour(Calendar(weekday=weekday), direction, base), at + 1
    month = month_at(tokens, at)
    if month is not None and month_is_plain(tokens, at) and "day" not in tokens[month[1]].roles:
        return Neighbour(Calendar(month=month[0]), direction, base), month[1]
    season = tokens.number(at, "season")
    if season is not None and not tokens.words(at + 1, "of"):
        return Neighbour(Calendar(grouping=season), direction, base), at + 1
    if tokens.role(at, "daypart") and base == "text":
        return Relative("day", step, base), at + 1
    return None


def _followed(tokens: Tokens, index: int, meaning: Relative) -> Match:
    """A week may name its day: "next week Friday", "last week on Tuesday"."""
    at = tokens.skip(index, "on")
    weekday = tokens.number(at, "weekday")
    if meaning.unit == "week" and weekday is not None and "short" not in tokens[at].roles:
        return Inside(Calendar(weekday=weekday), meaning), at + 1
    return meaning, index


def _within(tokens: Tokens, index: int) -> Match | None:
    """Reads "later that year", "earlier this month", "later in 2003" is read by ``parts``."""
    found = _pointer(tokens, index + 1)
    if found is None or tokens.role(found[2], "unit") not in _CALENDAR_UNITS or tokens.role(found[2], "plural"):
        return None
    step, base, at = found
    side = cast("Literal['earlier', 'later']", tokens[index].text)
    return Relative(cast("Unit", tokens.role(at, "unit")), step, base, side if step == 0 else ""), at + 1


def _window(tokens: Tokens, index: int) -> Match | None:
    """Reads "the past three years", "the next 5 days", "the past year"."""
    at = tokens.skip(index, "the", "these")
    sign = _WINDOWS.get(tokens[at].text)
    if sign is None:
        return None
    amount = count(tokens, at + 1)
    if amount is None:
        unit = tokens.role(at + 1, "unit")
        whole = tokens[at].text == "past" or (tokens[at].text == "last" and at > index and unit != "quarter")
        if (unit in _SHIFTING or unit == "quarter") and whole and not tokens.role(at + 1, "plural"):
            return Window(*_halved(str(unit), sign), "speech"), at + 2
        return None
    unit = tokens.role(amount.after, "unit")
    if not (unit in _SHIFTING or unit == "quarter") or tokens.words(amount.after + 1, "of"):
        return None
    if amount.value is None:
        return Unfixed(), amount.after + 1
    base: Base = "text" if tokens[at].text in {"previous", "preceding", "prior", "following"} else "speech"
    return Window(*_halved(str(unit), sign * amount.value), base), amount.after + 1


def _halved(unit: str, number: int) -> tuple[Unit, int]:
    """Fortnights as weeks; any other unit as it is."""
    return ("week", 2 * number) if unit == "fortnight" else (cast("Unit", unit), number)


def _inside(tokens: Tokens, index: int) -> Match | None:
    """Reads "June last year", "Friday of this week", "the summer of that year", "the 20th of next month"."""
    start = tokens.skip(index, "the")
    item = _item(tokens, start)
    if item is None:
        return None
    found = _pointer(tokens, tokens.skip(start + 1, "of", ","))
    if found is None:
        return None
    step, base, at = found
    unit = tokens.role(at, "unit")
    fitting = {"weekday": "week", "month": "year", "grouping": "year", "day": "month"}
    named = next(name for name in fitting if getattr(item, name) is not None)
    if unit != fitting[named] or tokens.role(at, "plural"):
        return None
    return Inside(item, Relative(cast("Unit", unit), step, base)), at + 1


def _item(tokens: Tokens, index: int) -> Calendar | None:
    """A weekday, month, season, quarter or day of the month that may stand in a relative period."""
    roles = tokens[index].roles
    if "short" in roles:
        return None
    if "weekday" in roles:
        return Calendar(weekday=tokens.number(index, "weekday"))
    if "month" in roles:
        return Calendar(month=tokens.number(index, "month"))
    if "season" in roles or "code" in roles:
        return Calendar(grouping=tokens.number(index, "season") or tokens.number(index, "code"))
    day = tokens.number(index, "ordinal")
    if day is not None and 1 <= day <= 31 and tokens[index].text[0].isdigit():
        return Calendar(day=day)
    return None


def _vague(tokens: Tokens, index: int) -> Match | None:
    """Reads "recent years", "years ago", "decades later": found, and left open."""
    at = tokens.skip(index, "the")
    if tokens[at].text in _VAGUE and tokens.role(at + 1, "plural") and tokens.role(at + 1, "unit") in _SHIFTING:
        return Unfixed(), at + 2
    plural = tokens.role(index, "plural") and tokens.role(index, "unit") in _SHIFTING
    if plural and tokens[index + 1].text in {"ago", "later", "earlier"} and not tokens.words(index + 2, "than"):
        return Unfixed(), index + 2
    return None


def qualified(name: str, meaning: Meaning) -> Meaning:
    """Reads "about / more than / less than three years ago"."""
    if isinstance(meaning, Unfixed) or name == "":
        return meaning
    if name == "about":
        return About(meaning)
    ahead = isinstance(meaning, Shifted) and all(number > 0 for _, number in meaning.steps)
    if name == "more":
        return Stretch(meaning, None) if ahead else Stretch(None, meaning)
    return meaning
