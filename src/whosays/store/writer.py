"""The only place that writes to a case."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping

from whosays.records import Audit, Document, Judgement, Reading, Unread, UsageError, content_id
from whosays.store.audits import Basis, KeptAudit, audit_rows, claims_spoken_of
from whosays.store.balances import KeptBalance, balance_rows
from whosays.store.connection import transaction
from whosays.store.edits import HYPOTHESES, KeptEdit, edit_payload
from whosays.store.entries import Activity, Decision, Place
from whosays.store.gradings import (
    GRADE,
    INDEPENDENCE,
    KeptGrade,
    KeptIndependence,
    grade_of,
    grade_payload,
    independence_of,
    independence_payload,
)
from whosays.store.judgements import IDENTITY, judgement_of, payload_of
from whosays.store.rows import Keys, layout_rows, reading_rows
from whosays.store.traces import ClaimTrace
from whosays.store.typings import TYPE, KeptTyping, typing_of, typing_payload
from whosays.store.verdicts import VERDICT, KeptRuling, ruling_of, verdict_payload

#: What goes before a document is read again; all that a reading owns goes with it.
_CLEAR = (
    "DELETE FROM claim_search WHERE rowid IN (SELECT key FROM claim WHERE document = ?)",
    "DELETE FROM block_search WHERE rowid IN (SELECT key FROM block WHERE document = ?)",
    "DELETE FROM reading WHERE document = ?",
    "DELETE FROM page WHERE document = ?",
    "DELETE FROM block WHERE document = ?",
)
_DECISION = "INSERT INTO decision (id, at, who, why, kind, subject, payload, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
#: The kind of a decision that takes another one back.
_UNDO = "undo"


class Writer:
    """Writes to one case; every method is one transaction, so that a kill leaves all of it or nothing.

    Every method raises CaseNotWritable if the file is read-only, in use by another process or on a full disk.

    Args:
        connection: From ``connect``.
        path: The case file as the user named it, for messages.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def check(self) -> None:
        """Raise CaseNotWritable now rather than after the first document has been read."""
        with transaction(self._connection, self._path):
            # On a read-only file BEGIN alone succeeds; an update of no row does not.
            self._connection.execute("UPDATE activity SET name = name WHERE key IS NULL")

    def keep(
        self, document: Document, reading: Reading, activity: Activity, place: Place, published: str | None = None
    ) -> None:
        """Keep a document and what was read in it, in place of an earlier reading of the same document.

        Another document at the same place is superseded, unless it is still found elsewhere.

        Args:
            document: The document.
            reading: Its reading.
            activity: What made the reading.
            place: Where the document was found.
            published: The reference date that the user gave for it.

        Raises:
            ValueError: If the reading is of another document.
        """
        if reading.document_id != document.id:
            msg = f"a reading of {reading.document_id} is not one of {document.id}"
            raise ValueError(msg)
        with transaction(self._connection, self._path):
            made_by = self._activity(activity)
            key = self._document(document, place, made_by)
            keys = Keys(key, made_by, self._next("claim"), self._next("block"))
            for statement, rows in (*layout_rows(document, keys), *reading_rows(document, reading, keys, published)):
                self._connection.executemany(statement, rows)
            self._put(place, key)
            self._log(place, made_by, document=key)

    def found(self, document_id: str, activity: Activity, place: Place) -> None:
        """Note that a document whose reading stands was found at ``place``; nothing is added where it was before."""
        with transaction(self._connection, self._path):
            (key,) = self._connection.execute("SELECT key FROM document WHERE id = ?", (document_id,)).fetchone()
            last = self._last_attempt(place)
            if self._put(place, key) or (last and last[0] == "failed"):
                self._log(place, self._activity(activity), document=key)

    def failed(self, unread: Unread, activity: Activity, place: Place) -> None:
        """Note that the input at ``place`` could not be read; an earlier reading of it stands."""
        with transaction(self._connection, self._path):
            if self._last_attempt(place) != ("failed", unread.reason, unread.remedy):
                self._log(place, self._activity(activity), unread=unread)

    def decide(self, who: str, why: str, kind: str, subject: str, payload: Mapping[str, object]) -> Decision:
        """Append a decision and return it; the arguments are the fields of ``Decision``."""
        with transaction(self._connection, self._path):
            return self._append(_decision(who, why, kind, subject, payload))

    def append(self, decisions: Iterable[Decision]) -> int:
        """Append decisions that were taken elsewhere, with their ids and times; return how many were not there yet.

        Args:
            decisions: Each before the one that takes it back.

        Raises:
            ValueError: If one takes back what is neither among them nor in the case.
        """
        added = 0
        with transaction(self._connection, self._path):
            keys = dict(self._connection.execute("SELECT id, key FROM decision").fetchall())
            undone: dict[str, str] = {}
            for decision in decisions:
                if decision.undone_by is not None:
                    undone[decision.undone_by] = decision.id
                if decision.id in keys:
                    continue
                target = undone.get(decision.id)
                if decision.kind == _UNDO and target is None:
                    msg = f"{decision.id} takes back a decision that is not there"
                    raise ValueError(msg)
                fields = (decision.at, decision.who, decision.why, decision.kind, decision.subject, decision.payload)
                undoes = None if target is None else keys[target]
                keys[decision.id] = self._connection.execute(_DECISION, (decision.id, *fields, undoes)).lastrowid
                added += 1
        return added

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement of identity and return it with its id and time."""
        payload = payload_of(judgement)
        return judgement_of(self.decide(judgement.who, judgement.why, IDENTITY, judgement.left, payload))

    def keep_audit(
        self, audit: Audit, traces: Mapping[str, ClaimTrace], basis: Basis, activity: Activity, at: str = ""
    ) -> None:
        """Keep an audit in place of the one before. Rulings and what has gone stale are not of it, and are not kept.

        Args:
            audit: Its records.
            traces: Of the claims that it speaks of, by id; more are passed over.
            basis: What it was computed from.
            activity: What made it.
            at: When, ISO time, UTC; now if not given.

        Raises:
            ValueError: If it speaks of a claim that is not among ``traces``.
        """
        spoken_of = claims_spoken_of(audit)
        if unknown := spoken_of - traces.keys():
            msg = f"an audit speaks of {min(unknown)}, which is not a claim of the case"
            raise ValueError(msg)
        kept = KeptAudit(audit, {claim: traces[claim] for claim in spoken_of}, basis)
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM audit")
            for statement, rows in audit_rows(kept, self._activity(activity), at or _now()):
                self._connection.executemany(statement, rows)

    def keep_balance(self, kept: KeptBalance, activity: Activity) -> None:
        """Keep a balance in place of the one before.

        Args:
            kept: The balance, with what it was computed from.
            activity: What made it.
        """
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM balance")
            for statement, rows in balance_rows(kept, self._activity(activity), _now()):
                self._connection.executemany(statement, rows)

    def grade(self, kept: KeptGrade) -> KeptGrade:
        """Append a grade and return it with its id and time."""
        grade = kept.grade
        return grade_of(self.decide(grade.decided.who, grade.decided.why, GRADE, grade.subject, grade_payload(kept)))

    def judge_independence(self, kept: KeptIndependence) -> KeptIndependence:
        """Append a decision on independence and return it with its id and time."""
        made, payload = kept.independence.decided, independence_payload(kept)
        return independence_of(self.decide(made.who, made.why, INDEPENDENCE, kept.left.id, payload))

    def type_entity(self, kept: KeptTyping) -> KeptTyping:
        """Append what an entity is taken to be and return it with its id and time."""
        made = kept.typing.decided
        return typing_of(self.decide(made.who, made.why, TYPE, kept.reference, typing_payload(kept)))

    def edit(self, edits: Iterable[KeptEdit], who: str, why: str) -> None:
        """Append edits of questions, all of them or none."""
        with transaction(self._connection, self._path):
            for kept in edits:
                self._append(_decision(who, why, HYPOTHESES, kept.question, edit_payload(kept)))

    def rule(self, kept: KeptRuling) -> KeptRuling:
        """Append a ruling on a verdict and return it with its id and time."""
        ruling, payload = kept.ruling, verdict_payload(kept)
        return ruling_of(self.decide(ruling.who, ruling.why, VERDICT, kept.trace.claim_id, payload))

    def undo(self, decision_id: str, who: str, why: str) -> Decision:
        """Append the undoing of a decision and return it.

        Raises:
            UsageError: If there is no such decision, it is undone already, or it is itself an undoing.
        """
        with transaction(self._connection, self._path):
            found = self._connection.execute(
                "SELECT key, kind, subject, undone_by FROM decision_log WHERE id = ?", (decision_id,)
            ).fetchone()
            if found is None:
                reason = f"there is no decision {decision_id} in this case"
                raise UsageError(reason)
            key, kind, subject, undone_by = found
            if kind == _UNDO or undone_by is not None:
                reason = f"decision {decision_id} {'is itself an undoing' if kind == _UNDO else 'is undone already'}"
                raise UsageError(reason, "decide anew instead")
            return self._append(Decision("", _now(), who, why, _UNDO, subject, "{}"), undoes=key)

    def _activity(self, activity: Activity) -> int:
        self._connection.execute(
            "INSERT OR IGNORE INTO activity (id, name, version, detail) VALUES (?, ?, ?, ?)",
            (activity.id, activity.name, activity.version, activity.detail),
        )
        query = "SELECT key FROM activity WHERE id = ?"
        key: int = self._connection.execute(query, (activity.id,)).fetchone()[0]
        return key

    def _document(self, document: Document, place: Place, made_by: int) -> int:
        """Add or replace the document's own row and return its key; its earlier reading goes."""
        origin = (document.title, place.path, document.media_type, document.sha256, document.role)
        row = (*origin, document.published, document.text, made_by, document.id)
        found = self._connection.execute("SELECT key FROM document WHERE id = ?", (document.id,)).fetchone()
        if found is None:
            self._connection.execute(
                "INSERT INTO document (title, path, media_type, sha256, role, published, text, activity, id) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            found = self._connection.execute("SELECT last_insert_rowid()").fetchone()
        else:
            for statement in _CLEAR:
                self._connection.execute(statement, found)
            self._connection.execute(
                "UPDATE document SET title = ?, path = ?, media_type = ?, sha256 = ?, role = ?, published = ?, "
                "text = ?, activity = ? WHERE id = ?",
                row,
            )
        key: int = found[0]
        return key

    def _next(self, table: str) -> int:
        queries = {"claim": "SELECT max(key) FROM claim", "block": "SELECT max(key) FROM block"}
        highest: int | None = self._connection.execute(queries[table]).fetchone()[0]
        return (highest or 0) + 1

    def _put(self, place: Place, key: int) -> bool:
        """Make ``key`` the document at ``place``; return whether it was not so before."""
        query = "SELECT document FROM place WHERE location = ?"
        before = self._connection.execute(query, (place.location,)).fetchone()
        if before == (key,):
            return False
        self._connection.execute(
            "INSERT INTO place (location, path, document) VALUES (?, ?, ?) "
            "ON CONFLICT (location) DO UPDATE SET path = excluded.path, document = excluded.document",
            (place.location, place.path, key),
        )
        self._connection.execute("UPDATE document SET superseded_by = NULL WHERE key = ?", (key,))
        if before is not None:
            self._connection.execute(
                "UPDATE document SET superseded_by = ?1 "
                "WHERE key = ?2 AND NOT EXISTS (SELECT 1 FROM place WHERE document = ?2)",
                (key, before[0]),
            )
        return True

    def _last_attempt(self, place: Place) -> tuple[str, str, str] | None:
        query = "SELECT outcome, reason, remedy FROM attempt WHERE location = ? ORDER BY key DESC LIMIT 1"
        row: tuple[str, str, str] | None = self._connection.execute(query, (place.location,)).fetchone()
        return row

    def _log(self, place: Place, made_by: int, *, document: int | None = None, unread: Unread | None = None) -> None:
        outcome = ("failed", unread.reason, unread.remedy) if unread else ("read", "", "")
        self._connection.execute(
            "INSERT INTO attempt (at, location, path, outcome, reason, remedy, document, activity) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_now(), place.location, place.path, *outcome, document, made_by),
        )

    def _append(self, decision: Decision, undoes: int | None = None) -> Decision:
        fields = (decision.at, decision.who, decision.why, decision.kind, decision.subject, decision.payload)
        (count,) = self._connection.execute("SELECT count(*) FROM decision").fetchone()
        identity = content_id("dec", count, *fields)
        self._connection.execute(_DECISION, (identity, *fields, undoes))
        return Decision(identity, *fields)


def _decision(who: str, why: str, kind: str, subject: str, payload: Mapping[str, object]) -> Decision:
    return Decision("", _now(), who, why, kind, subject, json.dumps(payload, ensure_ascii=False, sort_keys=True))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
