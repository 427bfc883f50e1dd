"""Scores of coreference: MUC, B-cubed, CEAF-e and their mean.

MUC: Vilain et al. (1995), "A model-theoretic coreference scoring scheme", MUC-6. B-cubed: Bagga and Baldwin (1998),
"Algorithms for scoring coreference chains", LREC. CEAF-e: Luo (2005), "On coreference resolution performance metrics",
HLT-EMNLP, with his similarity of entities phi-4. Mentions that only one side has are counted as Pradhan et al. (2014),
"Scoring coreference partitions of predicted mentions", ACL, lay down: as they are, on the side that has them. The mean
of the three F1 is that of the CoNLL-2011 and 2012 shared tasks.

A chain is a set of mentions, whatever these are; a mention is in at most one chain of a side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Chains: TypeAlias = Sequence[AbstractSet[Hashable]]
#: Numerator and denominator, first of recall, then of precision.
Ratio: TypeAlias = tuple[float, float, float, float]


def muc(key: Chains, response: Chains) -> Ratio:
    """Links: how few more would join each chain of one side from the pieces that the other cuts it into."""
    return (*_links(key, response), *_links(response, key))


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    owner = _owners(others)
    right = whole = 0
    for chain in chains:
        pieces = {owner[mention] for mention in chain if mention in owner}
        alone = sum(mention not in owner for mention in chain)
        right += len(chain) - len(pieces) - alone
        whole += len(chain) - 1
    return float(right), float(whole)


def b_cubed(key: Chains, response: Chains) -> Ratio:
    """Mentions: for each, the share of its chain on one side that is in its chain on the other."""
    return (*_shares(key, response), *_shares(response, key))


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    owner = _owners(others)
    right = 0.0
    for chain in chains:
        common: dict[int, int] = {}
        for mention in chain:
            if mention in owner:
                common[owner[mention]] = common.get(owner[mention], 0) + 1
        right += sum(count * count for count in common.values()) / len(chain) if chain else 0.0
    return right, float(sum(len(chain) for chain in chains))


def ceaf_e(key: Chains, response: Chains) -> Ratio:
    """Entities: the similarity of chains that are paired one to one so that it is largest in sum."""
    total = 0.0
    if key and response:
        table = np.array([[_similarity(one, other) for other in response] for one in key])
        total = sum(float(table[row, column]) for row, column in assignment(table))
    return total, float(len(key)), total, float(len(response))


def _similarity(one: AbstractSet[Hashable], other: AbstractSet[Hashable]) -> float:
    """Luo's phi-4."""
    return 2 * len(one & other) / (len(one) + len(other))


def assignment(gain: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, each used at most once, with the largest sum.

    Kuhn (1955) and Munkres (1957), in the form with potentials and shortest paths of Jonker and Volgenant (1987).
    """
    if gain.shape[0] > gain.shape[1]:
        return sorted((row, column) for column, row in assignment(gain.T))
    cost = -gain
    rows, columns = cost.shape
    above, beside = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            here = owner[column]
            reduced = cost[here - 1] - above[here] - beside[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better] = reduced[better]
            way[1:][better] = column
            following = int(np.where(used[1:], np.inf, least[1:]).argmin()) + 1
            step = least[following]
            above[owner[used]] += step
            beside[used] -= step
            least[~used] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = int(way[column])
    return sorted((int(owner[column]) - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _owners(chains: Chains) -> Mapping[Hashable, int]:
    return {mention: index for index, chain in enumerate(chains) for mention in chain}


METRICS: Mapping[str, Callable[[Chains, Chains], Ratio]] = {"MUC": muc, "B-cubed": b_cubed, "CEAF-e": ceaf_e}


@dataclass(slots=True)
class Score:
    """Sums of the metrics over texts, as the reference scorer sums them: numerators and denominators apart."""

    sums: dict[str, Ratio] = field(default_factory=lambda: dict.fromkeys(METRICS, (0.0, 0.0, 0.0, 0.0)))

    def add(self, key: Iterable[Collection[Hashable]], response: Iterable[Collection[Hashable]]) -> None:
        """Count one text."""
        gold, found = [frozenset(chain) for chain in key], [frozenset(chain) for chain in response]
        for name, metric in METRICS.items():
            one, two, three, four = metric(gold, found)
            before = self.sums[name]
            self.sums[name] = (before[0] + one, before[1] + two, before[2] + three, before[3] + four)

    def values(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one metric."""
        right, wanted, hit, given = self.sums[name]
        recall = right / wanted if wanted else 0.0
        precision = hit / given if given else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def conll(self) -> float:
        """Mean F1 of the three metrics."""
        return sum(self.values(name)[2] for name in METRICS) / len(METRICS)
