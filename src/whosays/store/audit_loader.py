"""Rows of the tables in ``audit.sql`` as an audit again: the reverse of ``audits``."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any, cast, get_args

from whosays.records import (
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    Difference,
    Drift,
    Omission,
    Span,
    TwiceTold,
    TwiceToldKind,
)
from whosays.store.audits import Basis, KeptAudit, ReadAs
from whosays.store.traces import ClaimTrace
from whosays.store.values import known, strings

_Row = tuple[Any, ...]

_AUDIT = "SELECT made_by FROM audit"
_DOCUMENTS = "SELECT document_id, role, path, activity_id, published_option FROM audit_document"
_JUDGEMENTS = "SELECT decision_id FROM audit_judgement"
_CLAIMS = "SELECT claim_id, document_id, path, start, stop, words FROM audit_claim"
_ENTRIES = """
SELECT position, claim_id, cited_source_id, cited, citation_start, citation_stop, citation_words,
       document_id, passage_start, passage_stop, passage_words, verdict, drift, why
FROM audit_entry ORDER BY position"""
_PARTS = "SELECT entry, position, start, stop, words, verdict, support_probability FROM audit_part ORDER BY 1, 2"
_PASSAGES = """
SELECT entry, part, document_id, start, stop, words, context_start, context_stop, context_words, speaker
FROM audit_passage ORDER BY entry, part, position"""
_DIFFERENCES = """
SELECT entry, part, drift, claim_start, claim_stop, claim_words, passage_start, passage_stop, passage_words,
       stronger, why, comparison
FROM audit_difference ORDER BY entry, part, position"""
_CANDIDATES = """
SELECT entry, document_ids, title, weight, why, via FROM audit_candidate ORDER BY entry, position"""
_OMISSIONS = "SELECT position, document_id, start, stop, words, why, weight FROM omission ORDER BY position"
_BEARS_ON = "SELECT omission, claim_id FROM omission_claim ORDER BY omission, position"
_TWICE = "SELECT position, kind, why, document_id, start, stop, words FROM twice_told ORDER BY position"
_TOLD = "SELECT twice_told, claim_id FROM twice_told_claim ORDER BY twice_told, position"
_UNAVAILABLE = "SELECT name FROM unavailable_source ORDER BY position"


class AuditLoader:
    """Builds the kept audit from the rows of one case. Every method raises ValueError at a row that makes no sense.

    Args:
        connection: From ``connect``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def kept(self) -> KeptAudit | None:
        """The audit that is kept, or None."""
        found = self._rows(_AUDIT)
        if not found:
            return None
        ((made_by,),) = found
        unavailable = tuple(name for (name,) in self._rows(_UNAVAILABLE))
        audit = Audit(self._entries(), self._omissions(), self._twice_told(), unavailable, made_by)
        documents = {document_id: ReadAs(*read) for document_id, *read in self._rows(_DOCUMENTS)}
        judgements = frozenset(judgement for (judgement,) in self._rows(_JUDGEMENTS))
        traces = {row[0]: _trace(row) for row in self._rows(_CLAIMS)}
        return KeptAudit(audit, traces, Basis(documents, judgements))

    def _entries(self) -> tuple[AuditEntry, ...]:
        parts = self._parts()
        candidates = _grouped(self._rows(_CANDIDATES), 1)
        return tuple(
            AuditEntry(
                claim_id,
                source_id,
                cited,
                _span(*citation),
                document_id,
                _span(*passage),
                _verdict(verdict),
                tuple(_drift(it) for it in strings(drift)),
                why,
                tuple(parts[position]),
                tuple(_candidate(row) for row in candidates[(position,)]),
            )
            for position, claim_id, source_id, cited, *places, verdict, drift, why in self._rows(_ENTRIES)
            for citation, document_id, passage in [(places[:3], places[3], places[4:])]
        )

    def _parts(self) -> defaultdict[int, list[AuditedPart]]:
        passages = _grouped(self._rows(_PASSAGES), 2)
        differences = _grouped(self._rows(_DIFFERENCES), 2)
        parts: defaultdict[int, list[AuditedPart]] = defaultdict(list)
        for entry, position, start, stop, words, verdict, probability in self._rows(_PARTS):
            if probability is not None and not 0 <= probability <= 1:
                msg = f"a probability of {probability} of support"
                raise ValueError(msg)
            part = AuditedPart(
                _words(start, stop, words),
                _verdict(verdict),
                tuple(_cited(row) for row in passages[entry, position]),
                tuple(_difference(row) for row in differences[entry, position]),
                probability,
            )
            parts[entry].append(part)
        return parts

    def _omissions(self) -> tuple[Omission, ...]:
        bears_on = _grouped(self._rows(_BEARS_ON), 1)
        return tuple(
            Omission(document_id, _words(*place), tuple(claim for (claim,) in bears_on[(position,)]), why, weight)
            for position, document_id, *place, why, weight in self._rows(_OMISSIONS)
        )

    def _twice_told(self) -> tuple[TwiceTold, ...]:
        told = _grouped(self._rows(_TOLD), 1)
        return tuple(
            TwiceTold(
                tuple(claim for (claim,) in told[(position,)]),
                cast("TwiceToldKind", known(kind, get_args(TwiceToldKind))),
                why,
                document_id,
                _span(*place),
            )
            for position, kind, why, document_id, *place in self._rows(_TWICE)
        )

    def _rows(self, query: str) -> list[_Row]:
        return self._connection.execute(query).fetchall()


def _grouped(rows: list[_Row], keys: int) -> defaultdict[_Row, list[_Row]]:
    """Rows by their first columns, without them."""
    groups: defaultdict[_Row, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[row[:keys]].append(row[keys:])
    return groups


def _trace(row: _Row) -> ClaimTrace:
    _, _, _, start, stop, words = row
    if not 0 <= start < stop or not words:
        msg = f"a claim from {start} to {stop} with the words “{words}”"
        raise ValueError(msg)
    return ClaimTrace(*row)


def _cited(row: _Row) -> Cited:
    document_id, *places, speaker = row
    return Cited(document_id, _words(*places[:3]), _words(*places[3:]), speaker)


def _difference(row: _Row) -> Difference:
    drift, *places, stronger, why, comparison = row
    is_stronger = None if stronger is None else bool(stronger)
    return Difference(_drift(drift), _span(*places[:3]), _span(*places[3:]), is_stronger, why, comparison)


def _candidate(row: _Row) -> Candidate:
    document_ids, title, weight, why, via = row
    return Candidate(strings(document_ids), title, weight, why, bool(via))


def _words(start: int, stop: int, words: str) -> Span:
    if not 0 <= start < stop or stop - start != len(words):
        msg = f"the words “{words}” do not reach from {start} to {stop}"
        raise ValueError(msg)
    return Span(start, stop, words)


def _span(start: int | None, stop: int | None, words: str | None) -> Span | None:
    if start is None and stop is None and words is None:
        return None
    if start is None or stop is None or words is None:
        msg = f"a place from {start} to {stop} with the words “{words}”"
        raise ValueError(msg)
    return _words(start, stop, words)


def _verdict(value: str) -> AuditVerdict:
    return cast("AuditVerdict", known(value, get_args(AuditVerdict)))


def _drift(value: str) -> Drift:
    return cast("Drift", known(value, get_args(Drift)))
