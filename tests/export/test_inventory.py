"""What a format leaves out is counted, kind by kind and record by record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import make_document, make_reading

from whosays.export.inventory import EVERYTHING, Kind, Unexpressed
from whosays.records import Analysis, Balance, Coverage, Grade, Tension, Unread

DOCUMENT = make_document()
READING = make_reading(DOCUMENT)
CASE = Analysis(
    documents=(DOCUMENT,),
    sources=READING.sources,
    entities=READING.entities,
    claims=READING.claims,
    coverage=Coverage((Unread("x.pdf", "damaged"),)),
    balance=Balance(tensions=(Tension("ten-1", "time", ("clm-1", "clm-2"), (("clm-1",), ("clm-2",)), (), "why"),)),
    grades=(Grade("src-1", "Courier", "B", None),),
)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("documents", "1 document"),
        ("pages", "1 page"),
        ("unread", "1 note on what was not read"),
        ("entities", "2 entities"),
        ("sources", "2 sources"),
        ("claims", "2 claims"),
        ("chains", "1 chain of several sources"),
        ("cues", "2 cues"),
        ("certainty", "2 hedged or negative readings of claims"),
        ("hedges", "1 hedge"),
        ("times", "1 date of a claim"),
        ("places", "1 place of a claim"),
        ("tensions", "1 tension"),
        ("grades", "1 grade"),
    ],
)
def test_a_kind_that_is_not_carried_is_counted(kind: Kind, told: str) -> None:
    assert Unexpressed(CASE, EVERYTHING - {kind}).lines() == (told,)


def test_what_the_case_does_not_hold_is_not_missed() -> None:
    assert Unexpressed(Analysis(), frozenset()).lines() == ()
    assert Unexpressed(replace(CASE, grades=()), EVERYTHING - {"grades"}).lines() == ()


def test_single_records_are_told_after_whole_kinds() -> None:
    missing = Unexpressed(CASE, EVERYTHING - {"grades"})
    missing.add("claim without a date", "claims without a date")
    missing.add("claim without a date", "claims without a date", 1_234)
    missing.add("cell cut short", "cells cut short", 0)
    assert missing.lines() == ("1 grade", "1,235 claims without a date")
