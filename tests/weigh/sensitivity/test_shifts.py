"""A hypothesis shifts where its probability does, or else what speaks against it."""

from __future__ import annotations

import pytest

from whosays.records import Effect, HypothesisReading, Interval, Matrix, Question
from whosays.weigh.sensitivity import shifts_between


def matrix(*readings: HypothesisReading, key: str = "Q1") -> Matrix:
    return Matrix(Question(key, "Who opened the sluice?"), readings)


def reading(probability: Interval | None, weighted: Interval = (0, 1), key: str = "H1") -> HypothesisReading:
    return HypothesisReading(key, 0, weighted, probability)


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (reading((0.2, 0.6)), reading((0.1, 0.5)), "weakens"),
        (reading((0.2, 0.6)), reading((0.2, 0.5)), "weakens"),
        (reading((0.2, 0.6)), reading((0.3, 0.6)), "strengthens"),
        (reading((0.2, 0.6)), reading((0.1, 0.7)), "shifts"),
        (reading((0.2, 0.6)), reading((0.3, 0.5)), "shifts"),
        (reading((0.2, 0.6)), reading(None), "shifts"),
        (reading(None, (1, 2)), reading(None, (1, 3)), "weakens"),
        (reading(None, (1, 2)), reading(None, (0, 2)), "strengthens"),
        (reading(None, (1, 4)), reading(None, (2, 3)), "shifts"),
    ],
)
def test_the_effect(before: HypothesisReading, after: HypothesisReading, effect: Effect) -> None:
    (shift,) = shifts_between(matrix(before), matrix(after))
    assert (shift.question, shift.key, shift.effect) == ("Q1", "H1", effect)
    assert (shift.before, shift.after) == (before, after)


def test_what_stays_is_not_listed_and_the_worst_comes_first() -> None:
    before = matrix(reading((0.2, 0.6)), reading((0.2, 0.6), key="H2"), reading((0.1, 0.2), key="H3"))
    after = matrix(reading((0.3, 0.7)), reading((0.1, 0.5), key="H2"), reading((0.1, 0.2 + 1e-9), key="H3"))
    assert [shift.key for shift in shifts_between(before, after)] == ["H2", "H1"]


def test_a_hypothesis_that_is_no_more_is_passed_over() -> None:
    assert shifts_between(matrix(reading((0.2, 0.6))), matrix()) == ()


def test_two_questions_are_not_compared() -> None:
    with pytest.raises(ValueError, match="Q1 and Q2 are two questions"):
        shifts_between(matrix(), matrix(key="Q2"))
