"""The citations of the briefs of a case: every claim that hangs on something, and the documents that it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.audit.citations.brackets import bracketed
from whosays.audit.citations.choice import Chooser
from whosays.audit.citations.citation import Basis, Citation
from whosays.audit.citations.cites import Cites
from whosays.audit.citations.dates import Days, days_of
from whosays.audit.citations.defined import by_short_name, definitions, named_in
from whosays.audit.citations.discourse import Discourse, Referent
from whosays.audit.citations.followed import spoken_of
from whosays.audit.citations.hangs import hangs_on
from whosays.audit.citations.held import held_in
from whosays.audit.citations.index import WorkIndex, index_works
from whosays.audit.citations.likeness import Likeness
from whosays.audit.citations.notes import Notes, notes_of
from whosays.audit.citations.phrases import phrases
from whosays.audit.citations.recall import Heard, Recall
from whosays.audit.citations.reference import Reference
from whosays.audit.citations.sentence import read_sentence
from whosays.audit.citations.sentences import place_of, sentences
from whosays.audit.citations.situation import Genders, Hearing, Situation, Voices, headed, voices_of
from whosays.audit.citations.speakers import sources_missed
from whosays.audit.citations.statement import states
from whosays.audit.citations.weighing import Weigher
from whosays.audit.citations.works import group_works
from whosays.audit.passages import Finder, PassageIndex
from whosays.audit.shelf import Shelf, shelves
from whosays.language.passages import Passage, passages
from whosays.records import Analysis, Claim, Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens


def resolve_citations(
    analysis: Analysis, finder: Finder | None = None, weigh: Callable[[Chooser, Likeness], Weigher] = Weigher
) -> tuple[Citation, ...]:
    """What every claim of the briefs that hangs on a source hangs on, in order of the briefs.

    Claims with a chain all have a citation, those of unnamed sources one without candidates; the list of notes at the
    end of a brief is read as what its marks stand for, not as claims. Claims of the author have a citation where
    brackets, the sentence itself or those before it cite a document of the case; ``Citation.basis`` tells which.

    Args:
        analysis: The case.
        finder: What its source documents are searched with; None to index them for this.
        weigh: Makes what weighs the documents that a claim may hang on.

    Raises:
        ModelError: If the parser is not installed.
    """
    by_document = shelves(analysis)
    index = index_works(group_works(analysis, by_document), analysis)
    searched = finder.index if finder is not None else _index(analysis)
    chooser = Chooser(index, {document.id: document.text for document in analysis.documents}, searched)
    briefs = {document.id: document for document in analysis.documents if document.role == "brief"}
    weigher = weigh(chooser, Likeness(searched, index, briefs))
    found: list[Citation] = []
    for document in analysis.documents:
        if document.role == "brief":
            found.extend(_Brief(document, by_document[document.id], weigher).read())
    return tuple(found)


def _index(analysis: Analysis) -> PassageIndex:
    sources = [document for document in analysis.documents if document.role == "source"]
    return PassageIndex(sources, analysis.claims, analysis.entities)


#: Words of the longest heading, and what ends a sentence.
_HEADING, _ENDS = 12, frozenset('.!?:;”"')


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a brief: its passage and parse, the number of its paragraph, and where it stands with its marks."""

    passage: Passage
    sentence: Tokens
    paragraph: int
    bounds: tuple[int, int]


@dataclass(slots=True)
class _Brief:
    """One brief while it is read, sentence by sentence."""

    document: Document
    shelf: Shelf
    weigher: Weigher
    index: WorkIndex = field(init=False)
    chooser: Chooser = field(init=False)
    discourse: Discourse = field(init=False)
    notes: Notes = field(init=False)
    recall: Recall = field(init=False, default_factory=Recall)
    heard: Heard = field(init=False, default_factory=Heard)
    hearing: Hearing = field(init=False, default_factory=Hearing)
    genders: Genders = field(init=False, default_factory=Genders)
    last: Referent | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.chooser = self.weigher.chooser
        self.index = self.chooser.index
        self.discourse = Discourse(self.index)
        self.notes = notes_of(self.document.text)

    def read(self) -> Iterator[Citation]:
        """The citations, in order."""
        waiting = list(reversed(self.shelf.claims))
        for paragraph, passage in enumerate(passages(self.document)):
            end = passage.start
            if _is_heading(passage.doc.text):
                self.hearing.headed = headed(passage.doc.text, self.index)
            for sentence in sentences(passage.doc):
                held: list[Claim] = []
                while waiting and waiting[-1].content[0].start < passage.start + sentence.end_char:
                    held.append(waiting.pop())
                start, end = place_of(self.document.text, passage, sentence, end)
                if start < end and not self.notes.holds(passage.start + sentence.start_char):
                    stated = [claim for claim in held if states(claim, passage) and claim.content[-1].end > start]
                    yield from self._sentence(_Place(passage, sentence, paragraph, (start, end)), stated)

    def _sentence(self, place: _Place, claims: Sequence[Claim]) -> Iterator[Citation]:
        passage, sentence, paragraph = place.passage, place.sentence, place.paragraph
        references = self._references(place)
        references.extend(sources_missed(claims, references))
        cites = read_sentence(references, claims, self.discourse, paragraph)
        self._define(cites, place)
        before = self.discourse.focus_in(paragraph)
        self.hearing.enter(paragraph)
        aside = [span for claim in claims if claim.attribution.chain for span in claim.content]
        named = voices_of(sentence, passage.start, aside, self.index)
        voices = Voices(*named, self.hearing.heard, self.hearing.headed)
        dates = self._dates(place, aside)
        just, same = self.last if self.last is not None and self.last.paragraph == paragraph else None, False
        used: list[Referent] = []
        spoke: dict[Span | None, Referent] = {}
        for claim in claims:
            referent, basis = hangs_on(claim, cites, before, self.index)
            source = claim.attribution.chain[0].source if claim.attribution.chain else None
            if referent is None or referent.reference.head < passage.start + sentence.start_char:
                goes_on = spoke.get(source) if source is not None else None
                referent = self.heard.of(claim, paragraph) or goes_on or referent
            referent = self._settled(claim, referent, before, place)
            situation = Situation(
                claim, cites, place.bounds[0], referent, before, (_place_of(just), same), voices, dates,
                self.genders.agrees(claim),
            )  # fmt: skip
            referent = self.weigher.weighed(situation, self.discourse)
            just, same = referent, True
            if referent is not None:
                spoke[source] = referent
                if basis != "continued":
                    used.append(referent)
            if claim.attribution.chain or basis == "bracketed" or (referent is not None and referent.at_hand):
                yield self._citation(claim, referent, basis, passage.tokens_span(sentence))
        found = {referent.reference: referent for referent in used}
        for spoken in cites.referents:
            if spoken is not None and spoken.reference.sort in {"document", "bracket"}:
                self.discourse.note(found.get(spoken.reference, spoken))
        self.discourse.speak(cites.references)
        self.hearing.keep(voices.said)
        self.last = used[-1] if used else None
        cited = used[-1] if used else spoken_of(cites)
        if cited is not None:
            self.discourse.cite(cited)
            if cited.at_hand:
                self.recall.keep(sentence, cited)

    def _dates(self, place: _Place, aside: Sequence[Span]) -> tuple[Days, ...]:
        """The times of a sentence outside the words that it gives as somebody's."""
        times = self.shelf.times(*place.bounds)
        own = [time for time in times if not any(time.span.overlaps(span) for span in aside)]
        return tuple(days for time in own if (days := days_of(time)) is not None)

    def _define(self, cites: Cites, place: _Place) -> None:
        """Keep the short names that a sentence gives to the documents that stand before them."""
        since = place.bounds[0]
        for (start, end), name in definitions(self.document.text, place.bounds):
            if (meant := named_in(cites, name, (since, start, end))) is not None:
                self.discourse.define(name, meant)
            since = end

    def _settled(
        self, claim: Claim, referent: Referent | None, before: Referent | None, place: _Place
    ) -> Referent | None:
        """What a claim hangs on, its candidates in order; or else what recalls, quotes or retells it.

        Args:
            claim: The claim.
            referent: What it hangs on by its sentence and those before.
            before: What its paragraph cited last before the sentence.
            place: Its sentence.
        """
        passage, sentence, paragraph = place.passage, place.sentence, place.paragraph
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

    def _references(self, place: _Place) -> list[Reference]:
        """References in the sentence's own words, then those in brackets and by marks and labels."""
        found = bracketed(self.document.text, place.bounds, self.shelf, self.notes)
        aside = [one for one in found if self._is_known(one)]
        own = by_short_name(
            phrases(place.passage, place.sentence, self.shelf), self.discourse.defined, self.document.text, place.bounds
        )
        taken = [(0, place.bounds[0]), *((one.span.start, one.span.end) for one in aside)]
        kept = [i for i, one in enumerate(own) if not any(start <= one.head < end for start, end in taken)]
        return [*(one.moved(kept) for i, one in enumerate(own) if i in kept), *aside]

    def _is_known(self, reference: Reference) -> bool:
        """Whether a reference says more than a label of a sort that no document bears."""
        return (
            bool(reference.names or reference.kinds or reference.dates or reference.pinpoint or reference.title)
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


def _place_of(referent: Referent | None) -> int | None:
    return referent.fits[0].place if referent is not None and referent.at_hand else None


def _is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: short, and no sentence."""
    return len(text.split()) <= _HEADING and text.rstrip()[-1:] not in _ENDS


def _may_recall(claim: Claim) -> bool:
    """Whether the source of a claim is a person or body that the text describes or takes up."""
    chain = claim.attribution.chain
    return bool(chain) and not chain[0].anonymous and chain[0].kind in {"person", "organization"}
