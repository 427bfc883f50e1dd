"""Rows of the tables in ``weigh.sql`` as a balance again: the reverse of ``balances``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, cast, get_args

from whosays.records import (
    Assertion,
    Balance,
    BondKind,
    Circle,
    ClaimBond,
    Critical,
    Line,
    Relation,
    RelationType,
    Reliance,
    RelianceBasis,
    SourceKind,
    Support,
    Tension,
    TensionKind,
    Voice,
    Weakness,
)
from whosays.store.audits import ReadAs
from whosays.store.balances import Footing, KeptBalance
from whosays.store.values import known, strings

_Row = tuple[Any, ...]

_BALANCE = "SELECT made_by, audit_at FROM balance"
_DOCUMENTS = "SELECT document_id, role, path, activity_id, published_option FROM balance_document"
_DECISIONS = "SELECT decision_id FROM balance_decision"
_VOICES = "SELECT id, name, kind, anonymous, source_ids, document_ids, brief FROM voice ORDER BY position"
_LINES = "SELECT claim_id, voices, assumed, hedged, via FROM line ORDER BY position"
_RELIANCES = "SELECT relier, relied_on, basis, assumed, claim_ids, why FROM reliance ORDER BY position"
_CIRCLES = "SELECT voices, claim_ids, why FROM circle ORDER BY position"
_BONDS = "SELECT left_id, right_id, kind, probability, why FROM bond ORDER BY position"
_ASSERTIONS = """
SELECT id, words, claim_ids, denied_by, broader, narrower, rests_on, least, most, weaknesses
FROM assertion ORDER BY position"""
_RELATIONS = """
SELECT id, subject_id, type, object_id, claim_ids, origins, denied_by, earliest, latest,
       rests_on, least, most, weaknesses
FROM relation ORDER BY position"""
_TENSIONS = "SELECT id, kind, claim_ids, sides, entity_ids, why FROM tension ORDER BY position"

_CRITICAL = "SELECT voice, relations, assertions, leaning FROM critical ORDER BY position"


class BalanceLoader:
    """Builds the kept balance from the rows of one case. Every method raises ValueError at a row that makes no sense.

    Args:
        connection: From ``connect``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def footing(self) -> Footing | None:
        """What the balance that is kept was computed from; None where none is kept."""
        found = self._rows(_BALANCE)
        if not found:
            return None
        ((_, audit_at),) = found
        documents = {document_id: ReadAs(*read) for document_id, *read in self._rows(_DOCUMENTS)}
        return Footing(documents, frozenset(decision for (decision,) in self._rows(_DECISIONS)), audit_at)

    def kept(self) -> KeptBalance | None:
        """The balance that is kept, or None."""
        footing = self.footing()
        if footing is None:
            return None
        ((made_by, _),) = self._rows(_BALANCE)
        balance = Balance(
            voices=tuple(self._voices()),
            lines=tuple(self._lines()),
            reliances=tuple(self._reliances()),
            circles=tuple(Circle(strings(voices), strings(ids), why) for voices, ids, why in self._rows(_CIRCLES)),
            bonds=tuple(self._bonds()),
            assertions=tuple(self._assertions()),
            relations=tuple(self._relations()),
            tensions=tuple(self._tensions()),
            activity=made_by,
        )
        critical = (
            Critical(voice, strings(relations), strings(assertions), leaning)
            for voice, relations, assertions, leaning in self._rows(_CRITICAL)
        )
        return KeptBalance(balance, footing, tuple(critical))

    def _voices(self) -> Iterator[Voice]:
        for identity, name, kind, anonymous, sources, documents, brief in self._rows(_VOICES):
            its = cast("SourceKind", known(kind, get_args(SourceKind)))
            yield Voice(identity, name, its, bool(anonymous), strings(sources), strings(documents), bool(brief))

    def _lines(self) -> Iterator[Line]:
        for claim_id, voices, assumed, hedged, via in self._rows(_LINES):
            line = Line(claim_id, strings(voices), bool(assumed), bool(hedged), strings(via))
            if not line.voices:
                msg = f"a line of {claim_id} with nobody in it"
                raise ValueError(msg)
            yield line

    def _reliances(self) -> Iterator[Reliance]:
        for relier, relied_on, basis, assumed, claim_ids, why in self._rows(_RELIANCES):
            its = cast("RelianceBasis", known(basis, get_args(RelianceBasis)))
            yield Reliance(relier, relied_on, its, bool(assumed), strings(claim_ids), why)

    def _bonds(self) -> Iterator[ClaimBond]:
        for left, right, kind, probability, why in self._rows(_BONDS):
            if not 0 <= probability <= 1:
                msg = f"a probability of {probability} that two claims say the same"
                raise ValueError(msg)
            yield ClaimBond(left, right, cast("BondKind", known(kind, get_args(BondKind))), probability, why)

    def _assertions(self) -> Iterator[Assertion]:
        for identity, words, *lists, rests_on, least, most, weaknesses in self._rows(_ASSERTIONS):
            claims, denied, broader, narrower = (strings(one) for one in lists)
            support = _support(rests_on, least, most, weaknesses)
            yield Assertion(identity, words, claims, denied, broader, narrower, support)

    def _relations(self) -> Iterator[Relation]:
        for identity, subject, kind, other, *lists, earliest, latest, rests_on, least, most, weaknesses in self._rows(
            _RELATIONS
        ):
            its = cast("RelationType", known(kind, get_args(RelationType)))
            claims, origins, denied = (strings(one) for one in lists)
            support = _support(rests_on, least, most, weaknesses)
            yield Relation(identity, subject, its, other, claims, origins, denied, earliest, latest, support)

    def _tensions(self) -> Iterator[Tension]:
        for identity, kind, claim_ids, sides, entity_ids, why in self._rows(_TENSIONS):
            its = cast("TensionKind", known(kind, get_args(TensionKind)))
            yield Tension(identity, its, strings(claim_ids), _sides(sides), strings(entity_ids), why)

    def _rows(self, query: str) -> list[_Row]:
        return self._connection.execute(query).fetchall()


def _support(origins: str, least: int, most: int, weaknesses: str) -> Support:
    if not 0 <= least <= most:
        msg = f"a support of {least} to {most} origins"
        raise ValueError(msg)
    found = tuple(cast("Weakness", known(one, get_args(Weakness))) for one in strings(weaknesses))
    return Support(strings(origins), least, most, found)


def _sides(text: str) -> tuple[tuple[str, ...], ...]:
    values = json.loads(text)
    if not isinstance(values, list):
        msg = f"{text} where the sides of a tension belong"
        raise ValueError(msg)  # noqa: TRY004 what the file holds is damage, not a wrong argument
    return tuple(strings(json.dumps(side)) for side in values)
