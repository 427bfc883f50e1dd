"""An analyst's grade on whatever it was given to: in words, and as the machine tag that platforms filter by."""

from __future__ import annotations

from whosays.export.balance import CREDIBILITIES, RELIABILITIES
from whosays.export.exported import Exported
from whosays.export.ftm.record import OVERALL, By, Record
from whosays.export.misp import grade_tags
from whosays.records import Grade


def add_grade(record: Record, case: Exported, subject: str) -> None:
    """Add the grade that stands on ``subject``, if there is one. It is a person's, and says so."""
    grade = case.grades.get(subject)
    if grade is None:
        return
    by = By(OVERALL.document_id, grade.decided.id or "grade")
    for tag in grade_tags(grade):
        record.add("keywords", tag, by)
    made = grade.decided
    reason = f": {made.why}" if made.why else ""
    record.add("notes", f"Graded {_in_words(grade)} by {made.who or 'an analyst'}{reason}", by)


def _in_words(grade: Grade) -> str:
    if grade.reliability is not None:
        return f"{grade.reliability} for reliability ({RELIABILITIES[grade.reliability]})"
    credibility = grade.credibility or "6"
    return f"{credibility} for credibility ({CREDIBILITIES[credibility]})"
