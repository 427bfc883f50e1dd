"""What a format is given: a case with what every format looks up in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from whosays.export.kept import Kept
from whosays.export.report.index import Index, Numbered
from whosays.records import Analysis, Claim, Document, Entity, Grade, Source, Voice


class Exported:
    """A case as formats see it.

    Args:
        title: What the case is called.
        analysis: All of it.
        at: When it was last changed: ISO time, UTC, to the second, with ``Z``. Formats that want a time of making
            take this one, so that the same case gives the same bytes.
        kept: What the case file keeps beside; None in a view under assumptions.
        begun: When the first of its documents was read, as ``at``; that itself if not given.
    """

    def __init__(self, title: str, analysis: Analysis, at: str, kept: Kept | None = None, begun: str = "") -> None:
        self.title = title
        self.analysis = analysis
        self.at = at
        self.kept = kept
        self.begun = begun or at

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """By id."""
        return {document.id: document for document in self.analysis.documents}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """By id."""
        return {entity.id: entity for entity in self.analysis.entities}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """By id; with those that only a chain names."""
        return self._index.sources

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """By id, in the order of documents and text."""
        return {numbered.claim.id: numbered.claim for numbered in self._index.claims}

    @cached_property
    def numbers(self) -> Mapping[str, Numbered]:
        """By the id of each claim its number, the one that reports and pages show, and its document's."""
        return {numbered.claim.id: numbered for numbered in self._index.claims}

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """By id; empty where the case was never weighed."""
        return {} if self.analysis.balance is None else {one.id: one for one in self.analysis.balance.voices}

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """The grades that stand by the id of what they are on: a source, a document or a claim."""
        return {grade.subject: grade for grade in self.analysis.grades}

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.analysis)

    def page(self, document_id: str, offset: int) -> int | None:
        """The number of the page on which a character stands; None in a document without pages."""
        pages = self.documents[document_id].pages
        return next((page.number for page in pages if page.start <= offset < page.end), None)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """The fullest names of those through whom a claim passed, from the document's author to the origin.

        Empty for a claim of the document's own author.
        """
        return tuple(self.sources[link.source_id].name or link.name for link in claim.attribution.chain)


def words_of(claim: Claim) -> str:
    """The words of a claim in one line; where the cue interrupts them, ``…`` stands for it."""
    return " … ".join(" ".join(span.exact.split()) for span in claim.content)
