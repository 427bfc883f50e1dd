"""The largest set of independent origins, against trying all sets."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.origins.independence import most_apart

pairs = st.sets(st.frozensets(st.sampled_from("abcdefgh"), min_size=2, max_size=2), max_size=20)


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), pairs)
def test_the_largest_set_is_the_largest(origins: list[str], apart: set[frozenset[str]]) -> None:
    sizes = [
        size
        for size in range(len(origins) + 1)
        for group in combinations(origins, size)
        if all(frozenset(pair) in apart for pair in combinations(group, 2))
    ]
    assert most_apart(origins, apart) == max(sizes)


@given(st.integers(21, 40), st.integers(2, 6))
def test_beyond_twenty_the_set_is_one_and_not_too_large(count: int, parts: int) -> None:
    origins = [f"{number:02}" for number in range(count)]
    apart = [frozenset(pair) for pair in combinations(origins, 2) if int(pair[0]) % parts != int(pair[1]) % parts]
    assert most_apart(origins, apart) == parts
