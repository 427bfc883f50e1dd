"""Shingles: the runs of five words by which two texts that share more are found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.weigh.origins.printed import Printed

#: Words in a shingle, and how many of them have to carry matter.
_GRAM, _TELLING = 5, 2
#: Shingles in more documents than these, and than this share of them, are formulas.
_FORMULA, _FORMULA_SHARE = 20, 0.1
#: Two texts that have fewer in common share a phrase, and no passage.
_TOGETHER = 3
_ODD, _BASE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_NONE = np.empty(0, np.uint64), np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class Shared:
    """What texts share.

    Attributes:
        seeds: Sorted rows of numbers: a text, an earlier one that has the same shingle, and the places of its first
            word in both. Of the earlier ones only the first and the last are given.
        matter: By text, whether each word carries matter and is part of no formula.
    """

    seeds: NDArray[np.int32]
    matter: Sequence[NDArray[np.bool_]]


def share(texts: Sequence[Printed]) -> Shared:
    """The shingles that stand in more than one text, but for formulas and for those that two texts share by accident.

    Shingles after Broder, “On the resemblance and containment of documents”, 1997, section 2. Time and memory grow with
    the words: some thirty bytes a word while they are sorted.

    Args:
        texts: In their order.
    """
    hashed = [_shingles(text) for text in texts]
    hashes, places = (np.concatenate(column) for column in zip(_NONE, *hashed, strict=True))
    numbers = np.repeat(np.arange(len(texts), dtype=np.int32), [len(at) for _, at in hashed])
    order = np.argsort(hashes, kind="stable")
    hashes, places, numbers = hashes[order], places[order], numbers[order]
    opens = _changes(hashes)
    group, first = np.cumsum(opens) - 1, np.flatnonzero(opens)
    fresh = opens | _changes(numbers)
    spread = np.bincount(group, weights=fresh, minlength=1)[group]
    formula = spread > max(_FORMULA, _FORMULA_SHARE * len(texts))
    later = np.flatnonzero((numbers != numbers[first[group]]) & ~formula)
    before = np.maximum.accumulate(np.where(fresh, np.arange(len(hashes)), 0))[later] - 1
    rows = [
        np.stack([numbers[later], numbers[earlier], places[later], places[earlier]], axis=1)
        for earlier in (first[group[later]], before)
    ]
    seeds = np.unique(np.concatenate(rows), axis=0)
    pair = np.cumsum(_changes(seeds[:, 0]) | _changes(seeds[:, 1]))
    return Shared(seeds[np.bincount(pair)[pair] >= _TOGETHER], _matter(texts, numbers[formula], places[formula]))


def _shingles(text: Printed) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Hashes of those of a text, and the places where they begin."""
    count = len(text.words) - _GRAM + 1
    if count < 1:
        return _NONE
    keys = (text.words.astype(np.uint64) + np.uint64(1)) * _ODD
    hashes = np.zeros(count, np.uint64)
    matter = np.zeros(count, np.int32)
    for at in range(_GRAM):
        hashes = hashes * _BASE + keys[at : at + count]
        matter += text.matter[at : at + count]
    places = np.flatnonzero(matter >= _TELLING).astype(np.int32)
    return hashes[places], places


def _changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value is not the one before it; true for the first."""
    return np.concatenate(([True], values[1:] != values[:-1]))[: len(values)]


def _matter(texts: Sequence[Printed], numbers: NDArray[np.int32], places: NDArray[np.int32]) -> list[NDArray[np.bool_]]:
    """Which words of each text carry matter, but for those in formulas, which begin at places of texts."""
    if not texts:
        return []
    begins = np.cumsum([0, *(len(text.words) for text in texts)])
    matter = np.concatenate([text.matter for text in texts])
    for at in range(_GRAM):
        matter[begins[numbers] + places + at] = False
    return np.split(matter, begins[1:-1])
