"""Words of names and titles in a form in which spellings can be compared, and how far two sets of them agree."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from whosays.text.names import latin, parse_organization, skeleton, sound_key

#: Shorter words have too few sounds to be taken for one another.
_SOUNDING, _SKELETAL, _CONSONANTS = 5, 7, 4
_NUMBER_WITH_MARKS = re.compile(r"\b\d+(?:[/.-]\d+)+\b")
#: A quotation, with its words as the group.
QUOTATION = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”»]")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?<![su])s$")


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name or title in lower-case Latin letters and the singular, without linking words.

    Words of several languages for one idea are one word, and "7/7" is ``77`` too.
    """
    joined = [re.sub(r"\D", "", match[0]) for match in _NUMBER_WITH_MARKS.finditer(text)]
    found = parse_organization(text).words if text.strip() else ()
    return (*(singular(word) for word in found), *joined)


def singular(word: str) -> str:
    """A word in lower-case Latin letters without a plural ending."""
    return _PLURAL.sub("", word)


def word_of(token: str) -> str:
    """One word in the form of ``name_words``; empty where it has neither letter nor digit."""
    return next(iter(name_words(token)), "") if any(c.isalnum() for c in token) else ""


@functools.lru_cache(maxsize=1 << 16)
def keys(word: str) -> frozenset[str]:
    """Keys of which two spellings of one word share at least one."""
    found = {word}
    if len(word) >= _SOUNDING and word.isalpha():
        plain = latin(word)
        found.add("~" + sound_key(plain))
        if len(word) >= _SKELETAL and len(bones := skeleton(plain)) >= _CONSONANTS:
            found.add("=" + bones)
    return frozenset(found)


def keys_of(names: Iterable[str]) -> frozenset[str]:
    """Keys of all words."""
    return frozenset(key for word in names for key in keys(word))


def covered(wanted: Iterable[str], zone: frozenset[str], weight: Mapping[str, float], unseen: float) -> float:
    """Share of the weight of ``wanted`` that stands in a zone, 0 to 1; 0 where nothing is wanted.

    Args:
        wanted: Words.
        zone: Keys of the zone's words.
        weight: Of a word's keys; the rarest counts.
        unseen: Weight of a word that no zone has.
    """
    total = there = 0.0
    for word in dict.fromkeys(wanted):
        mass = max((weight[key] for key in keys(word) if key in weight), default=unseen)
        mass = weight.get(word, mass)
        total += mass
        if not zone.isdisjoint(keys(word)):
            there += mass
    return there / total if total else 0.0
