"""Pairs of evidence and claim, for the head that judges whether the one supports the other."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.examples import Example
from whosays.language.labels import ENTAILMENT
from whosays.language.words import Words, words_of

#: How many pairs of each set are taken at most. Sets under a licence that forbids commercial use are not in it, nor
#: those that are kept for measuring (WiCE) or have evidence too long for a window.
SETS = {
    "citation_integrity": 2200, "climate_fever": 2500, "covidfact": 1500, "feverous": 3000, "fever_symmetric": 1200,
    "factcheck_gpt": 1500, "fm2": 1200, "healthver": 1800, "ling_in_loop": 3000, "mnli": 2500, "cad_revised": 1000,
    "scitail": 800, "rte": 800, "sick": 500, "conjnli": 500, "cur_temporal": 500, "cur_counting": 300,
    "negation_MNLI": 500,
}  # fmt: skip
#: Word pieces of evidence and of claim that are looked at.
EVIDENCE, CLAIM = 180, 72
_LABELS = {
    "entailment": ENTAILMENT.index("supports"),
    "contradiction": ENTAILMENT.index("contradicts"),
    "neutral": ENTAILMENT.index("neither"),
    "not_entailment": -1,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair; ``label`` indexes ``ENTAILMENT``, or is -1 for contradicted or neither."""

    evidence: str
    claim: str
    label: int


def read_pairs(path: Path, seed: int = 7) -> tuple[list[Pair], dict[str, list[Pair]]]:
    """Pairs to train on, and to measure on by set: WiCE, and every tenth of the trained sets' rest."""
    generator = np.random.default_rng(seed)
    by_set: dict[str, list[Pair]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["set"] in SETS or row["set"] == "wice_oracle":
                pair = Pair(row["premise"], row["hypothesis"], _LABELS[row["label"]])
                by_set.setdefault(row["set"], []).append(pair)
    training: list[Pair] = []
    measured: dict[str, list[Pair]] = {"wice_oracle": by_set.pop("wice_oracle")}
    for name in sorted(by_set):
        shuffled = [by_set[name][i] for i in generator.permutation(len(by_set[name]))]
        kept = len(shuffled) // 10
        measured[name] = shuffled[:kept][:300]
        training += shuffled[kept:][: SETS[name]]
    return training, measured


def as_examples(pairs: list[Pair], tokenizer: Tokenizer, special: tuple[int, int]) -> Iterator[Example]:
    """Each pair as one sequence: evidence, mark, claim."""
    opening, closing = special
    for pair in pairs:
        ids, shapes = [opening], [0]
        for text, most in ((pair.evidence, EVIDENCE), (pair.claim, CLAIM)):
            words = words_of(text, [(0, len(text))], tokenizer)
            for piece, shape in _cut(words, most):
                ids.append(piece)
                shapes.append(shape)
            ids.append(closing)
            shapes.append(0)
        yield Example(np.array(ids), np.array(shapes), np.array([0]))


def _cut(words: Words, most: int) -> Iterator[tuple[int, int]]:
    used = 0
    for pieces, shape in zip(words.pieces, words.shapes, strict=True):
        for piece in pieces:
            if used == most:
                return
            used += 1
            yield piece, shape
