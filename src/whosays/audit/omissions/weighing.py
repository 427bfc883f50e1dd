"""How much a draft weighs: how likely a careful reader would list it, by a logistic model over a few features.

The weights are estimated by ``python -m training.omissions``.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from math import exp
from pathlib import Path

from whosays.audit.omissions.cues import Cue
from whosays.audit.omissions.place import ELSEWHERE, Place
from whosays.audit.omissions.wording import Wording

#: Columns of the model; the constant comes first in the weights.
FEATURES = (
    "strength", "near", "just after", "just before", "elsewhere", "concludes", "own denial", "of knowledge",
    "of reproach", "figures",
)  # fmt: skip
CONSTANT = "constant"
WEIGHTS = Path(__file__).with_name("weights.json")
#: What further cues of a sentence add to the first, as a share of their strength, and how many of them.
_FURTHER, _MOST_FURTHER = 0.25, 2
#: Strong cues count for more than their number: one is worth more than three slight ones.
_POWER = 1.3


def features_of(cues: Sequence[Cue], place: Place, wording: Wording, *, concludes: bool) -> tuple[float, ...]:
    """The values of ``FEATURES``.

    Args:
        cues: At least one, the strongest first.
        place: Where the sentence stands.
        wording: What its words tell.
        concludes: Whether it stands among findings or conclusions.
    """
    strength = cues[0].strength + _FURTHER * sum(cue.strength for cue in cues[1 : _MOST_FURTHER + 1])
    return (
        strength**_POWER,
        place.nearness,
        float(place.apart == 1),
        float(place.apart == -1),
        float(place is ELSEWHERE),
        float(concludes),
        float(wording.own_denial),
        float(wording.of_knowledge),
        float(wording.of_reproach),
        float(wording.figures),
    )


def weigh(features: Sequence[float], weights: Sequence[float]) -> float:
    """The model's probability.

    Args:
        features: As of ``features_of``.
        weights: The constant, and one for each feature.
    """
    constant, *others = weights
    return 1 / (1 + exp(-constant - sum(weight * value for weight, value in zip(others, features, strict=True))))


@functools.cache
def shipped_weights() -> tuple[float, ...]:
    """The constant, and one for each of ``FEATURES``."""
    given = json.loads(WEIGHTS.read_text("utf-8"))
    return tuple(float(given[name]) for name in (CONSTANT, *FEATURES))
