"""Judgements of identity as decisions of a case, and decisions as judgements again."""

from __future__ import annotations

import json
from typing import get_args

from whosays.records import Judgement, Verdict
from whosays.store.entries import Decision

#: The kind of the decisions that are judgements of identity.
IDENTITY = "identity"

_REFERENCES = ("left", "right", "left_name", "right_name")


def payload_of(judgement: Judgement) -> dict[str, object]:
    """What is kept of a judgement beside time, person and reason, which every decision has."""
    return {name: getattr(judgement, name) for name in (*_REFERENCES, "verdict")}


def judgement_of(decision: Decision) -> Judgement:
    """The judgement that a decision of the kind ``IDENTITY`` is.

    Raises:
        ValueError: If its payload is not one of a judgement.
    """
    payload = json.loads(decision.payload)
    if not isinstance(payload, dict) or not all(isinstance(payload.get(name), str) for name in _REFERENCES):
        msg = f"decision {decision.id} does not say what was judged"
        raise ValueError(msg)
    verdict: Verdict | None = next((known for known in get_args(Verdict) if known == payload.get("verdict")), None)
    if verdict is None:
        msg = f"decision {decision.id} has no verdict that there is"
        raise ValueError(msg)
    left, right, left_name, right_name = (payload[name] for name in _REFERENCES)
    made = (decision.at, decision.who, decision.why, decision.undone_by)
    return Judgement(decision.id, left, right, left_name, right_name, verdict, *made)
