"""Rulings on verdicts as decisions of a case, and decisions as rulings again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, get_args

from whosays.records import AuditVerdict, Ruling
from whosays.store.audits import ClaimTrace
from whosays.store.entries import Decision

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
    trace = kept.trace
    return {
        "claim": trace.claim_id,
        "document": trace.document_id,
        "path": trace.path,
        "start": trace.start,
        "end": trace.end,
        "words": trace.words,
        "cited": kept.cited,
        "machine": kept.machine,
        "verdict": kept.ruling.verdict,
    }


def ruling_of(decision: Decision) -> KeptRuling:
    """The ruling that a decision of the kind ``VERDICT`` is.

    Raises:
        ValueError: If its payload is not one of a ruling.
    """
    payload = json.loads(decision.payload)
    kinds = {"claim": str, "document": str, "path": str, "start": int, "end": int, "words": str, "cited": str}
    if not isinstance(payload, dict) or not all(isinstance(payload.get(name), kind) for name, kind in kinds.items()):
        msg = f"decision {decision.id} does not say what claim it is on"
        raise ValueError(msg)
    trace = ClaimTrace(*(payload[name] for name in ("claim", "document", "path", "start", "end", "words")))
    verdict, machine = (_verdict(decision, payload, name) for name in ("verdict", "machine"))
    ruling = Ruling(decision.id, verdict, decision.at, decision.who, decision.why, decision.undone_by)
    return KeptRuling(ruling, trace, payload["cited"], machine)


def _verdict(decision: Decision, payload: dict[str, Any], name: str) -> AuditVerdict:
    found: AuditVerdict | None = next((known for known in get_args(AuditVerdict) if known == payload.get(name)), None)
    if found is None:
        msg = f"decision {decision.id} has no verdict that there is"
        raise ValueError(msg)
    return found
