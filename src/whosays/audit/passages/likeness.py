"""How like a query windows of sentences are: what is measured, and how it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whosays.audit.passages.index import PassageIndex
from whosays.audit.passages.terms import Term, kindred, rarity

Floats = NDArray[np.floating[Any]]
#: How well a term is answered by a mention of the same thing under another name, and by a word of the same stock.
_ENTITY, _KINDRED = 0.7, 0.5
#: A window that says less than so many nats says little.
_BRIEF = 20.0
#: A query that says less than so many nats, some three rare words, is never wholly answered.
_LITTLE = 20.0


class Measures(NamedTuple):
    """What is measured of a window, each 0 to 1 (the cosine from -1).

    Attributes:
        cover: Share of the weight of the query's terms that the window answers.
        numbers: As much of it as is numbers and dates.
        names: As much of it as is names.
        beside: Share that only the sentences beside the window answer.
        above: Share that only title, headings or speaker answer.
        around: Share of what stands around the query in the brief that the window or the sentences beside it answer.
        exact: Share of the window's own weight that the query asks for.
        brief: How little the window says at all.
        heading: Whether it is a heading.
        cosine: Of the vectors of query and window; 0 without.
    """

    cover: float
    numbers: float
    names: float
    beside: float
    above: float
    around: float
    exact: float
    brief: float
    heading: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over measures: how probable it is that a claim with such a query rests on the window.

    Attributes:
        bias: What no measure changes.
        measures: What each measure is worth.
        longer: What each sentence of the window but the first is worth.
    """

    bias: float
    measures: Measures
    longer: float


class Likeness:
    """Measures windows of an index against one query.

    Args:
        index: The sentences.
        terms: What the query asks for.
        around: What the words about the query in the brief ask for.
    """

    def __init__(self, index: PassageIndex, terms: Sequence[Term], around: Sequence[Term] = ()) -> None:
        self._index = index
        self._asked = len(terms)
        self._terms = (*terms, *around)
        self._weights = np.array([term.weight for term in self._terms])
        self._total, self._total_around = (
            max(_LITTLE, float(part.sum())) for part in (self._weights[: len(terms)], self._weights[len(terms) :])
        )
        self._numbers = np.array([term.kind in {"number", "date"} for term in terms], bool)
        self._names = np.array([term.kind in {"name", "entity"} for term in terms], bool)
        self._answers: dict[int, Floats] = {}
        self._sizes: dict[int, float] = {}
        self._above: dict[str, Floats] = {}

    def measures(self, window: range, cosine: float = 0.0) -> Measures:
        """The measures of a window."""
        index, asked = self._index, self._asked
        sentence = index.sentences[window.start]
        every = index.ranges[sentence.document_id]
        answers = np.max([self._answered_by(number) for number in window], axis=0)
        beside = [self._answered_by(number) for number in (window.start - 1, window.stop) if number in every]
        both = np.max([answers, *beside], axis=0)
        above = np.maximum(self._answered_above(sentence.about), both) - both
        got = (answers * self._weights)[:asked]
        size = sum(self._size(number) for number in window)
        full = float(got.sum())
        return Measures(
            cover=full / self._total,
            numbers=float(got[self._numbers].sum()) / self._total,
            names=float(got[self._names].sum()) / self._total,
            beside=float(((both - answers) * self._weights)[:asked].sum()) / self._total,
            above=float((above * self._weights)[:asked].sum()) / self._total,
            around=float((both * self._weights)[asked:].sum()) / self._total_around,
            exact=min(1.0, full / size) if size else 0.0,
            brief=max(0.0, 1.0 - size / _BRIEF),
            heading=float(sentence.heading),
            cosine=cosine,
        )

    def _answered_by(self, number: int) -> Floats:
        """How well a sentence answers each term."""
        if number not in self._answers:
            stems, entities = self._index.stems_of(number), self._index.entities_of(number)
            self._answers[number] = self._answered(stems, entities)
        return self._answers[number]

    def _answered_above(self, about: str) -> Floats:
        if about not in self._above:
            self._above[about] = self._answered(self._index.stems_about(about), frozenset())
        return self._above[about]

    def _answered(self, stems: frozenset[str], entities: frozenset[int]) -> Floats:
        """How well a set of stems answers each term, 0 to 1."""
        row = np.zeros(len(self._terms))
        for place, term in enumerate(self._terms):
            if term.stem in stems or not term.others.isdisjoint(stems):
                row[place] = 1.0
            elif term.entity in entities:
                row[place] = _ENTITY if term.stem else 1.0
            elif term.kind == "word" and kindred(term.stem, stems):
                row[place] = _KINDRED
        return row

    def _size(self, number: int) -> float:
        """Weight of all that a sentence says."""
        if number not in self._sizes:
            count = len(self._index.sentences)
            stems = self._index.stems_of(number)
            self._sizes[number] = sum(rarity(count, self._index.holding(stem)) for stem in stems)
        return self._sizes[number]


def probability(measures: Measures, sentences: int, weights: Weights) -> float:
    """What the measures of a window of so many sentences add up to, 0 to 1."""
    value = weights.bias + float(np.dot(measures, weights.measures)) + weights.longer * (sentences - 1)
    return float(1.0 / (1.0 + np.exp(-value)))
