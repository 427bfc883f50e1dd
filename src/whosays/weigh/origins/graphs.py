"""Directed graphs: what can be reached from each other, and the shortest way round."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

Graph = Mapping[str, Sequence[str]]


def components(graph: Graph) -> list[list[str]]:
    """The strongly connected components, each after all those that it leads to.

    Tarjan 1972, without recursion: time by nodes and edges. Nodes that are named only as targets are components too.
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    found: list[list[str]] = []
    for root in graph:
        if root in number:
            continue
        way = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        waiting.add(root)
        while way:
            node, targets = way[-1]
            for target in targets:
                if target not in number:
                    number[target] = low[target] = len(number)
                    stack.append(target)
                    waiting.add(target)
                    way.append((target, iter(graph.get(target, ()))))
                    break
                if target in waiting:
                    low[node] = min(low[node], number[target])
            else:
                way.pop()
                if way:
                    low[way[-1][0]] = min(low[way[-1][0]], low[node])
                if low[node] == number[node]:
                    members = [stack.pop()]
                    while members[-1] != node:
                        members.append(stack.pop())
                    waiting.difference_update(members)
                    found.append(members[::-1])
    return found


def shortest_round(graph: Graph, start: str, within: frozenset[str]) -> list[str]:
    """A shortest way from ``start`` back to it through ``within``, ``start`` first; empty where there is none."""
    before: dict[str, str] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for target in graph.get(node, ()):
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if target in within and target not in before:
                before[target] = node
                queue.append(target)
    return []
