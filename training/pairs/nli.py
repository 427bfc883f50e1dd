"""Public pairs of evidence and claim; see DATA.md's ``nli``."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np

from training.pairs.pair import UNSUPPORTED, Pair
from whosays.language.labels import ENTAILMENT

#: How many pairs of each set are taken at most. Sets under a licence that forbids commercial use are not in it, nor
#: those that are kept for measuring (WiCE) or have evidence too long for a window.
SETS = {
    "citation_integrity": 2200, "climate_fever": 7000, "covidfact": 4000, "feverous": 3000, "fever_symmetric": 1400,
    "factcheck_gpt": 3000, "fm2": 1200, "healthver": 1800, "ling_in_loop": 40000, "mnli": 10000, "cad_revised": 6000,
    "snli_from_esnli": 8000, "scitail": 3000, "rte": 2800, "sick": 3000, "conjnli": 6000, "mpe": 2000,
    "cur_temporal": 1200, "cur_counting": 900, "cur_quantifier": 900, "cur_negation": 900, "cur_comparative": 900,
    "cur_syntactic_variation": 1000, "negation_MNLI": 1300, "negation_RTE": 1300,
}  # fmt: skip
#: Sets nearest to what the audit compares; they are shown more often.
CLOSE = frozenset(
    {"citation_integrity", "climate_fever", "covidfact", "feverous", "fever_symmetric", "factcheck_gpt", "fm2",
     "healthver"}
)  # fmt: skip
#: A link of a wiki: its words are what follows the bar.
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
_LABELS = {
    "entailment": ENTAILMENT.index("supports"),
    "contradiction": ENTAILMENT.index("contradicts"),
    "neutral": ENTAILMENT.index("neither"),
    "not_entailment": UNSUPPORTED,
}


def read_pairs(path: Path, seed: int = 7) -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """Pairs to train on, and to measure on, by set: WiCE, and every tenth of the others' claims.

    A claim is held out with all its evidence, so that no claim is both learnt and measured.
    """
    generator = np.random.default_rng(seed)
    by_set: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["set"] in SETS or row["set"] == "wice_oracle":
                pair = Pair(_LINK.sub(r"\1", row["premise"]), row["hypothesis"], _LABELS[row["label"]])
                by_set[row["set"]][pair.claim].append(pair)
    training: dict[str, list[Pair]] = {}
    measured = {"wice_oracle": [pair for pairs in by_set.pop("wice_oracle").values() for pair in pairs]}
    for name in sorted(by_set):
        claims = sorted(by_set[name])
        shuffled = [by_set[name][claims[i]] for i in generator.permutation(len(claims))]
        kept = len(shuffled) // 10
        measured[name] = [pair for pairs in shuffled[:kept] for pair in pairs][:300]
        training[name] = [pair for pairs in shuffled[kept:] for pair in pairs][: SETS[name]]
    return training, measured
