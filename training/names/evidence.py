"""Weights of the evidence beside the names, from what a list says of one person several times, and of two.

What two records of one person would say is not in a list that has one record a person. But a list gives every date and
place of birth that its sources give: where it has several, the sources disagree. How often, and by how much, is taken
for how often two records of one person disagree.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from training.names.pairs import Pair
from whosays.records import Party
from whosays.resolve.matching.evidence import EVIDENCE

#: Added to every count, so that no class is impossible.
_SMOOTHING = 1.0


def learn_evidence(parties: Sequence[Party], rivals: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Bits of each class of each kind of evidence that the list tells enough about.

    Args:
        parties: Of the list.
        rivals: Ids of two parties whose names resemble each other.
    """
    by_id = {party.id: party for party in parties}
    table: dict[str, dict[str, float]] = {}
    for evidence in EVIDENCE:
        if evidence.name not in {"birth", "birth place", "nationality"}:
            continue
        same: Counter[str] = Counter()
        for party in parties:
            for one, other in _records(party, evidence.name):
                classed = evidence.classify(one, other)
                if classed:
                    same[classed[0]] += 1
        other_: Counter[str] = Counter()
        for left, right in rivals:
            classed = evidence.classify(by_id[left], by_id[right])
            if classed:
                other_[classed[0]] += 1
        n, m = len(evidence.classes), _SMOOTHING
        table[evidence.name] = {
            key: round(
                math.log2((same[key] + m) / (same.total() + n * m))
                - math.log2((other_[key] + m) / (other_.total() + n * m)),
                2,
            )
            for key in evidence.classes
        }
        print(evidence.name, dict(same), dict(other_))
    return table


def _records(party: Party, name: str) -> Iterator[tuple[Party, Party]]:
    """Pairs of records of one party, as two sources may have given it: each with one value of those the list has."""
    field = {"birth": "births", "birth place": "birth_places", "nationality": "nationalities"}[name]
    values = getattr(party, field)
    if len(values) == 1:
        yield party, party
    for one, other in combinations(values, 2):
        yield replace(party, **{field: (one,)}), replace(party, **{field: (other,)})
