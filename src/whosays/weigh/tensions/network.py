"""A simple temporal network: moments, and how far apart in days two of them can be.

After Dechter, Meiri & Pearl (1991), "Temporal constraint networks", Artificial Intelligence 49: the network is
consistent where its distance graph has no negative cycle, and such a cycle is a smallest set of constraints that cannot
all hold. Kept consistent link by link after Cotton & Maler (2006), "Fast and flexible difference constraint propagation
for DPLL(T)", SAT 2006: a link costs O(m log n) at worst, and next to nothing where it changes little.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whosays.weigh.tensions.window import Window

#: The moment from which days are counted: day 0 of the proleptic Gregorian ordinals.
ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Link:
    """``second`` is at most ``most`` days after ``first``; a negative number makes it so much earlier at least.

    Attributes:
        first: A moment.
        second: Another.
        most: Days.
        reasons: Ids of the claims that say so; empty for what holds by itself.
    """

    first: str
    second: str
    most: int
    reasons: tuple[str, ...] = ()


class Network:
    """Moments under links that can all hold together."""

    def __init__(self) -> None:
        self._out: defaultdict[str, list[Link]] = defaultdict(list)
        self._placed: dict[str, int] = {}

    def add(self, link: Link) -> tuple[Link, ...]:
        """Take in a link.

        Returns:
            Nothing; or, where it cannot hold beside the others, a smallest set of links that cannot all hold, with it
            at the head. It is then left out.
        """
        cycle = self._propagate(link)
        if not cycle:
            self._out[link.first].append(link)
        return cycle

    def add_all(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Take in links up to the first that cannot hold; as ``add``."""
        return next((cycle for cycle in map(self.add, links) if cycle), ())

    def window(self, moment: str) -> Window:
        """The days on which a moment can be; open at an end where nothing bounds it."""
        latest, _ = self._reach(ORIGIN)
        earliest, _ = self._reach(moment)
        return Window(-earliest[ORIGIN] if ORIGIN in earliest else None, latest.get(moment))

    def reasons(self, first: str, second: str) -> tuple[str, ...]:
        """Ids of the claims by which ``second`` is at most so far after ``first``; empty where nothing says so."""
        _, last = self._reach(first)
        found: list[str] = []
        while second != first and second in last:
            found += reversed(last[second].reasons)
            second = last[second].first
        return tuple(dict.fromkeys(reversed(found)))

    def _reach(self, start: str) -> tuple[dict[str, int], dict[str, Link]]:
        """By moment, how many days at most it is after ``start``, and the last link that says so (Bellman & Ford)."""
        far, last, queue = {start: 0}, dict[str, Link](), deque([start])
        while queue:
            moment = queue.popleft()
            for link in self._out.get(moment, ()):
                days = far[moment] + link.most
                if link.second not in far or days < far[link.second]:
                    far[link.second], last[link.second] = days, link
                    queue.append(link.second)
        return far, last

    def _propagate(self, added: Link) -> tuple[Link, ...]:
        """Place the moments anew under one more link; the links of a negative cycle where that cannot be done."""
        placed = self._placed
        for moment in (added.first, added.second):
            placed.setdefault(moment, 0)
        moved: dict[str, int] = {}
        due: dict[str, tuple[int, Link]] = {}
        queue: list[tuple[int, str]] = []

        def ask(link: Link, where: int) -> None:
            gap = where + link.most - placed[link.second]
            if link.second not in moved and gap < due.get(link.second, (0, link))[0]:
                due[link.second] = (gap, link)
                heapq.heappush(queue, (gap, link.second))

        ask(added, placed[added.first])
        while queue:
            gap, moment = heapq.heappop(queue)
            if moment in moved or gap > due[moment][0]:
                continue
            if moment == added.first:
                return tuple(_backwards(due, added))
            moved[moment] = placed[moment] + gap
            for link in self._out[moment]:
                ask(link, moved[moment])
        placed.update(moved)
        return ()


def _backwards(due: Mapping[str, tuple[int, Link]], added: Link) -> Iterator[Link]:
    """The cycle that ends where ``added`` begins: ``added`` first, then the links in order."""
    path = [due[added.first][1]]
    while path[-1] is not added:
        path.append(due[path[-1].first][1])
    yield from reversed(path)
