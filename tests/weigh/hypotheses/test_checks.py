"""Operations that make no sense are told before they are kept."""

from __future__ import annotations

import pytest

from whosays.records import Evidence, Hypothesis, Question, UsageError
from whosays.weigh.hypotheses.checks import check_operation
from whosays.weigh.hypotheses.edits import (
    AddEvidence,
    Arrange,
    DropEvidence,
    DropHypothesis,
    DropQuestion,
    Operation,
    Rate,
    SetRange,
    StateHypothesis,
    StateQuestion,
)
from whosays.weigh.hypotheses.icd203 import estimate_of

QUESTION = Question(
    "Q1",
    "Who rang the bell?",
    (Hypothesis("H1", "The sexton.", (0.5, 0.7)), Hypothesis("H2", "The wind.")),
    (Evidence("E1", "clm-1", "the rope was wet"),),
)


@pytest.mark.parametrize(
    "operation",
    [
        StateQuestion("Q1", "Who?"),
        StateHypothesis("Q1", "H3", "A child.", (0.1, 0.3)),
        StateHypothesis("Q1", "H1", "The old sexton.", (0.9, 0.9)),
        DropHypothesis("Q1", "H2"),
        AddEvidence("Q1", "E2", "clm-2", "the door was shut"),
        AddEvidence("Q1", "E1", "clm-1", "the rope was wet"),
        DropEvidence("Q1", "E1"),
        Rate("Q1", "H1", "E1", "CC"),
        Rate("Q1", "H1", "E1", None),
        SetRange("Q1", "II", (0.1, 0.5)),
        SetRange("Q1", "N", (0.5, 2.0)),
        SetRange("Q1", "CC", None),
        Arrange("Q1", ("H2", "H1"), ()),
        DropQuestion("Q1"),
    ],
)
def test_what_can_be_done(operation: Operation) -> None:
    check_operation(operation, QUESTION)


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (StateQuestion("Q 1", "Who?"), "no short name"),
        (StateQuestion("Q1", "  "), "has no text"),
        (StateHypothesis("Q1", "H3", ""), "has no text"),
        (StateHypothesis("Q1", "H:3", "A child."), "no short name"),
        (StateHypothesis("Q1", "H3", "A child.", (0.6, 0.9)), "sum to at least 1.1"),
        (StateHypothesis("Q1", "H2", "The wind.", (0.1, 0.2)), "sum to at most 0.9"),
        (StateHypothesis("Q1", "H3", "A child.", (0.4, 0.2)), "runs from 0.4 to 0.2"),
        (DropHypothesis("Q1", "H3"), "there is no hypothesis “H3”: there is H1, H2"),
        (AddEvidence("Q1", "E2", "clm-1", "the rope was wet"), "is E1 already"),
        (DropEvidence("Q1", "E9"), "there is no evidence “E9”"),
        (Rate("Q1", "H3", "E1", "C"), "there is no hypothesis"),
        (Rate("Q1", "H1", "E2", "C"), "there is no evidence"),
        (SetRange("Q1", "C", (0.5, 2.0)), "1 or more"),
        (SetRange("Q1", "I", (0.5, 2.0)), "1 or less"),
        (SetRange("Q1", "CC", (0.0, 2.0)), "above 0"),
    ],
)
def test_what_cannot(operation: Operation, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_operation(operation, QUESTION)
    assert reason in str(caught.value)


def test_only_a_question_can_be_stated_where_none_is() -> None:
    check_operation(StateQuestion("Q2", "Why?"), None)
    with pytest.raises(UsageError, match="there is no question “Q2”"):
        check_operation(DropQuestion("Q2"), None)


def test_a_first_hypothesis_may_leave_room_for_its_rivals() -> None:
    check_operation(StateHypothesis("Q2", "H1", "The sexton.", (0.1, 0.2)), Question("Q2", "Why?"))


@pytest.mark.parametrize(
    ("words", "estimate"),
    [
        ("0.3", (0.3, 0.3)),
        ("0.2 to 0.4", (0.2, 0.4)),
        (" 0.2–0.4 ", (0.2, 0.4)),
        ("0.2-0.4", (0.2, 0.4)),
        ("likely", (0.55, 0.8)),
        ("unlikely to likely", (0.2, 0.8)),
    ],
)
def test_an_estimate_in_numbers_or_words(words: str, estimate: tuple[float, float]) -> None:
    assert estimate_of(words) == estimate


@pytest.mark.parametrize("words", ["", "0.4 to 0.2", "2", "-0.1", "nan", "maybe", "0.1 to 0.2 to 0.3", "0.2 to likely"])
def test_what_is_no_estimate(words: str) -> None:
    with pytest.raises(ValueError, match="no estimate"):
        estimate_of(words)
