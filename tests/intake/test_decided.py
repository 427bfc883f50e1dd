"""Decisions are found again by id, name and words, and of several on one thing the last counts."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import make_claim, make_document

from whosays.intake.decided import (
    Speakers,
    grades_now,
    independences_now,
    standing_grades,
    standing_independences,
)
from whosays.intake.traces import Claims
from whosays.records import Analysis, Claim, Decided, Document, Grade, Independence, Link, Voice
from whosays.store import ClaimTrace, KeptGrade, KeptIndependence, Speaker

BOARD = Voice("voc-1", "the Board", "organization", False, ("src-1", "src-2"), ("doc-1",))
LETTER = Voice("voc-2", "A letter", "document", False, (), ("doc-2",))
TWINS = [Voice(f"voc-{n}", "Pell", "person", False, (f"src-{n}",)) for n in (3, 4)]
COMMON = Voice("voc-5", "a common source", "anonymous_group", True)
UNNAMED = [Voice(f"voc-{n}", "officials", "anonymous_group", True, (f"src-{n}",)) for n in (6, 7)]
MILL = make_document("The mill\n\nOfficials said that it flooded.", "mill.txt")
TOWER = make_document("The tower\n\nOfficials said that it fell.", "tower.txt")


def unnamed(identity: str, document: Document, words: str) -> Claim:
    link = Link(identity, "officials", "anonymous_group", True, None, None)
    return make_claim(document, words, chain=(link,))


ANALYSIS = Analysis(
    documents=(MILL, TOWER), claims=(unnamed("src-6", MILL, "it flooded"), unnamed("src-7", TOWER, "it fell"))
)
SPEAKERS = Speakers([BOARD, LETTER, *TWINS, COMMON, *UNNAMED], ANALYSIS)


def test_whom_a_decision_is_on() -> None:
    def subject(identity: str, name: str = "x", kind: str = "organization") -> str:
        return SPEAKERS.subject(Speaker(identity, name, kind))  # type: ignore[arg-type]

    assert subject("src-1") == subject("src-2") == subject("doc-1") == "src-1", "all are one voice"
    assert subject("gone", "The  board") == "src-1"
    assert subject("gone", "the Board", "person") == "", "another kind is another"
    assert subject("gone", "Pell", "person") == "", "two have that name"
    assert subject("src-4", "Pell", "person") == "src-4"
    assert subject("gone", "A letter", "document") == "doc-2"
    assert subject("gone", "a common source", "anonymous_group") == "", "nothing names it"


def test_a_source_without_a_name_belongs_to_its_document() -> None:
    first = SPEAKERS.speaker(UNNAMED[0])
    assert first == Speaker("src-6", "officials", "anonymous_group", "mill.txt")
    assert SPEAKERS.subject(replace(first, id="gone")) == "src-6"
    assert SPEAKERS.subject(replace(first, id="gone", path="elsewhere.txt")) == ""


def grade(number: int, on: Speaker | ClaimTrace, undone_by: str | None = None) -> KeptGrade:
    return KeptGrade(Grade("before", "x", "B", None, Decided(f"dec-{number}", undone_by=undone_by)), on)


def test_of_several_grades_on_one_the_last_that_was_not_undone_stands() -> None:
    document = make_document("The mill\n\nIt flooded.")
    claim = make_claim(document, "It flooded")
    trace = replace(ClaimTrace.of(claim, document.path), claim_id="before")
    one, other = (Speaker(identity, "x", "person") for identity in ("src-1", "doc-1"))
    gone = Speaker("gone", "x", "person")
    kept = [grade(1, one), grade(2, other), grade(3, one, "dec-9"), grade(4, gone), grade(5, trace)]
    now = grades_now(kept, SPEAKERS, Claims([(document, [claim])]))
    assert [it.subject for it in now] == ["src-1", "src-1", "src-1", "", claim.id]
    assert [it.decided.id for it in standing_grades(now)] == ["dec-5", "dec-2"]
    assert grades_now(kept[-1:], SPEAKERS, Claims([]))[0].subject == ""


def apart(number: int, left: str, right: str, undone_by: str | None = None) -> KeptIndependence:
    decided = Decided(f"dec-{number}", undone_by=undone_by)
    sides = [Speaker(identity, f"name of {identity}", "person") for identity in (left, right)]
    return KeptIndependence(Independence("before", "before", "x", "y", number % 2 == 0, decided), *sides)


def test_decisions_on_independence() -> None:
    kept = [
        *(apart(1, "src-1", "doc-2"), apart(2, "doc-2", "src-2"), apart(3, "src-1", "doc-2", "dec-9")),
        *(apart(4, "src-1", "doc-1"), apart(5, "gone", "src-1"), apart(6, "gone", "lost"), apart(7, "src-3", "src-4")),
    ]
    now = independences_now(kept, SPEAKERS)
    assert [(it.left, it.right) for it in now] == [
        *(("doc-2", "src-1"),) * 3, ("src-1", "src-1"), ("", "src-1"), ("", ""), ("src-3", "src-4"),
    ]  # fmt: skip
    assert (now[0].left_name, now[0].right_name) == ("name of doc-2", "name of src-1")
    assert [it.decided.id for it in standing_independences(now)] == ["dec-2", "dec-7"]
