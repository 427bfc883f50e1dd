"""Which places lie within which, as far as the case's own words tell: "Port Alder in Kestria", "Vessin, Dorland"."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from itertools import pairwise

from whosays.records import Analysis

_PLACES = frozenset({"Address", "Country"})
_JOINING = re.compile(r"\s*(?:,\s*|\s(?:in|of|near|outside|within)\s+)(?:the\s+)?(?:\w+\s+(?:of|in)\s+)?")
#: How many places a chain of "within" may run through.
_DEEPEST = 4


class Nesting:
    """Places within places."""

    def __init__(self, analysis: Analysis) -> None:
        self._around: defaultdict[str, set[str]] = defaultdict(set)
        self._names = {entity.id: {entity.name, *entity.aliases} for entity in analysis.entities
                       if entity.schema in _PLACES}  # fmt: skip
        named: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in analysis.entities:
            if entity.schema in _PLACES:
                for mention in entity.mentions:
                    named[mention.document_id].append((mention.span.start, mention.span.end, entity.id))
        for document in analysis.documents:
            places = sorted(named[document.id])
            for (_, end, inner), (start, _, outer) in pairwise(places):
                if inner != outer and 0 < start - end <= 20 and _JOINING.fullmatch(document.text, end, start):
                    self._around[inner].add(outer)

    def may_hold(self, left: str, right: str) -> bool:
        """Whether two places are one, share a name, or one may lie within the other by what the case says."""
        if left == right or any(one in other or other in one for one in self._names.get(left, ())
                                for other in self._names.get(right, ())):  # fmt: skip
            return True
        return right in self._outwards(left) or left in self._outwards(right)

    def names(self, place: str) -> set[str]:
        """The names of a place; none where the entity is no place."""
        return self._names.get(place, set())

    def _outwards(self, place: str) -> set[str]:
        """The places around a place."""
        found, queue = {place}, deque([(place, 0)])
        while queue:
            inner, deep = queue.popleft()
            for outer in self._around.get(inner, ()) if deep < _DEEPEST else ():
                if outer not in found:
                    found.add(outer)
                    queue.append((outer, deep + 1))
        return found
