"""The references of one sentence, each with what it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.audit.citations.discourse import Referent
from whosays.audit.citations.reference import Reference
from whosays.records import Span


@dataclass(frozen=True, slots=True)
class Cites:
    """The references of a sentence, and what each stands for.

    Attributes:
        references: In order.
        referents: What each stands for; None for one that stands for no document.
        paragraph: Number of the paragraph.
        aside: Places of those in words that are attributed to somebody: spoken of, and not cited.
    """

    references: tuple[Reference, ...]
    referents: tuple[Referent | None, ...]
    paragraph: int
    aside: frozenset[int] = frozenset()

    def at(self, span: Span | None) -> list[int]:
        """Places of the references in ``span`` that cite, those that stand in no other's phrase first."""
        if span is None:
            return []
        found = [i for i, r in enumerate(self.references) if span.start <= r.head < span.end and i not in self.aside]
        return sorted(found, key=lambda i: (self.references[i].within is not None, i))
