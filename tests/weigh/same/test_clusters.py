"""Groups by average linkage."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.same.clusters import Pair, clusters

COUNT = 7
TABLES = st.dictionaries(st.sampled_from([*combinations(range(COUNT), 2)]), st.floats(0, 1), max_size=21)


def brute(count: int, together: dict[Pair, float], least: float, apart: set[Pair]) -> list[tuple[int, ...]]:
    """The same by looking at every pair of groups each time."""
    groups = [[item] for item in range(count)]

    def mean(one: list[int], other: list[int]) -> float:
        return sum(together.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))

    def kept(one: list[int], other: list[int]) -> bool:
        return any((min(a, b), max(a, b)) in apart for a in one for b in other)

    while True:
        found = [
            (mean(one, other), -i, -j)
            for i, one in enumerate(groups)
            for j, other in enumerate(groups)
            if i < j and not kept(one, other)
        ]
        if not found or max(found)[0] < least:
            return sorted(tuple(sorted(group)) for group in groups)
        _, i, j = max(found)
        groups[-i] += groups.pop(-j)


@given(TABLES, st.floats(0.1, 1), st.sets(st.sampled_from([*combinations(range(COUNT), 2)]), max_size=4))
def test_every_item_is_in_one_group_and_nothing_is_together_that_must_not_be(
    together: dict[Pair, float], least: float, apart: set[Pair]
) -> None:
    groups = clusters(COUNT, together, least, apart)
    assert sorted(item for group in groups for item in group) == [*range(COUNT)]
    assert not any(one in group and other in group for group in groups for one, other in apart)


@given(st.permutations([(step * 0.6180339887) % 1 for step in range(1, 22)]), st.floats(0.1, 1))
def test_it_does_what_average_linkage_does(chances: list[float], least: float) -> None:
    together = dict(zip(combinations(range(COUNT), 2), chances, strict=True))
    assert clusters(COUNT, together, least) == brute(COUNT, together, least, set())


def test_a_chain_of_bonds_makes_no_large_group() -> None:
    chain = {(item, item + 1): 0.6 for item in range(19)}
    assert max(map(len, clusters(20, chain, 0.5))) == 2


def test_items_that_all_belong_together_become_one() -> None:
    assert clusters(4, dict.fromkeys(combinations(range(3), 2), 0.9), 0.5) == [(0, 1, 2), (3,)]


def test_a_foe_of_one_keeps_out_of_its_group() -> None:
    table = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}
    assert clusters(3, table, 0.5, [(0, 2)]) == [(0, 1), (2,)]
