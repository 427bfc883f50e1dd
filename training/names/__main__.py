"""Estimates the weights by which names are compared: ``python -m training.names [--write]``.

Learns from three quarters of the OFAC list and from Arabic words with their spellings, chooses the thresholds on the
last quarter, prints how well that does there, and with ``--write`` puts ``weights.json`` in its place.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic

import numpy as np
from benchmarks._data import data_dir

from training.names import pairs as pairing
from training.names.evidence import learn_evidence
from training.names.mentioned import mentioned
from training.names.regression import Floats, fit
from whosays.ingest.lists import read_list
from whosays.records import Party
from whosays.resolve.matching import names, organizations, persons
from whosays.resolve.matching.commonness import Commonness
from whosays.resolve.matching.comparison import Comparison, Pair
from whosays.resolve.matching.spelling import FEATURES, Spelling, spelling_features
from whosays.resolve.thresholds import THRESHOLDS

WEIGHTS = Path(names.__file__).with_name("weights.json")
_HELD_OUT = 4
_ARABIC_WORDS = 2000
#: Comparisons that find another name, not another spelling.
_DIFFERENT = frozenset({"given name", "family name", "patronymic", "nisba", "further name", "different words"})


def learn_spelling(parties: Sequence[Party], dice: random.Random) -> dict[str, Any]:
    """Weights for the letters of words."""
    arabic = list(pairing.transliterated(data_dir("names") / "google_ar2en" / "ar2en-train.txt"))
    dice.shuffle(arabic)
    arabic = arabic[:_ARABIC_WORDS]
    same = [*pairing.spelled_words(parties, dice), *arabic]
    other = [*pairing.rival_words(parties, dice), *pairing.shuffled_pairs(arabic, dice)]
    table = np.array([spelling_features(*pair) for pair in (*same, *other)])
    free = {"one sound": 1, "one skeleton": 1, "unvowelled": 1, "one name": 1, "swap": 1, "length": 0}
    signs = np.array([free.get(name, -1) for name in FEATURES])
    weights, bias = fit(table, _target(same, other), np.ones(len(table)), signs)
    print(f"words: {len(same)} spelled otherwise, {len(other)} that look alike")
    return {"weights": _rounded(FEATURES, weights), "bias": round(bias, 3)}


@dataclass(frozen=True, slots=True)
class Lesson(Generic[Pair]):
    """What a model of names is learnt from.

    Attributes:
        parties: Whose names.
        comparisons: What is compared.
        lay: How, given the weighing of words and how common they are.
    """

    parties: Sequence[Party]
    comparisons: Sequence[Comparison[Pair]]
    lay: Callable[[Spelling, Commonness], names.Lay[Pair]]

    def learn(self, spelled: Spelling, dice: random.Random) -> dict[str, Any]:
        """Weights for the comparisons, and thresholds."""
        order = sorted(self.parties, key=lambda party: party.id)
        dice.shuffle(order)
        held = order[::_HELD_OUT]
        train = [party for place, party in enumerate(order) if place % _HELD_OUT]
        lay = self.lay(spelled, Commonness(len(train), pairing.counts(train)))
        labels = [comparison.name for comparison in self.comparisons]
        different = np.array([name in _DIFFERENT for name in labels])

        def measured(pairs: Sequence[pairing.Pair]) -> Floats:
            laid = (lay(*pair) for pair in pairs)
            return np.array([[comparison.measure(pair)[0] for comparison in self.comparisons] for pair in laid])

        made = pairing.made_pairs(train, dice)
        # Lists give other names of a person beside other spellings of one; only the latter tell how spellings vary.
        same = measured([*pairing.alias_pairs(train, dice), *made.same])
        same = same[same[:, different].sum(axis=1) == 0]
        other = measured([*pairing.rival_pairs(train), *made.other])
        # What all differences have in common is learnt together, so that a rare one borrows from the others.
        table = np.r_[same, other]
        table = np.c_[table, table[:, different].sum(axis=1)]
        shares = np.r_[np.full(len(same), len(other) / len(same) / 2), np.ones(len(other))]
        signs = np.array(
            [0 if name in _DIFFERENT else c.sign for name, c in zip(labels, self.comparisons, strict=True)]
        )
        weights, prior = fit(table, _target(same, other), shares, np.r_[signs, -1])
        weights = np.where(different, np.minimum(0, weights[:-1] + weights[-1]), weights[:-1])

        made = pairing.made_pairs(held, dice)
        aliases = measured(pairing.alias_pairs(held, dice))
        aliases = aliases[aliases[:, different].sum(axis=1) == 0] @ weights + prior
        rivals = measured(pairing.rival_pairs(held)) @ weights + prior
        ours = np.r_[aliases, measured(made.same) @ weights + prior]
        theirs = np.r_[rivals, measured(made.other) @ weights + prior]
        ask, f1 = _best(ours, theirs)
        print(f"{len(same)} pairs of one bearer, {len(other)} of two; held out: F1 {f1:.3f} from {ask} bits")
        for what, least in (("asked or joined", THRESHOLDS.ask), ("joined", THRESHOLDS.merge)):
            bits = math.log2(least / (1 - least))
            print(f"{what}: {(aliases >= bits).mean():.3f} of one bearer, {(rivals >= bits).mean():.4f} of two")
        return {
            "names": len(order),
            "weights": _rounded(labels, weights),
            "prior": round(prior, 3),
            "ask": ask,
            "counts": {word: count for word, count in sorted(pairing.counts(order).items()) if count > 1},
        }


def _target(same: Sequence[object] | Floats, other: Sequence[object] | Floats) -> Floats:
    return np.r_[np.ones(len(same)), np.zeros(len(other))]


def _best(ours: Floats, theirs: Floats) -> tuple[float, float]:
    """The bits from which pairs are called one with the highest F1, and that F1."""

    def f1(least: float) -> float:
        hits = float((ours >= least).sum())
        return 2 * hits / (len(ours) + hits + float((theirs >= least).sum()))

    best = max((tenths / 10 for tenths in range(-60, 100)), key=f1)
    return best, f1(best)


def _rounded(labels: Sequence[str], weights: Floats) -> dict[str, float]:
    return {label: round(float(weight), 3) for label, weight in zip(labels, weights, strict=True)}


def main() -> None:
    """Learn, print, and write with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    parties = read_list(str(data_dir("names") / "ofac")).parties
    people = [party for party in parties if party.schema == "Person"]
    others = [party for party in parties if party.schema not in {"Person", "Vessel"}]
    alike = sorted({ids for ids, _ in pairing.rivals(people)})
    dice = random.Random(1)
    learnt = learn_spelling(people, dice)
    spelled = Spelling(learnt["weights"], learnt["bias"])
    table = {
        "spelling": learnt,
        "person": Lesson(people, persons.COMPARISONS, names.lay_persons).learn(spelled, dice),
        "evidence": learn_evidence(people, alike, mentioned(people, alike, dice)),
        "organization": Lesson(others, organizations.COMPARISONS, names.lay_organizations).learn(spelled, dice),
    }
    for part, values in table.items():
        print(part, {name: value for name, value in values.items() if name != "counts"})
    if given.write:
        WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
