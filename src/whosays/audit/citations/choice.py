"""From fits to candidates: which of several equals holds more of the claim's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.index import WorkIndex
from whosays.audit.citations.likeness import ranked
from whosays.audit.passages import PassageIndex
from whosays.records import Candidate, Claim

#: Candidates of one citation, and equals of which the texts are looked into.
MOST, _LOOKED = 5, 300
_WORD = re.compile(r"\w+")
#: Weights no further apart than this are equal.
_EQUAL = 0.01


@dataclass(slots=True)
class Chooser:
    """Makes candidates; keeps the words of the documents that it looked into."""

    index: WorkIndex
    texts: Mapping[str, str]
    passages: PassageIndex
    _words: dict[str, str] = field(default_factory=dict)

    def ordered(self, claim: Claim, referent: Referent) -> Referent:
        """A referent with its fits in order, of equals the one first that holds more of the claim's words."""
        fits = referent.fits
        if len(fits) > 1 and abs(fits[0].weight - fits[1].weight) < _EQUAL:
            wanted = _WORD.findall(" ".join(span.exact for span in claim.content).lower())
            shares = {fit.place: self._share(wanted, fit.place) for fit in fits[:_LOOKED]}
            fits = tuple(sorted(fits, key=lambda fit: (-round(fit.weight, 2), -shares.get(fit.place, 0.0), fit.place)))
        return replace(referent, fits=fits)

    def candidates(self, referent: Referent) -> tuple[Candidate, ...]:
        """The works of a referent as candidates, the best first."""
        return tuple(
            Candidate(
                document_ids=self.index.works[fit.place].document_ids,
                title=self.index.works[fit.place].title,
                weight=fit.weight,
                why="; ".join(dict.fromkeys(fit.why)),
                via=referent.via,
            )
            for fit in referent.fits[:MOST]
        )

    def texts_of(self, place: int) -> list[str]:
        """The texts of a work as words in lower case with blanks between, before and behind."""
        return [self._of(document_id) for document_id in self.index.works[place].document_ids]

    def holding(self, words: str) -> list[int]:
        """Places of the works with the sentences that have the most of some words, the fullest first."""
        found = ranked(self.passages, self.passages.terms(words))
        documents = dict.fromkeys(self.passages.sentences[number].document_id for number in found)
        places = (self.index.of_document.get(document_id) for document_id in documents)
        return list(dict.fromkeys(place for place in places if place is not None))

    def _share(self, wanted: Sequence[str], place: int) -> float:
        """Share of a claim's words, and of its pairs of neighbours, that a work holds; 0 to 2."""
        held = self.texts_of(place)
        singles = {f" {word} " for word in wanted}
        pairs = {f" {one} {other} " for one, other in pairwise(wanted)}
        return sum(
            sum(any(words in text for text in held) for words in group) / max(1, len(group))
            for group in (singles, pairs)
        )

    def _of(self, document_id: str) -> str:
        if document_id not in self._words:
            self._words[document_id] = f" {' '.join(_WORD.findall(self.texts[document_id].lower()))} "
        return self._words[document_id]
