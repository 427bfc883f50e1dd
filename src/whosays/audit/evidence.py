"""The passages that a statement of a brief may rest on, each with all comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whosays.audit.compare.compared import Compared, Statement, compare
from whosays.audit.compare.quotes import Quoted
from whosays.audit.compare.respelled import respelled
from whosays.audit.compare.side import Side
from whosays.audit.passages import Finder, Found, PassageIndex, Quotations, VectorRanker, find_passages, quoted
from whosays.audit.shelf import Shelf
from whosays.language.pairs import PairReader, PairReading
from whosays.records import Analysis, Source, Span

#: How many passages are compared with a statement.
COMPARED = 5
#: Code points of evidence that the encoder reads as a whole, about; of a longer stretch the passage alone is read.
_READ_WHOLE = 750


@dataclass(slots=True)
class Library:
    """The sources of a case, ready to be searched and compared.

    Attributes:
        shelves: What was read in each document, by id.
        sources: Whom claims are attributed to, by id.
        finder: Searches the source documents.
        pairs: Reads evidence and claim; None without the encoder.
    """

    shelves: Mapping[str, Shelf]
    sources: Mapping[str, Source]
    finder: Finder
    pairs: PairReader | None
    _sides: dict[tuple[str, int, int], Side] = field(default_factory=dict)

    @classmethod
    def of(cls, analysis: Analysis, shelves: Mapping[str, Shelf], pairs: PairReader | None) -> Library:
        """Index the source documents of a case."""
        documents = [document for document in analysis.documents if document.role == "source"]
        index = PassageIndex(documents, analysis.claims, analysis.entities)
        vectors = VectorRanker(index, pairs.vectors) if pairs is not None else None
        finder = Finder(index, vectors, Quotations(documents))
        return cls(shelves, {source.id: source for source in analysis.sources}, finder, pairs)

    def side(self, document_id: str, start: int, end: int) -> Side:
        """A parsed stretch; parsed once."""
        key = (document_id, start, end)
        if key not in self._sides:
            self._sides[key] = Side.of(self.shelves[document_id], start, end)
        return self._sides[key]

    def around(self, found: Found) -> Span:
        """A passage with the sentence before and behind it."""
        return self.finder.index.around(found.document_id, found.start, found.end)

    def quotes(self, content: Side, within: Sequence[str] | None) -> list[Quoted]:
        """What of ``content`` stands in quotation marks, with its best place in some documents, or in all."""
        assert self.finder.quotations is not None  # noqa: S101 - ``of`` always gives it
        text = content.document.text
        lead, tail = max(0, content.start - 300), min(len(text), content.end + 300)
        found = []
        for quotation in quoted(text, lead, tail):
            if quotation.depth or quotation.end <= content.start or content.end <= quotation.start:
                continue
            matches = self.finder.quotations.search(text, quotation, within)
            words = Span.of(text, quotation.start, quotation.end)
            found.append(Quoted(words, matches[0] if matches else None))
        return found

    def compared(self, statement: Statement, within: Sequence[str]) -> list[Compared]:
        """The likeliest passages of some documents with all comparisons, the likeliest first."""
        side = statement.side
        words = Span.of(side.document.text, side.start, side.end)
        places = find_passages(self.finder, words, within, brief=side.document, limit=20)[:COMPARED]
        quotes = self.quotes(side, within)
        rows = [(self.side(p.document_id, p.start, p.end), self._around_side(p), p) for p in places]
        readings: list[PairReading | None] = [None] * len(rows)
        together = None
        if self.pairs is not None and rows:
            worded = [respelled(statement.wording, statement.lead, side, around) for _, around, _ in rows]
            asked = [(around.text, words.text) for (_, around, _), words in zip(rows, worded, strict=True)]
            *read, together = self.pairs.read([*asked, (_likeliest([row[0] for row in rows]), worded[0].text)])
            readings = [words.moved(reading) for words, reading in zip(worded, read, strict=True)]
        return [
            compare(statement, passage, around, place, reading, together, quotes, self.sources)
            for (passage, around, place), reading in zip(rows, readings, strict=True)
        ]

    def _around_side(self, place: Found) -> Side:
        around = self.around(place)
        if len(around) > _READ_WHOLE:
            return self.side(place.document_id, place.start, place.end)
        return self.side(place.document_id, around.start, around.end)


def _likeliest(passages: Sequence[Side]) -> str:
    """The two likeliest passages one behind the other, as they stand in their documents."""
    first, *others = passages
    second = next((one for one in others if one.text not in first.text and first.text not in one.text), None)
    if second is None:
        return first.text
    return " ".join(one.text for one in sorted((first, second), key=lambda one: (one.document.id, one.start)))
