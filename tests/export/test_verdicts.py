"""Verdicts in order and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from whosays.export.verdicts import MEANINGS, NAMES, WORST_FIRST, balance, is_as_bad_as, is_flawed, worst_first
from whosays.records import AuditEntry, AuditVerdict, Ruling


def entry(verdict: AuditVerdict, ruled: AuditVerdict | None = None, *, stale: bool = False) -> AuditEntry:
    made = AuditEntry("clm-1", None, "it", None, None, None, verdict, (), "", stale=stale)
    return made if ruled is None else replace(made, ruling=Ruling("dec-1", ruled, "2024-03-01", "A", "so"))


def test_every_verdict_has_its_place_and_its_words() -> None:
    assert {*WORST_FIRST} == {*NAMES} == {*MEANINGS} == {*get_args(AuditVerdict)}
    assert [verdict for verdict in WORST_FIRST if not is_flawed(verdict)] == ["source_unavailable", "supported"]


def test_the_balance_counts_every_claim_once_and_says_what_is_an_analysts() -> None:
    entries = [
        *(entry("supported"), entry("supported"), entry("understated"), entry("overstated", "supported")),
        *(entry("distorted", stale=True), entry("contradicted"), entry("not_found"), entry("source_unavailable")),
    ]
    assert balance(entries) == (
        "8 sourced claims: 3 supported, 1 understated, 1 distorted, 1 contradicted, 1 not found, "
        "1 could not be checked; 1 by an analyst’s ruling; 1 stale"
    )
    assert balance(entries[:1]) == "1 sourced claim: 1 supported"
    assert balance([]) == "No claim hangs on a document"


def test_the_worst_come_first_by_the_verdicts_that_count() -> None:
    entries = [entry("supported"), entry("not_found"), entry("contradicted", "supported"), entry("distorted")]
    assert [number for number, _ in worst_first(enumerate(entries, 1))] == [4, 2, 1, 3]


@pytest.mark.parametrize(
    ("least", "count"),
    [
        ("understated", {"understated", "overstated", "distorted", "contradicted", "not_found"}),
        ("overstated", {"overstated", "distorted", "contradicted", "not_found"}),
        ("contradicted", {"contradicted", "not_found"}),
        ("not_found", {"not_found"}),
        ("source_unavailable", {"source_unavailable"}),
    ],
)
def test_what_is_as_bad(least: AuditVerdict, count: set[str]) -> None:
    assert {verdict for verdict in get_args(AuditVerdict) if is_as_bad_as(verdict, least)} == count
