"""Numbers in words and figures: "1,250", "twenty-two", "two hundred and twenty", "a dozen", "3.5m", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.text.temporal.vocabulary import CARDINALS, TENS

_ONES = {word: value for value, word in enumerate(CARDINALS)}
_TENS = {word: 10 * value for value, word in enumerate(TENS, 2)}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HUNDRED, _THOUSAND = 100.0, 1000.0
_PARTS = {"halves": 1 / 2, "thirds": 1 / 3, "quarters": 1 / 4, "fifths": 1 / 5, "tenths": 1 / 10}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0 ’'\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SEPARATORS = re.compile(r"[,\u00a0 ’'\u2009\u202f]")
_SHORT = re.compile(r"(?P<value>\d[\d,.]*?)(?P<scale>k|m|bn)")
SHORT_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9}


def read_number(words: Sequence[str], index: int) -> tuple[float, int] | None:
    """The value of the number that begins at ``index``, and the index behind it; None where none does.

    Args:
        words: Words and marks of a text, in lower case, each by itself; a hyphen may be a word or within one.
        index: Where to read.
    """
    word = words[index]
    if word in _TIMES:
        return _TIMES[word], index + 1
    if (short := _SHORT.fullmatch(word)) and short["value"].rstrip(".,"):
        return float(short["value"].replace(",", "").rstrip(".")) * SHORT_SCALES[short["scale"]], index + 1
    opened = _opening(words, index)
    return None if opened is None else _scaled(words, *opened)


def _opening(words: Sequence[str], index: int) -> tuple[float, int] | None:
    """The number before any scale: figures, words below a hundred, or the "a" of "a dozen"."""
    word = words[index]
    if _GROUPED.fullmatch(word):
        return float(_SEPARATORS.sub("", word)), index + 1
    if word in {"a", "an"}:
        return (1.0, index + 1) if _at(words, index + 1) in _SCALES else None
    if word in _SCALES:
        return (1.0, index) if word in {"dozen", "hundred"} else None
    return _below_hundred(words, index)


def _below_hundred(words: Sequence[str], index: int) -> tuple[float, int] | None:
    word = words[index]
    if word in _ONES:
        return float(_ONES[word]), index + 1
    if word in _TENS:
        after = index + 2 if _at(words, index + 1) == "-" else index + 1
        ones = _ONES.get(_at(words, after), 0)
        return (float(_TENS[word] + ones), after + 1) if 1 <= ones <= 9 else (float(_TENS[word]), index + 1)
    tens, _, ones_word = word.partition("-")
    if tens in _TENS and 1 <= _ONES.get(ones_word, 0) <= 9:
        return float(_TENS[tens] + _ONES[ones_word]), index + 1
    return None


def _scaled(words: Sequence[str], value: float, after: int) -> tuple[float, int]:
    """A number with the scales behind it: "two hundred and twenty thousand", "one thousand one hundred"."""
    part = _PARTS.get(_at(words, after + 1) if _at(words, after) == "-" else _at(words, after))
    if part is not None:
        return value * part, after + (2 if _at(words, after) == "-" else 1)
    total = 0.0
    while (scale := _SCALES.get(_at(words, after))) is not None:
        after += 1
        if scale < _THOUSAND:
            value *= scale
        else:
            total, value = total + value * scale, 0.0
        if scale < _HUNDRED:
            break
        step = after + 1 if _at(words, after) == "and" else after
        rest = _below_hundred(words, step) if step < len(words) else None
        if rest is not None and _at(words, after - 1) in _SCALES:
            value, after = value + rest[0], rest[1]
    return total + value, after


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if index < len(words) else ""
