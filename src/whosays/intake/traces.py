"""Claims found again after their documents were read anew, when ids and offsets may have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from whosays.records import AuditedPart, AuditEntry, Claim, Document, Span
from whosays.store import ClaimTrace, words_of


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it is now."""

    claim: Claim
    document: Document


class Claims:
    """The claims of documents that count now.

    Args:
        documents: Each with its claims.
    """

    def __init__(self, documents: Iterable[tuple[Document, Sequence[Claim]]]) -> None:
        #: The documents, also those without a claim.
        self.documents: list[Document] = []
        self._by_id: dict[str, Found] = {}
        self._by_words: defaultdict[str, list[Found]] = defaultdict(list)
        for document, claims in documents:
            self.documents.append(document)
            for claim in claims:
                found = Found(claim, document)
                self._by_id[claim.id] = found
                self._by_words[folded(words_of(claim))].append(found)

    @property
    def by_id(self) -> dict[str, Claim]:
        """All of them by their ids."""
        return {identity: found.claim for identity, found in self._by_id.items()}

    def find(self, trace: ClaimTrace) -> Found | None:
        """The claim that left ``trace``: by its id, or by its words in the same document or one at the same place.

        Of several with the same words the one that stands nearest to where it stood.
        """
        if trace.claim_id in self._by_id:
            return self._by_id[trace.claim_id]
        alike = [
            found
            for found in self._by_words.get(folded(trace.words), ())
            if trace.document_id == found.document.id or trace.path == found.document.path
        ]
        return min(alike, key=lambda it: (abs(it.claim.content[0].start - trace.start), it.claim.id), default=None)

    def with_words(self, words: str) -> list[Found]:
        """The claims that have these words, else those that have them among others; in order of the documents."""
        wanted = folded(words)
        whole = self._by_words.get(wanted, [])
        if whole or not wanted:
            return [*whole]
        return [found for said, alike in self._by_words.items() if wanted in said for found in alike]

    def words(self, claim_id: str) -> str:
        """The words of a claim that is there; empty for another."""
        found = self._by_id.get(claim_id)
        return words_of(found.claim) if found else ""

    def has(self, claim_id: str) -> bool:
        """Whether there is a claim with this id."""
        return claim_id in self._by_id

    def get(self, claim_id: str) -> Found:
        """The claim with this id.

        Raises:
            KeyError: If there is none.
        """
        return self._by_id[claim_id]


def moved(entry: AuditEntry, trace: ClaimTrace, found: Found) -> AuditEntry | None:
    """An entry with its places in the brief as they are now; None where the words of a part are gone.

    Args:
        entry: As it was made.
        trace: The claim that it was made of.
        found: The claim as it is now.
    """
    shift = found.claim.content[0].start - trace.start
    text = found.document.text

    def here(span: Span | None) -> Span | None:
        return None if span is None else placed(text, span, shift)

    parts: list[AuditedPart] = []
    for part in entry.parts:
        content = here(part.content)
        if content is None:
            return None
        differences = tuple(replace(it, claim=here(it.claim)) for it in part.differences)
        parts.append(replace(part, content=content, differences=differences))
    return replace(entry, claim_id=found.claim.id, citation=here(entry.citation), parts=tuple(parts))


def placed(text: str, span: Span, shift: int = 0) -> Span | None:
    """Where the words of ``span`` stand in ``text``: ``shift`` code points on, else at the nearest place, or None."""
    at = max(0, span.start + shift)
    if text.startswith(span.exact, at):
        return Span(at, at + len(span), span.exact)
    before = text.rfind(span.exact, 0, at + len(span))
    after = text.find(span.exact, at)
    starts = [start for start in (before, after) if start >= 0]
    start = min(starts, key=lambda start: abs(start - at), default=None)
    return None if start is None else Span(start, start + len(span), span.exact)


def folded(words: str) -> str:
    """Words as they are compared: in lower case, with single blanks."""
    return " ".join(words.casefold().split())
