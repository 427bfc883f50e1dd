"""From comparisons to a verdict: supported, changed on the way, or not there at all.

A multinomial logistic regression over the comparisons' features says which of the three; its weights are estimated
(``training.audit``) and lie in ``weights.json``. What sort of change it is, and so which verdict, is decided by the
differences that the comparisons name.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

import numpy as np

from whosays.audit.compare.compared import FEATURES, Compared
from whosays.language.decode import logit, softmax
from whosays.records import AuditVerdict, Difference

#: What the encoder's say on the matter counts against how it was found.
_SPEAKS = 0.5
#: What is there word for word is supported, whatever a model of letters makes of it.
_VERBATIM = 0.99
#: The classes of the regression.
CLASSES = ("supported", "changed", "absent")
_FROM_WORST: tuple[AuditVerdict, ...] = tuple(reversed(get_args(AuditVerdict)))


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities of the three classes."""

    supported: float
    changed: float
    absent: float


@functools.cache
def _weights() -> dict[str, Any]:
    return json.loads(resources.files("whosays.audit").joinpath("weights.json").read_text("utf-8"))  # type: ignore[no-any-return]


def chances(compared: Compared) -> Chances:
    """How likely a careful reader would call the statement supported, changed or absent, by this passage alone."""
    about = _weights()[_kind_of(compared)]
    values = np.array([1.0, *compared.features])
    logits = np.array([about[name] for name in CLASSES]) @ values
    return Chances(*map(float, softmax(logits)))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the comparisons with several passages come to.

    Attributes:
        index: Which of the passages the statement rests on.
        kind: ``supported``, ``changed`` or ``absent``.
        supported: Probability that a careful reader would call it supported.
    """

    index: int
    kind: str
    supported: float


def rests_on(compared: Sequence[Compared]) -> int:
    """Index of the passage that a statement rests on: by how well it was found, and whether it speaks of the matter.

    To speak of it is to bear it out or to contradict it, by the encoder; what is changed elsewhere in the words says
    nothing on whether this is the passage.
    """
    return max(range(len(compared)), key=lambda i: (_nearness(compared[i]), -i))


def _nearness(one: Compared) -> float:
    speaks = 0.0 if one.reading is None else logit(max(one.reading.supports, one.reading.contradicts))
    return logit(one.place.weight) + _SPEAKS * speaks


def judge(compared: Sequence[Compared]) -> Judged:
    """Choose the passage that a statement rests on, and say what became of it."""
    index = rests_on(compared)
    each = [chances(one) for one in compared]
    best = each[index]
    if compared[index].verbatim:
        return Judged(index, "supported", max(best.supported, _VERBATIM))
    about = _weights()[f"{_kind_of(compared[index])} thresholds"]
    if best.absent >= about["absent"] and best.absent > best.supported:
        return Judged(index, "absent", best.supported)
    kind = "supported" if best.supported >= about["supported"] * (best.supported + best.changed) else "changed"
    return Judged(index, kind, best.supported)


def _kind_of(compared: Compared) -> str:
    return "encoder" if compared.reading is not None else "rules"


def verdict_of(differences: Sequence[Difference]) -> AuditVerdict:
    """The verdict that differences make, the worst of theirs."""
    kinds = [_kind(one) for one in differences]
    return next((verdict for verdict in _FROM_WORST if verdict in kinds), "supported")


def _kind(one: Difference) -> AuditVerdict:
    if one.drift == "polarity":
        return "contradicted"
    if one.drift in {"certainty", "scope", "attribution"} and one.stronger is not None:
        return "overstated" if one.stronger else "understated"
    return "distorted"


def worst(verdicts: Sequence[AuditVerdict]) -> AuditVerdict:
    """The worst of several."""
    return next((verdict for verdict in _FROM_WORST if verdict in verdicts), "supported")


def columns() -> tuple[str, ...]:
    """What each weight of a class stands for."""
    return ("bias", *FEATURES)
