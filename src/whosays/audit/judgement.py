"""From comparisons to a verdict: which would a careful reader give.

A multinomial logistic regression over the comparisons' features tells how likely each verdict is; its weights are
estimated (``training.audit``) and lie in ``weights.json``. A statement that counts as changed gets its verdict from the
differences that are named, and these from the comparisons and the chances together (``whosays.audit.differences``).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, get_args

import numpy as np

from whosays.audit.compare.compared import FEATURES, Compared
from whosays.language.decode import logit, softmax
from whosays.records import AuditVerdict, Difference

#: What the encoder's say on the matter counts against how it was found.
_SPEAKS = 0.5
#: What is there word for word is supported, whatever a model of letters makes of it.
_VERBATIM = 0.99
#: The classes of the regression: every verdict on a document that is at hand.
CLASSES: tuple[AuditVerdict, ...] = (
    "supported", "understated", "overstated", "distorted", "contradicted", "not_found",
)  # fmt: skip
_FROM_WORST: tuple[AuditVerdict, ...] = tuple(reversed(get_args(AuditVerdict)))
Chances = Mapping[AuditVerdict, float]


@functools.cache
def _weights() -> dict[str, Any]:
    return json.loads(resources.files("whosays.audit").joinpath("weights.json").read_text("utf-8"))  # type: ignore[no-any-return]


def chances(compared: Compared) -> Chances:
    """How likely a careful reader would give each verdict to a statement, by this passage alone."""
    about = _weights()[_kind_of(compared)]
    values = np.array([1.0, *compared.features])
    logits = np.array([about[name] for name in CLASSES]) @ values
    return dict(zip(CLASSES, map(float, softmax(logits)), strict=True))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the comparisons with several passages come to.

    Attributes:
        index: Which of the passages the statement rests on.
        kind: ``supported``, ``changed`` or ``absent``.
        chances: Of each verdict.
    """

    index: int
    kind: Literal["supported", "changed", "absent"]
    chances: Chances

    @property
    def supported(self) -> float:
        """Probability that a careful reader would call it supported."""
        return self.chances["supported"]


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
    best = chances(compared[index])
    supported, absent = best["supported"], best["not_found"]
    if compared[index].verbatim:
        return Judged(index, "supported", {**best, "supported": max(supported, _VERBATIM)})
    about = _weights()[f"{_kind_of(compared[index])} thresholds"]
    if absent >= about["absent"]:
        return Judged(index, "absent", best)
    return Judged(index, "supported" if supported >= about["supported"] * (1.0 - absent) else "changed", best)


def _kind_of(compared: Compared) -> str:
    return "encoder" if compared.reading is not None else "rules"


def verdict_of(differences: Sequence[Difference]) -> AuditVerdict:
    """The verdict that differences make, the worst of theirs."""
    kinds = [_kind(one) for one in differences]
    return next((verdict for verdict in _FROM_WORST if verdict in kinds), "supported")


def _kind(one: Difference) -> AuditVerdict:
    return verdict_of_drift(one.drift, stronger=one.stronger)


def verdict_of_drift(drift: str, *, stronger: bool | None) -> AuditVerdict:
    """The verdict that a change of one kind makes; ``stronger``: whether the brief has more, where that is known."""
    if drift == "polarity":
        return "contradicted"
    if drift in {"certainty", "scope", "attribution"} and stronger is not None:
        return "overstated" if stronger else "understated"
    return "distorted"


def worst(verdicts: Sequence[AuditVerdict]) -> AuditVerdict:
    """The worst of several."""
    return next((verdict for verdict in _FROM_WORST if verdict in verdicts), "supported")


def columns() -> tuple[str, ...]:
    """What each weight of a class stands for."""
    return ("bias", *FEATURES)
