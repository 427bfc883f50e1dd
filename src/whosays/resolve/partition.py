"""Sets that grow by being joined, and never past what keeps two of their members apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from whosays.resolve.bearers import Bearer

#: Why a bearer is kept from others: the id of a judgement, and which of its two sides the bearer is on.
Mark = tuple[str, bool]


class Partition:
    """Bearers in disjoint sets, each known by one of its members, its head.

    Args:
        bearers: All of them, each a set of its own to begin with.
    """

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._parent = {bearer: bearer for bearer in bearers}
        self._marks: defaultdict[Bearer, set[Mark]] = defaultdict(set)

    def keep_apart(self, reason: str, left: Iterable[Bearer], right: Iterable[Bearer]) -> None:
        """Keep every bearer on the left from every one on the right. Has to come before the joins that it forbids."""
        for side, bearers in enumerate((left, right)):
            for bearer in bearers:
                self._marks[self.head(bearer)].add((reason, bool(side)))

    def head(self, bearer: Bearer) -> Bearer:
        """The member that stands for the set of ``bearer``; the same for all members, and any of them."""
        while (parent := self._parent[bearer]) != bearer:
            self._parent[bearer] = bearer = self._parent[parent]
        return bearer

    def heads(self, bearers: Iterable[Bearer]) -> list[Bearer]:
        """The heads of the sets that hold ``bearers``, each once."""
        return list(dict.fromkeys(self.head(bearer) for bearer in bearers))

    def together(self, bearers: Iterable[Bearer]) -> bool:
        """Whether all are in one set."""
        return len(self.heads(bearers)) == 1

    def reason_apart(self, bearers: Iterable[Bearer]) -> str | None:
        """Why the sets that hold ``bearers`` must not all be one: the first such reason, or None."""
        marks = {mark for head in self.heads(bearers) for mark in self._marks.get(head, ())}
        return min((reason for reason, side in marks if not side and (reason, True) in marks), default=None)

    def apart(self, left: Iterable[Bearer], right: Iterable[Bearer]) -> bool:
        """Whether a set on the left is kept from one on the right."""
        others = frozenset(self.heads(right))
        heads = self.heads(left)
        opponents = self.opponents([*heads, *others])
        return any(opponents[head] & others for head in heads)

    def opponents(self, heads: Iterable[Bearer]) -> dict[Bearer, frozenset[Bearer]]:
        """For each of several sets, which of the others it is kept from."""
        marked: defaultdict[Mark, set[Bearer]] = defaultdict(set)
        found: dict[Bearer, frozenset[Bearer]] = dict.fromkeys(heads, frozenset())
        for head in found:
            for mark in self._marks.get(head, ()):
                marked[mark].add(head)
        for head in found if marked else ():
            marks = self._marks.get(head, ())
            found[head] = frozenset().union(*(marked.get((reason, not side), ()) for reason, side in marks))
        return found

    def join(self, bearers: Iterable[Bearer]) -> None:
        """Make one set of the sets that hold ``bearers``; the caller has made sure that nothing keeps them apart."""
        first, *others = self.heads(bearers)
        for other in others:
            small, large = sorted((first, other), key=lambda head: len(self._marks.get(head, ())))
            self._parent[small] = large
            self._marks[large] |= self._marks.pop(small, set())
            first = large

    def sets(self) -> list[list[Bearer]]:
        """All sets, each in the order in which the bearers were given."""
        members: defaultdict[Bearer, list[Bearer]] = defaultdict(list)
        for bearer in self._parent:
            members[self.head(bearer)].append(bearer)
        return list(members.values())

    def snapshot(self) -> dict[Bearer, Bearer]:
        """Which head stands for each bearer now."""
        return {bearer: self.head(bearer) for bearer in self._parent}
