"""How is one verdict shown: claim and passage side by side, what differs, and who decided otherwise?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.export.report.cards import page_of
from whosays.export.report.differing import Part, letter, side
from whosays.export.report.index import Index, Numbered, place
from whosays.export.verdicts import MEANINGS, NAMES
from whosays.export.words import clipped, rounded
from whosays.records import AuditedPart, AuditEntry, AuditVerdict, Document, Ruling, Span

#: How far from a claim its citation, or words that differ, may stand to be shown with it, in code points.
_NEAR = 400
_TITLE = 80
#: Other places of the same words, and other works that a citation may mean, that are listed.
_OTHERS = 8
_GLYPHS: dict[AuditVerdict, str] = {
    "supported": "✓", "understated": "▽", "overstated": "△", "distorted": "≠", "contradicted": "✕", "not_found": "∅",
    "source_unavailable": "?",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a document.

    Attributes:
        title: Of the document.
        page: Page in it, or None.
        anchor: Where one page shows all documents, its id there; empty where it does not show the place.
        document_id: The document; empty where it is no longer in the case.
        span: First code point of the place and one past its last; None for the document as a whole.
    """

    title: str
    page: int | None
    anchor: str
    document_id: str = ""
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict in words."""

    key: AuditVerdict
    name: str
    meaning: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Note:
    """What differs: the letter that marks it on both sides, what kind of thing it is, and in a sentence."""

    letter: str
    drift: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a claim beside what it rests on.

    Attributes:
        claim: The words of the brief.
        verdict: Of this statement; None where it is the only one.
        passage: The words of the source; None where there are none.
        speaker: Who says them in the source; empty for the source itself.
        where: The place of the passage.
        also: Where the same is said elsewhere.
        notes: What differs.
        probability: The comparison's own, in words; empty where nothing was compared.
    """

    claim: tuple[Part, ...]
    verdict: Verdict | None
    passage: tuple[Part, ...] | None
    speaker: str
    where: Where | None
    also: tuple[Where, ...]
    notes: tuple[Note, ...]
    probability: str


@dataclass(frozen=True, slots=True)
class Card:
    """One verdict.

    Attributes:
        number: In the audit's list.
        verdict: The machine's.
        drift: Kinds of differences.
        stale: Whether it is stale.
        cited: The citation as the brief has it.
        rows: One for each statement; one without a passage where nothing was compared.
        why: What was found; empty where the notes say it.
        candidates: What else the citation may mean, with what speaks for it; empty where that is clear.
        ruling: What an analyst decided, or None.
        ruled: Their verdict, or None.
        claim: Number of the claim.
        link: Its anchor; empty where the page does not show it.
    """

    number: int
    verdict: Verdict
    drift: tuple[str, ...]
    stale: bool
    cited: str
    rows: tuple[Row, ...]
    why: str
    candidates: tuple[tuple[Where, str], ...]
    ruling: Ruling | None
    ruled: Verdict | None
    claim: int
    link: str


def verdict_in_words(verdict: AuditVerdict) -> Verdict:
    """A verdict with its name, what it says of brief and source, and a sign that goes with them."""
    return Verdict(verdict, NAMES[verdict], MEANINGS[verdict], _GLYPHS[verdict])


class Maker:
    """Makes the cards of one page.

    Args:
        index: The case.
        shown: Anchors of the places in documents that the page shows.
        links: For each claim's id the anchor of its card or of its place in the text, where the page has one.
    """

    def __init__(self, index: Index, shown: frozenset[str], links: Mapping[str, str]) -> None:
        self._claims = {numbered.claim.id: numbered for numbered in index.claims}
        self._documents = {document.id: (number, document) for number, document in enumerate(index.documents, 1)}
        self._index = index
        self._shown = shown
        self._links = links

    def knows(self, entry: AuditEntry) -> bool:
        """Whether the claim of an entry is on the page."""
        return entry.claim_id in self._claims

    def brief(self, entry: AuditEntry) -> Document:
        """The brief that the claim of an entry is in."""
        return self._index.documents[self._claims[entry.claim_id].document - 1]

    def card(self, number: int, entry: AuditEntry) -> Card:
        """One verdict as a card."""
        numbered = self._claims[entry.claim_id]
        rows = tuple(self._rows(entry, numbered))
        told = {note.why for row in rows for note in row.notes}
        return Card(
            number,
            verdict_in_words(entry.verdict),
            entry.drift,
            entry.stale,
            entry.cited,
            rows,
            "" if entry.why in told else entry.why,
            self._candidates(entry),
            entry.ruling,
            verdict_in_words(entry.ruling.verdict) if entry.ruling else None,
            numbered.number,
            self._links.get(entry.claim_id, ""),
        )

    def where(self, document_id: str | None, span: Span | None, title: str = "") -> Where:
        """A place in a document, or the document itself; ``title`` is what to call one that is no longer there."""
        number, document = self._documents.get(document_id or "", (0, None))
        if document is None:
            return Where(f"{clipped(title, _TITLE) or 'a document'} (no longer in the case)", None, "")
        if span is None:
            return Where(clipped(document.title, _TITLE), None, f"d{number}", document.id)
        anchor = place(number, span.start)
        return Where(
            clipped(document.title, _TITLE),
            page_of(document, span.start),
            anchor if anchor in self._shown else "",
            document.id,
            (span.start, span.end),
        )

    def quoted(self, span: Span) -> tuple[Part, ...]:
        """Words of a document by themselves."""
        return side(span, [span], ())

    def _rows(self, entry: AuditEntry, numbered: Numbered) -> Iterator[Row]:
        rank = 0
        for part in entry.parts:
            letters = [letter(rank + position) for position in range(len(part.differences))]
            rank += len(letters)
            yield self._row(entry, numbered, part, letters)
        if not entry.parts:
            passage = None if entry.passage is None else self.quoted(entry.passage)
            where = self.where(entry.document_id, entry.passage) if entry.passage else None
            yield Row(self._claimed(entry, numbered, None, ()), None, passage, "", where, (), (), "")

    def _row(self, entry: AuditEntry, numbered: Numbered, part: AuditedPart, letters: Sequence[str]) -> Row:
        lettered = [*zip(letters, part.differences, strict=True)]
        mine = [(name, it.claim) for name, it in lettered if it.claim]
        theirs = [(name, it.passage) for name, it in lettered if it.passage]
        first = part.passages[0] if part.passages else None
        title = entry.candidates[0].title if entry.candidates else ""
        probability = part.support_probability
        return Row(
            self._claimed(entry, numbered, part if len(entry.parts) > 1 else None, mine),
            verdict_in_words(part.verdict) if len(entry.parts) > 1 else None,
            side(first.context, [first.span], theirs) if first else None,
            first.speaker if first else "",
            self.where(first.document_id, first.span, title) if first else None,
            tuple(self.where(it.document_id, it.span, title) for it in part.passages[1 : _OTHERS + 1]),
            tuple(Note(name, it.drift, it.why) for name, it in lettered),
            "" if probability is None else rounded(probability),
        )

    def _claimed(
        self, entry: AuditEntry, numbered: Numbered, part: AuditedPart | None, marks: Sequence[tuple[str, Span]]
    ) -> tuple[Part, ...]:
        """The words of a claim, or of one part of it, in their sentence as far as citation and marks reach."""
        text = self.brief(entry).text
        strong = list(numbered.claim.content) if part is None else [part.content]
        first, last = strong[0].start, strong[-1].end
        around = [span for _, span in marks] + ([entry.citation] if entry.citation else [])
        near = [it for it in around if first - _NEAR <= it.start and it.end <= last + _NEAR]
        start = min([first, *(it.start for it in near)])
        end = max([last, *(it.end for it in near)])
        return side(Span.of(text, start, end), strong, marks)

    def _candidates(self, entry: AuditEntry) -> tuple[tuple[Where, str], ...]:
        if len(entry.candidates) < 2:  # nothing to choose from
            return ()
        return tuple(
            (self.where(work.document_ids[0] if work.document_ids else None, None, work.title), work.why)
            for work in entry.candidates[:_OTHERS]
        )
