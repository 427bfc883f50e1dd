"""Passages that two documents have in the same words."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from whosays.weigh.origins.printed import Printed
from whosays.weigh.origins.shingles import share

#: Words by which two runs of one passage may lie apart in either text.
_GAP = 12
#: Fewest words that a passage shares, fewest different ones of them that carry matter and are no names, and the least
#: share of the passage that they make up.
_SHORTEST, _FEWEST, _SHARE = 12, 6, 0.5
#: Texts that are kept as lists at a time.
_LISTED = 200
#: Words that have to be the same again behind an edit, and the edits: words passed over in either text, fewest first.
_AGAIN = 2
_EDITS = sorted(
    ((one, other) for one in range(4) for other in range(4) if one or other), key=lambda edit: (sum(edit), edit)
)
#: Words by which a run is grown backwards at most: seeds come in order, what lies further back was grown before.
_BACK = 200
#: Place in the later text, place in the earlier, and how many words from there on are the same.
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in two documents.

    Attributes:
        later: Number of the document that comes later in the order given.
        earlier: Number of the other.
        runs: Of the same words, in order.
    """

    later: int
    earlier: int
    runs: tuple[Run, ...]

    def places(self) -> Iterator[tuple[int, int]]:
        """The places of each shared word in both."""
        for one, other, length in self.runs:
            yield from zip(range(one, one + length), range(other, other + length), strict=True)


def shared_passages(texts: Sequence[Printed]) -> Iterator[Passage]:
    """The passages that documents share with the first document that has them, and with the last before them.

    Shingles lead from each document to these two; runs are grown from there in both directions word by word, over an
    edit of up to three words where two words follow that are the same again, and chained to passages. So ten copies of
    one text are seventeen pairs at most, and time grows with the words of all texts and with what is shared, not with
    pairs.

    Args:
        texts: In the order in which one would be the original of another.
    """

    @functools.lru_cache(maxsize=_LISTED)
    def listed(number: int) -> list[int]:
        found: list[int] = texts[number].words.tolist()
        return found

    shared = share(texts)
    for (later, earlier), pairs in groupby(shared.seeds.tolist(), key=lambda seed: (seed[0], seed[1])):
        one, other = listed(later), listed(earlier)
        for chain in _chained(_runs(one, other, ((here, there) for _, _, here, there in pairs))):
            if _counts(chain, one, shared.matter[later]):
                yield Passage(later, earlier, tuple(chain))


def _runs(later: Sequence[int], earlier: Sequence[int], seeds: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs of the same words around each seed, by place in the later text."""
    ends: dict[int, int] = {}
    found: set[Run] = set()
    for here, there in seeds:
        if here < ends.get(here - there, 0):
            continue
        ahead = _grown(later, earlier, here, there)
        back = _grown(later[max(0, here - _BACK) : here][::-1], earlier[max(0, there - _BACK) : there][::-1], 0, 0)
        runs = [*ahead, *((here - one - length, there - other - length, length) for one, other, length in back)]
        for one, other, length in runs:
            ends[one - other] = max(ends.get(one - other, 0), one + length)
        found.update(run for run in runs if run[2])
    return sorted(found)


def _grown(one: Sequence[int], other: Sequence[int], here: int, there: int) -> list[Run]:
    """Runs of the same words from a place in each text on, over small edits, until there is no going on."""
    runs: list[Run] = []
    while True:
        length = 0
        while here + length < len(one) and there + length < len(other) and one[here + length] == other[there + length]:
            length += 1
        runs.append((here, there, length))
        here, there = here + length, there + length
        for skipped, put_in in _EDITS:
            again = one[here + skipped : here + skipped + _AGAIN]
            if len(again) == _AGAIN and again == other[there + put_in : there + put_in + _AGAIN]:
                here, there = here + skipped, there + put_in
                break
        else:
            return runs


def _chained(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other in both texts, no further apart than the gap; what overlaps is cut off."""
    chain: list[Run] = []
    for here, there, length in runs:
        if chain:
            ahead = max(0, chain[-1][0] + chain[-1][2] - here, chain[-1][1] + chain[-1][2] - there)
            apart = max(here - chain[-1][0], there - chain[-1][1]) - chain[-1][2]
            if ahead < length and apart <= _GAP and there > chain[-1][1]:
                chain.append((here + ahead, there + ahead, length - ahead))
                continue
            if ahead >= length:
                continue
            yield chain
        chain = [(here, there, length)]
    if chain:
        yield chain


def _counts(chain: Sequence[Run], words: Sequence[int], matter: NDArray[np.bool_]) -> bool:
    """Whether a chain is long and dense enough, and more than names and formulas, to be no accident."""
    shared = sum(length for _, _, length in chain)
    spans = [chain[-1][side] + chain[-1][2] - chain[0][side] for side in (0, 1)]
    if shared < _SHORTEST or shared < _SHARE * max(spans):
        return False
    return len({words[at] for here, _, length in chain for at in range(here, here + length) if matter[at]}) >= _FEWEST
