"""What makes no sense as an operation on a question, told before it is kept: a fold would pass over it in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NoReturn, get_args

from whosays.records import Consistency, Hypothesis, Interval, Question, UsageError
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

#: A short name: one word without what YAML reads as more.
KEY = re.compile(r"[^\s,:{}\[\]]+")
#: How far sums of decimal fractions may be off.
_SLACK = 1e-9
_FOR, _AGAINST = frozenset({"CC", "C"}), frozenset({"I", "II"})


def check_operation(operation: Operation, question: Question | None) -> None:
    """Refuse an operation that has no effect or leads nowhere.

    Args:
        operation: What is to be done.
        question: The question as it stands; None where it was not asked yet.

    Raises:
        UsageError: If it speaks of what is not there, or states something that cannot be.
    """
    if isinstance(operation, StateQuestion):
        _check_stated("question", operation.question, operation.text)
        return
    if question is None:
        _refuse(f"there is no question “{operation.question}”", "ask it first")
    hypotheses = [one.key for one in question.hypotheses]
    evidence = [one.key for one in question.evidence]
    match operation:
        case StateHypothesis(_, key, text, prior):
            _check_stated("hypothesis", key, text)
            others = [one for one in question.hypotheses if one.key != key]
            _check_priors((*others, Hypothesis(key, text, prior)))
        case DropHypothesis(_, key):
            check_known("hypothesis", key, hypotheses)
        case AddEvidence(_, key, claim_id, words):
            _check_stated("item of evidence", key, words)
            _check_new(claim_id, key, question)
        case DropEvidence(_, key):
            check_known("evidence", key, evidence)
        case Rate(_, hypothesis, item, rating):
            check_known("hypothesis", hypothesis, hypotheses)
            check_known("evidence", item, evidence)
            if rating is not None:
                check_known("consistency", rating, get_args(Consistency))
        case SetRange(_, consistency, ratio):
            check_known("consistency", consistency, get_args(Consistency))
            if ratio is not None and (amiss := ratio_amiss(ratio, consistency)):
                _refuse(f"the range of {consistency} runs from {ratio[0]:g} to {ratio[1]:g}", amiss)
        case DropQuestion() | Arrange():
            pass


def check_known(what: str, key: str, keys: Sequence[str]) -> None:
    """Refuse a key that is none of those there are.

    Raises:
        UsageError: Naming those.
    """
    if key not in keys:
        _refuse(
            f"there is no {what} “{key}”",
            f"there is {', '.join(keys)}" if keys else "state some with: whosays hypotheses CASE FILE.yaml",
        )


def priors_amiss(hypotheses: Iterable[Hypothesis]) -> tuple[str, str] | None:
    """Why the priors cannot sum to 1, those not given lying anywhere, and what helps; None where they can."""
    priors = [one.prior for one in hypotheses]
    least = sum(prior[0] for prior in priors if prior)
    most = sum(prior[1] if prior else 1.0 for prior in priors)
    if least <= 1 + _SLACK and most >= 1 - _SLACK:
        return None
    sums = f"at least {least:g}" if least > 1 else f"at most {most:g}"
    remedy = "widen them; where none of the hypotheses may hold, state “something else” as one more"
    return f"the priors sum to {sums}, and one of the hypotheses has to hold", remedy


def ratio_amiss(ratio: Interval, consistency: Consistency) -> str:
    """What to give instead of a ratio of likelihoods that cannot stand for a consistency; empty where it can."""
    low, high = ratio
    if not 0 < low <= high:
        return "a ratio lies above 0, the lower one first"
    if (consistency in _FOR and low < 1) or (consistency in _AGAINST and high > 1):
        return f"it speaks the other way: give ratios of {'1 or more' if consistency in _FOR else '1 or less'}"
    return ""


def _check_stated(what: str, key: str, text: str) -> None:
    if not KEY.fullmatch(key):
        _refuse(f"“{key}” is no short name for a {what}", "it is one word, such as H1")
    if not text.strip():
        _refuse(f"the {what} {key} has no text", "say it in a sentence")


def _check_priors(hypotheses: Sequence[Hypothesis]) -> None:
    for one in hypotheses:
        if one.prior is not None and not 0 <= one.prior[0] <= one.prior[1] <= 1:
            low, high = one.prior
            _refuse(f"the prior of {one.key} runs from {low:g} to {high:g}", "give probabilities, the lower first")
    # With one hypothesis alone the rivals are still to come, and with them what is missing from 1.
    if len(hypotheses) > 1 and (amiss := priors_amiss(hypotheses)):
        _refuse(*amiss)


def _check_new(claim_id: str | None, key: str, question: Question) -> None:
    for item in question.evidence:
        if claim_id is not None and item.claim_id == claim_id and item.key != key:
            _refuse(f"this claim is {item.key} already", "one claim is one item of evidence")


def _refuse(reason: str, remedy: str) -> NoReturn:
    raise UsageError(reason, remedy)
