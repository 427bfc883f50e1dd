"""Two parties compared: by their names, and by whatever else is known of both."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
    return _explained(left, right, _best_names(left, right), _evidence(left, right))


def compare_if(left: Party, right: Party, least: float) -> Match | None:
    """As ``compare``, where the match probability is at least ``least``; quicker where it is not."""
    best, evidence = _best_names(left, right), _evidence(left, right)
    bits = best.bits + sum(feature.weight for feature in evidence)
    return _explained(left, right, best, evidence) if probability(bits) >= least else None


@dataclass(frozen=True, slots=True)
class _Best:
    """The two names that go together best, in bits, and whether one is weak; weak names count for 0 at most."""

    left: str
    right: str
    bits: float
    weak: bool


def _best_names(left: Party, right: Party) -> _Best:
    model = model_for(left.schema)
    best: _Best | None = None
    for one, other, weak in _names(left, right):
        bits = model.bits(one, other)
        bits = min(bits, 0.0) if weak else bits
        if best is None or (bits, not weak) > (best.bits, not best.weak):
            best = _Best(one, other, bits, weak)
    if best is None:
        msg = f"a party without a name: {left.id or right.id}"
        raise ValueError(msg)
    return best


def _evidence(left: Party, right: Party) -> list[Feature]:
    table = weights()["evidence"]
    features = []
    for evidence in EVIDENCE:
        classed = evidence.classify(left, right)
        if classed is not None:
            found, detail = classed
            features.append(Feature(evidence.name, table[evidence.name][found], f"{detail}: {evidence.classes[found]}"))
    return features


def _explained(left: Party, right: Party, best: _Best, evidence: Sequence[Feature]) -> Match:
    features = list(model_for(left.schema).explain(best.left, best.right))
    spare = sum(feature.weight for feature in features) - best.bits
    if best.weak and spare > 0:
        detail = f"“{best.left}” or “{best.right}” is a name that its list calls weak"
        features.append(Feature("weak name", -spare, detail))
    features += evidence
    total = sum(feature.weight for feature in features)
    return Match(left.id, right.id, probability(total), tuple(features), (best.left, best.right))


def _names(left: Party, right: Party) -> Iterator[tuple[str, str, bool]]:
    """Names to hold against each other, and whether one is weak.

    A short form, a single word or an acronym, says nothing where both are known by a full name.
    """
    model = model_for(left.schema)
    lefts, rights = (list(_told(party)) for party in (left, right))
    full = [[name for name in names if len(model.words(name[0])) > 1] for names in (lefts, rights)]
    if all(full):
        lefts, rights = full
    for one, weak in lefts:
        for other, also in rights:
            yield one, other, weak or also


def _told(party: Party) -> Iterator[tuple[str, bool]]:
    yield from ((name, False) for name in party.names[:_MOST_NAMES])
    yield from ((name, True) for name in party.weak_names[:_MOST_NAMES])
