"""Editing questions: every form of the hypotheses pages, each a decision that is kept at once and can be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import RedirectResponse

from whosays.case import Case
from whosays.export.balance import CONSISTENCIES
from whosays.records import Conflict, Consistency, Interval, OversizedInput, Question, UsageError
from whosays.web.pages.asking import TheDesk, Who
from whosays.web.pages.hypotheses import unasked
from whosays.weigh.hypotheses import Operation
from whosays.weigh.hypotheses.edits import (
    AddEvidence,
    DropEvidence,
    DropHypothesis,
    DropQuestion,
    Rate,
    SetRange,
    StateHypothesis,
    StateQuestion,
)
from whosays.weigh.hypotheses.icd203 import estimate_of

router = APIRouter(tags=["decisions"])
#: The largest sheet that is taken; one of a thousand items has a tenth of it.
_MOST = 2_000_000
_RATING, _WAS = "rating:", "was:"

Text = Annotated[str, Form()]
_SEE_OTHER = HTTPStatus.SEE_OTHER


async def fields_of(request: Request) -> Mapping[str, str]:
    """The text fields of a form."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Fields = Annotated[Mapping[str, str], Depends(fields_of)]


@router.post("/hypotheses", status_code=_SEE_OTHER)
def ask(desk: TheDesk, who: Who, text: Text, hypotheses: Text = "", key: Text = "", why: Text = "") -> RedirectResponse:
    """Ask a question; ``hypotheses`` states its rival answers, one a line."""
    stated = [" ".join(line.split()) for line in hypotheses.splitlines() if line.strip()]

    def keep(case: Case) -> str:
        taken = [question.key for question in case.questions()]
        named = key.strip() or _next("Q", taken)
        if named in taken:
            reason = f"there is a question {named} already"
            raise UsageError(reason, "give this one another short name")
        answers = (StateHypothesis(named, f"H{number}", it) for number, it in enumerate(stated, 1))
        case.edit_questions([StateQuestion(named, _one_line(text)), *answers], who, why)
        return named

    return _to(desk.decide(keep))


@router.post("/hypotheses/load", status_code=_SEE_OTHER)
def load(desk: TheDesk, who: Who, sheet: UploadFile, why: Text = "") -> RedirectResponse:
    """Load questions from YAML, as edits of those that there are."""
    name = sheet.filename or "sheet.yaml"
    raw = sheet.file.read(_MOST + 1)
    if len(raw) > _MOST:
        raise OversizedInput(name, "it is larger than any sheet of hypotheses", "load one question at a time")
    loaded = desk.decide(lambda case: case.load_hypotheses(name, who, why, raw))
    return _to(loaded[0].key) if len(loaded) == 1 else RedirectResponse("/hypotheses", _SEE_OTHER)


@router.post("/hypotheses/{key:path}/ratings", status_code=_SEE_OTHER)
def rate(key: str, desk: TheDesk, who: Who, fields: Fields) -> RedirectResponse:
    """Rate: ``rating:HYPOTHESIS:ITEM`` is what a cell shall say, ``was:HYPOTHESIS:ITEM`` what the page showed there."""

    def keep(case: Case) -> None:
        operations = [*_changes(_question(case, key), fields)]
        if operations:
            case.edit_questions(operations, who, fields.get("why", ""))

    desk.decide(keep)
    return _to(key)


@router.post("/hypotheses/{key:path}/evidence", status_code=_SEE_OTHER)
def add_evidence(key: str, desk: TheDesk, who: Who, claim: Text, why: Text = "") -> RedirectResponse:
    """Bring a claim in as an item of evidence: its id, or words that only it has."""

    def keep(case: Case) -> str:
        item = _next("E", [item.key for item in _question(case, key).evidence])
        case.edit_questions([AddEvidence(key, item, None, claim)], who, why)
        return item

    return _to(key, desk.decide(keep))


@router.post("/hypotheses/{key:path}/evidence/drop", status_code=_SEE_OTHER)
def drop_evidence(key: str, desk: TheDesk, who: Who, evidence: Text, seen: Text, why: Text = "") -> RedirectResponse:
    """Leave an item out, with its ratings."""
    return _edit(desk, (DropEvidence(key, evidence),), who, why, seen)


@router.post("/hypotheses/{key:path}/hypotheses", status_code=_SEE_OTHER)
def state_hypothesis(key: str, desk: TheDesk, who: Who, text: Text, seen: Text, fields: Fields) -> RedirectResponse:
    """State a hypothesis, or put the one named ``hypothesis`` in other words; ``prior`` is what is held before."""
    prior = _prior(fields.get("prior", ""))

    def keep(case: Case) -> None:
        held = [one.key for one in _question(case, key).hypotheses]
        named = fields.get("hypothesis", "").strip() or _next("H", held)
        case.edit_questions([StateHypothesis(key, named, _one_line(text), prior)], who, fields.get("why", ""))

    desk.decide(keep, seen, key)
    return _to(key)


@router.post("/hypotheses/{key:path}/hypotheses/drop", status_code=_SEE_OTHER)
def drop_hypothesis(
    key: str, desk: TheDesk, who: Who, hypothesis: Text, seen: Text, why: Text = ""
) -> RedirectResponse:
    """Give a hypothesis up, with its ratings."""
    return _edit(desk, (DropHypothesis(key, hypothesis),), who, why, seen)


@router.post("/hypotheses/{key:path}/question", status_code=_SEE_OTHER)
def reword(key: str, desk: TheDesk, who: Who, text: Text, seen: Text, why: Text = "") -> RedirectResponse:
    """Put the question in other words."""
    return _edit(desk, (StateQuestion(key, _one_line(text)),), who, why, seen)


@router.post("/hypotheses/{key:path}/ranges", status_code=_SEE_OTHER)
def set_ranges(key: str, desk: TheDesk, who: Who, seen: Text, fields: Fields) -> RedirectResponse:
    """Say which ratios of likelihoods each consistency stands for: ``low:CC`` and ``high:CC``; blank for the usual."""

    def keep(case: Case) -> None:
        held = _question(case, key).ranges
        wanted = {it: _ratio(it, fields) for it in CONSISTENCIES if f"low:{it}" in fields}
        edits = [SetRange(key, it, ratio) for it, ratio in wanted.items() if ratio != held.get(it)]
        if edits:
            case.edit_questions(edits, who, fields.get("why", ""))

    desk.decide(keep, seen, key)
    return _to(key)


@router.post("/hypotheses/{key:path}/drop", status_code=_SEE_OTHER)
def drop_question(key: str, desk: TheDesk, who: Who, seen: Text, why: Text = "") -> RedirectResponse:
    """Give the question up, with all that was said on it."""
    _edit(desk, (DropQuestion(key),), who, why, seen)
    return RedirectResponse("/hypotheses", _SEE_OTHER)


def _edit(desk: TheDesk, operations: Sequence[Operation], who: str, why: str, seen: str) -> RedirectResponse:
    key = operations[0].question

    def keep(case: Case) -> None:
        _question(case, key)
        case.edit_questions(operations, who, why)

    desk.decide(keep, seen, key)
    return _to(key)


def _to(key: str, anchor: str = "") -> RedirectResponse:
    """Back to the question."""
    place = f"#{quote(anchor)}" if anchor else ""
    return RedirectResponse(f"/hypotheses/{quote(key)}{place}", _SEE_OTHER)


def _question(case: Case, key: str) -> Question:
    found = next((question for question in case.questions() if question.key == key), None)
    if found is None:
        raise unasked(key)
    return found


def _changes(question: Question, fields: Mapping[str, str]) -> Iterator[Operation]:
    """What cells shall say otherwise than they were shown.

    Raises:
        Conflict: If somebody has rated one of them since.
    """
    held = {(one, item.key): rating for item in question.evidence for one, rating in item.ratings.items()}
    for name, rating in fields.items():
        hypothesis, _, item = name.removeprefix(_RATING).partition(":")
        was = fields.get(f"{_WAS}{hypothesis}:{item}", "")
        if not name.startswith(_RATING) or rating == was:
            continue
        now = held.get((hypothesis, item), "")
        if now not in {was, rating}:
            reason = f"{item} on {hypothesis} is {now or 'not rated'} meanwhile; you had seen {was or 'no rating'}"
            raise Conflict(reason, "nothing of yours was kept: go back to the matrix, look, and rate again if need be")
        if now != rating:
            yield Rate(question.key, hypothesis, item, _consistency(rating))


def _consistency(rating: str) -> Consistency | None:
    found: Consistency | None = next((known for known in CONSISTENCIES if known == rating), None)
    if rating and found is None:
        reason = f"“{rating}” is no rating"
        raise UsageError(reason, f"give one of {', '.join(CONSISTENCIES)}, or none")
    return found


def _prior(words: str) -> Interval | None:
    if not words.strip():
        return None
    try:
        return estimate_of(words)
    except ValueError as error:
        raise UsageError(str(error), "write 0.3, 0.2 to 0.4, or unlikely to likely") from error


def _ratio(consistency: str, fields: Mapping[str, str]) -> Interval | None:
    low, high = (fields.get(f"{end}:{consistency}", "").strip() for end in ("low", "high"))
    if not low and not high:
        return None
    try:
        return float(low or high), float(high or low)
    except ValueError:
        reason = f"the range of {consistency} is neither a number nor two"
        raise UsageError(reason, "write such as 1.5 and 4; leave both blank for the usual range") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _next(letter: str, taken: Sequence[str]) -> str:
    """The first short name that is free: ``E4``."""
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
