"""A decision is taken back, whatever its kind."""

from __future__ import annotations

from whosays.case import Case


def take_back(case: Case, decision_id: str, who: str, why: str = "") -> None:
    """Undo a decision; both stay on record.

    Args:
        case: The case.
        decision_id: The decision.
        who: Who takes it back, as they sign.
        why: Their reason; may be empty.

    Raises:
        UsageError: If there is no such decision, or it is undone already.
        CaseNotWritable: If the case cannot be written to.
    """
    kind = next((one.kind for one in case.decisions() if one.id == decision_id), None)
    if kind == "identity":
        case.undo(decision_id, who, why)
    elif kind == "verdict":
        case.undo_ruling(decision_id, who, why)
    elif kind == "annotation":
        case.undo_annotation(decision_id, who, why)
    else:
        case.undo_decision(decision_id, who, why)
