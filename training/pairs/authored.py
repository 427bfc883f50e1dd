"""Pairs from the project's own passages; see ``training.pairs.told``."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from training.pairs.pair import UNKNOWN, UNSUPPORTED, Changed, Pair
from training.pairs.told import Altered, Told
from whosays.language.labels import ENTAILMENT

_SUPPORTS, _CONTRADICTS, _NEITHER = (ENTAILMENT.index(name) for name in ("supports", "contradicts", "neither"))
#: Share of the pairs whose passage stands between others, as in a document.
_AMONG = 0.5


def authored_pairs(told: Sequence[Told], seed: int) -> Iterator[Pair]:
    """Every claim of every passage; half of the passages have others of the same file before or behind them."""
    draw = random.Random(seed)
    for index, one in enumerate(told):
        near = [told[i].passage for i in range(max(0, index - 12), min(len(told), index + 12)) if i != index]
        for claim in one.honest:
            yield _among(Pair(one.passage, claim, _SUPPORTS, (), both=True), near, draw)
        for altered in one.altered:
            yield _among(_altered(one, altered), near, draw)
        for claim in one.absent:
            yield _among(Pair(one.passage, claim, _NEITHER), near, draw)


def _altered(told: Told, altered: Altered) -> Pair:
    """A claim that is less sure, or of less, follows all the same: that tells it from a stronger one."""
    label = UNSUPPORTED
    if altered.drift == "polarity":
        label = _CONTRADICTS
    elif not altered.stronger and altered.drift in {"certainty", "scope"}:
        label = _SUPPORTS
    elif not altered.stronger and altered.drift == "attribution":
        label = UNKNOWN
    changed = Changed(
        altered.drift, _place(altered.claim_words, altered.text), _place(altered.passage_words, told.passage)
    )
    return Pair(told.passage, altered.text, label, (changed,), both=True)


def _place(words: str, text: str) -> tuple[int, int] | None:
    start = text.find(words)
    return (start, start + len(words)) if words and start >= 0 else None


def _among(pair: Pair, others: Sequence[str], draw: random.Random) -> Pair:
    if not others or draw.random() > _AMONG:
        return pair
    before = draw.choice(others) + " " if draw.random() < 0.5 else ""
    behind = " " + draw.choice(others) if not before or draw.random() < 0.3 else ""
    # Evidence is cut at its end: what stands before must leave room for the passage itself.
    if len(before) + len(pair.evidence) > 700:
        before = ""
    shifted = pair.changed and tuple(
        Changed(
            one.drift, one.in_claim,
            one.in_evidence and (one.in_evidence[0] + len(before), one.in_evidence[1] + len(before)),
        )
        for one in pair.changed
    )  # fmt: skip
    return Pair(before + pair.evidence + behind, pair.claim, pair.label, shifted, both=pair.both)
