"""What every part of the written report looks up: the case, footnotes to its passages, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, TypeVar

from whosays.export.balance import outside_first
from whosays.export.briefing.content import Block, Note, Paragraph, Run, said
from whosays.export.exported import Exported, words_of
from whosays.export.inventory import Unexpressed
from whosays.export.report.index import Index
from whosays.export.report.said import Voices
from whosays.export.words import clipped, number
from whosays.records import Balance, Claim, Line, Span

_T = TypeVar("_T")
#: Characters of quoted words in the text, of those in a footnote, and of names.
WORDS, EXACT, NAME = 400, 300, 120
#: Footnotes to the claims behind one statement.
_NOTES: Final = 3
_NO_ROOM: Final = "beyond what a report has room for"


class Desk:
    """One case on its way into a report.

    Args:
        case: The case.
        unexpressed: Told of what there is no room for.
    """

    def __init__(self, case: Exported, unexpressed: Unexpressed) -> None:
        self.case = case
        self.analysis = case.analysis
        self.index = Index.of(case.analysis)
        self._unexpressed = unexpressed

    @cached_property
    def balance(self) -> Balance:
        """What rests on what; empty where the case was not weighed."""
        return self.analysis.balance or Balance()

    @cached_property
    def voices(self) -> Voices:
        """Looks up whoever hands on a claim."""
        return Voices(self.balance, self.index, {})

    @cached_property
    def names(self) -> dict[str, str]:
        """Of the entities, by id."""
        return {entity.id: clipped(_line(entity.name), NAME) for entity in self.analysis.entities}

    @cached_property
    def _lines(self) -> dict[str, Line]:
        return {one.claim_id: one for one in reversed(self.balance.lines)}

    def place(self, document_id: str | None, *spans: Span) -> Note:
        """A footnote to words of a document: its title, page, characters, and the words themselves."""
        document = self.case.documents.get(document_id or "")
        title = clipped(_line(document.title), NAME) if document else "a document that is no longer in the case"
        page = self.case.page(document.id, spans[0].start) if document and spans else None
        where = " and ".join(f"{span.start}–{span.end}" for span in spans)
        exact = " … ".join(f"“{clipped(_line(span.exact), EXACT)}”" for span in spans)
        parts = [title, f"p. {page}" if page else "", f"characters {where}" if spans else ""]
        return Note(f"{', '.join(filter(None, parts))}{f': {exact}' if spans else ''}")

    def claim(self, claim: Claim) -> Note:
        """A footnote to where a claim stands."""
        return self.place(claim.document_id, *claim.content)

    def claims(self, claim_ids: Sequence[str]) -> tuple[Note, ...]:
        """Footnotes to the first of several claims, those that rest on a brief's own word last."""
        known = [claim_id for claim_id in claim_ids if claim_id in self.case.claims]
        return tuple(self.claim(self.case.claims[one]) for one in self._outside_first(known)[:_NOTES])

    def first(self, claim_ids: Sequence[str], most: int) -> list[str]:
        """The first of several claims, those that rest on a brief's own word last."""
        return self._outside_first(claim_ids)[:most]

    def quoted(self, claim: Claim) -> Run:
        """The words of a claim, with the footnote to where they stand."""
        return Run(f"“{clipped(words_of(claim), WORDS)}”", "plain", (self.claim(claim),))

    def number(self, claim_id: str) -> int:
        """The number of a claim, as reports and pages show it; 0 where it is not in the case."""
        numbered = self.case.numbers.get(claim_id)
        return numbered.number if numbered else 0

    def more(self, left_out: int, noun: str, plural: str = "") -> Iterator[Block]:
        """That there is more than is shown, if there is; the user is told too.

        Args:
            left_out: How many.
            noun: What one is.
            plural: What several are; ``noun`` with an “s” if not given.
        """
        if left_out > 0:
            several = plural or f"{noun}s"
            self._unexpressed.add(f"{noun} {_NO_ROOM}", f"{several} {_NO_ROOM}", left_out)
            what = noun if left_out == 1 else several
            yield Paragraph(said(f"… and {number(left_out)} more {what}: the JSON export has every one."))

    def told(self, left_out: int, one: str, many: str) -> None:
        """Tell the user of what there is no place for."""
        self._unexpressed.add(one, many, left_out)

    def _outside_first(self, claim_ids: Sequence[str]) -> list[str]:
        return outside_first(claim_ids, self._lines, self.case.voices)


def sentence(text: str) -> str:
    """Text in one line that ends as a sentence does."""
    words = line(text)
    return words if words.rstrip('”"’)')[-1:] in (".", "!", "?", "…") else f"{words}."


def line(text: str, most: int = WORDS) -> str:
    """Text in one line, cut where it is long."""
    return clipped(_line(text), most)


def _line(text: str) -> str:
    return " ".join(text.split())
