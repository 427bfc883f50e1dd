"""Claims of a brief and what an audit found them to rest on, as bonds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import make_claim, make_document, span

from whosays.intake.borrowing import bonds_of_audit
from whosays.records import Analysis, Audit, AuditedPart, AuditEntry, AuditVerdict, Cited, Ruling

BRIEF = make_document("THE MILL\n\nThe report says that the miller sold bad flour and hid the sacks.", "brief.txt")
SOURCE = make_document(
    "REPORT\n\nThe weather was fine. The miller sold flour that had gone bad. The sacks stood in a shed.",
    "report.txt",
    "source",
)
TOLD = make_claim(BRIEF, "the miller sold bad flour and hid the sacks")
SOLD = make_claim(SOURCE, "The miller sold flour that had gone bad")
FINE = make_claim(SOURCE, "The weather was fine")
STOOD = make_claim(SOURCE, "The sacks stood in a shed")
CASE = Analysis(documents=(BRIEF, SOURCE), claims=(TOLD, FINE, SOLD, STOOD))


def part(words: str, verdict: AuditVerdict, passage: str, likely: float | None = 0.75) -> AuditedPart:
    found = Cited(SOURCE.id, span(SOURCE.text, passage), span(SOURCE.text, passage))
    return AuditedPart(span(BRIEF.text, words), verdict, (found,), support_probability=likely)


def audit(*parts: AuditedPart, ruling: AuditVerdict | None = None, stale: bool = False) -> Audit:
    made = Ruling("dec-1", ruling, "2026-01-01T00:00:00+00:00", "A. N.", "read it") if ruling else None
    whole = (TOLD.id, None, "The report", None, SOURCE.id, parts[0].passages[0].span, parts[0].verdict, (), "")
    return Audit((AuditEntry(*whole, parts, ruling=made, stale=stale),))


@pytest.mark.parametrize(
    ("verdict", "kind"), [("supported", "same"), ("understated", "broader"), ("overstated", "narrower")]
)
def test_a_claim_is_bonded_with_the_claim_of_the_passage_that_is_most_like_it(verdict: AuditVerdict, kind: str) -> None:
    (bond,) = bonds_of_audit(CASE, audit(part("the miller sold bad flour", verdict, SOURCE.text[8:])))
    assert (bond.left, bond.right, bond.kind, bond.probability) == (TOLD.id, SOLD.id, kind, 0.75)


@pytest.mark.parametrize("verdict", ["distorted", "contradicted", "not_found"])
def test_what_says_something_else_is_no_bond(verdict: AuditVerdict) -> None:
    assert bonds_of_audit(CASE, audit(part("the miller sold bad flour", verdict, SOLD.content[0].exact))) == ()


def test_a_claim_of_several_parts_says_more_than_what_each_rests_on() -> None:
    sold = part("the miller sold bad flour", "supported", SOLD.content[0].exact)
    stood = part("hid the sacks", "supported", STOOD.content[0].exact, None)
    bonds = bonds_of_audit(CASE, audit(sold, stood))
    assert [(bond.right, bond.kind, bond.probability) for bond in bonds] == [
        (SOLD.id, "narrower", 0.75),
        (STOOD.id, "narrower", 0.5),
    ]


def test_a_ruling_counts_instead_of_the_verdict() -> None:
    found = part("the miller sold bad flour", "distorted", SOLD.content[0].exact)
    (bond,) = bonds_of_audit(CASE, audit(found, ruling="supported"))
    assert (bond.kind, bond.probability) == ("same", 1.0)
    supported = replace(found, verdict="supported")
    assert bonds_of_audit(CASE, audit(supported, ruling="contradicted")) == ()


def test_a_stale_verdict_and_a_passage_on_something_else_are_passed_over() -> None:
    found = part("the miller sold bad flour", "supported", SOLD.content[0].exact)
    assert bonds_of_audit(CASE, audit(found, stale=True)) == ()
    assert bonds_of_audit(CASE, audit(part("the miller", "supported", FINE.content[0].exact))) == ()
    assert bonds_of_audit(CASE, None) == ()
