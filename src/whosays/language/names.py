"""Names: the encoder's, and the parser's where the encoder has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.language.reading import Labelled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: The encoder's kinds in the parser's own terms (OntoNotes 5).
_LABELS = {
    "person": "PERSON", "organization": "ORG", "PublicBody": "ORG", "Company": "ORG", "place": "GPE", "Country": "GPE",
    "event": "EVENT", "document": "WORK_OF_ART", "vessel": "PRODUCT",
}  # fmt: skip


def name_in(doc: Doc, start: int, names: Sequence[Labelled]) -> None:
    """Make the encoder's names the entities of a parse, and keep those of the parser's that overlap none of them.

    Args:
        doc: The parse of a passage.
        start: Where the passage begins in the text that the names' offsets count in.
        names: Names that begin in it. Of those that overlap, the longest counts, then the more probable.
    """
    chosen: list[Span] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, -n.probability)):
        span = doc.char_span(name.start - start, name.end - start, _LABELS[name.label], alignment_mode="expand")
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            chosen.append(span)
            taken.update(range(span.start, span.end))
    kept = [entity for entity in doc.ents if taken.isdisjoint(range(entity.start, entity.end))]
    doc.set_ents(sorted([*chosen, *kept], key=lambda span: span.start))
