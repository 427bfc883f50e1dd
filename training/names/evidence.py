"""Weights of the evidence beside the names, from what a list says of one person several times, and of two.

What two records of one person would say is not in a list that has one record a person. But a list gives every date and
place of birth that its sources give: where it has several, the sources disagree. How often, and by how much, is taken
for how often two records of one person disagree. Of roles and company, texts tell (``mentioned.py``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from training.names.mentioned import Mentioned
from training.names.pairs import Pair
from whosays.records import Party
from whosays.resolve.matching.evidence import EVIDENCE, Evidence

#: Added to every count, so that no class is impossible.
_SMOOTHING = 1.0
#: What the list tells of, and where it stands in a party.
_FIELDS = {"birth": "births", "birth place": "birth_places", "nationality": "nationalities"}


def learn_evidence(parties: Sequence[Party], rivals: Sequence[Pair], texts: Mentioned) -> dict[str, dict[str, float]]:
    """Bits of each class of each kind of evidence.

    Args:
        parties: Of the list.
        rivals: Ids of two parties whose names resemble each other.
        texts: Records of the list's persons in texts.
    """
    by_id = {party.id: party for party in parties}
    table: dict[str, dict[str, float]] = {}
    for evidence in EVIDENCE:
        if evidence.name in _FIELDS:
            same = [pair for party in parties for pair in _records(party, _FIELDS[evidence.name])]
            other = [(by_id[left], by_id[right]) for left, right in rivals]
        else:
            same, other = texts.same, texts.other
        table[evidence.name] = _bits(evidence, same, other)
    return table


def _bits(
    evidence: Evidence, same: Sequence[tuple[Party, Party]], other: Sequence[tuple[Party, Party]]
) -> dict[str, float]:
    counts = []
    for pairs in (same, other):
        classed = (evidence.classify(*pair) for pair in pairs)
        counts.append(Counter(found[0] for found in classed if found))
    print(evidence.name, *map(dict, counts))
    shares = [
        {
            key: (count[key] + _SMOOTHING) / (count.total() + _SMOOTHING * len(evidence.classes))
            for key in evidence.classes
        }
        for count in counts
    ]
    return {key: round(math.log2(shares[0][key] / shares[1][key]), 2) for key in evidence.classes}


def _records(party: Party, field: str) -> Iterator[tuple[Party, Party]]:
    """Pairs of records of one party, as two sources may have given it: each with one value of those the list has."""
    values = getattr(party, field)
    if len(values) == 1:
        yield party, party
    for one, other in combinations(values, 2):
        yield replace(party, **{field: (one,)}), replace(party, **{field: (other,)})
