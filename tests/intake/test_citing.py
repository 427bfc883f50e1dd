"""What weighing is told: what the audit held claims against, what records tell of the others, and works."""

from __future__ import annotations

from dataclasses import replace

from tests.audit.citations.cases import Said, case

from whosays.intake.citing import told_of, works_of
from whosays.records import Audit, AuditEntry, Candidate, Claim, Ruling

CHAPTERS = {f"s/wells-report/chapter-{n}.txt": f"Chapter {n}\n\nText of {n}." for n in (1, 2)}
REPORT = {"s/report.txt": "Report of the Board of Wells\n\n14 May 2019\n\nThe well was dry."}
ANALYSIS = case(
    "A brief\n\nThe Board of Wells found that the well was dry.",
    [Said("the well was dry", "The Board of Wells", "found")],
    {**REPORT, **CHAPTERS},
    {"Board of Wells": "PublicBody"},
)
IDS = {document.path: document.id for document in ANALYSIS.documents}
CLAIM: Claim = ANALYSIS.claims[0]
ENTRY = AuditEntry(CLAIM.id, None, "the Board", None, None, None, "source_unavailable", (), "")
RULED = Ruling("dec-1", "source_unavailable", "", "A. Reader", "another board")


def cited(*entries: AuditEntry) -> tuple[str, ...] | None:
    return told_of(ANALYSIS, Audit(entries), ()).cited.get(CLAIM.id)


def test_without_an_audit_the_records_tell() -> None:
    told = told_of(ANALYSIS, None, ())
    assert told.cited == {CLAIM.id: (IDS["s/report.txt"],)}
    assert told.independence == ()


def test_an_audited_claim_cites_what_it_was_held_against() -> None:
    chapters = tuple(IDS[path] for path in CHAPTERS)
    assert cited(replace(ENTRY, document_id=chapters[0])) == chapters[:1]
    assert cited(replace(ENTRY, candidates=(Candidate(chapters, "Wells", 3.0, ""),))) == chapters
    assert cited(ENTRY) is None, "the audit found that it is not at hand"
    assert cited() == (IDS["s/report.txt"],), "the audit does not speak of it"


def test_a_ruling_that_it_is_not_at_hand_counts() -> None:
    entry = replace(ENTRY, document_id=IDS["s/report.txt"], verdict="supported")
    assert cited(replace(entry, ruling=RULED)) is None
    assert cited(replace(entry, ruling=replace(RULED, verdict="overstated"))) == (IDS["s/report.txt"],)


def test_chapters_go_with_the_first_of_their_work() -> None:
    first = IDS["s/wells-report/chapter-1.txt"]
    assert works_of(ANALYSIS) == {IDS[path]: first for path in CHAPTERS} == told_of(ANALYSIS, None, ()).works
