"""What the judgement weighs, by hand: weights that go by the rules alone, and comparisons with given outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from tests.audit.sides import unread

from whosays.audit import judgement
from whosays.audit.compare.compared import FEATURES, Compared
from whosays.audit.passages import Found
from whosays.language.labels import DRIFTS
from whosays.language.pairs import PairReading, Tagged

#: Findings that make a changed statement, by the verdict; what shares little with its passage is not found.
_CHANGES: dict[str, tuple[str, ...]] = {
    "understated": ("less sure", "narrower"),
    "overstated": ("surer", "wider", "speaker left out"),
    "distorted": ("number differs", "time differs", "wording differs"),
    "contradicted": ("polarity differs",),
}


def plain_weights() -> dict[str, Any]:
    """Weights in the form of ``weights.json`` that look at the rules alone."""
    changed = {name: row({"bias": -4.5, **dict.fromkeys(kinds, 9.5)}) for name, kinds in _CHANGES.items()}
    rows = {"supported": row({}), **changed, "not_found": row({"bias": 4.0, "overlap": -12.0})}
    thresholds = {"absent": 0.5, "supported": 0.5}
    kinds = ("encoder", "rules")
    return {**dict.fromkeys(kinds, rows), **{f"{kind} thresholds": thresholds for kind in kinds}}


def row(weights: Mapping[str, float]) -> list[float]:
    """Weights by name as a row of ``weights.json``."""
    assert weights.keys() <= set(judgement.columns())
    return [weights.get(name, 0.0) for name in judgement.columns()]


def weigh_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plain weights judge."""
    monkeypatch.setattr(judgement, "_weights", plain_weights)


def reading(
    supports: float = 0.5,
    contradicts: float = 0.1,
    tagged: tuple[Tagged, ...] = (),
    places: tuple[tuple[bool, int, int], ...] = ((False, 0, 1), (True, 0, 1)),
) -> PairReading:
    """An encoder's reading in which the tagged words are changed for certain, and no others."""
    chances = np.zeros((len(places), 1 + len(DRIFTS)), np.float32)
    for index, (in_claim, start, end) in enumerate(places):
        kinds = [
            1 + DRIFTS.index(t.drift) for t in tagged if t.in_claim == in_claim and start < t.end and t.start < end
        ]
        chances[index, kinds[0] if kinds else 0] = 1.0
    return PairReading(supports, contradicts, places, chances, tagged)


def compared(found: float = 0.5, read: PairReading | None = None, **features: float) -> Compared:
    """A comparison with a passage that was found so well; features by name, with ``_`` for a blank."""
    passage = unread("The boats sank.")
    given = {name.replace("_", " "): value for name, value in features.items()}
    assert given.keys() <= set(FEATURES)
    place = Found(passage.document.id, passage.start, passage.end, found, ())
    values = tuple(given.get(name, found if name == "found" else 0.0) for name in FEATURES)
    return Compared(passage, passage, place, (), read, values)
