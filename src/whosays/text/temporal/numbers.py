"""Numbers in words and figures: counts, ordinals and spelled-out years."""

from __future__ import annotations

from typing import NamedTuple

from whosays.text.temporal.tokens import Tokens


class Count(NamedTuple):
    """A number of things; ``value`` is None for "several", ``half`` adds one half. ``after`` is the next token."""

    value: int | None
    half: bool
    after: int


def cardinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number, "45" or "forty-five" or "two hundred", and the next index."""
    figures = tokens.number(index, "number")
    if figures is not None:
        return figures, index + 1
    value = tokens.number(index, "cardinal")
    if value is None:
        return None
    index += 1
    if value >= 20:
        after = index + 1 if tokens[index].text == "-" and tokens.glued(index) else index
        ones = tokens.number(after, "cardinal")
        if ones is not None and 1 <= ones <= 9:
            return value + ones, after + 1
    if tokens.words(index, "hundred"):
        return value * 100, index + 1
    return value, index


def count(tokens: Tokens, index: int) -> Count | None:
    """How many: "three", "a", "two and a half", "several", "a couple of", "the" never."""
    if tokens.role(index, "vague"):
        return Count(None, False, index + 1)
    if tokens[index].text in {"a", "an"}:
        after = index + 1
        if tokens[after].text in {"few", "dozen", "hundred", "thousand"} or tokens.role(after, "vague"):
            return Count(None, False, after + 1)
        if tokens.words(after, "couple"):
            return Count(None, False, tokens.skip(after + 1, "of"))
        if tokens.words(after, "half") or tokens.words(after, "single"):
            return Count(1, False, after + 1) if tokens.words(after, "single") else None
        return Count(1, False, after)
    if tokens.words(index, "half", "a"):
        return Count(0, True, index + 2)
    number = cardinal(tokens, index)
    if number is None:
        return None
    value, after = number
    if tokens.words(after, "and", "a", "half"):
        return Count(value, True, after + 3)
    return Count(value, False, after)


def ordinal(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Reads "3rd", "third", "twenty-first", and the next index."""
    value = tokens.number(index, "ordinal")
    if value is not None:
        return value, index + 1
    tens = tokens.number(index, "cardinal")
    if tens is None or tens < 20:
        return None
    after = index + 2 if tokens[index + 1].text == "-" else index + 1
    ones = tokens.number(after, "ordinal")
    if ones is None or not 1 <= ones <= 9 or "figures" in tokens[after].roles:
        return None
    return tens + ones, after + 1


def spelled_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Reads "nineteen ninety-nine", "two thousand and five", "twenty fourteen", and the next index."""
    hundreds = tokens.number(index, "cardinal")
    if hundreds is None:
        return None
    if hundreds == 2 and tokens.words(index + 1, "thousand"):
        after = tokens.skip(index + 2, "and")
        rest = cardinal(tokens, after) if "cardinal" in tokens[after].roles else None
        return (2000 + rest[0], rest[1]) if rest is not None and rest[0] < 100 else (2000, index + 2)
    if not (16 <= hundreds <= 20):
        return None
    after = index + 2 if tokens[index + 1].text == "-" else index + 1
    rest = cardinal(tokens, after) if "cardinal" in tokens[after].roles else None
    if rest is None or not 10 <= rest[0] <= 99:
        return None
    return hundreds * 100 + rest[0], rest[1]
