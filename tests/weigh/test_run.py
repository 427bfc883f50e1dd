"""Weighing as a whole."""

from __future__ import annotations

import pytest
from tests.factories import make_claim, make_document

from whosays.records import Analysis, ClaimBond
from whosays.weigh import run
from whosays.weigh.told import Told

BRIEF = make_document("THE WEIR\n\nThe keeper opened the gates at dawn. The ferry was late.", "brief.txt")
SOURCE = make_document(
    "REPORT\n\nThe keeper opened the gates at dawn. Nobody minded the goats.", "report.txt", "source"
)
OPENED, LATE = make_claim(BRIEF, "The keeper opened the gates at dawn"), make_claim(BRIEF, "The ferry was late")
AGAIN = make_claim(SOURCE, "The keeper opened the gates at dawn")
GOATS = make_claim(SOURCE, "Nobody minded the goats")
CASE = Analysis(documents=(BRIEF, SOURCE), claims=(OPENED, LATE, AGAIN, GOATS))


def test_bonds_that_were_told_count_before_those_found_by_words_and_stand_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = ClaimBond(OPENED.id, AGAIN.id, "same", 1.0, "found")
    further = ClaimBond(AGAIN.id, GOATS.id, "same", 0.4, "found")
    monkeypatch.setattr(run, "find_bonds", lambda _: (found, further))
    first = ClaimBond(OPENED.id, AGAIN.id, "narrower", 0.5, "told")
    later = ClaimBond(LATE.id, GOATS.id, "broader", 0.5, "told")
    assert run.weigh_case(CASE, Told(bonds=(later, first))).bonds == (first, later, further)


def test_every_step_is_told_of_once_in_order() -> None:
    steps: list[tuple[int, int]] = []
    run.weigh_case(CASE, Told(), lambda _, done, whole: steps.append((done, whole)))
    assert steps == [(number, 5) for number in range(5)]
