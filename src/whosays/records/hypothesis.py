"""What analysts decide on sources and hypotheses: grades, independence, rival hypotheses and how evidence fits them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

#: Of a source, by the Admiralty code: from completely reliable to unreliable; F (cannot be judged) is not the middle.
Reliability = Literal["A", "B", "C", "D", "E", "F"]
#: Of an item: from confirmed to improbable; 6 cannot be judged.
Credibility = Literal["1", "2", "3", "4", "5", "6"]
#: How an item of evidence fits a hypothesis: very consistent, consistent, neutral, inconsistent, very inconsistent.
Consistency = Literal["CC", "C", "N", "I", "II"]
#: A probability, or a ratio of likelihoods, that is known to lie between two values, the lower first.
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Decided:
    """Of every decision: which it is, and who made it, when and why.

    Attributes:
        id: Of the decision; empty for one that is not kept yet.
        at: ISO time, UTC.
        who: Who decided, as they sign.
        why: In their words.
        undone_by: Id of the decision that took it back, or None while it stands.
    """

    id: str = ""
    at: str = ""
    who: str = ""
    why: str = ""
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """What an analyst thinks of a source, or of one claim. Two axes, never one number.

    Attributes:
        subject: Id of a source, of a document that speaks itself, or of a claim.
        name: It as it was shown: a name, or words of the claim.
        reliability: Of a source; None where a claim is graded.
        credibility: Of a claim; None where a source is graded.
        decided: Who, when and why.
    """

    subject: str
    name: str
    reliability: Reliability | None
    credibility: Credibility | None
    decided: Decided = Decided()


@dataclass(frozen=True, slots=True)
class Independence:
    """What an analyst decided on two voices: that they had it independently, or that one rests on the other.

    Attributes:
        left: Id of a source, or of a document that speaks itself; ``left < right``.
        right: Likewise.
        left_name: As it was shown.
        right_name: Likewise.
        independent: The decision.
        decided: Who, when and why.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    independent: bool
    decided: Decided = Decided()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of several rival answers to a question.

    Attributes:
        key: Short name, such as ``"H1"``; unique in its question.
        text: The answer.
        prior: What is held of it before the evidence; None where nothing is said.
    """

    key: str
    text: str
    prior: Interval | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim of the case as an item of evidence on a question.

    Attributes:
        key: Short name, such as ``"E1"``; unique in its question.
        claim_id: The claim; None where the case has no such claim any more: the item is orphaned, and kept.
        words: Of the claim, as they were.
        ratings: How it fits each hypothesis, by key; those not rated are absent.
    """

    key: str
    claim_id: str | None
    words: str
    ratings: Mapping[str, Consistency] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its rival hypotheses and the evidence on them, as analysts left it.

    Attributes:
        key: Short name, unique in a case.
        text: The question.
        hypotheses: In their order.
        evidence: In its order.
        ranges: Likelihood ratios that an analyst gave instead of the usual ones, by consistency.
    """

    key: str
    text: str
    hypotheses: tuple[Hypothesis, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ranges: Mapping[Consistency, Interval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HypothesisReading:
    """How one hypothesis fares.

    Attributes:
        key: Of the hypothesis.
        inconsistency: Heuer’s count: 1 for each item that is inconsistent with it, 2 for one that is very inconsistent.
        weighted: The same weighted by the grades, and with several items from one origin counting as one: from every
            two origins that might depend on each other doing so, to none.
        probability: Between which bounds it lies by the evidence as it is rated, graded and ranged; None where no
            network was computed. Never to be shown without its width.
        words: The ICD 203 terms of both bounds, such as ``"unlikely to likely"``; empty without a probability.
    """

    key: str
    inconsistency: int
    weighted: Interval
    probability: Interval | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question read: hypotheses in rows, evidence in columns.

    Attributes:
        question: As the analysts left it.
        readings: By hypothesis, in their order.
        diagnosticity: By key of the evidence, how far it tells the hypotheses apart: 0 where it fits all alike, 1 where
            it is very consistent with one and very inconsistent with another.
        notes: What the user should know, each in one sentence: orphaned items, ungraded sources, items from one origin.
    """

    question: Question
    readings: tuple[HypothesisReading, ...] = ()
    diagnosticity: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
