"""Judging who is who: two are one, are two, or it is not known; kept at once, and taken back as quickly."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from whosays.case import Case
from whosays.records import ContradictoryJudgement, Judgement, Verdict
from whosays.web.judging.decided import check
from whosays.web.pages.asking import TheDesk, Who
from whosays.web.undoing import take_back

router = APIRouter(tags=["decisions"])

Side = Annotated[str, Form(min_length=1, max_length=500, description="An id, a name, or `NAME@DOCUMENT`.")]
#: The query of the page that the form was on.
Back = Annotated[str, Form(max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a script is told of a judgement: its id, and what was judged."""

    id: str
    verdict: Verdict
    left: str
    right: str


@router.post("/identities/judge", status_code=HTTPStatus.SEE_OTHER, response_model=None)
def judge(
    request: Request,
    desk: TheDesk,
    who: Who,
    left: Side,
    right: Side,
    verdict: Annotated[Verdict, Form()],
    why: Annotated[str, Form(max_length=10_000)] = "",
    seen: Annotated[str, Form(description="What stood on the two; empty where nothing was shown.")] = "",
    back: Back = "",
) -> Response:
    """Judge two names; answers with JSON (200) where that is asked for, or else with the page."""

    def keep(case: Case) -> Judgement:
        if seen:
            check(case.decisions(), left, right, seen)
        try:
            return case.judge(left, right, verdict, who, why.strip())
        except ContradictoryJudgement as error:
            raise ContradictoryJudgement(error.reason, "undo one of these first, among what was judged") from error

    made = desk.decide(keep)
    if _wants_json(request):
        return JSONResponse(asdict(Kept(made.id, made.verdict, made.left_name, made.right_name)))
    return _to(back)


@router.post("/identities/undo", status_code=HTTPStatus.SEE_OTHER, response_model=None)
def undo(request: Request, desk: TheDesk, who: Who, decision: Annotated[str, Form()], back: Back = "") -> Response:
    """Take a judgement back: the case is as if it had not been made, and both stay on record."""
    desk.decide(lambda case: take_back(case, decision, who))
    return Response(status_code=HTTPStatus.NO_CONTENT) if _wants_json(request) else _to(back)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _to(back: str) -> RedirectResponse:
    """Back to the page: to its beginning, since what was judged waits no longer."""
    kept = {name: value for name, value in parse_qsl(back) if name in {"show", "q"}}
    return RedirectResponse(f"/identities?{urlencode(kept)}" if kept else "/identities", HTTPStatus.SEE_OTHER)
