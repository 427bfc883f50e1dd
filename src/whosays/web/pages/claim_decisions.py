"""What is decided on one claim: its verdict, and its credibility."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse

from whosays.records import AuditVerdict
from whosays.web.pages.asking import TheDesk, Who

router = APIRouter(tags=["decisions"])


@dataclass(frozen=True, slots=True)
class Held:
    """What the form of a ruling had before it: the version of the claim, and the number of the verdict."""

    seen: str
    reference: str


def held_of(seen: Annotated[str, Form()], number: Annotated[int | None, Form(ge=1)] = None) -> Held:
    """What a form sends along with a ruling."""
    return Held(seen, "" if number is None else str(number))


@router.post("/claims/{claim_id}/overrule", status_code=HTTPStatus.SEE_OTHER)
def overrule(
    desk: TheDesk,
    who: Who,
    claim_id: str,
    verdict: Annotated[AuditVerdict, Form()],
    why: Annotated[str, Form()],
    held: Annotated[Held, Depends(held_of)],
) -> RedirectResponse:
    """Decide otherwise than the machine on a verdict; its own stays beside it."""
    desk.decide(
        lambda case: case.overrule(held.reference or claim_id, verdict, who, why), seen=held.seen, subject=claim_id
    )
    return RedirectResponse(f"/claims/{claim_id}", HTTPStatus.SEE_OTHER)


@router.post("/claims/{claim_id}/grade", status_code=HTTPStatus.SEE_OTHER)
def grade(
    desk: TheDesk,
    who: Who,
    claim_id: str,
    credibility: Annotated[str, Form()],
    why: Annotated[str, Form()],
    seen: Annotated[str, Form()],
) -> RedirectResponse:
    """Grade the claim's credibility, with a reason."""
    desk.decide(lambda case: case.grade_claim(claim_id, credibility, who, why), seen=seen, subject=claim_id)
    return RedirectResponse(f"/claims/{claim_id}", HTTPStatus.SEE_OTHER)
