"""What a brief took from each document: the sentences that its claims rest on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.omissions.brief import Told
from whosays.audit.omissions.reading import Sentence
from whosays.records import AuditEntry, AuditVerdict, Span
from whosays.text.words import Rarity

#: Verdicts whose report shows the passage as one that says something else than the claim.
_SHOWN: frozenset[AuditVerdict] = frozenset({"overstated", "distorted", "contradicted"})
_NOTHING: frozenset[AuditVerdict] = frozenset({"not_found", "source_unavailable"})
#: A sentence belongs to a passage where so much of it, or so many code points, lie in it.
_HALF, _SOME = 0.5, 40
#: Of several sentences of one passage those are taken that share with the claim so much of what the best one shares.
_AS_GOOD = 0.5


@dataclass(frozen=True, slots=True)
class Loan:
    """A sentence that a claim rests on.

    Attributes:
        claim_id: The claim.
        passage: The words that were compared; they may be a part of the sentence, or more than it.
        shown: Whether the audit already shows that the claim does not say what the passage says.
        whole: Whether the sentence carries the claim; a sentence that merely lies in the passage does not.
    """

    claim_id: str
    passage: Span
    shown: bool
    whole: bool


def cited_documents(entries: Sequence[AuditEntry]) -> list[str]:
    """Ids of the documents that claims rest on, each once; of a work in chapters all that are at hand."""
    found: dict[str, None] = {}
    for entry in entries:
        if entry.document_id is not None:
            found[entry.document_id] = None
            for candidate in entry.candidates[:1]:
                if entry.document_id in candidate.document_ids:
                    found.update(dict.fromkeys(candidate.document_ids))
        found.update(dict.fromkeys(document_id for document_id, _, _ in passages_of(entry)))
    return list(found)


def passages_of(entry: AuditEntry) -> Iterator[tuple[str, Span, AuditVerdict]]:
    """The passages that an entry rests on, each with its document and the verdict that stands on it."""
    ruled = entry.ruling.verdict if entry.ruling is not None and entry.ruling.undone_by is None else None
    seen: set[tuple[str, int, int]] = set()
    for part in entry.parts:
        for cited in part.passages:
            key = cited.document_id, cited.span.start, cited.span.end
            if (verdict := ruled or part.verdict) not in _NOTHING and key not in seen:
                seen.add(key)
                yield cited.document_id, cited.span, verdict
    if entry.document_id is not None and entry.passage is not None:
        key = entry.document_id, entry.passage.start, entry.passage.end
        if (verdict := ruled or entry.verdict) not in _NOTHING and key not in seen:
            yield entry.document_id, entry.passage, verdict


def loans(
    entries: Sequence[AuditEntry], read: Mapping[str, Sequence[Sentence]], told: Mapping[str, Told], rarity: Rarity
) -> dict[str, dict[int, list[Loan]]]:
    """By document and index of sentence, which claims rest on it.

    Args:
        entries: Of the audit.
        read: The sentences of the cited documents.
        told: What the claims say, by id.
        rarity: Of terms in the case.
    """
    found: dict[str, dict[int, list[Loan]]] = {document_id: {} for document_id in read}
    starts = {document_id: [sentence.start for sentence in sentences] for document_id, sentences in read.items()}
    for entry in entries:
        for document_id, passage, verdict in passages_of(entry):
            sentences = read.get(document_id, ())
            inside = list(_inside(sentences, starts.get(document_id, []), passage))
            claim = told.get(entry.claim_id)
            likeness = [rarity.likeness(s.terms, claim.terms) if claim is not None else 1.0 for s in inside]
            for sentence, alike in zip(inside, likeness, strict=True):
                whole = alike >= _AS_GOOD * max(likeness)
                loan = Loan(entry.claim_id, passage, verdict in _SHOWN, whole)
                found[document_id].setdefault(sentence.index, []).append(loan)
    return found


def _inside(sentences: Sequence[Sentence], starts: Sequence[int], passage: Span) -> Iterator[Sentence]:
    for sentence in sentences[max(0, bisect_right(starts, passage.start) - 1) :]:
        if sentence.start >= passage.end:
            return
        shared = min(sentence.end, passage.end) - max(sentence.start, passage.start)
        length = min(sentence.end - sentence.start, len(passage))
        if shared >= min(_HALF * length, _SOME):
            yield sentence
