"""Two parties compared: by their names, and by whatever else is known of both."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.records import Feature, Party
from whosays.resolve.matching.evidence import EVIDENCE
from whosays.resolve.matching.names import model_for, weights
from whosays.text.names import family

#: Names of one party that are compared; a list may give hundreds of spellings.
_MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Match:
    """What comparing two parties came to.

    Attributes:
        left: Id of the one.
        right: Id of the other.
        match_probability: Of their being one, before any judgement.
        features: What the log-odds of that probability are the sum of, in bits; the prior first.
        names: The two names that go together best.
    """

    left: str
    right: str
    match_probability: float
    features: tuple[Feature, ...]
    names: tuple[str, str]

    @property
    def bits(self) -> float:
        """Log-odds of the match probability."""
        return sum(feature.weight for feature in self.features)


def comparable(left: Party, right: Party) -> bool:
    """Whether two parties are things of one sort: any two sorts of organization are, a person and a ship are not."""
    return family(left.schema) == family(right.schema)


def probability(bits: float) -> float:
    """Log-odds in bits as a probability; 2**1000 is beyond what a float holds."""
    return 1 / (1 + math.exp2(-max(-1000.0, min(1000.0, bits))))


def compare(left: Party, right: Party) -> Match:
    """Compare two parties of one sort.

    A name that its own list calls weak never makes a match likelier than not: it is worth a look and no more.
    """
    model = model_for(left.schema)
    bits, one, other, weak = max(
        ((model.bits(one, other), one, other, weak) for one, other, weak in _names(left, right)),
        key=lambda option: (min(option[0], 0.0) if option[3] else option[0], not option[3]),
    )
    features = list(model.explain(one, other))
    if weak and bits > 0:
        features.append(Feature("weak name", -bits, f"“{one}” or “{other}” is a name that its list calls weak"))
    table = weights()["evidence"]
    for evidence in EVIDENCE:
        classed = evidence.classify(left, right)
        if classed is not None and evidence.name in table:
            found, detail = classed
            features.append(Feature(evidence.name, table[evidence.name][found], f"{detail}: {evidence.classes[found]}"))
    total = sum(feature.weight for feature in features)
    return Match(left.id, right.id, probability(total), tuple(features), (one, other))


def _names(left: Party, right: Party) -> Iterator[tuple[str, str, bool]]:
    lefts = [(name, False) for name in left.names[:_MOST_NAMES]] + [
        (name, True) for name in left.weak_names[:_MOST_NAMES]
    ]
    for other, weak in [(name, False) for name in right.names] + [(name, True) for name in right.weak_names]:
        for one, also in lefts:
            yield one, other, weak or also
