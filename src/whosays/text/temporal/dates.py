"""Reads dates of the calendar: days and months in all English orders, figures, weekdays, fixed holidays."""

from __future__ import annotations

from dataclasses import replace

from whosays.text.edtf import month_length
from whosays.text.temporal.context import is_attributive, is_named, is_quantity, month_is_licensed
from whosays.text.temporal.meanings import Calendar, Match, Nothing
from whosays.text.temporal.numbers import ordinal
from whosays.text.temporal.tokens import Tokens
from whosays.text.temporal.vocabulary import EVENT_NOUNS, NAMED_AFTER, words
from whosays.text.temporal.years import year

_HOLIDAYS = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "year", "'", "s", "day"): (1, 1),
    ("christmas",): (12, 25),
}
_ON_DAY = words("on by until since from to before after through till")
_AFTER_BARE_DAY = words("and but when he she they we it the a an that this who which to in at by with there was were")


def calendar_date(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """The longest date of month or day precision that begins at ``index``."""
    roles = tokens[index].roles
    if "weekday" in roles:
        return _weekday(tokens, index)
    if "date" in roles:
        return _figures(tokens, index)
    if "slash" in roles:
        return _slashed(tokens, index, bare)
    if "month" in roles:
        return _month_first(tokens, index, bare)
    return _day_first(tokens, index) or _holiday(tokens, index) or _day_only(tokens, index, bare)


def month_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month's name, with the period of an abbreviation, and the next index."""
    value = tokens.number(index, "month")
    if value is None:
        return None
    after = index + 1
    if tokens.words(after, ".") and tokens.glued(after) and "short" in tokens[index].roles:
        after += 1
    return value, after


def month_is_plain(tokens: Tokens, index: int) -> bool:
    """Whether the word is unmistakably a month's name, by its capital or its length."""
    token = tokens[index]
    return token.capital or ("short" not in token.roles and token.text not in {"may", "march"})


def day_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The number of a day, "7", "7th", "the seventh", and the next index."""
    day = tokens.number(index, "day")
    if day is not None and "date" not in tokens[index].roles:
        if tokens[index + 1].text in {"%", "°"} or (tokens[index + 1].text == ":" and tokens.glued(index + 1)):
            return None
        return day, index + 1
    found = ordinal(tokens, tokens.skip(index, "the"))
    return found if found is not None and 1 <= found[0] <= 31 else None


def fits(month: int, day: int, of_year: int | None) -> bool:
    """Whether the month has that day."""
    return day <= month_length(of_year if of_year is not None and 1 <= of_year <= 9999 else 2000, month)


def year_after(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year after a month or day: "2003", ", 2003", "of 2003", "in 2003"."""
    found = year(tokens, index)
    if found is not None:
        return found if tokens.number(index, "cardinal") is None else None
    if tokens[index].text in {",", "of"} or (tokens[index].text == "in" and "year" in tokens[index + 1].roles):
        after = index + 1
        if tokens.words(index, "of", "the", "year"):
            after = index + 3
        return year(tokens, after)
    return spelled(tokens, index)


def spelled(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year in words straight after a month."""
    return year(tokens, index) if tokens.number(index, "cardinal") is not None else None


def _month_first(tokens: Tokens, index: int, bare: bool) -> Match | None:
    found = month_at(tokens, index)
    if found is None or is_named(tokens, index):
        return None
    month, after = found
    at_year = year_after(tokens, after)
    day = day_at(tokens, tokens.skip(after, "-") if tokens.glued(after) else after)
    if day is not None and fits(month, day[0], None) and (at_year is None or day[1] > at_year[1]):
        at_year = year_after(tokens, day[1])
        if at_year is not None and fits(month, day[0], at_year[0]):
            return Calendar(at_year[0], month, day[0]), at_year[1]
        if not month_is_plain(tokens, index):
            return None
        if _names_event(tokens, index, day[1]):
            return Nothing(), day[1]
        return Calendar(None, month, day[0]), day[1]
    if at_year is not None and (month_is_plain(tokens, index) or bare or tokens[index - 1].text == "in"):
        background = is_attributive(tokens, index, at_year[1])
        return Calendar(at_year[0], month, background=background), at_year[1]
    if bare and month_is_plain(tokens, index):
        return Calendar(None, month), after
    return (Calendar(None, month), after) if month_is_licensed(tokens, index) else None


def _names_event(tokens: Tokens, index: int, after: int) -> bool:
    """Reads "the September 11 attacks", "post-September 11": a name that holds a date, without a year."""
    if tokens[after].text in EVENT_NOUNS or (tokens[after + 1].text in EVENT_NOUNS and tokens[after].text.isalpha()):
        return tokens[index - 1].text in {"the", "-"} or tokens[after].text in EVENT_NOUNS
    return tokens[index - 1].text in {"-", "–"} and tokens[index - 2].text in {"post", "pre", "anti"}


def _day_first(tokens: Tokens, index: int) -> Match | None:
    day = day_at(tokens, index)
    if day is None:
        return None
    after = day[1]
    glue = tokens[after].text
    at = tokens.skip(after, "of", "-", ",") if glue != "," else after
    if tokens.words(at, "the") and glue == "of":
        return None
    found = month_at(tokens, at)
    if found is None or not (month_is_plain(tokens, at) or glue in {"of", "-"} or "figures" in tokens[index].roles):
        return None
    month, after = found
    after_year = year_after(tokens, tokens.skip(after, "-") if glue == "-" else after)
    if after_year is not None and fits(month, day[0], after_year[0]):
        return Calendar(after_year[0], month, day[0]), after_year[1]
    return (Calendar(None, month, day[0]), after) if fits(month, day[0], None) else None


def _figures(tokens: Tokens, index: int) -> Match | None:
    roles = tokens[index].roles
    value, month, day = (tokens.number(index, name) for name in ("year", "month_number", "day"))
    if value is None or month is None:
        return None
    if day is None:
        return Calendar(value, month), index + 1
    return (
        (Calendar(value, month, day, ambiguous=roles["date"] == "ambiguous"), index + 1)
        if fits(month, day, value)
        else None
    )


def _slashed(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """Reads "11/20" without a year is a date only where a preposition or a weekday says so; it may be a fraction."""
    before = tokens[index - 1]
    if not (bare or before.text in {"on", "dated", "until", "since"} or "weekday" in before.roles):
        return None
    month, day = tokens.number(index, "month_number"), tokens.number(index, "slash_day")
    if month is None or day is None or not fits(month, day, None) or is_quantity(tokens, index):
        return None
    return Calendar(None, month, day, ambiguous=day <= 12 and day != month), index + 1


def _weekday(tokens: Tokens, index: int) -> Match | None:
    weekday = tokens.number(index, "weekday")
    token = tokens[index]
    after = index + 1
    if tokens.words(after, ".") and tokens.glued(after) and "short" in token.roles:
        after += 1
    at = tokens.skip(after, ",")
    if tokens.words(at, "the"):
        day = ordinal(tokens, at + 1)
        if day is not None and 1 <= day[0] <= 31 and "month" not in tokens[tokens.skip(day[1], "of")].roles:
            return Calendar(day=day[0], weekday=weekday), day[1]
    found = calendar_date(tokens, at, bare=False) if "weekday" not in tokens[at].roles else None
    if found is not None and isinstance(found[0], Calendar) and found[0].day is not None:
        return replace(found[0], weekday=weekday), found[1]
    if is_named(tokens, index) or ("short" in token.roles and not _is_short_weekday(tokens, index)):
        return None
    if tokens[after].capital and tokens[after].text in NAMED_AFTER:
        return Nothing(), after + 1
    return Calendar(weekday=weekday), after


def _is_short_weekday(tokens: Tokens, index: int) -> bool:
    """Whether "Tues" or "Fri." is a day: after a preposition, and no word such as "sun" or "sat"."""
    return tokens[index].text not in {"sun", "sat", "mon", "wed"} and tokens[index - 1].text in {
        "on",
        "last",
        "next",
        "this",
    }


def _holiday(tokens: Tokens, index: int) -> Match | None:
    if not tokens[index].capital:
        return None
    for name, (month, day) in _HOLIDAYS.items():
        if tokens.words(index, *name):
            after = index + len(name)
            if len(name) == 1 and tokens[after].capital:
                return None
            at_year = year_after(tokens, after)
            return Calendar(at_year[0] if at_year else None, month, day), at_year[1] if at_year else after
    return None


def _day_only(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """Reads "on the 27th": the month comes from around it."""
    if not tokens.words(index, "the") or not (bare or tokens[index - 1].text in _ON_DAY):
        return None
    token = tokens[index + 1]
    day = tokens.number(index + 1, "ordinal")
    if day is None or not token.text[0].isdigit() or not 1 <= day <= 31:
        return None
    after = tokens[index + 2]
    if after.text.isalpha() and after.text not in _AFTER_BARE_DAY:
        return None
    return (Calendar(day=day), index + 2) if after.text != "-" else None
