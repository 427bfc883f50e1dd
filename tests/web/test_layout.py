"""Where nodes go: the same each time, apart, and together where they are tied."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.web.network.layout import Pairs, positions


def far(one: tuple[int, int], other: tuple[int, int]) -> float:
    return math.dist(one, other)


def test_nothing_needs_no_place() -> None:
    assert positions(0, ()) == ()
    assert positions(1, ()) == ((0, 0),)


def test_the_same_graph_is_laid_out_in_the_same_way() -> None:
    edges: Pairs = tuple((node, node // 2) for node in range(1, 60))
    first = positions(60, edges)
    positions.cache_clear()
    assert positions(60, edges) == first


def test_what_is_tied_stands_together() -> None:
    ring = range(12)
    edges = tuple(pair for ring_ in (0, 12) for pair in itertools.combinations([ring_ + node for node in ring], 2))
    places = positions(24, edges)
    inside = max(far(places[one], places[other]) for one, other in edges)
    between = min(far(places[one], places[12 + other]) for one in ring for other in ring)
    assert between > 0
    middles = [(sum(x for x, _ in some) / 12, sum(y for _, y in some) / 12) for some in (places[:12], places[12:])]
    assert math.dist(*middles) > inside / 2


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 40), st.data())
def test_every_node_has_a_place_apart(nodes: int, data: st.DataObject) -> None:
    node = st.integers(0, nodes - 1)
    edges = tuple(data.draw(st.lists(st.tuples(node, node), max_size=60)))
    places = positions(nodes, edges)
    assert len(places) == nodes
    assert all(far(one, other) > 8 for one, other in itertools.combinations(places, 2))
