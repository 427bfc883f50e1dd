"""The part of the façade that lists: records one by one, looked up by id, or as tables for data tools.

What is listed is worked out once and kept until the case changes, by this process or by another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from whosays.records import (
    Assertion,
    AuditEntry,
    Claim,
    Document,
    Entity,
    Identity,
    NotFound,
    Omission,
    Relation,
    Source,
    Span,
    Tension,
)
from whosays.store import View, words_of

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from whosays.export.exported import Exported
    from whosays.export.notebook import Shown

_T = TypeVar("_T")


class CanList:
    """What a case holds, record by record."""

    _view: View
    _connection: sqlite3.Connection
    _listed: tuple[tuple[int, int], Exported] | None = None

    if TYPE_CHECKING:

        def exported(self, assume: Sequence[str] = ()) -> Exported:
            """As ``Case`` has it."""
            ...

    def documents(self) -> Iterator[Document]:
        """Every document in order of role and path."""
        yield from self.listed().analysis.documents

    def claims(self, document: str | None = None) -> Iterator[Claim]:
        """Every claim, in the order of documents and text, or those of one document.

        Args:
            document: The id of the document; None for all.
        """
        for claim in self.listed().claims.values():
            if document is None or claim.document_id == document:
                yield claim

    def sources(self) -> Iterator[Source]:
        """Everybody and everything that claims are attributed to."""
        yield from self.listed().sources.values()

    def entities(self) -> Iterator[Entity]:
        """Everybody and everything that is named, joined across documents."""
        yield from self.listed().analysis.entities

    def identities(self) -> Iterator[Identity]:
        """The pairs that are, may be or are not one; a doubtful one is a link with its probability, never a merge."""
        yield from self.listed().analysis.identities

    def verdicts(self) -> Iterator[AuditEntry]:
        """Every claim of a brief held against what it cites, in order of the briefs; none before an audit."""
        audit = self.listed().analysis.audit
        yield from audit.entries if audit else ()

    def omissions(self) -> Iterator[Omission]:
        """What the cited say against the briefs and these leave out, the weightiest first; none before an audit."""
        audit = self.listed().analysis.audit
        yield from audit.omissions if audit else ()

    def assertions(self) -> Iterator[Assertion]:
        """Claims that say the same, put together, with what stands behind them; none before the case is weighed."""
        balance = self.listed().analysis.balance
        yield from balance.assertions if balance else ()

    def relations(self) -> Iterator[Relation]:
        """Who is said to be or to have done what to whom, with support; none before the case is weighed."""
        balance = self.listed().analysis.balance
        yield from balance.relations if balance else ()

    def tensions(self) -> Iterator[Tension]:
        """Claims that cannot all hold, or pull against each other; none before the case is weighed."""
        balance = self.listed().analysis.balance
        yield from balance.tensions if balance else ()

    def document(self, document_id: str) -> Document:
        """One document by its id.

        Raises:
            NotFound: If the case has none of that id; likewise the methods below.
        """
        return _found(self.listed().documents, document_id, "document")

    def claim(self, claim_id: str) -> Claim:
        """One claim by its id."""
        return _found(self.listed().claims, claim_id, "claim")

    def source(self, source_id: str) -> Source:
        """One source by its id."""
        return _found(self.listed().sources, source_id, "source")

    def entity(self, entity_id: str) -> Entity:
        """One entity by its id."""
        return _found(self.listed().entities, entity_id, "entity")

    def text_of(self, what: Claim | Span, document: str = "", *, around: int = 0) -> str:
        """The words of a claim or of a place, with text around them where that is asked for.

        Args:
            what: A claim, or a place in a document.
            document: The id of the document of a place; a claim knows its own.
            around: Code points before and after. With none, the words themselves; what interrupts a claim's content is
                then an ellipsis.
        """
        if isinstance(what, Claim):
            if not around:
                return words_of(what)
            document, start, end = what.document_id, what.content[0].start, what.content[-1].end
        else:
            start, end = what.start, what.end
        text = self.document(document).text
        return text[max(start - around, 0) : end + around]

    def to_arrow(self) -> dict[str, pyarrow.Table]:
        """Everything as Apache Arrow tables by name, with the columns of the Parquet export.

        Raises:
            MissingExtra: If pyarrow is not installed.
        """
        from whosays.export.tables.arrow import arrow_tables

        return arrow_tables(self.listed())

    def to_pandas(self, table: str = "claims") -> pandas.DataFrame:
        """One of the same tables as a data frame.

        Args:
            table: Its name, such as ``"claims"``, ``"documents"``, ``"entities"``.

        Raises:
            UsageError: If there is no such table; the message lists those there are.
            MissingExtra: If pyarrow or pandas is not installed.
        """
        from whosays.export.tables.arrow import data_frame

        return data_frame(self.listed(), table)

    def show(self, what: Claim | Document | str) -> Shown:
        """A claim or a document as a notebook shows it: in its words, coloured by who says them.

        Args:
            what: It, or its id.

        Raises:
            NotFound: If the case has nothing of that id.
        """
        from whosays.export.notebook import show

        if isinstance(what, str):
            what = self.claim(what) if what in self.listed().claims else self.document(what)
        return show(self.listed(), what)

    def listed(self) -> Exported:
        """What ``exported`` gives, kept until the case changes: for who asks it often."""
        now = (self._view.version(), self._connection.total_changes)
        if self._listed is None or self._listed[0] != now:
            self._listed = (now, self.exported())
        return self._listed[1]


def _found(known: Mapping[str, _T], key: str, what: str) -> _T:
    if key not in known:
        reason = f"this case has no {what} “{key}”"
        raise NotFound(reason, "its id may have changed when a document was read anew")
    return known[key]
