"""The history: every decision with who, when and why, and the undoing of it."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from whosays.case import Decision
from whosays.records import NotFound
from whosays.web.pages.asking import PageNumber, TheBook, TheDesk, Who
from whosays.web.paging import SIZE, Leaf, paged
from whosays.web.twin import Twins
from whosays.web.undoing import take_back

router = APIRouter(tags=["history"])
twins = Twins(router)


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision.

    Attributes:
        id: Of the decision.
        at: ISO time, UTC.
        who: Who decided.
        why: Their reason; may be empty.
        kind: ``identity``, ``verdict``, ``grade``, ``independence``, ``hypotheses``, ``annotation``, ``type`` or
            ``undo``.
        words: What was decided, in a sentence.
        undone_by: Id of the decision that took it back, or None while it stands.
        can_be_undone: Whether it stands and is itself no undoing.
    """

    id: str
    at: str
    who: str
    why: str
    kind: str
    words: str
    undone_by: str | None
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """All decisions, the newest first; one page of them, and which that is."""

    entries: tuple[Entry, ...]
    leaf: Leaf


@twins.page("/history", "history.html")
def show_history(book: TheBook, page: PageNumber = 1, decision: str | None = None) -> HistoryPage:
    """Every decision, the newest first: the page that is asked for, or the one with a certain decision on it."""
    newest_first = book.decisions[::-1]
    if decision is not None:
        rank = next((rank for rank, one in enumerate(newest_first) if one.id == decision), None)
        if rank is None:
            reason = f"this case has no decision {decision}"
            raise NotFound(reason, "look for it in the history")
        page = rank // SIZE + 1
    here, leaf = paged(newest_first, page)
    return HistoryPage(tuple(_entry(one, book.in_words(one)) for one in here), leaf)


def _entry(decision: Decision, words: str) -> Entry:
    made = (decision.id, decision.at, decision.who, decision.why, decision.kind)
    return Entry(*made, words, decision.undone_by, decision.undone_by is None and decision.kind != "undo")


@router.post("/history/undo", tags=["decisions"], status_code=HTTPStatus.SEE_OTHER)
def undo(
    desk: TheDesk, who: Who, decision: Annotated[str, Form()], why: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Take a decision back; both stay on record."""
    desk.decide(lambda case: take_back(case, decision, who, why))
    return RedirectResponse("/history", HTTPStatus.SEE_OTHER)
