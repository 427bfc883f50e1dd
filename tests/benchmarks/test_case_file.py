"""A made-up case is a case file like any other: all that was made up is in it, and its audit speaks of its briefs."""

from __future__ import annotations

from pathlib import Path

from benchmarks._case_file import write_case

from whosays.case import Case


def test_a_case_file_holds_what_was_made_up(tmp_path: Path) -> None:
    write_case(tmp_path / "made.whosays", 120)
    with Case.open(tmp_path / "made.whosays") as case:
        analysis = case.analysis()
    assert len(analysis.claims) == 120
    briefs = {document.id for document in analysis.documents if document.role == "brief"}
    assert len(briefs) == 2
    held = {claim.id for claim in analysis.claims if claim.document_id in briefs}
    assert analysis.audit is not None
    assert {entry.claim_id for entry in analysis.audit.entries} == held
    assert not any(entry.stale for entry in analysis.audit.entries)
    assert analysis.balance is not None
    assert not analysis.balance_stale
    assert [len(matrix.question.evidence) for matrix in analysis.matrices] == [12]
    assert [grade.reliability for grade in analysis.grades] == ["C"]
