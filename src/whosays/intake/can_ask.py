"""The part of the façade that is asked: claims and passages found by words."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.records import Claim, Document, Span
from whosays.store import Question, View


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that answers a question. Its entity ids are those of its document, not yet joined across the case."""

    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that holds the words of a question."""

    span: Span
    document: Document


class CanAsk:
    """What a case can be asked."""

    _view: View

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Claims that answer ``query``, best first.

        Args:
            query: "who says that …", "what does X say about …", or just words; no text is an error.
            limit: Most hits.
        """
        return [Hit(claim, document) for document, claim in self._view.claims_about(Question.parse(query), limit)]

    def found(self, query: str, limit: int = 1_000) -> list[str]:
        """The ids of the claims that ``search`` gives, for who has the claims already; best first."""
        return self._view.claim_ids_about(Question.parse(query), limit)

    def passages(self, query: str, limit: int = 20) -> list[Passage]:
        """Paragraphs that hold every word that ``query`` asks for, whether or not a claim was found in them."""
        found = self._view.passages_about(Question.parse(query), limit)
        return [Passage(Span.of(document.text, start, end), document) for document, start, end in found]
