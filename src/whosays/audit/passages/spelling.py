"""Whether two words are one word in two spellings."""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import DamerauLevenshtein, Prefix

from whosays.audit.passages.wording import wording
from whosays.text.names import latin, skeleton, sound_key

_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "re", "anti", "ab", "a")
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ing", "n", "y", "ly", "able", "less", "t")
#: Sounds that romanisations confuse, by the one that both are taken for.
_VOICED = str.maketrans("fptgz", "vbdks")
#: Names of so many letters that differ by one are rather one name than two.
_LONG_NAME = 8
_SLIPS = tuple(
    (re.compile(pattern), same)
    for pattern, same in ((r"(.)\1", r"\1"), ("ie|ei", "ie"), ("rn", "m"), ("cl", "d"), ("vv", "w"))
)


@functools.lru_cache(maxsize=1 << 18)
def same_word(one: str, other: str, *, names: bool = False, rare: bool = False) -> bool:
    """Whether two words in normal form are one word in two spellings.

    They are, if one wording covers both (British and American, figures and number words); if both are names and sound
    the same in the usual romanisations, or differ by a vowel, by voice ("Petroff", "Petrov") or, if long, by a letter;
    or if one of them stands nowhere else and they differ as slips of pens and scanners do: in a doubled letter, "ie"
    for "ei", "rn" for "m", or a letter left out within a long word. Other words that differ by a letter ("affect",
    "effect") are two. Figures are never misspelled.
    """
    if wording(one) == wording(other):
        return True
    if any(character.isdigit() for character in one + other):
        return False
    if _is_other_form(one, other):
        return False
    return _is_one_name(latin(one), latin(other)) if names else rare and _is_slip(one, other)


def _is_one_name(one: str, other: str) -> bool:
    """Whether two words of names, in Latin letters, are one in two romanisations, or nearly."""
    short = min(len(one), len(other))
    if short < 3:
        return False
    if sound_key(one) == sound_key(other) or sound_key(one.replace("h", "")) == sound_key(other.replace("h", "")):
        return True
    if short >= 6 and sound_key(one).translate(_VOICED) == sound_key(other).translate(_VOICED):
        return True
    if DamerauLevenshtein.distance(one, other, score_cutoff=1) > 1:
        return False
    start = Prefix.similarity(one, other)
    same_consonants = skeleton(one) == skeleton(other)
    if len(one) != len(other):
        inside = 0 < start < short
        return inside and (same_consonants or short >= _LONG_NAME)
    return start > 0 and ((short >= 5 and same_consonants) or short >= _LONG_NAME)


def _is_slip(one: str, other: str) -> bool:
    """Whether one of two words that are no names is a likely misspelling of the other."""
    for pattern, same in _SLIPS:
        if min(len(one), len(other)) >= 4 and pattern.sub(same, one) == pattern.sub(same, other):
            return True
    short, long = sorted((one, other), key=len)
    common = Prefix.similarity(short, long)
    return len(long) == len(short) + 1 >= 9 and common > 0 and short[common:] == long[common + 1 :]


def _is_other_form(one: str, other: str) -> bool:
    """Whether one word is the other with another ending or a prefix: "paid" and "unpaid", "order" and "orders"."""
    short, long = sorted((one, other), key=len)
    if any(long == prefix + short for prefix in _PREFIXES):
        return True
    common = Prefix.similarity(short, long)
    rests = one[common:], other[common:]
    return common >= len(short) - 1 and all(rest in (*_ENDINGS, "", "e") for rest in rests)
