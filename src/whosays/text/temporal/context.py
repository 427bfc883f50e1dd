"""Whether a number is a year and a name a month: what the words around them license.

A bare number is refused unless its neighbours license it ("in 1998", "the 1998 election"): reading "Resolution 1929"
or "1,998 people" as a date would put an event in a year that the text never gave.
"""

from __future__ import annotations

from whosays.text.temporal.tokens import Tokens
from whosays.text.temporal.vocabulary import INSTRUMENTS, MEASURED, NAMING_ADJECTIVES, REFERENCE_WORDS, words

_BEFORE_YEAR = words(
    "in since by until till before after during of from to through throughout thru early late mid circa ca "
    "around about approximately year dated into beyond between past pre post than for late spring summer "
    "autumn fall winter as sometime roughly versus vs being was is were"
)
_BEFORE_MONTH = words(
    "in since by until till before after during of from to through throughout thru early late mid into "
    "between for past around about sometime"
)
_DETERMINERS = words("the a an this that these those his her its their our my your s")
FUNCTION = words(
    "a an the of in on at by for to from with and or but as if is was were are be been has have had that "
    "which who whom whose when where while than then this these those it he she they we you i not no so also "
    "however including"
)
_STREET = words(
    "street st avenue ave road rd drive dr boulevard blvd lane ln highway hwy parkway pkwy square plaza "
    "court ct place way terrace"
)
_CLOSERS = frozenset({")", "]", ".", ";", ",", ":", ""})
_OPENERS = frozenset({"", ".", ";", "!", "?", ":", '"', "|", "*", "•", "·"})


def is_quantity(tokens: Tokens, index: int) -> bool:
    """Whether what follows a year-like number makes it a count, a measure, an address or part of a longer code."""
    following = tokens[index + 1]
    if following.text in {"%", "°", "$", "€", "£"}:
        return True
    if following.text in {"-", "/", "."} and tokens.glued(index + 1) and tokens.glued(index + 2):
        after = tokens[index + 2]
        if not after.text.isalnum():
            return False
        dated = {"year", "number", "month", "season", "day"} & after.roles.keys()
        return not dated and after.text not in {"era", "present", "today", "now"}
    if following.text in MEASURED and not following.capital:
        year = tokens.number(index, "year") or 0
        usual = year >= 1900 and year % 100 != 0
        return not (usual and tokens[index - 1].text in {"in", "since", "until", "during", "the", "s", "-"})
    return _is_address(tokens, index)


def _is_address(tokens: Tokens, index: int) -> bool:
    for step in range(1, 5):
        token = tokens[index + step]
        if not token.capital:
            return False
        if step > 1 and token.text in _STREET:
            return True
    return False


def year_is_licensed(tokens: Tokens, index: int) -> bool:
    """Whether the neighbours of a bare four-digit number make it a year."""
    before = tokens[index - 1].text
    year = tokens.number(index, "year") or 0
    if before in _BEFORE_YEAR:
        return 1000 <= year <= 2199 and not _names_instrument(tokens, index)
    if not 1400 <= year <= 2199:
        return False
    if before in _DETERMINERS:
        return is_attributive(tokens, index)
    if before in {"(", "["}:
        return True
    if before in {",", "and", "or", "&"} and tokens.done == index - 1:
        return True
    if before == ",":
        return tokens[index + 1].text in _CLOSERS and tokens[index - 2].capital
    return before in _OPENERS and _opens_entry(tokens, index)


def is_attributive(tokens: Tokens, index: int, end: int | None = None) -> bool:
    """Such as "the 1998 bombings": whether what begins at ``index`` stands between a determiner and a noun."""
    after = tokens[index + 1 if end is None else end]
    return tokens[index - 1].text in _DETERMINERS and after.text.isalpha() and after.text not in FUNCTION


def _names_instrument(tokens: Tokens, index: int) -> bool:
    """Such as "The Finance Act of 1998": the year is part of the name."""
    named = tokens[index - 2]
    return tokens[index - 1].text == "of" and named.capital and named.text in INSTRUMENTS


def _opens_entry(tokens: Tokens, index: int) -> bool:
    """Such as "2003: …", a heading "2003", or a sentence that begins "1998 was …"."""
    after = tokens[index + 1]
    if after.text in {"-", "–", "—"}:
        return not tokens.glued(index + 1)
    return after.text in {"", ":"} or (after.text.isalpha() and after.text not in MEASURED)


def month_is_licensed(tokens: Tokens, index: int) -> bool:
    """Whether a month's name that stands alone is the month ("in May") and not a word or a person."""
    token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if not token.capital and ("short" in token.roles or token.text in {"may", "march"}):
        return False
    if after.text == "-" and tokens.glued(index + 1) and tokens.glued(index + 2):
        return False
    if before.text in _BEFORE_MONTH:
        return True
    if before.text in {"and", "or", ","} and tokens.done == index - 1:
        return True
    return (
        before.text in _DETERMINERS
        and after.text.isalpha()
        and not after.capital
        and after.text not in FUNCTION
        and "short" not in token.roles
    )


def is_named(tokens: Tokens, index: int) -> bool:
    """Such as "Black September", "Arab Spring": a name made with the word at ``index``."""
    before = tokens[index - 1]
    return before.capital and before.text in NAMING_ADJECTIVES


def is_reference(tokens: Tokens, index: int) -> bool:
    """Whether the number at ``index`` is a page, section or other reference."""
    before = tokens[index - 1].text
    return (
        before in REFERENCE_WORDS
        or (before == "." and tokens[index - 2].text in REFERENCE_WORDS)
        or before in {"#", "§", "$", "€", "£"}
    )
