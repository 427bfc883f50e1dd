"""Grades, decisions on independence and edits of questions are decisions that can be read again and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.records import DamagedCase, Decided, Grade, Independence
from whosays.store import ClaimTrace, KeptEdit, KeptGrade, KeptIndependence, Speaker, View, Writer, connect

BOARD = Speaker("src-1", "officials", "anonymous_group", "b.txt")
LETTER = Speaker("doc-1", "A letter", "document")
TRACE = ClaimTrace("clm-1", "doc-1", "b.txt", 4, 20, "the mill flooded")
BY = Decided(who="A. Reader", why="it is known")
ON_SOURCE = KeptGrade(Grade("src-1", "officials", "F", None, BY), BOARD)
ON_CLAIM = KeptGrade(Grade("clm-1", "the mill flooded", None, "6", BY), TRACE)
APART = KeptIndependence(Independence("doc-1", "src-1", "A letter", "officials", True, BY), LETTER, BOARD)
EDIT = KeptEdit(
    "gate",
    ({"operation": "StateQuestion"}, {"operation": "AddEvidence", "claim_id": "clm-1"}, {"claim_id": None}),
    {"clm-1": TRACE},
)


class Case:
    """A case file with what writes to it and what reads it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(str(path), create=True)
        self.writer = Writer(self.connection, str(path))
        self.view = View(self.connection, str(path))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    opened = Case(tmp_path / "x.whosays")
    yield opened
    opened.connection.close()


@pytest.mark.parametrize("grade", [ON_SOURCE, ON_CLAIM])
def test_a_grade_comes_back_with_who_gave_it_and_when(case: Case, grade: KeptGrade) -> None:
    kept = case.writer.grade(grade)
    made = kept.grade.decided
    assert made.id
    assert made.at
    assert replace(kept, grade=replace(kept.grade, decided=BY)) == grade
    assert case.view.grades() == (kept,)
    undoing = case.writer.undo(made.id, "B. Reader", "a misprint")
    assert case.view.grades() == (
        replace(kept, grade=replace(kept.grade, decided=replace(made, undone_by=undoing.id))),
    )


def test_independence_comes_back(case: Case) -> None:
    kept = case.writer.judge_independence(APART)
    assert replace(kept, independence=replace(kept.independence, decided=BY)) == APART
    assert case.view.independences() == (kept,)


def test_an_edit_comes_back_with_the_traces_of_its_claims(case: Case) -> None:
    case.writer.edit([EDIT, replace(EDIT, question="door", operations=(), traces={})], "A. Reader", "to begin with")
    first, second = case.view.edits()
    assert first.decided == replace(first.decided, who="A. Reader", why="to begin with", undone_by=None)
    assert [{**one, "trace": None} for one in first.operations] == [{**one, "trace": None} for one in EDIT.operations]
    assert (first.question, first.traces, second.question) == ("gate", {"clm-1": TRACE}, "door")


def test_edits_are_kept_all_or_none(case: Case) -> None:
    with pytest.raises(TypeError):
        case.writer.edit([EDIT, replace(EDIT, operations=({"odd": object()},))], "A. Reader", "")
    assert case.view.edits() == ()


def test_decisions_of_each_kind_are_told_apart(case: Case) -> None:
    case.writer.grade(ON_SOURCE)
    case.writer.judge_independence(APART)
    case.writer.edit([EDIT], "A. Reader", "")
    assert [len(each()) for each in (case.view.grades, case.view.independences, case.view.edits)] == [1, 1, 1]
    assert case.view.judgements() == case.view.rulings() == ()


@pytest.mark.parametrize(
    ("kind", "payload", "told"),
    [
        ("grade", {"reliability": "A"}, "does not say whom it is on"),
        ("grade", {"source": "src-1", "name": "X", "kind": "ghost", "reliability": "A"}, "does not say whom it is on"),
        ("grade", {"source": "src-1", "name": "X", "kind": "person", "reliability": "G"}, "“G” where one of A, B"),
        ("independence", {"left": "src-1"}, "does not say whom it is on"),
        (
            "independence",
            {f"{side}{of}": "person" for side in ("left", "right") for of in ("", "_name", "_kind")},
            "does not say whether they are independent",
        ),
        ("hypotheses", {"operations": "all"}, "does not say what was done to a question"),
    ],
)
def test_damage_is_told(case: Case, kind: str, payload: dict[str, object], told: str) -> None:
    case.writer.decide("A. Reader", "", kind, "it", payload)
    views: dict[str, Callable[[], object]] = {
        "grade": case.view.grades,
        "independence": case.view.independences,
        "hypotheses": case.view.edits,
    }
    with pytest.raises(DamagedCase, match=told):
        views[kind]()
