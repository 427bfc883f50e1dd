"""Reading a case: everything is a function of the tables, and nothing here writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

from whosays.records import Claim, DamagedCase, Document, Judgement, Reading, Role, Unread
from whosays.store.audit_loader import AuditLoader
from whosays.store.audits import Basis, KeptAudit, ReadAs
from whosays.store.balance_loader import BalanceLoader
from whosays.store.balances import Footing, KeptBalance
from whosays.store.connection import guarded
from whosays.store.edits import HYPOTHESES, KeptEdit, edit_of
from whosays.store.entries import Activity, Decision, Known, ReadBy, Tally
from whosays.store.formats import WITH_AUDIT, WITH_BALANCE, format_of
from whosays.store.gradings import (
    GRADE,
    INDEPENDENCE,
    KeptGrade,
    KeptIndependence,
    grade_of,
    independence_of,
)
from whosays.store.judgements import IDENTITY, judgement_of
from whosays.store.loader import Loader
from whosays.store.question import Question
from whosays.store.search import find_claims, find_passages
from whosays.store.typings import TYPE, KeptTyping, typing_of
from whosays.store.verdicts import VERDICT, KeptRuling, ruling_of

_CURRENT = """
SELECT key FROM document WHERE superseded_by IS NULL
ORDER BY role, coalesce((SELECT min(path) FROM place WHERE place.document = document.key), path), id"""
_KNOWN = """
SELECT document.id, coalesce((SELECT min(path) FROM place WHERE place.document = document.key), document.path),
       activity.id, reading.published_option
FROM document
JOIN reading ON reading.document = document.key
JOIN activity ON activity.key = reading.activity
WHERE document.sha256 = ? AND document.role = ?"""
_TALLY = """
SELECT document.id, document.title,
       coalesce((SELECT min(path) FROM place WHERE place.document = document.key), document.path),
       document.role, reading.sentences, reading.sentences_with_claims,
       (SELECT count(*) FROM claim WHERE claim.document = document.key),
       (SELECT count(DISTINCT link.claim) FROM claim JOIN link ON link.claim = claim.key
        WHERE claim.document = document.key),
       (SELECT count(*) FROM claim JOIN link ON link.claim = claim.key
        WHERE claim.document = document.key AND link.anonymous
          AND link.position = (SELECT max(position) FROM link AS other WHERE other.claim = claim.key))
FROM document JOIN reading ON reading.document = document.key
WHERE document.id = ?"""
_FAILED = """
SELECT path, reason, remedy FROM attempt
WHERE outcome = 'failed' AND key IN (SELECT max(key) FROM attempt GROUP BY location)
ORDER BY path, reason"""
_PASSED_OVER = """
SELECT passed_over.path, reason, remedy, document.id
FROM passed_over JOIN document ON document.key = passed_over.document
WHERE document.id = ? ORDER BY position"""
_PLACE = """
SELECT document.id, document.role FROM place JOIN document ON document.key = place.document
WHERE place.location = ?"""
_READ_AS = """
SELECT document.id, document.role,
       coalesce((SELECT min(path) FROM place WHERE place.document = document.key), document.path),
       activity.id, reading.published_option
FROM document
JOIN reading ON reading.document = document.key
JOIN activity ON activity.key = reading.activity
WHERE document.superseded_by IS NULL"""
_READ_BY = """
SELECT document.id, activity.name, activity.version, activity.detail, reading.published_option
FROM document
JOIN reading ON reading.document = document.key
JOIN activity ON activity.key = reading.activity
WHERE document.superseded_by IS NULL"""
_STANDING = "SELECT id FROM decision_log WHERE kind = ? AND undone_by IS NULL"
#: On independence, and rulings that what a claim cites is not at hand.
_BEARING = """
SELECT id FROM decision_log
WHERE undone_by IS NULL
  AND (kind = ? OR (kind = ? AND json_extract(payload, '$.verdict') = 'source_unavailable'))"""
_CURRENT_AT = """
SELECT key, id, coalesce((SELECT min(path) FROM place WHERE place.document = document.key), path)
FROM document WHERE superseded_by IS NULL ORDER BY key"""
_BRIEFS = "SELECT key FROM document WHERE superseded_by IS NULL AND role = 'brief' ORDER BY key"
_MENTIONS = """
SELECT document.id, mention.start, mention.stop
FROM mention
JOIN entity ON entity.document = mention.document AND entity.position = mention.entity
JOIN document ON document.key = mention.document
WHERE entity.id = ? AND document.superseded_by IS NULL"""
_DECISIONS = "SELECT id, at, who, why, kind, subject, payload, undone_by FROM decision_log ORDER BY key"

_T = TypeVar("_T")


class View:
    """What one case holds. Every method raises DamagedCase if the file no longer makes sense.

    Args:
        connection: From ``connect``.
        path: The case file as the user named it, for messages.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._loader = Loader(connection)

    def current(self) -> Iterator[tuple[Document, Reading]]:
        """The documents that no other has superseded: briefs first, then by path."""
        with guarded(self._path):
            for (key,) in self._connection.execute(_CURRENT).fetchall():
                document = self._loader.document(key)
                yield document, self._loader.reading(key, document)

    def superseded(self) -> Iterator[tuple[Document, Reading]]:
        """The documents that another has superseded, oldest first."""
        query = "SELECT key FROM document WHERE superseded_by IS NOT NULL ORDER BY key"
        with guarded(self._path):
            for (key,) in self._connection.execute(query).fetchall():
                document = self._loader.document(key)
                yield document, self._loader.reading(key, document)

    def known(self, sha256: str, role: Role) -> Known | None:
        """The document of these bytes in this role, superseded or not, if the case holds a reading of it."""
        with guarded(self._path):
            row = self._connection.execute(_KNOWN, (sha256, role)).fetchone()
        return None if row is None else Known(*row)

    def read_by(self) -> dict[str, ReadBy]:
        """For every document that counts, by id: what read it."""
        with guarded(self._path):
            rows = self._connection.execute(_READ_BY).fetchall()
        return {identity: ReadBy(Activity(*activity), published) for identity, *activity, published in rows}

    def at(self, location: str) -> tuple[str, Role] | None:
        """Id and role of the document last found at ``location``."""
        with guarded(self._path):
            row: tuple[str, Role] | None = self._connection.execute(_PLACE, (location,)).fetchone()
        return row

    def tally(self, document_id: str) -> Tally:
        """One document in numbers."""
        with guarded(self._path):
            return Tally(*self._connection.execute(_TALLY, (document_id,)).fetchone())

    def passed_over(self, document_id: str) -> tuple[Unread, ...]:
        """The parts of a document that were not analysed."""
        with guarded(self._path):
            return tuple(Unread(*row) for row in self._connection.execute(_PASSED_OVER, (document_id,)).fetchall())

    def failed(self) -> tuple[Unread, ...]:
        """The inputs that could not be read when they were last given, by path."""
        with guarded(self._path):
            return tuple(Unread(*row) for row in self._connection.execute(_FAILED).fetchall())

    def claims_about(self, question: Question, limit: int) -> list[tuple[Document, Claim]]:
        """At most ``limit`` claims that ``question`` is about, best first."""
        with guarded(self._path):
            documents: dict[int, Document] = {}
            hits: list[tuple[Document, Claim]] = []
            for key, claim in find_claims(self._connection, question, limit):
                document = documents.setdefault(key, documents.get(key) or self._loader.document(key))
                hits += [(document, found) for found in self._loader.claims(key, document, claim)]
            return hits

    def claim_ids_about(self, question: Question, limit: int) -> list[str]:
        """The ids of the claims that ``claims_about`` gives, without what they say."""
        with guarded(self._path):
            keys = [claim for _, claim in find_claims(self._connection, question, limit)]
            rows = self._connection.execute(
                "SELECT key, id FROM claim WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
            )
            ids = dict(rows.fetchall())
            return [ids[key] for key in keys]

    def passages_about(self, question: Question, limit: int) -> list[tuple[Document, int, int]]:
        """At most ``limit`` blocks that hold every word of ``question``: document, start and end; best first."""
        with guarded(self._path):
            found = find_passages(self._connection, question, limit)
            documents = {key: self._loader.document(key) for key in {key for key, _, _ in found}}
            return [(documents[key], start, stop) for key, start, stop in found]

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in the order in which they were taken, those that were undone with what undid them."""
        with guarded(self._path):
            return tuple(Decision(*row) for row in self._connection.execute(_DECISIONS).fetchall())

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement of identity in the order in which they were made, also those that were undone."""
        return self._decided(IDENTITY, judgement_of)

    def rulings(self) -> tuple[KeptRuling, ...]:
        """Every ruling on a verdict in the order in which they were made, also those that were undone."""
        return self._decided(VERDICT, ruling_of)

    def grades(self) -> tuple[KeptGrade, ...]:
        """Every grade in the order in which they were given, also those that were undone."""
        return self._decided(GRADE, grade_of)

    def independences(self) -> tuple[KeptIndependence, ...]:
        """Every decision on independence in the order in which they were made, also those that were undone."""
        return self._decided(INDEPENDENCE, independence_of)

    def typings(self) -> tuple[KeptTyping, ...]:
        """What entities were taken to be, in the order in which it was decided, also what was undone."""
        return self._decided(TYPE, typing_of)

    def edits(self) -> tuple[KeptEdit, ...]:
        """Every edit of a question in the order in which they were made, also those that were undone."""
        return self._decided(HYPOTHESES, edit_of)

    def _decided(self, kind: str, read: Callable[[Decision], _T]) -> tuple[_T, ...]:
        try:
            return tuple(read(decision) for decision in self.decisions() if decision.kind == kind)
        except ValueError as error:
            remedy = "restore the case from a copy, or undo the decision with an SQLite tool"
            raise DamagedCase(self._path, str(error), remedy) from error

    def audit(self) -> KeptAudit | None:
        """The audit that is kept, as it was when it was made; None where there is none."""
        try:
            with guarded(self._path):
                return AuditLoader(self._connection).kept() if format_of(self._connection) >= WITH_AUDIT else None
        except ValueError as error:
            reason = f"the audit that it keeps is damaged: {error}"
            raise DamagedCase(self._path, reason, "replace it with: whosays audit CASE") from error

    def balance(self) -> KeptBalance | None:
        """The balance that is kept, as it was when it was made; None where there is none."""
        with self._weighed():
            return BalanceLoader(self._connection).kept() if self._has_balances() else None

    def balance_footing(self) -> Footing | None:
        """What the balance that is kept was computed from, without loading it; None where there is none."""
        with self._weighed():
            return BalanceLoader(self._connection).footing() if self._has_balances() else None

    @contextmanager
    def _weighed(self) -> Iterator[None]:
        try:
            with guarded(self._path):
                yield
        except ValueError as error:
            reason = f"the balance that it keeps is damaged: {error}"
            raise DamagedCase(self._path, reason, "replace it with: whosays weigh CASE") from error

    def _has_balances(self) -> bool:
        return format_of(self._connection) >= WITH_BALANCE

    def footing(self) -> Footing:
        """What a balance would be computed from now."""
        basis = self.basis()
        with guarded(self._path):
            bearing = self._connection.execute(_BEARING, (INDEPENDENCE, VERDICT)).fetchall()
            has_audits = format_of(self._connection) >= WITH_AUDIT
            audit = self._connection.execute("SELECT at FROM audit").fetchone() if has_audits else None
        decisions = basis.judgements | {identity for (identity,) in bearing}
        return Footing(basis.documents, decisions, audit[0] if audit else "")

    def basis(self) -> Basis:
        """What an audit would be computed from now."""
        with guarded(self._path):
            documents = {identity: ReadAs(*read) for identity, *read in self._connection.execute(_READ_AS).fetchall()}
            standing = self._connection.execute(_STANDING, (IDENTITY,)).fetchall()
        return Basis(documents, frozenset(identity for (identity,) in standing))

    def briefs(self) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """The briefs that no other has superseded, each with its claims in order of the text."""
        with guarded(self._path):
            for (key,) in self._connection.execute(_BRIEFS).fetchall():
                document = self._loader.document(key)
                yield document, self._loader.claims(key, document)

    def holding(self, ids: Collection[str], paths: Collection[str]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """The documents that count and have one of these ids or paths, each with its claims in order of the text."""
        with guarded(self._path):
            for key, identity, path in self._connection.execute(_CURRENT_AT).fetchall():
                if identity in ids or path in paths:
                    document = self._loader.document(key)
                    yield document, self._loader.claims(key, document)

    def document(self, document_id: str) -> Document | None:
        """A document of the case by its id, superseded or not."""
        with guarded(self._path):
            found = self._connection.execute("SELECT key FROM document WHERE id = ?", (document_id,)).fetchone()
            return None if found is None else self._loader.document(found[0])

    def mentions_of(self, entity_id: str) -> list[tuple[str, int, int]]:
        """Where current documents name their entity of this id: document, start and end."""
        with guarded(self._path):
            return self._connection.execute(_MENTIONS, (entity_id,)).fetchall()

    def begun(self) -> str:
        """When something was first read into the case, as ``changed`` writes it; empty for one without documents."""
        with guarded(self._path):
            (first,) = self._connection.execute("SELECT min(at) FROM attempt").fetchone()
        return f"{first[:19]}Z" if first else ""

    def changed(self) -> str:
        """When the case was last changed: ISO time, UTC, to the second; the epoch for one that holds nothing."""
        with guarded(self._path):
            tables = ["attempt", "decision"]
            tables += ["audit"] if format_of(self._connection) >= WITH_AUDIT else []
            tables += ["balance"] if self._has_balances() else []
            query = " UNION ALL ".join(f"SELECT at FROM {table}" for table in tables)  # noqa: S608 names of our own
            (last,) = self._connection.execute(f"SELECT max(at) FROM ({query})").fetchone()  # noqa: S608 likewise
        return f"{last[:19]}Z" if last else "1970-01-01T00:00:00Z"

    def version(self) -> int:
        """A number that changes when another process has written to the case."""
        with guarded(self._path):
            number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return number
