"""How much the words of a claim are like those of the works of a case: the content as evidence of what is cited.

What ``find_passages`` measures of windows is measured here of single sentences, and of a few of each document: which
work is cited shows in its likest sentence, wherever that ends.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from whosays.audit.citations.index import WorkIndex
from whosays.audit.passages import PassageIndex
from whosays.audit.passages.find import BY_WORDS
from whosays.audit.passages.likeness import Likeness as Measured
from whosays.audit.passages.likeness import probability
from whosays.audit.passages.terms import Term
from whosays.records import Claim, Document
from whosays.text.sentences import sentences

#: Words that sentences are ranked by, and how many are ranked; the rest is as good as none, and commoner.
_RAREST, _RANKED = 8, 150
#: Documents of which sentences are measured, and how many of each.
_DOCUMENTS, _EACH = 12, 3
#: Code points to either side of a claim in which the sentence around it, and the one before, are looked for.
_AROUND = 500
#: In a longer work than this, in sentences, some sentence is like any claim by chance.
_SHORT = 100
#: The least log-odds that is told apart from nothing.
LEAST = -5.0


@dataclass(slots=True)
class Likeness:
    """Compares claims of briefs with works."""

    passages: PassageIndex
    index: WorkIndex
    briefs: Mapping[str, Document]
    _chance: Mapping[int, float] = field(init=False)

    def __post_init__(self) -> None:
        """Of the best of many sentences some is chance: half the logarithm of how many there are.

        All of it (Bonferroni) would be too much, since the sentences of a work are alike.
        """
        documents = (sentence.document_id for sentence in self.passages.sentences)
        sizes = Counter(self.index.of_document[one] for one in documents if one in self.index.of_document)
        self._chance = {place: math.log(max(1.0, size / _SHORT)) / 2 for place, size in sizes.items()}

    def of(self, claim: Claim) -> Mapping[int, float]:
        """By work, the log-odds that a claim in such words rests on its likeliest sentence; others have ``LEAST``."""
        brief = self.briefs[claim.document_id]
        start, end = claim.content[0].start, claim.content[-1].end
        terms = self.passages.terms(brief.text[start:end], sorted(self.passages.aliases.within(brief.id, start, end)))
        asked = {term.stem for term in terms}
        near = self.passages.terms(_around(brief.text, start, end))
        measured = Measured(self.passages, terms, [term for term in near if term.stem not in asked])
        found: dict[int, float] = {}
        for number in self._likeliest(terms):
            weight = probability(measured.measures(range(number, number + 1)), 1, BY_WORDS)
            weight = min(max(weight, 1e-4), 1 - 1e-4)
            place = self.index.of_document[self.passages.sentences[number].document_id]
            odds = math.log(weight / (1 - weight)) - self._chance[place]
            found[place] = max(LEAST, found.get(place, LEAST), odds)
        return found

    def _likeliest(self, terms: Iterable[Term]) -> Iterator[int]:
        """Numbers of the sentences that are measured."""
        taken: Counter[str] = Counter()
        for number in ranked(self.passages, terms):
            document_id = self.passages.sentences[number].document_id
            if document_id not in self.index.of_document or taken[document_id] == _EACH:
                continue
            if taken[document_id] or sum(map(bool, taken.values())) < _DOCUMENTS:
                taken[document_id] += 1
                yield number


def _around(text: str, start: int, end: int) -> str:
    """The sentence around ``[start, end)`` of a brief, without that, and the sentence before it."""
    near = list(sentences(text, max(0, start - _AROUND), min(len(text), end + _AROUND)))
    before = [opens for opens, closes in near if closes <= start]
    opens = before[-1] if before else min((opens for opens, _ in near), default=start)
    closes = next((closes for _, closes in near if closes >= end), end)
    return f"{text[opens:start]} … {text[end:closes]}"


def ranked(passages: PassageIndex, terms: Iterable[Term]) -> list[int]:
    """Numbers of the sentences that BM25 puts first by the rarest of some terms, the best first."""
    rarest = sorted(terms, key=lambda term: -term.weight)[:_RAREST]
    return [number for number, _ in passages.rank(rarest, limit=_RANKED)]
