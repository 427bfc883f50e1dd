"""A formula keeps what it says when it is made smaller, and briefs lend nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.sensitivity.standing import provenance

from whosays.weigh.sensitivity import Formula, Formulas

CLAUSES = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=8)


def test_a_line_that_needs_more_than_another_adds_nothing() -> None:
    formula = Formula.of([("courier", "clerk"), ("clerk",), ("gazette", "baker")])
    assert formula.clauses == (frozenset({"clerk"}), frozenset({"gazette", "baker"}))
    assert formula.voices == ("baker", "clerk", "gazette")
    assert formula.necessary == frozenset()


def test_what_all_lines_need_is_necessary() -> None:
    assert Formula.of([("courier", "clerk"), ("courier", "baker")]).necessary == {"courier"}
    assert Formula().necessary == frozenset()


@settings(deadline=None)
@given(CLAUSES, st.frozensets(st.sampled_from("abcdef")))
def test_absorption_changes_nothing_of_what_holds(clauses: list[frozenset[str]], dropped: frozenset[str]) -> None:
    formula = Formula.of(clauses)
    assert formula.holds_without(dropped) == any(not clause & dropped for clause in clauses)
    assert not any(one < other for one in formula.clauses for other in formula.clauses)


@settings(deadline=None)
@given(CLAUSES)
def test_the_order_of_lines_makes_no_difference(clauses: list[frozenset[str]]) -> None:
    assert Formula.of(clauses) == Formula.of(reversed(clauses)) == Formula.of(clauses * 2)


def test_briefs_are_in_no_clause_and_support_nothing_by_themselves() -> None:
    formulas = Formulas(provenance({"c1": ["brief courier clerk", "brief"], "c2": ["brief"]}, brief="brief"))
    assert formulas.of(["c1", "c2"]).clauses == (frozenset({"courier", "clerk"}),)
    assert formulas.of(["c2"]) == Formula()


def test_origins_held_to_depend_on_each_other_are_one() -> None:
    said = {"c1": ["courier clerk"], "c2": ["gazette baker"], "c3": ["herald cook"], "c4": ["bugle clerk"]}
    formulas = Formulas(provenance(said, dependent=["clerk cook", "clerk cobbler"]))
    assert formulas.by_origin(said) == (
        Formula.of([("gazette", "baker")]),
        Formula.of([("courier", "clerk"), ("bugle", "clerk"), ("herald", "cook")]),
    )


def test_a_line_that_ends_at_a_relay_goes_with_the_origin_behind_it() -> None:
    said = {"c1": ["courier"], "c2": ["gazette courier clerk"], "c3": ["herald"]}
    assert Formulas(provenance(said)).by_origin(said) == (
        Formula.of([("courier",), ("gazette", "courier", "clerk")]),
        Formula.of([("herald",)]),
    )


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True).map(" ".join), min_size=1),
    st.lists(st.sampled_from(["a b", "b c", "d e", "a f"]), unique=True),
)
def test_there_are_as_many_origins_as_count_at_most(paths: list[str], dependent: list[str]) -> None:
    counted = provenance({"c1": paths}, dependent=dependent)
    formulas = Formulas(counted)
    assert len(formulas.by_origin(["c1"])) == counted.support(["c1"]).most
    together = Formula.of(clause for formula in formulas.by_origin(["c1"]) for clause in formula.clauses)
    assert together == formulas.of(["c1"])
