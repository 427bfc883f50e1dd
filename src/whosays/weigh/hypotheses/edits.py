"""Questions with their hypotheses as what a log of operations makes of them: a fold that never fails.

An operation on what is not there has no effect. Thus an older one can be taken back whatever came after it: a rating of
a hypothesis that was never stated waits in the log until that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from whosays.records import Consistency, Evidence, Hypothesis, Interval, Question

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class StateQuestion:
    """Ask a question, or put one in other words."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class DropQuestion:
    """Give a question up with all that was said on it."""

    question: str


@dataclass(frozen=True, slots=True)
class StateHypothesis:
    """State a hypothesis, put it in other words, or say what is held of it before the evidence; ratings stay."""

    question: str
    hypothesis: str
    text: str
    prior: Interval | None = None


@dataclass(frozen=True, slots=True)
class DropHypothesis:
    """Give a hypothesis up with its ratings."""

    question: str
    hypothesis: str


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """Bring in a claim as an item of evidence, or exchange it: ratings stay only where id or words of the claim do."""

    question: str
    evidence: str
    claim_id: str | None
    words: str


@dataclass(frozen=True, slots=True)
class DropEvidence:
    """Leave an item out with its ratings."""

    question: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Say how an item fits a hypothesis; None takes a rating away."""

    question: str
    hypothesis: str
    evidence: str
    rating: Consistency | None


@dataclass(frozen=True, slots=True)
class SetRange:
    """Give the likelihood ratios that a consistency stands for on this question; None returns to the usual ones."""

    question: str
    consistency: Consistency
    ratio: Interval | None


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put hypotheses and items in this order; those not named follow in theirs."""

    question: str
    hypotheses: tuple[str, ...]
    items: tuple[str, ...]


Operation = (
    StateQuestion
    | DropQuestion
    | StateHypothesis
    | DropHypothesis
    | AddEvidence
    | DropEvidence
    | Rate
    | SetRange
    | Arrange
)


def fold(operations: Iterable[Operation]) -> tuple[Question, ...]:
    """The questions that the operations, oldest first, leave, in the order in which they were first asked."""
    drafts: dict[str, _Draft] = {}
    for operation in operations:
        match operation:
            case StateQuestion(key, text):
                drafts.setdefault(key, _Draft(key, text)).text = text
            case DropQuestion(key):
                drafts.pop(key, None)
            case _ if (draft := drafts.get(operation.question)) is not None:
                draft.take(operation)
    return tuple(draft.question() for draft in drafts.values())


def operations_between(before: Question | None, after: Question) -> tuple[Operation, ...]:
    """The fewest operations that make of ``before`` what ``after`` is; nothing where they are the same.

    Args:
        before: The question as it stands; None where it was not asked yet.
        after: The question as it should be, each rating on one of its hypotheses.

    Raises:
        ValueError: If they are two questions.
    """
    if before is not None and before.key != after.key:
        msg = f"{before.key} and {after.key} are two questions"
        raise ValueError(msg)
    draft = _Draft.of(before or Question(after.key, ""))
    steps: list[Operation] = []
    if before is None or before.text != after.text:
        steps.append(StateQuestion(after.key, after.text))
    for changes in (_statements, _items, _ratings, _ranges, _order):
        found = tuple(changes(draft.question(), after))
        steps.extend(found)
        for step in found:
            draft.take(step)
    return tuple(steps)


@dataclass(slots=True)
class _Draft:
    """A question in the making."""

    key: str
    text: str
    hypotheses: dict[str, Hypothesis] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    ranges: dict[Consistency, Interval] = field(default_factory=dict)

    @classmethod
    def of(cls, question: Question) -> _Draft:
        """The draft of a question as it stands."""
        hypotheses = {one.key: one for one in question.hypotheses}
        return cls(
            question.key, question.text, hypotheses, {one.key: one for one in question.evidence}, {**question.ranges}
        )

    def question(self) -> Question:
        """The question as it stands now."""
        return Question(
            self.key, self.text, tuple(self.hypotheses.values()), tuple(self.evidence.values()), {**self.ranges}
        )

    def take(self, operation: Operation) -> None:
        """Do what an operation on this question says."""
        match operation:
            case StateHypothesis(_, key, text, prior):
                self.hypotheses[key] = Hypothesis(key, text, prior)
            case DropHypothesis(_, key):
                if self.hypotheses.pop(key, None) is not None:
                    self.evidence = {name: _rated(item, key, None) for name, item in self.evidence.items()}
            case AddEvidence(_, key, claim_id, words):
                self.evidence[key] = _exchanged(self.evidence.get(key), Evidence(key, claim_id, words))
            case DropEvidence(_, key):
                self.evidence.pop(key, None)
            case Rate(_, hypothesis, key, rating):
                if hypothesis in self.hypotheses and key in self.evidence:
                    self.evidence[key] = _rated(self.evidence[key], hypothesis, rating)
            case SetRange(_, consistency, None):
                self.ranges.pop(consistency, None)
            case SetRange(_, consistency, (low, high)):
                self.ranges[consistency] = (low, high)
            case Arrange(_, hypotheses, items):
                self.hypotheses = _arranged(self.hypotheses, hypotheses)
                self.evidence = _arranged(self.evidence, items)


def _rated(item: Evidence, hypothesis: str, rating: Consistency | None) -> Evidence:
    others = {key: held for key, held in item.ratings.items() if key != hypothesis}
    return replace(item, ratings=others if rating is None else {**others, hypothesis: rating})


def _exchanged(held: Evidence | None, new: Evidence) -> Evidence:
    if held is None or (held.words != new.words and (held.claim_id is None or held.claim_id != new.claim_id)):
        return new
    return replace(new, ratings=held.ratings)


def _arranged(held: Mapping[str, _T], order: Sequence[str]) -> dict[str, _T]:
    return {key: held[key] for key in dict.fromkeys((*order, *held)) if key in held}


def _statements(before: Question, after: Question) -> Iterator[Operation]:
    wanted = {one.key: one for one in after.hypotheses}
    held = {one.key: one for one in before.hypotheses}
    yield from (DropHypothesis(after.key, key) for key in held if key not in wanted)
    yield from (
        StateHypothesis(after.key, one.key, one.text, one.prior) for one in wanted.values() if held.get(one.key) != one
    )


def _items(before: Question, after: Question) -> Iterator[Operation]:
    wanted = {one.key: one for one in after.evidence}
    held = {one.key: (one.claim_id, one.words) for one in before.evidence}
    yield from (DropEvidence(after.key, key) for key in held if key not in wanted)
    yield from (
        AddEvidence(after.key, one.key, one.claim_id, one.words)
        for one in wanted.values()
        if held.get(one.key) != (one.claim_id, one.words)
    )


def _ratings(before: Question, after: Question) -> Iterator[Operation]:
    held = {one.key: one.ratings for one in before.evidence}
    for item in after.evidence:
        ratings = held[item.key]
        for key in dict.fromkeys((*item.ratings, *ratings)):
            if ratings.get(key) != item.ratings.get(key):
                yield Rate(after.key, key, item.key, item.ratings.get(key))


def _ranges(before: Question, after: Question) -> Iterator[Operation]:
    for consistency in dict.fromkeys((*after.ranges, *before.ranges)):
        if before.ranges.get(consistency) != after.ranges.get(consistency):
            yield SetRange(after.key, consistency, after.ranges.get(consistency))


def _order(before: Question, after: Question) -> Iterator[Operation]:
    orders = [
        (tuple(one.key for one in question.hypotheses), tuple(one.key for one in question.evidence))
        for question in (before, after)
    ]
    if orders[0] != orders[1]:
        yield Arrange(after.key, *orders[1])
