"""Grades and decisions on independence as decisions of a case, and decisions as them again.

What a decision is on is told so that it can be found again: a claim by its trace, a source by its id, or else by its
name and kind.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from whosays.records import Credibility, Decided, Grade, Independence, Reliability, SourceKind
from whosays.store.entries import Decision
from whosays.store.traces import ClaimTrace, trace_of, trace_payload
from whosays.store.values import known

#: The kinds of the decisions that are grades, and that are on independence.
GRADE, INDEPENDENCE = "grade", "independence"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as a decision names them.

    Attributes:
        id: Of a source, or of a document that speaks itself.
        name: As it was shown.
        kind: As in ``Source``.
        path: Of the document that speaks of one whose name is withheld; empty for others.
    """

    id: str
    name: str
    kind: SourceKind
    path: str = ""


@dataclass(frozen=True, slots=True)
class KeptGrade:
    """A grade with all that tells what it is on.

    Attributes:
        grade: What was decided.
        on: The source, or the trace of the claim.
    """

    grade: Grade
    on: Speaker | ClaimTrace


@dataclass(frozen=True, slots=True)
class KeptIndependence:
    """A decision on independence with all that tells whom it is on.

    Attributes:
        independence: What was decided.
        left: Who is on the left of it.
        right: Who is on the right.
    """

    independence: Independence
    left: Speaker
    right: Speaker


def grade_payload(kept: KeptGrade) -> dict[str, object]:
    """What is kept of a grade beside time, person and reason, which every decision has."""
    if isinstance(kept.on, ClaimTrace):
        return {**trace_payload(kept.on), "credibility": kept.grade.credibility}
    return {**_speaker_payload(kept.on, "source", ""), "reliability": kept.grade.reliability}


def grade_of(decision: Decision) -> KeptGrade:
    """The grade that a decision of the kind ``GRADE`` is.

    Raises:
        ValueError: If its payload is not one of a grade.
    """
    payload = _object(decision)
    made = decided(decision)
    if (trace := trace_of(payload)) is not None:
        credibility = cast("Credibility", known(str(payload.get("credibility")), get_args(Credibility)))
        return KeptGrade(Grade(trace.claim_id, trace.words, None, credibility, made), trace)
    on = _speaker(decision, payload, "source", "")
    reliability = cast("Reliability", known(str(payload.get("reliability")), get_args(Reliability)))
    return KeptGrade(Grade(on.id, on.name, reliability, None, made), on)


def independence_payload(kept: KeptIndependence) -> dict[str, object]:
    """What is kept of a decision on independence beside time, person and reason."""
    sides = _speaker_payload(kept.left, "left", "left_") | _speaker_payload(kept.right, "right", "right_")
    return {**sides, "independent": kept.independence.independent}


def independence_of(decision: Decision) -> KeptIndependence:
    """What a decision of the kind ``INDEPENDENCE`` is.

    Raises:
        ValueError: If its payload is not one of these.
    """
    payload = _object(decision)
    left = _speaker(decision, payload, "left", "left_")
    right = _speaker(decision, payload, "right", "right_")
    independent = payload.get("independent")
    if not isinstance(independent, bool):
        msg = f"decision {decision.id} does not say whether they are independent"
        raise ValueError(msg)  # noqa: TRY004 what the file holds is damage, not a wrong argument
    found = Independence(left.id, right.id, left.name, right.name, independent, decided(decision))
    return KeptIndependence(found, left, right)


def decided(decision: Decision) -> Decided:
    """Which decision it is, and who made it, when and why."""
    return Decided(decision.id, decision.at, decision.who, decision.why, decision.undone_by)


def _object(decision: Decision) -> Mapping[str, object]:
    payload = json.loads(decision.payload)
    if not isinstance(payload, dict):
        msg = f"decision {decision.id} holds no object"
        raise ValueError(msg)  # noqa: TRY004 what the file holds is damage, not a wrong argument
    return payload


def _speaker_payload(speaker: Speaker, key: str, prefix: str) -> dict[str, object]:
    """A source as a part of a decision's payload: its id under ``key``, the rest with ``prefix``."""
    found: dict[str, object] = {key: speaker.id, f"{prefix}name": speaker.name, f"{prefix}kind": speaker.kind}
    return found | ({f"{prefix}path": speaker.path} if speaker.path else {})


def _speaker(decision: Decision, payload: Mapping[str, object], key: str, prefix: str) -> Speaker:
    identity, name, kind = (payload.get(it) for it in (key, f"{prefix}name", f"{prefix}kind"))
    path = payload.get(f"{prefix}path", "")
    texts = isinstance(identity, str) and isinstance(name, str) and isinstance(path, str)
    if not texts or kind not in get_args(SourceKind):
        msg = f"decision {decision.id} does not say whom it is on"
        raise ValueError(msg)
    return Speaker(str(identity), str(name), cast("SourceKind", kind), str(path))
