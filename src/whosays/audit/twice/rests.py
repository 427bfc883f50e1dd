"""What the claims of a brief rest on: every sentence of their passages, and which of its words each claim takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.audit.shelf import Shelf
from whosays.audit.twice.wordings import behind_number, one_line, stretches, terms_of, without_references
from whosays.records import AuditedPart, AuditEntry, AuditVerdict, Cited, Document, Span
from whosays.text.sentences import sentences

#: Claims with these verdicts tell nothing of a passage again.
_NOTHING: frozenset[AuditVerdict] = frozenset({"not_found", "source_unavailable", "contradicted"})
#: Fewest terms of a sentence that a claim may rest on.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Saying:
    """One of the statements that a claim makes.

    Attributes:
        claim_id: The claim.
        place: The brief, and the number of the sentence in it.
        text: The words in one line, without references.
        terms: What they speak of.
        within: Ids of the documents that the claim may cite; empty where none is known.
    """

    claim_id: str
    place: tuple[str, int]
    text: str
    terms: frozenset[str]
    within: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause or phrase of a sentence, or all of it.

    Attributes:
        span: Where it stands.
        text: Its words in one line.
        terms: What they speak of.
    """

    span: Span
    text: str
    terms: frozenset[str]

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Stretch:
        """Read ``[start, end)`` of a document."""
        span = Span.of(document.text, start, end)
        return cls(span, one_line(span.exact), terms_of(span.exact))


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence of a source that a claim may rest on, or what a passage has of it.

    Attributes:
        document_id: The source.
        whole: The sentence.
        stretches: Its clauses in order; the sentence itself where it has but one.
    """

    document_id: str
    whole: Stretch
    stretches: tuple[Stretch, ...]

    def within(self, start: int, end: int) -> Stretch:
        """The words ``[start, end)`` of the document, which lie in the sentence."""
        begin = self.whole.span.start
        exact = self.whole.span.exact[start - begin : end - begin]
        return Stretch(Span(start, end, exact), one_line(exact), terms_of(exact))


@dataclass(frozen=True, slots=True)
class Rest:
    """A statement with a sentence that the audit found for it."""

    saying: Saying
    ground: Ground


def read_rests(entries: Sequence[AuditEntry], shelved: Mapping[str, Shelf]) -> tuple[list[Saying], list[Rest]]:
    """The statements of the audited claims in order, and every sentence that one of them rests on."""
    claims = {claim.id: claim for shelf in shelved.values() for claim in shelf.claims}
    audited = [entry for entry in entries if entry.claim_id in claims]
    briefs = {claims[entry.claim_id].document_id for entry in audited}
    heads = {one: [start for start, _ in sentences(shelved[one].document.text)] for one in briefs}
    sayings: dict[Saying, None] = {}
    rests: dict[Rest, None] = {}
    for entry in audited:
        claim = claims[entry.claim_id]
        for part in entry.parts or (AuditedPart(claim.content[0], "source_unavailable"),):
            number = bisect_right(heads[claim.document_id], part.content.start)
            saying = _saying(entry, part, (claim.document_id, number))
            sayings[saying] = None
            cited = part.passages if _verdict(entry, part) not in _NOTHING else ()
            rests.update((Rest(saying, ground), None) for ground in _grounds(cited, shelved))
    return list(sayings), list(rests)


def _saying(entry: AuditEntry, part: AuditedPart, place: tuple[str, int]) -> Saying:
    text = without_references(part.content.exact)
    within = frozenset(identity for candidate in entry.candidates for identity in candidate.document_ids)
    return Saying(entry.claim_id, place, text, terms_of(text), within)


def _verdict(entry: AuditEntry, part: AuditedPart) -> AuditVerdict:
    """An analyst's own verdict while it stands, or the part's."""
    ruling = entry.ruling
    return part.verdict if ruling is None or ruling.undone_by is not None else ruling.verdict


def _grounds(passages: Sequence[Cited], shelved: Mapping[str, Shelf]) -> Iterator[Ground]:
    for cited in passages:
        if cited.document_id not in shelved:
            continue
        document = shelved[cited.document_id].document
        for start, end in sentences(document.text, cited.span.start, cited.span.end):
            begin = behind_number(document.text, start, end)
            whole = Stretch.of(document, begin, end)
            if len(whole.terms) >= _FEWEST:
                parts = tuple(Stretch.of(document, *bounds) for bounds in stretches(document.text, begin, end))
                yield Ground(document.id, whole, parts)
