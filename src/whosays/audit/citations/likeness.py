"""How much the words of a claim are like those of the works of a case: the content as evidence of what is cited."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.audit.citations.index import WorkIndex
from whosays.audit.passages import Finder, PassageIndex, find_passages
from whosays.records import Analysis, Claim, Document, Span

#: Passages that are looked at.
_LOOKED = 40
#: The least log-odds that is told apart from nothing.
LEAST = -5.0


@dataclass(slots=True)
class Likeness:
    """Compares claims of briefs with works; keeps what it compared."""

    finder: Finder
    index: WorkIndex
    briefs: Mapping[str, Document]
    _kept: dict[str, Mapping[int, float]] = field(default_factory=dict)

    def of(self, claim: Claim) -> Mapping[int, float]:
        """By work, the log-odds that a claim in such words rests on its likeliest passage; others have ``LEAST``."""
        if claim.id not in self._kept:
            brief = self.briefs[claim.document_id]
            words = Span.of(brief.text, claim.content[0].start, claim.content[-1].end)
            found: dict[int, float] = {}
            for passage in find_passages(self.finder, words, brief=brief, limit=_LOOKED):
                place = self.index.of_document.get(passage.document_id)
                if place is not None and place not in found:
                    weight = min(max(passage.weight, 1e-4), 1 - 1e-4)
                    found[place] = max(LEAST, math.log(weight / (1 - weight)))
            self._kept[claim.id] = found
        return self._kept[claim.id]


def finder_of(analysis: Analysis) -> Finder:
    """A search over the sources of a case by words alone."""
    sources = [document for document in analysis.documents if document.role == "source"]
    return Finder(PassageIndex(sources, analysis.claims, analysis.entities))
