"""Which verdicts fit what is asked for? The worst come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from whosays.export.report.audit_cards import Maker
from whosays.export.verdicts import NAMES, WORST_FIRST, is_flawed, standing_verdict, worst_first
from whosays.export.words import clipped
from whosays.records import Audit, AuditEntry, Drift
from whosays.web.book import Book
from whosays.web.standing.listing import Aspect

_TITLE = 60
_NO_DRIFT, _NO_SOURCE = "none", "none"
_STATES = {"flawed": "claim and source do not agree", "ruled": "ruled on by an analyst", "stale": "stale"}


@dataclass(frozen=True, slots=True)
class Row:
    """A verdict in the list.

    Attributes:
        number: In the audit's list.
        entry: What was found.
        brief_id: The document whose claim it is on.
    """

    number: int
    entry: AuditEntry
    brief_id: str


@dataclass(frozen=True)
class Verdicts:
    """The verdicts of a case, ready to be looked through.

    Attributes:
        maker: Makes their cards.
        rows: Those whose claims are in the case, the worst first.
        aspects: What they are told apart by.
    """

    maker: Maker
    rows: Sequence[Row]
    aspects: tuple[Aspect[Row], ...]

    @classmethod
    def of(cls, book: Book, audit: Audit) -> Verdicts:
        """The verdicts of ``audit``, which is the book's."""
        maker = Maker(book.index, frozenset(), {claim_id: claim_id for claim_id in book.claims})
        known = [(number, entry) for number, entry in enumerate(audit.entries, 1) if maker.knows(entry)]
        rows = [Row(number, entry, maker.brief(entry).id) for number, entry in worst_first(known)]
        return cls(maker, rows, _aspects(book, rows))

    def numbered(self, number: int) -> Row | None:
        """The verdict with this number, if there is one."""
        return next((row for row in self.rows if row.number == number), None)


def in_order(rows: Iterable[Row], *, by_text: bool) -> list[Row]:
    """Rows, which have the worst first, in the order of the briefs where that is wanted."""
    return sorted(rows, key=lambda row: row.number) if by_text else [*rows]


def _aspects(book: Book, rows: Sequence[Row]) -> tuple[Aspect[Row], ...]:
    verdicts: dict[str, str] = {verdict: NAMES[verdict] for verdict in WORST_FIRST}
    drifts: dict[str, str] = {**{drift: drift for drift in get_args(Drift)}, _NO_DRIFT: "nothing differs"}
    sources = {**_titles(book, (row.entry.document_id for row in rows)), _NO_SOURCE: "not in the case"}
    return (
        Aspect("verdict", "Verdict", verdicts, lambda row: (standing_verdict(row.entry),)),
        Aspect("drift", "What differs", drifts, lambda row: row.entry.drift or (_NO_DRIFT,)),
        Aspect("source", "Source", sources, lambda row: (row.entry.document_id or _NO_SOURCE,)),
        Aspect("brief", "Brief", _titles(book, (row.brief_id for row in rows)), lambda row: (row.brief_id,)),
        Aspect("state", "State", _STATES, _states),
    )


def _states(row: Row) -> Iterator[str]:
    if is_flawed(standing_verdict(row.entry)):
        yield "flawed"
    if row.entry.ruling is not None:
        yield "ruled"
    if row.entry.stale:
        yield "stale"


def _titles(book: Book, ids: Iterable[str | None]) -> Mapping[str, str]:
    """Documents by id, in order of their titles; one that is gone is called by what it was."""
    known = {it: book.documents[it].title if it in book.documents else "no longer in the case" for it in ids if it}
    return {it: clipped(title, _TITLE) for it, title in sorted(known.items(), key=lambda pair: (pair[1], pair[0]))}
