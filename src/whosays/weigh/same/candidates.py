"""Which pairs are worth comparing: those that share something rare, a bounded number for each.

Every facet is filed under its terms, its participants, and pairs of these with what happened. For each, the neighbours
that share the most, weighted by rarity, are kept. A drawer with many facets is read only near the facet itself, in
order of the case, so the work for each is bounded and the whole grows linearly with the number of claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log

from whosays.weigh.same.facets import Facets

#: So many drawers are opened for each, the rarest first; of each so many neighbours on either side are looked at.
_DRAWERS, _REACH = 14, 24
#: So many neighbours are kept for each.
_KEPT = 10
#: Neighbours are kept that share at least so much of what is filed, by rarity.
_LEAST = 0.2
#: Of a facet's rarest terms so many are paired.
_PAIRED = 4


def candidates(facets: Sequence[Facets]) -> list[tuple[int, int]]:
    """Pairs of indices, the lower first, in order; at most ``_KEPT`` for each facet, and those that chose it."""
    drawers: defaultdict[str, list[int]] = defaultdict(list)
    labels: list[list[str]] = []
    counts: defaultdict[str, int] = defaultdict(int)
    for one in facets:
        for term in one.terms:
            counts[term] += 1
    for index, one in enumerate(facets):
        own = sorted(_labels(one, sorted(one.terms, key=lambda term: (counts[term], term))[:_PAIRED]))
        labels.append(own)
        for label in own:
            drawers[label].append(index)
    total = 1 + len(facets)
    weight = {label: log(total / len(filed)) for label, filed in drawers.items()}
    places = dict.fromkeys(drawers, 0)
    found: set[tuple[int, int]] = set()
    for index, own in enumerate(labels):
        for label in own:
            places[label] += 1
        opened = sorted((label for label in own if len(drawers[label]) > 1), key=lambda label: (-weight[label], label))
        shared: defaultdict[int, float] = defaultdict(float)
        for label in opened[:_DRAWERS]:
            place = places[label] - 1
            for other in drawers[label][max(0, place - _REACH) : place + _REACH + 1]:
                shared[other] += weight[label]
        shared.pop(index, None)
        least = _LEAST * sum(weight[label] for label in opened[:_DRAWERS])
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
        found.update((min(index, other), max(index, other)) for other, much in best if much >= least)
    return sorted(found)


def _labels(one: Facets, rarest: Sequence[str]) -> Iterator[str]:
    yield from one.terms
    people = sorted(one.people)
    for person in people:
        yield f"{person} *"
        for trigger in one.triggers:
            yield f"{person} {trigger}"
        for term in rarest[:2]:
            yield f"{person} {term}"
    for place, first in enumerate(people[:_PAIRED]):
        for second in people[place + 1 : _PAIRED]:
            yield f"{first} {second}"
    for place, first in enumerate(rarest):
        for second in rarest[place + 1 :]:
            yield " ".join(sorted((first, second)))
