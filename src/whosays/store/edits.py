"""Edits of questions as decisions of a case, and decisions as edits again.

What an operation says is for the room that weighs hypotheses; here it is a JSON object, in which stands the trace of
the claim that it brings in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.records import Decided
from whosays.store.entries import Decision
from whosays.store.gradings import decided
from whosays.store.traces import ClaimTrace, trace_of, trace_payload

#: The kind of the decisions that are edits of questions.
HYPOTHESES = "hypotheses"


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """What somebody did to one question at one time.

    Attributes:
        question: Its key.
        operations: One by one, as JSON objects.
        traces: Of the claims that they bring in, by the claim's id at the time.
        decided: Who, when and why.
    """

    question: str
    operations: tuple[Mapping[str, object], ...]
    traces: Mapping[str, ClaimTrace] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)


def edit_payload(kept: KeptEdit) -> dict[str, object]:
    """What is kept of an edit beside time, person and reason, which every decision has."""
    operations = [
        {**operation, "trace": trace_payload(trace)}
        if (trace := kept.traces.get(str(operation.get("claim_id")))) is not None
        else {**operation}
        for operation in kept.operations
    ]
    return {"question": kept.question, "operations": operations}


def edit_of(decision: Decision) -> KeptEdit:
    """The edit that a decision of the kind ``HYPOTHESES`` is.

    Raises:
        ValueError: If its payload is not one of an edit.
    """
    payload = json.loads(decision.payload)
    operations = payload.get("operations") if isinstance(payload, dict) else None
    if not isinstance(operations, list) or not all(isinstance(it, dict) for it in operations):
        msg = f"decision {decision.id} does not say what was done to a question"
        raise ValueError(msg)
    held = (trace_of(it["trace"]) for it in operations if isinstance(it.get("trace"), dict))
    traces = {trace.claim_id: trace for trace in held if trace is not None}
    return KeptEdit(decision.subject, tuple(operations), traces, decided(decision))
