"""A balance as rows of the tables in ``weigh.sql``, with all that it was computed from.

Everything here is pure: it says what to insert and leaves that to the writer; ``balance_loader`` is the reverse.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.records import Balance, Critical, Support
from whosays.store.audits import ReadAs, document_rows
from whosays.store.rows import Insertion, Row
from whosays.store.values import as_list

#: The key of the one balance that a case keeps.
_KEY = 1


@dataclass(frozen=True, slots=True)
class Footing:
    """What a balance is computed from.

    Attributes:
        documents: Those that count, by id.
        decisions: Ids of those that stand and bear on it: on who is who, on independence, on what is not at hand.
        audit: When the audit was made that tells what the briefs cite, as it is kept; empty without one.
    """

    documents: Mapping[str, ReadAs]
    decisions: frozenset[str]
    audit: str = ""


@dataclass(frozen=True, slots=True)
class KeptBalance:
    """A balance as it was when it was made.

    Attributes:
        balance: Its records.
        footing: What it was computed from.
        critical: The voices on which something in it rests, and what falls without each.
    """

    balance: Balance
    footing: Footing
    critical: tuple[Critical, ...] = ()


def balance_rows(kept: KeptBalance, activity: int, at: str) -> Iterator[Insertion]:
    """Every row of a balance, owners before what they own.

    Args:
        kept: The balance.
        activity: Key of what made the rows.
        at: When, ISO time, UTC.
    """
    balance, footing = kept.balance, kept.footing
    yield "INSERT INTO balance VALUES (?, ?, ?, ?, ?)", [(_KEY, at, balance.activity, footing.audit, activity)]
    yield "INSERT INTO balance_document VALUES (?, ?, ?, ?, ?, ?)", document_rows(footing.documents)
    yield "INSERT INTO balance_decision VALUES (?, ?)", [(_KEY, decision) for decision in sorted(footing.decisions)]
    yield from _sources(balance)
    yield from _claims(balance)
    yield from _conclusions(balance)
    critical: list[Row] = [
        (number, _KEY, it.voice, as_list(it.relations), as_list(it.assertions), it.leaning)
        for number, it in enumerate(kept.critical)
    ]
    yield "INSERT INTO critical VALUES (?, ?, ?, ?, ?, ?)", critical


def _sources(balance: Balance) -> Iterator[Insertion]:
    """Who speaks, and who relies on whom."""
    voices: list[Row] = [
        (
            *(number, _KEY, it.id, it.name, it.kind, int(it.anonymous), int(it.brief)),
            *(as_list(it.source_ids), as_list(it.document_ids)),
        )
        for number, it in enumerate(balance.voices)
    ]
    yield "INSERT INTO voice VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", voices
    reliances: list[Row] = [
        (number, _KEY, it.relier, it.relied_on, it.basis, int(it.assumed), as_list(it.claim_ids), it.why)
        for number, it in enumerate(balance.reliances)
    ]
    yield "INSERT INTO reliance VALUES (?, ?, ?, ?, ?, ?, ?, ?)", reliances
    circles: list[Row] = [
        (number, _KEY, as_list(it.voices), as_list(it.claim_ids), it.why) for number, it in enumerate(balance.circles)
    ]
    yield "INSERT INTO circle VALUES (?, ?, ?, ?, ?)", circles


def _claims(balance: Balance) -> Iterator[Insertion]:
    """What claims go back to, and what they are to one another."""
    lines: list[Row] = [
        (
            *(number, _KEY, it.claim_id, it.origin, as_list(it.voices), as_list(it.via)),
            *(int(it.assumed), int(it.hedged)),
        )
        for number, it in enumerate(balance.lines)
    ]
    yield "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)", lines
    bonds: list[Row] = [
        (number, _KEY, it.left, it.right, it.kind, float(it.probability), it.why)
        for number, it in enumerate(balance.bonds)
    ]
    yield "INSERT INTO bond VALUES (?, ?, ?, ?, ?, ?, ?)", bonds


def _conclusions(balance: Balance) -> Iterator[Insertion]:
    """What the claims come to."""
    assertions: list[Row] = [
        (
            *(number, _KEY, it.id, it.text, as_list(it.claim_ids), as_list(it.denied_by)),
            *(as_list(it.broader), as_list(it.narrower), *_support(it.support)),
        )
        for number, it in enumerate(balance.assertions)
    ]
    yield "INSERT INTO assertion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", assertions
    relations: list[Row] = [
        (
            *(number, _KEY, it.id, it.subject_id, it.type, it.object_id, as_list(it.claim_ids), as_list(it.origins)),
            *(as_list(it.denied_by), it.earliest, it.latest, *_support(it.support)),
        )
        for number, it in enumerate(balance.relations)
    ]
    yield "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", relations
    tensions: list[Row] = [
        (
            *(number, _KEY, it.id, it.kind, as_list(it.claim_ids), json.dumps(it.sides, ensure_ascii=False)),
            *(as_list(it.entity_ids), it.why),
        )
        for number, it in enumerate(balance.tensions)
    ]
    yield "INSERT INTO tension VALUES (?, ?, ?, ?, ?, ?, ?, ?)", tensions


def _support(support: Support) -> Row:
    return (as_list(support.origins), support.least, support.most, as_list(support.weaknesses))
