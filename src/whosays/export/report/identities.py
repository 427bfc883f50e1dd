"""Which persons do the texts argue to be one, and what fits and does not?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosays.export.words import clipped, rounded
from whosays.records import Analysis, Bearing, Document, IdentityHypothesis, IdentityItem

#: Pairs shown; the others are in the JSON export.
SHOWN = 100
_LENGTH = 240
#: What the evidence that speaks one way is headed with.
TITLES: dict[Bearing, str] = {
    "for": "What speaks for one",
    "against": "What speaks against, or does not fit",
    "neither": "Neither way",
}
_STANDING = {"positive": "judged to be one", "negative": "judged to be two", "unsure": "judged: unsure"}
_VERDICTS = {"positive": "is", "negative": "is not", "unsure": "may be"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document.

    Attributes:
        words: The words; cut where they are many.
        document: Its title.
        text: Its number in the case, from 1.
        document_id: Its id.
        span: First code point of the words and one past their last.
    """

    words: str
    document: str
    text: int
    document_id: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence; ``weight`` is empty for what somebody says of the identity itself."""

    words: str
    weight: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The evidence that speaks one way."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A pair that is argued about."""

    left: str
    right: str
    standing: str
    groups: tuple[Group, ...]
    probability: str


@dataclass(frozen=True, slots=True)
class Hypotheses:
    """The pairs that are shown, and how many are not."""

    shown: tuple[Hypothesis, ...]
    left_out: int


def hypotheses(analysis: Analysis) -> Hypotheses | None:
    """The pairs of a case that some text argues to be one, in order of the documents; None where there is none."""
    found = analysis.identity_hypotheses
    if not found:
        return None
    return Hypotheses(in_words(found[:SHOWN], analysis.documents), max(0, len(found) - SHOWN))


def in_words(found: Iterable[IdentityHypothesis], documents: Iterable[Document]) -> tuple[Hypothesis, ...]:
    """Hypotheses as they are shown.

    Args:
        found: The hypotheses.
        documents: Those of the case, in order.
    """
    known = {document.id: (number, document.title) for number, document in enumerate(documents, 1)}
    return tuple(_hypothesis(it, known) for it in found)


def assumed(analysis: Analysis) -> str:
    """What this view of a case assumes, in a sentence; empty for the case as it is."""
    told = [f"“{it.left_name}” {_VERDICTS[it.verdict]} “{it.right_name}”" for it in analysis.assumptions]
    return f"Under an assumption that nobody has judged: {'; '.join(told)}." if told else ""


def _hypothesis(it: IdentityHypothesis, known: Mapping[str, tuple[int, str]]) -> Hypothesis:
    groups = [
        Group(title, tuple(_item(item, known) for item in it.items if item.bearing == bearing))
        for bearing, title in TITLES.items()
        if any(item.bearing == bearing for item in it.items)
    ]
    standing = _STANDING.get(it.judgement or "", "not judged")
    joined = "one entity here" if it.joined else "not joined here"
    return Hypothesis(
        clipped(it.left_name, _LENGTH),
        clipped(it.right_name, _LENGTH),
        f"{standing}, {joined}",
        tuple(groups),
        _probability(it),
    )


def _item(item: IdentityItem, known: Mapping[str, tuple[int, str]]) -> Item:
    quotes = tuple(
        Quoted(
            clipped(" ".join(quote.span.exact.split()), _LENGTH),
            known[quote.document_id][1],
            known[quote.document_id][0],
            quote.document_id,
            (quote.span.start, quote.span.end),
        )
        for quote in dict.fromkeys((*item.left, *item.right))
        if quote.document_id in known
    )
    if item.kind == "said":
        return Item(item.detail, "", quotes)
    weight = "unweighed" if item.weight is None else f"{item.weight:+.1f} bits"
    return Item(f"{item.kind}: {item.detail}", weight, quotes)


def _probability(it: IdentityHypothesis) -> str:
    if it.match_probability is None:
        return "No match probability: one side has no name that could be compared."
    parts = [f"without {item.kind} {rounded(item.probability_without)}" for item in it.items
             if item.probability_without is not None]  # fmt: skip
    told = f"; {', '.join(parts)}" if parts else ""
    return f"Match probability by what the model weighs: {rounded(it.match_probability)}{told}."
