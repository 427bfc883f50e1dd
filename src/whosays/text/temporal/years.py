"""Reads years, decades, centuries, fiscal years, quarters and seasons."""

from __future__ import annotations

from whosays.text.temporal.context import (
    FUNCTION,
    is_attributive,
    is_named,
    is_quantity,
    is_reference,
    year_is_licensed,
)
from whosays.text.temporal.meanings import About, Calendar, Match, Stretch
from whosays.text.temporal.numbers import ordinal, spelled_year
from whosays.text.temporal.tokens import Tokens, expand_year
from whosays.text.temporal.vocabulary import words

_SEASON_CONTEXT = words("in by during until since till before after through throughout for of late early mid")
_FISCAL = frozenset(["fiscal", "financial", "academic", "school", "tax", "budget"])


def year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year in a place where only a year can stand; astronomical, so 44 BC is -43."""
    token = tokens[index]
    value = tokens.number(index, "year")
    if value is not None and "date" not in token.roles:
        if token.noted and not _dated_before(tokens, index):
            return None
        if tokens.role(index + 1, "era"):
            return _with_era(tokens, value, index + 1)
        return None if is_quantity(tokens, index) else (value, index + 1)
    short = tokens.number(index, "short_year")
    if short is not None:
        return short, index + 1
    if tokens.role(index, "era") == "ad":
        number = tokens.number(index + 1, "number")
        return (number, index + 2) if number is not None and 1 <= number <= 2999 else None
    number = tokens.number(index, "number")
    if number is not None and 1 <= number <= 9999 and tokens.role(index + 1, "era"):
        return _with_era(tokens, number, index + 1)
    return spelled_year(tokens, index)


def _dated_before(tokens: Tokens, index: int) -> bool:
    """Whether digits after a year's period are a footnote's: a month or day, or "in", stands before the year."""
    if tokens[index - 1].text in {"in", "since", "until"}:
        return tokens[index + 1].capital or not tokens[index + 1].text
    before = tokens[index - 2] if tokens[index - 1].text in {",", ".", "of"} else tokens[index - 1]
    return bool({"month", "day", "figures", "season"} & before.roles.keys())


def _with_era(tokens: Tokens, value: int, index: int) -> tuple[int, int]:
    return (1 - value if tokens.role(index, "era") == "bc" else value), index + 1


def bare_year(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """A year by itself, or with "the year" before it; ``bare`` when the construction around it licenses it."""
    start = index
    if tokens.words(index, "the", "year"):
        index += 2
    elif tokens.words(index, "year"):
        index += 1
    found = year(tokens, index)
    if found is None:
        number = tokens.number(index, "number")
        if index > start and number is not None and 100 <= number <= 2999:
            return Calendar(number), index + 1
        return None
    value, after = found
    if index == start and "year" in tokens[index].roles and after == index + 1:
        licensed = bare or year_is_licensed(tokens, index)
        if not licensed or is_reference(tokens, index):
            return None
    if index == start and "cardinal" in tokens[index].roles and not bare and not year_is_licensed_words(tokens, index):
        return None
    return Calendar(value, background=index == start and is_attributive(tokens, index)), after


def year_is_licensed_words(tokens: Tokens, index: int) -> bool:
    """Spelled-out years need a preposition before them."""
    return tokens[index - 1].text in {"in", "since", "of", "until", "by", "from", "before", "after", "year", "during"}


def decade(tokens: Tokens, index: int) -> Match | None:
    """Reads "the 1990s", "the '90s", "the nineties", "the nineteen-nineties"; "the 1800s" is a century."""
    after = tokens.skip(index, "the")
    value = tokens.number(after, "decade")
    if value is not None:
        written = tokens[after].text
        possessive = "year" in tokens[after].roles
        if (after == index and len(written) < 5 and written[0] != "'") or (possessive and after == index):
            return None
        if value % 100 == 0 and value <= 1900 and written[0] != "'" and len(written) >= 5:
            return Calendar(value, unspecified=2), after + 1
        return Calendar(value, unspecified=1), after + 1
    hundreds = tokens.number(after, "cardinal")
    if hundreds in {17, 18, 19, 20}:
        words = after + 2 if tokens[after + 1].text == "-" else after + 1
        tens = tokens.number(words, "decade_word")
        if tens is not None:
            return Calendar(hundreds * 100 + tens, unspecified=1), words + 1
    tens = tokens.number(after, "decade_word")
    if tens is not None and after > index:
        return Calendar((2000 if tens == 0 else 1900) + tens, unspecified=1), after + 1
    return None


def century(tokens: Tokens, index: int) -> Match | None:
    """Reads "the nineteenth century", "19th-century", "the fifth century BC"."""
    after = tokens.skip(index, "the")
    found = ordinal(tokens, after)
    if found is None:
        return None
    number, after = found
    after = tokens.skip(after, "-")
    if tokens.role(after, "unit") != "century" or tokens.role(after, "plural") or not 1 <= number <= 30:
        return None
    era = tokens.role(after + 1, "era")
    first = -(number - 1) * 100 - 1 if era == "bc" else (number - 1) * 100
    return Calendar(first, unspecified=2), after + (2 if era else 1)


def fiscal_year(tokens: Tokens, index: int) -> Match | None:
    """Reads "fiscal year 2010", "FY2010": about that year, since the text does not say when such a year begins."""
    after = tokens.skip(index, "the")
    glued = tokens.number(after, "fiscal")
    if glued is not None:
        return About(Calendar(glued)), after + 1
    if tokens.words(after, "fy"):
        after += 1
    elif tokens[after].text in _FISCAL:
        after = tokens.skip(after + 1, "year", "years")
    else:
        return None
    found = year(tokens, after)
    if found is None:
        two = tokens.number(after, "number")
        if not tokens.words(after - 1, "fy") or two is None or len(tokens[after].text) != 2:
            return None
        found = (expand_year(two), after + 1)
    value, after = found
    if tokens[after].text in {"-", "–", "/"} and tokens.glued(after):
        end = year_end(tokens, after + 1, value)
        if end is not None:
            return Stretch(Calendar(value), Calendar(end[0])), end[1]
    return About(Calendar(value)), after


def year_end(tokens: Tokens, index: int, start: int) -> tuple[int, int] | None:
    """The second year of a range, which may be cut to two figures: "1992-96"."""
    value = tokens.number(index, "year") or tokens.number(index, "short_year")
    if value is None:
        two = tokens.number(index, "number")
        if two is None or len(tokens[index].text) != 2:
            return None
        value = start // 100 * 100 + two
        if value < start:
            value += 100
    if not start < value <= start + 400 or is_quantity(tokens, index):
        return None
    return value, index + 1


def quarter(tokens: Tokens, index: int) -> Match | None:
    """Reads "Q2 2016", "2016 Q2", "H1 of 2014", "2016 third quarter"; without a year only after a preposition."""
    value = tokens.number(index, "year")
    if value is not None and "code" in tokens[index + 1].roles:
        return Calendar(value, grouping=tokens.number(index + 1, "code")), index + 2
    after = tokens.skip(index, "the")
    code = tokens.number(after, "code")
    if code is None:
        return None
    glued = tokens.number(after, "code_year")
    if glued is not None:
        return Calendar(glued, grouping=code), after + 1
    found = year(tokens, tokens.skip(after + 1, "of", ",", "in"))
    if found is not None:
        return Calendar(found[0], grouping=code), found[1]
    if tokens[index - 1].text in _SEASON_CONTEXT:
        return Calendar(grouping=code), after + 1
    return None


def season(tokens: Tokens, index: int, bare: bool) -> Match | None:
    """Reads "the spring of 2003", "summer 2003", "winter 1999-2000"; "in the spring" takes its year from around it."""
    after = tokens.skip(index, "the")
    code = tokens.number(after, "season")
    if code is None or is_named(tokens, after):
        return None
    follows = after + 1
    of = tokens.skip(follows, "of", ",")
    found = year(tokens, of)
    if found is not None:
        value, end = found
        if code == 24 and tokens[end].text in {"-", "–", "/"} and tokens.glued(end):
            second = year_end(tokens, end + 1, value)
            if second is not None and second[0] == value + 1:
                return Stretch(Calendar(value, 12), Calendar(value + 1, 2)), second[1]
        return Calendar(value, grouping=code), end
    if not (bare or tokens[index - 1].text in _SEASON_CONTEXT) or tokens[follows].text == "of":
        return None
    if tokens.words(after, "fall") and after == index and not bare:
        return None
    ends = not tokens[follows].text.isalpha() or tokens[follows].text in FUNCTION
    return (Calendar(grouping=code), follows) if ends and not tokens[after].capital else None
