"""Reads lengths of time and repeated times, which are no dates; and ages, which are neither."""

from __future__ import annotations

from whosays.text.temporal.meanings import Duration, Match, Nothing, Recurring
from whosays.text.temporal.numbers import count, ordinal
from whosays.text.temporal.tokens import Tokens
from whosays.text.temporal.vocabulary import words

_DESIGNATORS = {
    "second": ("T", "S", 1),
    "minute": ("T", "M", 1),
    "hour": ("T", "H", 1),
    "day": ("", "D", 1),
    "week": ("", "W", 1),
    "fortnight": ("", "W", 2),
    "month": ("", "M", 1),
    "quarter": ("", "M", 3),
    "year": ("", "Y", 1),
    "decade": ("", "Y", 10),
    "century": ("", "Y", 100),
    "millennium": ("", "Y", 1000),
}
_HALVES = {
    "year": ("", "M", 6),
    "day": ("T", "H", 12),
    "hour": ("T", "M", 30),
    "decade": ("", "Y", 5),
    "minute": ("T", "S", 30),
}
_BEFORE_ONE = words("for in over within nearly almost about than after least half during under some only just")
_RATE = frozenset({"a", "an", "per", "every", "each"})
_ADVERBS = words("annually yearly monthly weekly daily hourly quarterly biannually fortnightly")
_ONLY_LENGTHS = frozenset({"second", "minute", "hour"})


def age(tokens: Tokens, index: int) -> Match | None:
    """Reads "58 years old", "aged 58", "a 58-year-old": passed over."""
    if tokens[index].text in {"aged", "age"}:
        number = count(tokens, tokens.skip(index + 1, "of"))
        return (Nothing(), number.after) if number is not None and number.value is not None else None
    number = count(tokens, index)
    if number is None:
        return None
    at = tokens.skip(number.after, "-")
    if tokens.role(at, "unit") is None:
        return None
    at = tokens.skip(at + 1, "-")
    if tokens[at].text in {"old", "olds"}:
        return Nothing(), at + 1
    if tokens.words(at, "of", "age"):
        return Nothing(), at + 2
    return None


def duration(tokens: Tokens, index: int) -> Match | None:
    """Reads "three years", "a six-month period", "two and a half hours", "for decades"."""
    found: list[tuple[str, str, int]] = []
    vague, at = False, index
    while (step := _length(tokens, at)) is not None:
        lengths, vague_step, at = step
        found.extend(lengths)
        vague = vague or vague_step
        following = tokens.skip(at, ",", "and")
        if following == at or _length(tokens, following) is None or tokens[following].text in {"a", "an"}:
            break
        at = following
    if at == index:
        return _bare_plural(tokens, index)
    return Duration(None if vague else _iso(found)), at


def _length(tokens: Tokens, index: int) -> tuple[list[tuple[str, str, int]], bool, int] | None:
    amount = count(tokens, index)
    if amount is None:
        return None
    article = tokens[index].text in {"a", "an"}
    at = amount.after
    hyphen = tokens.words(at, "-") and tokens.glued(at)
    at = at + 1 if hyphen else at
    unit = tokens.role(at, "unit")
    if unit is None or unit not in _DESIGNATORS or (unit == "second" and article):
        return None
    if article and amount.value == 1 and not hyphen and tokens[index - 1].text not in _BEFORE_ONE:
        return None
    if article and hyphen:
        return None
    if unit == "day" and tokens.words(index, "one") and not hyphen and tokens[index - 1].text not in _BEFORE_ONE:
        return None
    if amount.value is None and not article and not tokens.role(at, "plural"):
        return None
    if unit == "hour" and len(tokens[index].text) == 4 and tokens[index].text.isdigit():
        return None
    part, letter, scale = _DESIGNATORS[str(unit)]
    lengths = [(part, letter, scale * (amount.value or 0))] if amount.value else []
    at += 1
    half = amount.half
    if tokens.words(at, "and", "a", "half"):
        half, at = True, at + 3
    if half:
        if str(unit) not in _HALVES:
            return [], True, at
        lengths.append(_HALVES[str(unit)])
    return lengths, amount.value is None, at


def _bare_plural(tokens: Tokens, index: int) -> Match | None:
    """Reads "for years", "over decades": a length, of no known size."""
    if tokens.role(index, "plural") and tokens[index - 1].text in {"for", "over", "spanning", "lasting"}:
        return (Duration(None), index + 1) if tokens.role(index, "unit") in _DESIGNATORS else None
    return None


def _iso(lengths: list[tuple[str, str, int]]) -> str | None:
    """ISO 8601 form; weeks stand alone or become days."""
    totals: dict[tuple[str, str], int] = {}
    for part, letter, number in lengths:
        totals[part, letter] = totals.get((part, letter), 0) + number
    weeks = totals.pop(("", "W"), 0)
    if weeks and not totals:
        return f"P{weeks}W"
    if weeks:
        totals["", "D"] = totals.get(("", "D"), 0) + 7 * weeks
    dates = "".join(f"{totals['', letter]}{letter}" for letter in "YMD" if ("", letter) in totals)
    times = "".join(f"{totals['T', letter]}{letter}" for letter in "HMS" if ("T", letter) in totals)
    return f"P{dates}{'T' + times if times else ''}" if dates or times else None


def recurring(tokens: Tokens, index: int) -> Match | None:
    """Reads "every Friday", "each year", "twice a month", "annually", "on Fridays"."""
    word = tokens[index].text
    if word in {"every", "each"}:
        return _every(tokens, index + 1)
    if word in _ADVERBS:
        return (Recurring(), index + 1) if not tokens[index].capital and tokens[index - 1].text != "-" else None
    if "weekdays" in tokens[index].roles and tokens[index - 1].text in {"on", "and", "or", ",", "until", "every"}:
        return Recurring(), index + 1
    if word in {"once", "twice"}:
        return _rate(tokens, index + 1)
    number = count(tokens, index)
    if number is not None and tokens.words(number.after, "times"):
        return _rate(tokens, number.after + 1)
    return None


def _rate(tokens: Tokens, index: int) -> Match | None:
    if tokens[index].text in _RATE and tokens.role(index + 1, "unit") and not tokens.role(index + 1, "plural"):
        return Recurring(), index + 2
    return None


def _every(tokens: Tokens, index: int) -> Match | None:
    at = tokens.skip(index, "other", "single", "few")
    number = ordinal(tokens, at) or count(tokens, at)
    if number is not None:
        at = number[1] if len(number) == 2 else number[2]
    roles = tokens[at].roles
    if "unit" in roles or "weekday" in roles or "daypart" in roles or ("month" in roles and tokens[at].capital):
        return (Recurring(), at + 1) if not (roles.get("unit") in _ONLY_LENGTHS and number is None) else None
    return (Recurring(), at + 1) if "season" in roles else None
