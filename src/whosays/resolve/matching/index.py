"""Finds the names that are worth comparing with a name, among a million, without comparing them all.

An inverted index over keys of words (their sound key, their skeleton, the given name they stand for, and neighbouring
words as one), in which rare keys count for more, as in retrieval by inverse document frequency (Spärck Jones 1972).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whosays.text.names import skeleton, sound_key
from whosays.text.names.lexicon import given_groups

#: Entries of the index that one name looks at, at most; the rarest keys come first.
_MOST_LOOKED_AT = 40_000
#: A skeleton leaves out what tells many names apart, and so does a given name in all its forms.
_LOOSE = 0.6
_SHORTEST_SKELETON = 2
#: Share of the keys of the name that has less of them, by rarity, below which two names are not alike.
_LEAST_SHARED = 0.2


def name_keys(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The keys of a name's words, and how much each counts."""
    for word in words:
        yield sound_key(word), 1.0
        bones = skeleton(word)
        if len(bones) >= _SHORTEST_SKELETON:
            yield f"={bones}", _LOOSE
        for group in given_groups().get(word, ()):
            yield f"#{group}", _LOOSE
    for one, other in pairwise(words):
        yield sound_key(one + other), 1.0


class NameIndex:
    """Names by the keys of their words.

    Args:
        names: Every name; the number of its place is what is found.
        words: The forms of a name's words.
    """

    def __init__(self, names: Iterable[str], words: Callable[[str], Sequence[str]]) -> None:
        self._words = words
        self._keys: dict[str, int] = {}
        holders: list[int] = []
        entries: list[int] = []
        self._size = 0
        for place, name in enumerate(names):
            self._size = place + 1
            for key in {key for key, _ in name_keys(words(name))}:
                entries.append(self._keys.setdefault(key, len(self._keys)))
                holders.append(place)
        key_of = np.asarray(entries, dtype=np.int32)
        order = np.argsort(key_of, kind="stable")
        self._holders: NDArray[np.int32] = np.asarray(holders, dtype=np.int32)[order]
        self._starts: NDArray[np.int64] = np.searchsorted(key_of[order], np.arange(len(self._keys) + 1))
        counts = np.maximum(np.diff(self._starts), 1)
        self._bits: NDArray[np.float64] = np.log2(1 + self._size / counts)
        self._whole = np.bincount(self._holders, weights=self._bits[key_of[order]], minlength=self._size)

    def __len__(self) -> int:
        return self._size

    def candidates(self, name: str, most: int) -> list[int]:
        """Places of the names that share most with ``name``, the best first.

        Args:
            name: What to look for.
            most: How many places to give at most.
        """
        wanted: dict[int, float] = {}
        for key, share in name_keys(self._words(name)):
            number = self._keys.get(key)
            if number is not None:
                wanted[number] = max(share, wanted.get(number, 0.0))
        spans = sorted((int(self._starts[number + 1] - self._starts[number]), number) for number in wanted)
        places: list[NDArray[np.int32]] = []
        weights: list[NDArray[np.float32]] = []
        looked_at = 0
        for count, number in spans:
            if places and looked_at + count > _MOST_LOOKED_AT:
                break
            looked_at += count
            start = int(self._starts[number])
            places.append(self._holders[start : start + min(count, _MOST_LOOKED_AT)])
            weights.append(np.full(len(places[-1]), wanted[number] * self._bits[number], dtype=np.float32))
        if not places:
            return []
        found, where = np.unique(np.concatenate(places), return_inverse=True)
        total = np.bincount(where, weights=np.concatenate(weights))
        own = sum(float(self._bits[number]) for number in wanted)
        enough = total >= _LEAST_SHARED * np.minimum(self._whole[found], own)
        found, total = found[enough], total[enough]
        if len(found) > most:
            best = np.argpartition(-total, most)[:most]
            found, total = found[best], total[best]
        return [int(place) for place in found[np.lexsort((found, -total))]]
