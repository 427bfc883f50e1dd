"""Ruling on verdicts of the audit, and taking a ruling back: kept at once, with the machine's verdict beside it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from whosays.case import Case
from whosays.records import AuditVerdict, Conflict, UsageError
from whosays.web.pages.asking import TheDesk, Who
from whosays.web.pages.audit import Asked
from whosays.web.undoing import take_back

router = APIRouter(tags=["decisions"])

Number = Annotated[int, Form(ge=1, description="Of the verdict, in the audit's list.")]
#: The query of the page that the form was on.
Back = Annotated[str, Form(max_length=2_000)]


@router.post("/audit/overrule", status_code=HTTPStatus.SEE_OTHER)
def overrule(
    desk: TheDesk,
    who: Who,
    number: Number,
    claim: Annotated[str, Form(description="Id of the claim that the verdict is on.")],
    verdict: Annotated[AuditVerdict, Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=10_000)] = "",
    back: Back = "",
) -> RedirectResponse:
    """Decide on a verdict; ``seen`` is the last decision on the claim that the page showed."""
    if not why.strip():
        reason = "a verdict is overruled for a reason, and none is given"
        raise UsageError(reason, "go back and write it beside the verdict")

    def keep(case: Case) -> None:
        entries = case.standing().audit.entries
        if number > len(entries) or entries[number - 1].claim_id != claim:
            reason = f"verdict {number:,} is on another claim now: the case was read or audited anew"
            raise Conflict(reason, "nothing of yours was kept: look for the claim in the audit, and decide again")
        case.overrule(str(number), verdict, who, why)

    desk.decide(keep, seen=seen, subject=claim)
    return _to(back, number)


@router.post("/audit/undo", status_code=HTTPStatus.SEE_OTHER)
def undo(
    desk: TheDesk, who: Who, decision: Annotated[str, Form()], number: Number, back: Back = ""
) -> RedirectResponse:
    """Take a ruling back; the machine's verdict, or an earlier ruling, counts again."""
    desk.decide(lambda case: take_back(case, decision, who))
    return _to(back, number)


def _to(back: str, number: int) -> RedirectResponse:
    """Back to the page, of whose query only what we know of is kept, at the verdict that was decided on."""
    kept = {name: value for name, value in parse_qsl(back) if name in Asked.model_fields and name not in {"at", "done"}}
    return RedirectResponse(f"/audit?{urlencode({**kept, 'done': number})}#v{number}", HTTPStatus.SEE_OTHER)
