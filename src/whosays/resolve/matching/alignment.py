"""Which word of one name answers to which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

#: Bits of two forms' being one name.
Weigh = Callable[[str, str], float]

#: From here on, in bits, two words answer to each other.
AGREES = 0.7
#: From here on they may: too much alike to be simply two names.
DOUBTFUL = -3.0
#: What a whole name's length of distance between two words' places costs, in bits.
_DISPLACED = 0.7
_SHORTEST_JOIN, _LONGEST_JOIN = 2, 3
#: Letters by which several words and the one that they are may differ in length.
_LENGTHS_APART = 2


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sequences of words, laid side by side. Numbers are places in either sequence.

    Attributes:
        pairs: Words that answer to each other: left, right, and the bits of their being one.
        joins: First word of several on one side that together answer to one on the other: left, right, and on which
            side they are several (0 left, 1 right) and how many.
        doubts: As ``pairs``, of words that resemble each other without being one.
        left: Words of the left that nothing answers to; repetitions of a word that does are not counted.
        right: Likewise.
    """

    pairs: tuple[tuple[int, int, float], ...]
    joins: tuple[tuple[int, int, int, int], ...]
    doubts: tuple[tuple[int, int, float], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def align(left: Sequence[str], right: Sequence[str], weigh: Weigh) -> Alignment:
    """Lay two names side by side, the surest pairs of words first.

    Greedy assignment: names have few words, and a word that is nearly the same as two others is rare enough that the
    optimal assignment (Kuhn 1955) finds nothing else.
    """
    options: list[tuple[float, int, int, float]] = []
    places = [j / len(right) for j in range(len(right))]
    for i, one in enumerate(left):
        place = i / len(left)
        for j, other in enumerate(right):
            bits = weigh(one, other)
            if bits >= DOUBTFUL:
                options.append((_DISPLACED * abs(place - places[j]) - bits, i, j, bits))
    options.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = list(_take([option for option in options if option[3] >= AGREES], used_left, used_right))
    joins: list[tuple[int, int, int, int]] = []
    if len(used_left) < len(left) and len(used_right) < len(right) and len(left) + len(right) > 2:
        joins += [(i, j, 0, count) for i, j, count in _joins(left, right, used_left, used_right, weigh)]
        joins += [(i, j, 1, count) for j, i, count in _joins(right, left, used_right, used_left, weigh)]
    doubts = list(_take(options, used_left, used_right)) if len(options) > len(pairs) else []
    rest_left = [i for i in range(len(left)) if i not in used_left]
    rest_right = [j for j in range(len(right)) if j not in used_right]
    if len(rest_left) > len(rest_right):
        rest_left = _without_repetitions(left, rest_left, weigh)
    elif len(rest_right) > len(rest_left):
        rest_right = _without_repetitions(right, rest_right, weigh)
    return Alignment(tuple(pairs), tuple(joins), tuple(doubts), tuple(rest_left), tuple(rest_right))


def _take(
    options: Iterable[tuple[float, int, int, float]], used_left: set[int], used_right: set[int]
) -> Iterable[tuple[int, int, float]]:
    for _, i, j, bits in options:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield i, j, bits


def _joins(
    several: Sequence[str], whole: Sequence[str], used: set[int], used_whole: set[int], weigh: Weigh
) -> list[tuple[int, int, int]]:
    """Neighbouring free words that together are one free word of the other name."""
    found: list[tuple[int, int, int]] = []
    wholes = [j for j in range(len(whole)) if j not in used_whole]
    if not wholes or len(several) - len(used) < _SHORTEST_JOIN:
        return found
    for count in range(_LONGEST_JOIN, _SHORTEST_JOIN - 1, -1):
        for first in range(len(several) - count + 1):
            places = range(first, first + count)
            if not used.isdisjoint(places):
                continue
            words = several[first : first + count]
            if min(map(len, words)) == 1:
                continue
            length = sum(map(len, words))
            for j in wholes:
                if abs(length - len(whole[j])) <= _LENGTHS_APART and j not in used_whole:
                    together = max(weigh("".join(words), whole[j]), weigh("".join(reversed(words)), whole[j]))
                    if together >= AGREES:
                        used.update(places)
                        used_whole.add(j)
                        found.append((first, j, count))
                        break
    return found


def _without_repetitions(words: Sequence[str], rest: Sequence[int], weigh: Weigh) -> list[int]:
    taken = [word for place, word in enumerate(words) if place not in rest]
    return [place for place in rest if all(weigh(words[place], word) < AGREES for word in taken)]
