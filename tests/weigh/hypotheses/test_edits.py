from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.hypotheses.questions import operations, questions

from whosays.records import Evidence, Hypothesis, Question
from whosays.weigh.hypotheses.edits import (
    AddEvidence,
    DropEvidence,
    DropHypothesis,
    DropQuestion,
    Operation,
    Rate,
    SetRange,
    StateHypothesis,
    StateQuestion,
    fold,
    operations_between,
)
from whosays.weigh.hypotheses.payloads import operation_of, payload_of

ASKED: tuple[Operation, ...] = (
    StateQuestion("order", "Who gave the order?"),
    StateHypothesis("order", "H1", "The deputy director."),
    StateHypothesis("order", "H2", "Nobody."),
    AddEvidence("order", "E1", "clm-1", "she did not hear the order"),
    Rate("order", "H1", "E1", "I"),
)


def test_a_log_leaves_the_question_that_it_states():
    (question,) = fold(
        (*ASKED, StateHypothesis("order", "H2", "Habit.", (0.2, 0.4)), SetRange("order", "I", (0.1, 0.5)))
    )
    assert question == Question(
        "order",
        "Who gave the order?",
        (Hypothesis("H1", "The deputy director."), Hypothesis("H2", "Habit.", (0.2, 0.4))),
        (Evidence("E1", "clm-1", "she did not hear the order", {"H1": "I"}),),
        {"I": (0.1, 0.5)},
    )


def test_what_is_dropped_takes_its_ratings_along():
    (question,) = fold((*ASKED, DropHypothesis("order", "H1"), StateHypothesis("order", "H1", "A clerk.")))
    assert question.evidence[0].ratings == {}
    (question,) = fold((*ASKED, DropEvidence("order", "E1"), AddEvidence("order", "E1", "clm-1", "she did not hear")))
    assert question.evidence[0].ratings == {}
    assert fold((*ASKED, DropQuestion("order"))) == ()


def test_ratings_stay_on_the_same_claim_and_go_with_another():
    (question,) = fold((*ASKED, AddEvidence("order", "E1", "clm-9", "she did not hear the order")))
    assert question.evidence[0] == Evidence("E1", "clm-9", "she did not hear the order", {"H1": "I"})
    (question,) = fold((*ASKED, AddEvidence("order", "E1", "clm-9", "the ship sailed")))
    assert question.evidence[0].ratings == {}


def test_an_operation_on_what_is_not_there_waits():
    (question,) = fold((Rate("order", "H1", "E1", "CC"), *ASKED[:-1]))
    assert question.evidence[0].ratings == {}
    assert fold((Rate("order", "H1", "E1", "CC"), SetRange("order", "I", None))) == ()


def test_two_questions_have_no_difference():
    with pytest.raises(ValueError, match="order and ship are two questions"):
        operations_between(Question("order", "Who?"), Question("ship", "Which?"))


@settings(deadline=None)
@given(questions("order"), questions("order"))
def test_the_difference_leads_from_one_question_to_the_other(before: Question, after: Question):
    log = operations_between(None, before)
    assert fold(log) == (before,)
    assert fold((*log, *operations_between(before, after))) == (after,)


@settings(deadline=None)
@given(questions())
def test_there_is_no_difference_from_itself(question: Question):
    assert operations_between(question, question) == ()


@settings(deadline=None)
@given(questions("order"))
def test_one_new_rating_is_one_operation(question: Question):
    item, rival = question.evidence[0], question.hypotheses[0].key
    other = "CC" if item.ratings.get(rival) == "II" else "II"
    changed = replace(item, ratings={**item.ratings, rival: other})
    after = replace(question, evidence=(changed, *question.evidence[1:]))
    assert operations_between(question, after) == (Rate("order", rival, item.key, other),)


@settings(deadline=None)
@given(st.lists(operations, max_size=30))
def test_any_log_folds_and_its_questions_fold_to_themselves(log: list[Operation]):
    for question in fold(log):
        assert fold(operations_between(None, question)) == (question,)
        assert all(set(item.ratings) <= {one.key for one in question.hypotheses} for item in question.evidence)


@settings(deadline=None)
@given(operations)
def test_operations_survive_json(operation: Operation):
    payload = json.loads(json.dumps(payload_of(operation)))
    assert operation_of({**payload, "trace": {"start": 3}}) == operation


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"operation": "Forget"}, "no operation 'Forget'"),
        ({"operation": None}, "no operation None"),
        ({"rating": "X"}, "'rating' of the operation Rate is no consistency: 'X'"),
        ({"question": " "}, "'question' of the operation Rate is no text"),
        ({"hypothesis": None}, "'hypothesis' of the operation Rate is no text: None"),
        ({"operation": "StateHypothesis", "text": "A clerk."}, "the operation StateHypothesis lacks 'prior'"),
        ({"operation": "StateHypothesis", "text": "A clerk.", "prior": [0.5, 1.5]}, "no interval of probabilities"),
        ({"operation": "StateHypothesis", "text": "A clerk.", "prior": [0.5, 0.4]}, "no interval of probabilities"),
        ({"operation": "SetRange", "consistency": "C", "ratio": [0, 2]}, "no interval of ratios above 0"),
        ({"operation": "SetRange", "consistency": "C", "ratio": [1, float("inf")]}, "no interval of ratios above 0"),
        ({"operation": "SetRange", "consistency": None, "ratio": [1, 2]}, "no consistency: None"),
        ({"operation": "Arrange", "hypotheses": ["H1"], "items": "E1"}, "'items' of the operation Arrange"),
    ],
)
def test_a_broken_payload_says_what_is_broken(changes: dict[str, object], message: str):
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        operation_of({**payload_of(Rate("order", "H1", "E1", "C")), **changes})


@pytest.mark.parametrize("payload", [None, [], "Rate", 3])
def test_what_is_no_object_is_no_operation(payload: object):
    with pytest.raises(ValueError, match="there is no operation None"):
        operation_of(payload)
