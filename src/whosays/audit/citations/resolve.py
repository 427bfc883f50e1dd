"""The citations of the briefs of a case: every claim that hangs on something, and the documents that it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.audit.citations.brackets import bracketed
from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.citation import Basis, Citation
from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.followed import spoken_of
from whosays.audit.citations.hangs import hangs_on
from whosays.audit.citations.held import held_in
from whosays.audit.citations.index import WorkIndex, index_works
from whosays.audit.citations.notes import Notes, notes_of
from whosays.audit.citations.phrases import phrases
from whosays.audit.citations.recall import Heard, Recall
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.sentence import read_sentence
from whosays.audit.citations.sentences import place_of, sentences
from whosays.audit.citations.speakers import sources_missed
from whosays.audit.citations.statement import states
from whosays.audit.citations.works import group_works
from whosays.audit.shelf import Shelf, shelves
from whosays.language.passages import Passage, passages
from whosays.records import Analysis, Claim, Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens


def resolve_citations(analysis: Analysis) -> tuple[Citation, ...]:
    """What every claim of the briefs that hangs on a source hangs on, in order of the briefs.

    Claims with a chain all have a citation, those of unnamed sources one without candidates; the list of notes at the
    end of a brief is read as what its marks stand for, not as claims. Claims of the author have a citation where
    brackets, the sentence itself or those before it cite a document of the case; ``Citation.basis`` tells which.

    Raises:
        ModelError: If the parser is not installed.
    """
    by_document = shelves(analysis)
    index = index_works(group_works(analysis, by_document), analysis)
    chooser = Chooser(index, {document.id: document.text for document in analysis.documents})
    found: list[Citation] = []
    for document in analysis.documents:
        if document.role == "brief":
            found.extend(_Brief(document, by_document[document.id], index, chooser).read())
    return tuple(found)


@dataclass(slots=True)
class _Brief:
    """One brief while it is read, sentence by sentence."""

    document: Document
    shelf: Shelf
    index: WorkIndex
    chooser: Chooser
    discourse: Discourse = field(init=False)
    notes: Notes = field(init=False)
    recall: Recall = field(init=False, default_factory=Recall)
    heard: Heard = field(init=False, default_factory=Heard)

    def __post_init__(self) -> None:
        self.discourse = Discourse(self.index)
        self.notes = notes_of(self.document.text)

    def read(self) -> Iterator[Citation]:
        """The citations, in order."""
        waiting = list(reversed(self.shelf.claims))
        for paragraph, passage in enumerate(passages(self.document)):
            for sentence in sentences(passage.doc):
                held: list[Claim] = []
                while waiting and waiting[-1].content[0].start < passage.start + sentence.end_char:
                    held.append(waiting.pop())
                if not self.notes.holds(passage.start + sentence.start_char):
                    stated = [claim for claim in held if states(claim, passage)]
                    yield from self._sentence(passage, sentence, stated, paragraph)

    def _sentence(
        self, passage: Passage, sentence: Tokens, claims: Sequence[Claim], paragraph: int
    ) -> Iterator[Citation]:
        references = self._references(passage, sentence)
        references.extend(sources_missed(claims, references))
        cites = read_sentence(references, claims, self.discourse, paragraph)
        before = self.discourse.focus_in(paragraph)
        used: list[Referent] = []
        spoke: dict[Span | None, Referent] = {}
        for claim in claims:
            referent, basis = hangs_on(claim, cites, before, self.index)
            source = claim.attribution.chain[0].source if claim.attribution.chain else None
            if referent is None or referent.reference.head < passage.start + sentence.start_char:
                goes_on = spoke.get(source) if source is not None else None
                referent = self.heard.of(claim, paragraph) or goes_on or referent
            referent = self._settled(claim, referent, before, (passage, sentence, paragraph))
            if referent is not None:
                spoke[source] = referent
                if basis != "continued":
                    used.append(referent)
            if claim.attribution.chain or (referent is not None and referent.at_hand):
                yield self._citation(claim, referent, basis, passage.tokens_span(sentence))
        found = {referent.reference: referent for referent in used}
        for spoken in cites.referents:
            if spoken is not None and spoken.reference.sort in {"document", "bracket"}:
                self.discourse.note(found.get(spoken.reference, spoken))
        self.discourse.speak(cites.references)
        cited = used[-1] if used else spoken_of(cites)
        if cited is not None:
            self.discourse.cite(cited)
            if cited.at_hand:
                self.recall.keep(sentence, cited)

    def _settled(
        self, claim: Claim, referent: Referent | None, before: Referent | None, place: tuple[Passage, Tokens, int]
    ) -> Referent | None:
        """What a claim hangs on, its candidates in order; or else what recalls, quotes or retells it.

        Args:
            claim: The claim.
            referent: What it hangs on by its sentence and those before.
            before: What its paragraph cited last before the sentence.
            place: Its passage, its sentence and the number of its paragraph.
        """
        passage, sentence, paragraph = place
        if referent is not None:
            referent = self.chooser.ordered(claim, referent)
        elif before is None and _may_recall(claim):
            referent = self.recall.of(sentence, claim.content[0].start - passage.start, paragraph)
        if claim.attribution.chain:
            referent = held_in(claim, referent, before, self.chooser)
        if referent is not None:
            referent = replace(referent, paragraph=paragraph)
            self.heard.keep(claim, referent)
        return referent

    def _references(self, passage: Passage, sentence: Tokens) -> list[Reference]:
        """References in the sentence's own words, then those in brackets and by marks and labels."""
        place = place_of(self.document.text, passage, sentence)
        aside = [one for one in bracketed(self.document.text, place, self.shelf, self.notes) if self._is_known(one)]
        own = phrases(passage, sentence, self.shelf)
        if not aside:
            return own
        kept = [i for i, one in enumerate(own) if not any(r.span.start <= one.head < r.span.end for r in aside)]
        return [*(one.moved(kept) for i, one in enumerate(own) if i in kept), *aside]

    def _is_known(self, reference: Reference) -> bool:
        """Whether a reference says more than a label of a sort that no document bears."""
        return (
            bool(reference.names or reference.kinds or reference.dates or reference.pinpoint)
            or any(" " not in number or number.split()[0] in self.index.label_sorts for number in reference.numbers)
            or reference.form == "same"
        )

    def _citation(self, claim: Claim, referent: Referent | None, basis: Basis, sentence: Span) -> Citation:
        link = claim.attribution.chain[0] if claim.attribution.chain else None
        own = link.source if link is not None else None
        cited = referent.reference.span if referent is not None else own
        words = cited.exact if cited is not None else (link.name if link is not None else "")
        return Citation(
            claim_id=claim.id,
            source_id=link.source_id if link is not None else None,
            cited=" ".join(words.split()),
            span=cited if cited is not None and sentence.overlaps(cited) else None,
            candidates=self.chooser.candidates(referent) if referent is not None else (),
            basis=basis,
            pinpoint=referent.reference.pinpoint if referent is not None else "",
        )


def _may_recall(claim: Claim) -> bool:
    """Whether the source of a claim is a person or body that the text describes or takes up."""
    chain = claim.attribution.chain
    return bool(chain) and not chain[0].anonymous and chain[0].kind in {"person", "organization"}
