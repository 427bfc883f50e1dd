"""One side of a comparison: a stretch of a document with its parse and its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.audit.shelf import Named, Shelf
from whosays.language.parser import load_parser
from whosays.records import Claim, Document, Span, TimeExpression
from whosays.text.view import analysis_view

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch ``[start, end)`` of a document.

    Attributes:
        shelf: The document's records.
        start: First code point.
        end: Code point behind the last.
        doc: The parse of the stretch alone.
    """

    shelf: Shelf
    start: int
    end: int
    doc: Doc

    @classmethod
    def of(cls, shelf: Shelf, start: int, end: int) -> Side:
        """Parse a stretch."""
        return cls(shelf, start, end, load_parser()(analysis_view(shelf.document.text[start:end])))

    @property
    def document(self) -> Document:
        """The document it is of."""
        return self.shelf.document

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.start : self.end]

    @property
    def times(self) -> tuple[TimeExpression, ...]:
        """The temporal expressions in it."""
        return self.shelf.times(self.start, self.end)

    @property
    def named(self) -> tuple[Named, ...]:
        """The mentions in it."""
        return self.shelf.named(self.start, self.end)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it carries, in whole or in part."""
        return self.shelf.claims_at(self.start, self.end)

    def span(self, start: int, end: int) -> Span:
        """The span of the document at ``[start, end)`` code points of the stretch."""
        return Span.of(self.document.text, self.start + start, self.start + end)

    def of_tokens(self, first: Token, last: Token) -> Span:
        """The span of the document from one token to another, both included."""
        return self.span(first.idx, last.idx + len(last.text))


def quoted(span: Span | None) -> str:
    """Words in quotation marks, without line breaks."""
    return f"“{' '.join(span.exact.split())}”" if span is not None else "nothing"
