from __future__ import annotations

import builtins
import itertools
from collections.abc import Mapping
from dataclasses import replace

import pytest
from benchmarks import _brute as brute
from benchmarks._told import Told, all_apart, footing, graded, question
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.hypotheses.questions import CONSISTENCIES

from whosays.records import (
    Consistency,
    Evidence,
    Grade,
    Hypothesis,
    Interval,
    Matrix,
    MissingExtra,
    Question,
    WhosaysError,
)
from whosays.weigh.hypotheses import network
from whosays.weigh.hypotheses.dependence import readings_of
from whosays.weigh.hypotheses.items import Footing, ground_of
from whosays.weigh.hypotheses.matrix import read_matrix
from whosays.weigh.hypotheses.posterior import priors_of, read_probabilities

pytest.importorskip("pyagrum")

WITNESSES = ("paper", "clerk", "pilot", "smith")


def read(asked: Question, told: Told, grades: tuple[Grade, ...] = ()) -> Matrix:
    return read_probabilities(read_matrix(asked, footing(told, grades)), footing(told, grades))


def intervals(matrix: Matrix) -> list[Interval]:
    return [one.probability for one in matrix.readings if one.probability is not None]


def within(inner: Matrix, outer: Matrix) -> bool:
    pairs = zip(intervals(inner), intervals(outer), strict=True)
    return all(wide[0] <= narrow[0] and narrow[1] <= wide[1] for narrow, wide in pairs)


@st.composite
def cases(draw: st.DrawFn, rivals: int = 3) -> tuple[Question, Footing]:
    """Up to three items on up to four witnesses of any grade, some of which hand on what another said."""
    ways = st.lists(
        st.permutations(WITNESSES).map(lambda voices: " ".join(voices[:2])) | st.sampled_from(WITNESSES),
        min_size=1,
        max_size=2,
    )
    keys = [f"H{at}" for at in range(1, rivals + 1)]
    ratings = draw(
        st.lists(st.fixed_dictionaries(dict.fromkeys(keys, st.sampled_from(CONSISTENCIES))), min_size=1, max_size=3)
    )
    told = Told(
        {f"c{at}": tuple(draw(ways)) for at in range(1, len(ratings) + 1)},
        draw(st.sampled_from((all_apart(*WITNESSES), frozenset(), all_apart("paper", "clerk")))),
    )
    grades = draw(st.dictionaries(st.sampled_from(WITNESSES), st.sampled_from("ABCDEF"), max_size=4))
    ranges: Mapping[Consistency, Interval] = {"CC": (3, 3), "II": (0.25, 0.25)}
    priors = draw(
        st.sampled_from(((None,) * rivals, ((0.1, 0.5),) * rivals, ((0.2, 0.2), *((0.3, 0.6),) * (rivals - 1))))
    )
    return question(*ratings, priors=priors, ranges=ranges), footing(told, graded(**grades))


@settings(max_examples=25, deadline=None)
@given(cases())
def test_the_bounds_are_those_of_all_combinations(case: tuple[Question, Footing]):
    asked, ground = case
    found: list[list[float]] = []
    for reading in readings_of(ground_of(asked, ground), ground.origins):
        for reliable, ratios in brute.corners(asked, reading):
            found.extend(
                brute.posterior(asked, reading, reliable, ratios, priors)
                for priors in brute.tops(priors_of(asked.hypotheses))
            )
    matrix = read_probabilities(read_matrix(asked, ground), ground)
    for (low, high), values in zip(intervals(matrix), zip(*found, strict=True), strict=True):
        assert low == pytest.approx(min(values), abs=1.01e-3)
        assert low <= min(values) + 1e-9
        assert high == pytest.approx(max(values), abs=1.01e-3)
        assert high >= max(values) - 1e-9


@settings(max_examples=25, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(case: tuple[Question, Footing], random):
    asked, ground = case
    evidence = [*asked.evidence]
    random.shuffle(evidence)
    shuffled = replace(asked, evidence=tuple(evidence))
    one, other = (read_probabilities(read_matrix(each, ground), ground) for each in (asked, shuffled))
    assert one.readings == other.readings


@settings(max_examples=25, deadline=None)
@given(cases(), st.sampled_from(WITNESSES), st.sampled_from("ABCDE"))
def test_a_grade_in_place_of_none_never_widens(case: tuple[Question, Footing], witness: str, grade: str):
    asked, ground = case
    bare = replace(ground, grades=[one for one in ground.grades if one.subject != witness])
    more = replace(bare, grades=[*bare.grades, *graded(**{witness: grade})])
    narrow, wide = (read_probabilities(read_matrix(asked, each), each) for each in (more, bare))
    assert within(narrow, wide)


def test_a_copy_changes_nothing():
    told = Told({"c1": ("clerk",), "c2": ("pilot",)})
    asked = question({"H1": "CC", "H2": "I"}, {"H1": "I", "H2": "C"})
    alone = read(asked, told, graded(clerk="B"))
    for copies in (1, 10):
        ways = {f"d{at}": (f"outlet{at} clerk",) for at in range(copies)}
        copied = replace(told, ways={**told.ways, **ways}, via=dict.fromkeys(ways, ("c1",)))
        ratings = asked.evidence[0].ratings
        items = tuple(Evidence(f"F{at}", f"d{at}", "words", ratings if at % 2 else {}) for at in range(copies))
        more = read(replace(asked, evidence=(*asked.evidence, *items)), copied, graded(clerk="B"))
        assert intervals(more) == intervals(alone)


def test_an_orphaned_item_and_one_that_fits_all_alike_change_nothing():
    told = Told({"c1": ("clerk",), "c2": ("clerk",)})
    asked = question({"H1": "CC", "H2": "I"})
    more = replace(
        asked,
        evidence=(
            *asked.evidence,
            Evidence("E2", None, "gone", {"H1": "II"}),
            Evidence("E3", "c2", "words", {"H1": "CC", "H2": "CC"}),
        ),
    )
    assert intervals(read(more, told)) == intervals(read(asked, told))


def test_without_grades_what_was_held_before_stays_possible():
    told = Told({"c1": ("clerk",), "c2": ("pilot",)})
    (first, _) = intervals(read(question({"H1": "CC", "H2": "I"}, {"H1": "II"}, priors=((0.3, 0.3), None)), told))
    assert first[0] < 0.3 < first[1]


def test_two_witnesses_that_agree_are_more_than_one_and_may_be_one():
    ratings: Mapping[str, Consistency] = {"H1": "CC", "H2": "II"}
    told = Told({"c1": ("clerk",), "c2": ("pilot",)}, via={"c2": ("c1",)})
    grades = graded(clerk="A", pilot="A")
    priors = ((0.5, 0.5), (0.5, 0.5))
    one = intervals(read(question(ratings, priors=priors), told, grades))[0]
    unknown = intervals(read(question(ratings, ratings, priors=priors), told, grades))[0]
    known = intervals(
        read(question(ratings, ratings, priors=priors), replace(told, apart=all_apart("clerk", "pilot")), grades)
    )[0]
    assert unknown[0] == one[0] < known[0]
    assert unknown[1] == known[1] > one[1]


def test_members_of_one_report_hold_one_at_a_time():
    told = Told({"c1": ("clerk",), "c2": ("clerk",)}, via={"c2": ("c1",)})
    grades = graded(clerk="A")
    first, second = {"H1": "CC", "H2": "N"}, {"H1": "I", "H2": "N"}
    both = intervals(read(question(first, second), told, grades))[0]
    alone = [intervals(read(question(one), told, grades))[0] for one in (first, second)]
    assert both == (min(low for low, _ in alone), max(high for _, high in alone))


def test_the_credibility_of_a_claim_counts():
    told = Told({"c1": ("clerk",)})
    asked = question({"H1": "CC", "H2": "II"})
    sure = read(asked, told, graded(clerk="A"))
    doubtful = read(asked, told, (*graded(clerk="A"), Grade("c1", "words", None, "5")))
    assert intervals(doubtful)[0][1] < intervals(sure)[0][1]


def test_intervals_have_words_and_open_priors():
    matrix = read(question({"H1": "CC", "H2": "II"}), Told({"c1": ("clerk",)}), graded(clerk="A"))
    low, high = matrix.readings[0].probability or (0, 0)
    # From 1:3 times (0.9·4 + 0.1) to (0.9·0.25 + 0.1), and from 3:1 times 10 to 0.1.
    assert (low, high) == (0.791, 0.997)
    assert matrix.readings[0].words == "likely to almost certain"
    assert "No prior is given: each hypothesis starts between 25% and 75%." in matrix.notes


def test_a_missing_prior_beside_others_is_noted():
    matrix = read(question({"H1": "C"}, priors=((0.2, 0.4), None)), Told({"c1": ("clerk",)}))
    assert "H2: without a prior, which may be anything that the others leave." in matrix.notes


@pytest.mark.parametrize(
    ("hypotheses", "note"),
    [
        ((Hypothesis("H1", "He did."),), "there are fewer than two hypotheses"),
        ((Hypothesis("H1", "He did.", (0.7, 0.8)), Hypothesis("H2", "She did.", (0.6, 1))), "cannot sum to 1"),
    ],
)
def test_where_nothing_can_be_computed_it_says_so(hypotheses: tuple[Hypothesis, ...], note: str):
    matrix = read(replace(question({"H1": "C"}), hypotheses=hypotheses), Told({"c1": ("clerk",)}))
    assert intervals(matrix) == []
    assert note in matrix.notes[-1]


def test_too_many_shared_sources_are_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(network, "_LARGEST", 4)
    matrix = read(question({"H1": "C", "H2": "I"}), Told({"c1": ("clerk paper", "pilot")}))
    assert intervals(matrix) == []
    assert "share their sources in too many ways" in matrix.notes[-1]


def test_a_climb_that_may_fall_short_is_told():
    ratings = [dict(zip(("H1", "H2", "H3"), rated, strict=True)) for rated in itertools.permutations(("CC", "C", "C"))]
    told = Told({f"c{at}": (f"v{at} hub",) for at in range(1, 13)})
    matrix = read(question(*ratings, *ratings, priors=(None, None, None)), told)
    assert any("may reach further" in note for note in matrix.notes)
    assert all(low < 1 / 3 < high for low, high in intervals(matrix))


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "pyagrum":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtra, match=r"pip install 'whosays\[bayes\]'") as caught:
        read(question({"H1": "C", "H2": "I"}), Told({"c1": ("clerk",)}))
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, WhosaysError)
    assert caught.value.exit_code == 1
