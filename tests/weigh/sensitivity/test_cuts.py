"""Minimal sets of sources are those that brute force finds, and a cut-off list says so."""

from __future__ import annotations

from hypothesis import given, settings
from tests.weigh.sensitivity.brute import FORMULAS, minimal_cuts

from whosays.records import Cuts, CutSet
from whosays.weigh.sensitivity import Formula, find_cuts


def test_one_common_source_is_enough() -> None:
    cuts = find_cuts(Formula.of([("courier", "clerk"), ("gazette", "clerk")]))
    assert cuts == Cuts((CutSet(("clerk",)), CutSet(("courier", "gazette"))), True, 1)


def test_what_nothing_supports_needs_no_cut() -> None:
    assert find_cuts(Formula()) == Cuts((), True, 0)


@settings(deadline=None)
@given(FORMULAS)
def test_few_voices_are_searched_to_the_end(formula: Formula) -> None:
    cuts = find_cuts(formula)
    expected = minimal_cuts(formula) if formula.clauses else []
    assert [cut.voices for cut in cuts.sets] == expected
    assert cuts.complete
    assert cuts.fewest == min(map(len, expected), default=0)


def test_a_list_that_is_cut_off_says_so() -> None:
    formula = Formula.of([("a", "b", "c"), ("d", "e", "f")])
    cuts = find_cuts(formula, most=4)
    assert (len(cuts.sets), cuts.complete, cuts.fewest) == (4, False, 2)
    assert find_cuts(formula).complete


def test_many_independent_lines_have_no_small_cut() -> None:
    cuts = find_cuts(Formula.of([(f"paper {number}", f"witness {number}") for number in range(20)]))
    assert cuts == Cuts((), False, 20)


def test_of_many_voices_the_small_sets_are_found() -> None:
    formula = Formula.of([("clerk", "wire", f"paper {number}") for number in range(40)])
    cuts = find_cuts(formula)
    assert [cut.voices for cut in cuts.sets] == [("clerk",), ("wire",)]
    assert not cuts.complete
