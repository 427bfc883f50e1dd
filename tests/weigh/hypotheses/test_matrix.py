from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks._told import Told, all_apart, footing, graded, question

from whosays.records import Assertion, Evidence, Grade, Matrix
from whosays.weigh.hypotheses.items import Footing, ground_of
from whosays.weigh.hypotheses.matrix import read_matrix


def read(told: Told, *ratings: dict, grades: tuple[Grade, ...] = ()) -> Matrix:
    return read_matrix(question(*ratings), footing(told, grades))


def test_what_is_inconsistent_is_counted():
    told = Told({"c1": ("paper",), "c2": ("clerk",), "c3": ("pilot",)}, all_apart("paper", "clerk", "pilot"))
    matrix = read(told, {"H1": "I", "H2": "CC"}, {"H1": "II", "H2": "N"}, {"H1": "C", "H2": "I"})
    assert [one.inconsistency for one in matrix.readings] == [3, 1]
    assert matrix.diagnosticity == {"E1": 0.75, "E2": 0.5, "E3": 0.5}


def test_ungraded_items_weigh_between_nothing_and_all():
    told = Told({"c1": ("paper",), "c2": ("clerk",)}, all_apart("paper", "clerk"))
    matrix = read(told, {"H1": "I"}, {"H1": "II"})
    assert [one.weighted for one in matrix.readings] == [(0, 3), (0, 0)]
    graded_one = read(told, {"H1": "I"}, {"H1": "II"}, grades=graded(clerk="B"))
    assert graded_one.readings[0].weighted == (1.5, pytest.approx(2.9))


def test_f_is_as_wide_as_no_grade_and_the_item_has_a_grade_of_its_own():
    told = Told({"c1": ("paper clerk",)})
    assert read(told, {"H1": "I"}, grades=graded(clerk="F", paper="A")).readings[0].weighted == (0, 1)
    doubtful = (*graded(clerk="A", paper="A"), Grade("c1", "words 1", None, "4"))
    assert read(told, {"H1": "I"}, grades=doubtful).readings[0].weighted == (pytest.approx(0.162), 0.55)


def test_two_grades_of_one_voice_are_as_wide_as_both():
    told = Told({"c1": ("clerk",)})
    grades = (*graded(clerk="A"), *graded(clerk="D"))
    assert read(told, {"H1": "I"}, grades=grades).readings[0].weighted == (0.2, 1)


def test_items_of_one_origin_count_as_one():
    told = Told({"c1": ("paper clerk",), "c2": ("clerk",), "c3": ("pilot",)}, all_apart("clerk", "pilot"))
    matrix = read(told, {"H1": "I"}, {"H1": "II"}, {"H1": "I"}, grades=graded(clerk="A", pilot="A", paper="A"))
    assert matrix.readings[0].inconsistency == 4
    assert matrix.readings[0].weighted == (pytest.approx(2.7), 3)
    assert "E1 and E2 come from one origin, the clerk." in matrix.notes


def test_origins_of_unknown_dependence_are_one_and_are_not():
    told = Told({"c1": ("paper",), "c2": ("clerk",), "c3": ("pilot",)})
    grades = graded(paper="A", clerk="A", pilot="A")
    ratings = ({"H1": "I"}, {"H1": "I"}, {"H1": "I"})
    assert read(told, *ratings, grades=grades).readings[0].weighted == (0.9, 3)
    joined = replace(told, joined=all_apart("paper", "clerk"))
    assert read(joined, *ratings, grades=grades).readings[0].weighted == (0.9, 2)


def test_an_orphaned_item_is_kept_and_not_counted():
    told = Told({"c1": ("clerk",)})
    whole = question({"H1": "I", "H2": "C"})
    orphans = (Evidence("E2", None, "gone", {"H1": "II"}), Evidence("E3", "c9", "gone too", {"H2": "II"}))
    matrix = read_matrix(replace(whole, evidence=(*whole.evidence, *orphans)), footing(told))
    assert matrix.readings == read_matrix(whole, footing(told)).readings
    assert matrix.question.evidence[1:] == orphans
    assert matrix.diagnosticity == {"E1": 0.5, "E2": 0, "E3": 0}
    assert [note for note in matrix.notes if "orphaned" in note] == [
        f"{key} is orphaned: the case has no such claim any more; it is kept and does not count."
        for key in ("E2", "E3")
    ]


def test_the_order_of_the_evidence_does_not_matter():
    told = Told({"c1": ("paper", "clerk"), "c2": ("clerk",), "c3": ("pilot",)}, all_apart("paper", "pilot"))
    one = question({"H1": "I"}, {"H1": "II", "H2": "I"}, {"H2": "I"})
    other = replace(one, evidence=one.evidence[::-1])
    assert read_matrix(one, footing(told)).readings == read_matrix(other, footing(told)).readings


def test_a_brief_is_passed_through_and_alone_is_told():
    told = Told({"c1": ("brief clerk",), "c2": ("brief",)})
    matrix = read(told, {"H1": "I"}, {"H1": "C"}, grades=graded(clerk="A"))
    assert matrix.readings[0].weighted == (0.9, 1)
    assert "E2: on the word of a brief alone." in matrix.notes


@pytest.mark.parametrize(
    ("ratings", "note"),
    [
        (({"H1": "C", "H2": "C"},), "No item tells the hypotheses apart."),
        (({"H1": "C", "H2": "I"},), "Nothing speaks against H1."),
        (({"H1": "C"},), "No item bears on H2."),
        (({"H1": "C"},), "E1: not rated for every hypothesis, and neutral to the rest."),
        (({"H1": "I"}, {}), "Nobody has rated E2."),
        (({"H1": "I"},), "Nobody has graded the clerk: what rests on them may count for all or nothing."),
        ((), "No claim of the case is an item of evidence here."),
    ],
)
def test_what_the_reader_should_know_is_noted(ratings: tuple[dict, ...], note: str):
    assert note in read(Told({"c1": ("clerk",), "c2": ("clerk",)}), *ratings).notes


def test_many_names_are_cut():
    told = Told({"c1": (" ".join(f"witness{at}" for at in range(9)),)})
    assert any("the witness5 and 3 more: what" in note for note in read(told, {"H1": "I"}).notes)


def test_assertions_tell_which_items_say_the_same():
    told = Told({"c1": ("paper",), "c2": ("clerk",)})
    said = (Assertion("a1", "she left", ("c1",), narrower=("a2",)), Assertion("a2", "she left at dawn", ("c2",)))
    first, second = ground_of(question({"H1": "I"}, {"H1": "I"}), Footing(told, said)).items
    assert first.says_same(second)
    first, second = ground_of(question({"H1": "I"}, {"H1": "I"}), Footing(told, said[1:])).items
    assert not first.says_same(second)
