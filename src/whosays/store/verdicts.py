"""Rulings on verdicts as decisions of a case, and decisions as rulings again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, get_args

from whosays.records import AuditVerdict, Ruling
from whosays.store.entries import Decision
from whosays.store.traces import ClaimTrace, trace_of, trace_payload

#: The kind of the decisions that are rulings on verdicts.
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class KeptRuling:
    """A ruling with all that tells what it is on, also after the brief was read anew.

    Attributes:
        ruling: What was decided.
        trace: The claim.
        cited: The citation as the brief had it.
        machine: The verdict that it is on.
    """

    ruling: Ruling
    trace: ClaimTrace
    cited: str
    machine: AuditVerdict


def verdict_payload(kept: KeptRuling) -> dict[str, object]:
    """What is kept of a ruling beside time, person and reason, which every decision has."""
    decided = {"cited": kept.cited, "machine": kept.machine, "verdict": kept.ruling.verdict}
    return {**trace_payload(kept.trace), **decided}


def ruling_of(decision: Decision) -> KeptRuling:
    """The ruling that a decision of the kind ``VERDICT`` is.

    Raises:
        ValueError: If its payload is not one of a ruling.
    """
    payload = json.loads(decision.payload)
    trace = trace_of(payload) if isinstance(payload, dict) else None
    if trace is None or not isinstance(payload.get("cited"), str):
        msg = f"decision {decision.id} does not say what claim it is on"
        raise ValueError(msg)
    verdict, machine = (_verdict(decision, payload, name) for name in ("verdict", "machine"))
    ruling = Ruling(decision.id, verdict, decision.at, decision.who, decision.why, decision.undone_by)
    return KeptRuling(ruling, trace, payload["cited"], machine)


def _verdict(decision: Decision, payload: dict[str, Any], name: str) -> AuditVerdict:
    found: AuditVerdict | None = next((known for known in get_args(AuditVerdict) if known == payload.get(name)), None)
    if found is None:
        msg = f"decision {decision.id} has no verdict that there is"
        raise ValueError(msg)
    return found
