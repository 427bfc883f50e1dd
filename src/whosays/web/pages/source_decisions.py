"""What is decided on a source: its grade, and whether it and another one had it independently."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from whosays.web.desk import Desk
from whosays.web.pages.asking import TheDesk, Who
from whosays.web.standing.speakers import members, speakers_of
from whosays.web.undoing import take_back

router = APIRouter(tags=["decisions"])


@router.post("/sources/{source_id}/grade", status_code=HTTPStatus.SEE_OTHER)
def grade(
    desk: TheDesk,
    who: Who,
    source_id: str,
    reliability: Annotated[str, Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=10_000)] = "",
) -> RedirectResponse:
    """Grade a source, A to F, for a reason."""
    key = _key(desk, source_id)
    desk.decide(lambda case: case.grade(key, reliability, who, why), seen, key)
    return RedirectResponse(f"/sources/{key}#grade", HTTPStatus.SEE_OTHER)


@router.post("/sources/{source_id}/independence", status_code=HTTPStatus.SEE_OTHER)
def judge_independence(
    desk: TheDesk,
    who: Who,
    source_id: str,
    other: Annotated[str, Form()],
    independent: Annotated[Literal["yes", "no"], Form()],
    seen: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=10_000)] = "",
) -> RedirectResponse:
    """Decide, for a reason, that two sources had it independently, or that one rests on the other."""
    left, right = _key(desk, source_id), _key(desk, other)
    subject = min(left, right)
    desk.decide(lambda case: case.judge_independence(left, right, independent == "yes", who, why), seen, subject)
    return RedirectResponse(f"/sources/{left}#independence", HTTPStatus.SEE_OTHER)


@router.post("/sources/{source_id}/undo", status_code=HTTPStatus.SEE_OTHER)
def undo(
    desk: TheDesk, who: Who, source_id: str, decision: Annotated[str, Form()], why: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Take a grade, or a decision on independence, back; both stay on record."""
    key = _key(desk, source_id)
    desk.decide(lambda case: take_back(case, decision, who, why))
    return RedirectResponse(f"/sources/{key}#grade", HTTPStatus.SEE_OTHER)


def _key(desk: Desk, reference: str) -> str:
    return members(speakers_of(desk.book(), desk).find(reference))[0]
