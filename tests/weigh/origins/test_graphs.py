"""Components and shortest rounds, against plain searches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.origins.graphs import components, shortest_round

graphs = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3, unique=True))


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += graph.get(node, ())
    return seen


@given(graphs)
def test_components_are_what_can_be_reached_from_each_other_targets_first(graph: dict[str, list[str]]) -> None:
    found = components(graph)
    nodes = {*graph, *(target for targets in graph.values() for target in targets)}
    assert sorted(node for component in found for node in component) == sorted(nodes)
    place = {node: at for at, component in enumerate(found) for node in component}
    for one in nodes:
        for other in reached(graph, one):
            assert place[other] <= place[one]
            assert (place[other] == place[one]) == (one == other or one in reached(graph, other))


@given(graphs)
def test_a_round_comes_back_by_edges_if_there_is_one(graph: dict[str, list[str]]) -> None:
    for start in graph:
        way = shortest_round(graph, start, frozenset("abcdefg"))
        assert bool(way) == (start in reached(graph, start))
        for one, other in zip(way, [*way[1:], *way[:1]], strict=True):
            assert other in graph[one]
