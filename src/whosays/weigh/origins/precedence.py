"""Which of several documents had the same words first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from whosays.records import Document
from whosays.text.edtf import Days, days, parse
from whosays.weigh.origins.voices import Voices


class Precedence:
    """What tells which of several documents is the original of the others.

    Args:
        documents: Of the case.
        voices: Of the case.
        handed: By voice, those that its documents cite or attribute anything to.
    """

    def __init__(self, documents: Sequence[Document], voices: Voices, handed: Mapping[str, Iterable[str]]) -> None:
        self._dates = {document.id: _dates(document) for document in documents}
        order = sorted(documents, key=lambda one: (one.role == "brief", self._dates[one.id][1] or date.max))
        self._rank = {document.id: number for number, document in enumerate(order)}
        self._voices = voices
        self._handed = {voice: frozenset(others) for voice, others in handed.items()}

    def ordered(self, document_ids: Iterable[str]) -> list[str]:
        """Documents by date, those without one behind the others, and briefs last; else in order of the case."""
        return sorted(document_ids, key=self._rank.__getitem__)

    def first(self, document_ids: Sequence[str]) -> str | None:
        """The document that all others are seen to follow: they cite it, or are later; None where that is not known.

        A brief follows every source. Of two documents that cite each other neither is taken to follow by that.

        Args:
            document_ids: At least one.
        """
        briefs = [one for one in document_ids if self._voices.by_id[self._voices.of[one]].brief]
        leading = [one for one in document_ids if one not in briefs] or briefs
        speaking = frozenset(self._voices.of[one] for one in leading)
        leading = [one for one in leading if not self._follows(self._voices.of[one], speaking)] or leading
        if len({self._voices.of[one] for one in leading}) > 1:
            leading = self._earliest(leading)
        return leading[0] if leading else None

    def _follows(self, voice: str, others: frozenset[str]) -> bool:
        cited = self._handed.get(voice, frozenset()) & others - {voice}
        return any(voice not in self._handed.get(other, ()) for other in cited)

    def _earliest(self, document_ids: Sequence[str]) -> list[str]:
        """The one document that was out before any other can have been, if there is one."""
        found = min(document_ids, key=lambda one: self._dates[one][1] or date.max)
        last = self._dates[found][1]
        for other in document_ids:
            begin = self._dates[other][0]
            if other != found and (last is None or begin is None or begin <= last):
                return []
        return [found]


def _dates(document: Document) -> Days:
    """First and last day on which it can have been published; None where not known, or not readable."""
    try:
        return days(parse(document.published)) if document.published else (None, None)
    except ValueError:
        return None, None
