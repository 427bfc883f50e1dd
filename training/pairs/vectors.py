"""Claims and the stretches that they should be found by: what the vectors for retrieval learn from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.pairs.nli import CLOSE, read_pairs
from training.pairs.pair import PairExample
from training.pairs.told import read_drift
from whosays.language.labels import ENTAILMENT
from whosays.language.words import words_of

#: Word pieces of a text that are looked at.
PIECES = 126
#: Sets of which every supported pair counts, and how many of each of the others.
_OTHERS = {"ling_in_loop": 8000, "mnli": 3000, "rte": 1200, "scitail": 1300}

_Both = tuple[PairExample, PairExample]


def found_pairs(root: Path, tokenizer: Tokenizer, special: tuple[int, int]) -> Iterator[_Both]:
    """Claim and evidence of every supported pair, altered claims included: they are found by the same passage."""
    public, _ = read_pairs(root / "nli" / "pairs.jsonl.gz")
    told, _ = read_drift()
    texts = [(claim, one.passage) for one in told for claim in one.honest]
    texts += [(altered.text, one.passage) for one in told for altered in one.altered[::2]]
    for name, pairs in public.items():
        supported = [pair for pair in pairs if pair.label == ENTAILMENT.index("supports")]
        texts += [(pair.claim, pair.evidence) for pair in supported[: _OTHERS.get(name, None if name in CLOSE else 0)]]
    for claim, evidence in texts:
        yield one_text(claim, tokenizer, special), one_text(evidence, tokenizer, special)


def one_text(text: str, tokenizer: Tokenizer, special: tuple[int, int]) -> PairExample:
    """A text as the network is shown it for its vector."""
    words = words_of(text, [(0, len(text))], tokenizer)
    pieces = [piece for word in words.pieces for piece in word][:PIECES]
    shapes = [shape for word, shape in zip(words.pieces, words.shapes, strict=True) for _ in word][:PIECES]
    ids = [special[0], *pieces, special[1]]
    return PairExample(np.array(ids), np.array([0, *shapes, 0]), np.array([0]), np.array([0]), 0)
