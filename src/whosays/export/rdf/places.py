"""Places in texts as resources: a quotation and a position, by the Web Annotation Data Model (section 4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.namespaces import OA, passage, record
from whosays.export.rdf.terms import Iri, Node
from whosays.records import Quote, Span

#: Code points of context that a quotation is given with, on each side.
AROUND: Final = 32
_SPECIFIC: Final = Iri(OA + "SpecificResource")
_QUOTE: Final = Iri(OA + "TextQuoteSelector")
_POSITION: Final = Iri(OA + "TextPositionSelector")


def iri(identity: str) -> Iri:
    """The IRI of a record."""
    return Iri(record(identity))


def maybe(identity: str | None) -> Iri | None:
    """The IRI of a record; None where there is none."""
    return iri(identity) if identity else None


def iris(identities: Iterable[str]) -> Iterator[Iri]:
    """The IRIs of records, in their order."""
    return map(iri, identities)


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and behind a span, at most ``AROUND`` code points of each."""
    return text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]


class Places:
    """The places that a graph speaks of, each described once, behind the record that speaks of it first.

    Args:
        case: The case whose documents they stand in.
    """

    def __init__(self, case: Exported) -> None:
        self._case = case
        self._known: set[tuple[str, int, int]] = set()
        self._new: list[tuple[str, Span]] = []

    def at(self, document_id: str, span: Span) -> Iri:
        """The resource that a span of a document is."""
        key = (document_id, span.start, span.end)
        if key not in self._known:
            self._known.add(key)
            self._new.append((document_id, span))
        return Iri(passage(*key))

    def maybe(self, document_id: str | None, span: Span | None) -> Iri | None:
        """The same where both are known, else None."""
        return None if document_id is None or span is None else self.at(document_id, span)

    def all(self, document_id: str, spans: Iterable[Span]) -> list[Iri]:
        """The same of several spans of one document."""
        return [self.at(document_id, span) for span in spans]

    def quotes(self, quotes: Iterable[Quote]) -> list[Iri]:
        """The same of words of several documents."""
        return [self.at(quote.document_id, quote.span) for quote in quotes]

    def following(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Nodes, each with the places behind it that it is the first to speak of."""
        for node in nodes:
            yield node
            yield from map(self._node, self._new)
            self._new.clear()

    def _node(self, place: tuple[str, Span]) -> Node:
        document_id, span = place
        document = self._case.documents.get(document_id)
        before, behind = around(document.text, span) if document else ("", "")
        quote = Node(None, _QUOTE).put(v.EXACT, span.exact).put(v.PREFIX, before).put(v.SUFFIX, behind)
        node = Node(Iri(passage(document_id, span.start, span.end)), _SPECIFIC).put(v.SOURCE, iri(document_id))
        return node.put(v.SELECTOR, quote, position(span.start, span.end))


def position(start: int, end: int) -> Node:
    """A stretch of a text by its offsets, in code points."""
    return Node(None, _POSITION).put(v.START, start).put(v.END, end)
