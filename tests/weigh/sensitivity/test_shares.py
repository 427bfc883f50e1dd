"""Shares are Shapley values: against brute force, and by the properties that define them."""

from __future__ import annotations

import random

import pytest
from benchmarks.shares import by_brute_force
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.sensitivity.brute import FORMULAS

from whosays.records import Share
from whosays.weigh.sensitivity import Formula, find_origin_shares, find_shares
from whosays.weigh.sensitivity.exact import exact_shares
from whosays.weigh.sensitivity.sampled import sampled_shares


def tangled(voices: int, clauses: int) -> Formula:
    """A formula that does not fall apart soon."""
    dice = random.Random(3)  # noqa: S311 draws need no secrecy
    return Formula.of(dice.sample([f"v{number}" for number in range(voices)], 3) for _ in range(clauses))


def test_two_papers_on_one_witness_share_what_the_witness_leaves() -> None:
    shares = find_shares(Formula.of([("courier", "clerk"), ("gazette", "clerk")]))
    assert [share.voice for share in shares] == ["clerk", "courier", "gazette"]
    assert [share.share for share in shares] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert {share.error for share in shares} == {None}


@settings(deadline=None)
@given(FORMULAS)
def test_they_are_those_of_brute_force(formula: Formula) -> None:
    assert exact_shares(formula) == pytest.approx(by_brute_force(formula) if formula.clauses else {})


@settings(deadline=None)
@given(FORMULAS.filter(lambda formula: bool(formula.clauses)))
def test_they_sum_to_one_and_none_is_negative(formula: Formula) -> None:
    shares = find_shares(formula)
    assert sum(share.share for share in shares) == pytest.approx(1)
    assert all(share.share > 0 for share in shares)


@settings(deadline=None)
@given(FORMULAS, st.permutations("abcdef"))
def test_other_names_change_nothing_else(formula: Formula, names: list[str]) -> None:
    called = dict(zip("abcdef", names, strict=True))
    renamed = Formula.of({called[voice] for voice in clause} for clause in formula.clauses)
    expected = {called[voice]: share for voice, share in (exact_shares(formula) or {}).items()}
    assert exact_shares(renamed) == pytest.approx(expected)


def test_whoever_makes_no_difference_has_no_share() -> None:
    shares = find_shares(Formula.of([("clerk",), ("clerk", "courier")]))
    assert shares == (Share("clerk", pytest.approx(1)),)


def test_nothing_is_shared_of_no_support() -> None:
    assert find_shares(Formula()) == ()
    assert find_origin_shares(()) == ()


def test_many_voices_are_exact_where_lines_meet_in_few() -> None:
    formula = Formula.of([("clerk", f"paper {number}") for number in range(100)] + [("baker", "herald")])
    exact = exact_shares(formula)
    assert exact is not None
    assert sum(exact.values()) == pytest.approx(1)
    assert exact["paper 7"] == pytest.approx(exact["paper 93"])
    assert exact["clerk"] > exact["baker"] > exact["paper 7"]


def test_a_sample_says_its_error_and_keeps_to_it() -> None:
    formula = Formula.of([("clerk", f"paper {number % 4}", f"wire {number % 3}") for number in range(12)])
    exact = exact_shares(formula)
    assert exact is not None
    sampled = sampled_shares(formula, orders=8_000)
    assert sum(share for share, _ in sampled.values()) == pytest.approx(1)
    for voice, (share, error) in sampled.items():
        assert 0 < error < 0.02
        assert abs(share - exact[voice]) < 4 * error


def test_what_does_not_fall_apart_is_sampled_the_same_way_every_time() -> None:
    formula = tangled(60, 90)
    assert exact_shares(formula) is None
    shares = find_shares(formula, orders=100)
    assert shares == find_shares(formula, orders=100)
    assert all(share.error for share in shares)


def test_too_many_voices_are_sampled() -> None:
    shares = find_shares(Formula.of([(f"paper {number}",) for number in range(300)]), orders=100)
    assert len(shares) == 300
    assert sum(share.share for share in shares) == pytest.approx(1)


def test_shares_in_origins_sum_to_their_number() -> None:
    shares = find_origin_shares([Formula.of([("courier", "clerk"), ("gazette", "clerk")]), Formula.of([("courier",)])])
    assert {share.voice: share.share for share in shares} == pytest.approx(
        {"courier": 7 / 6, "clerk": 2 / 3, "gazette": 1 / 6}
    )


def test_one_sampled_origin_gives_the_sum_an_error() -> None:
    shares = find_origin_shares([tangled(60, 90), Formula.of([("v1",)])], orders=100)
    first = next(share for share in shares if share.voice == "v1")
    assert first.share > 1
    assert first.error
