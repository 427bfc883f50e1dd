"""Disjoint sets that grow by being joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Sets:
    """Things in disjoint sets, each set known by one of its members, its head. What was never joined is alone."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def head(self, one: str) -> str:
        """The member that stands for the set of ``one``: of all that were joined, the one named first."""
        while (parent := self._parent.setdefault(one, one)) != one:
            self._parent[one] = one = self._parent[parent]
        return one

    def join(self, one: str, other: str) -> None:
        """Make one set of the sets of two."""
        self._parent[self.head(other)] = self.head(one)

    def of(self, members: Iterable[str]) -> list[list[str]]:
        """The sets among ``members``, each in their order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member in members:
            found[self.head(member)].append(member)
        return list(found.values())
