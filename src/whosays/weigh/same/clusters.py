"""Groups of items by how likely each two belong together on average: no chain of weak bonds makes a group."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

#: Two items, the lower first.
Pair = tuple[int, int]


def clusters(
    count: int, together: Mapping[Pair, float], least: float, apart: Iterable[Pair] = ()
) -> list[tuple[int, ...]]:
    """Join the two groups whose members belong together most likely on average, while that is at least ``least``.

    Agglomerative clustering with average linkage (UPGMA; Sokal and Michener 1958) over a sparse table: two items
    without an entry count as 0. With ``n`` entries it takes ``O(n log n)`` steps while groups stay small.

    Args:
        count: How many items there are; an item is its number.
        together: For pairs of items, how likely they belong together, 0 to 1.
        least: Where to stop, above 0.
        apart: Pairs that must not be in one group, nor any groups that hold them.

    Returns:
        All groups, those of one item too, in order of their first items.
    """
    members = {item: [item] for item in range(count)}
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    foes: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        foes[one].add(other)
        foes[other].add(one)
    heap: list[tuple[float, int, int]] = []
    for (one, other), chance in sorted(together.items()):
        sums[one][other] = sums[other][one] = chance
        heap.append((-chance, one, other))
    heapq.heapify(heap)
    while heap:
        less, one, other = heapq.heappop(heap)
        if -less < least:
            break
        if one not in members or other not in members or other in foes[one]:
            continue
        if -less != _mean(sums[one].get(other, 0.0), members[one], members[other]):
            continue
        _join(one, other, members, sums, foes)
        for third in sums[one]:
            mean = _mean(sums[one][third], members[one], members[third])
            heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
    return sorted(tuple(sorted(group)) for group in members.values())


def _mean(total: float, ones: list[int], others: list[int]) -> float:
    return total / (len(ones) * len(others))


def _join(
    one: int, other: int, members: dict[int, list[int]], sums: list[dict[int, float]], foes: dict[int, set[int]]
) -> None:
    """Make ``other`` a part of ``one``, with all that is known of it."""
    members[one] += members.pop(other)
    del sums[one][other]
    for third, total in sums[other].items():
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
            del sums[third][other]
    sums[other] = {}
    for foe in foes.pop(other, ()):
        foes[foe].discard(other)
        foes[foe].add(one)
        foes[one].add(foe)
