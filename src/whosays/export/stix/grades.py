"""Analysts' grades as STIX: labels, an extension with both axes, ``confidence`` by the standard's own table, and notes.

``confidence`` comes from the Admiralty Credibility scale of STIX 2.1, appendix A, alone: from what an analyst decided
on a claim. How surely a text puts something never becomes a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.balance import grade_in_words
from whosays.export.misp import grade_tags, likelihood_tags
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import GRADES, record
from whosays.export.stix.ids import name_of, object_id, text_of, timestamp
from whosays.export.values import Json
from whosays.records import Credibility, Grade, HypothesisReading

#: STIX 2.1, appendix A, Admiralty Credibility; 6, “truth cannot be judged”, is “not specified”: no property at all.
CONFIDENCES: Final[Mapping[Credibility, int]] = MappingProxyType({"1": 90, "2": 70, "3": 50, "4": 30, "5": 10})


def labels_of(grades: Iterable[Grade]) -> list[str]:
    """The MISP machine tags of grades."""
    return [*dict.fromkeys(tag for grade in grades for tag in grade_tags(grade))]


def confidence_of(grade: Grade | None) -> int | None:
    """The confidence in a claim that an analyst graded; None where nobody has, or it cannot be judged."""
    return CONFIDENCES.get(grade.credibility) if grade is not None and grade.credibility is not None else None


def grades_extension(grades: Iterable[Grade]) -> Json:
    """The extension that keeps both axes; empty without grades."""
    kept = [
        {
            "subject": grade.subject,
            "source_reliability": grade.reliability,
            "information_credibility": grade.credibility,
            "graded_by": grade.decided.who,
            "graded_at": timestamp(grade.decided.at),
            "reason": grade.decided.why,
        }
        for grade in grades
    ]
    return {GRADES: {"extension_type": "property-extension", "grades": kept}} if kept else {}


def likelihood_extension(reading: HypothesisReading) -> Json:
    """The extension for a hypothesis: between which bounds its likelihood lies; empty where none was computed.

    ``analytic_confidence`` is not given: no analyst enters it in whosays.
    """
    if reading.probability is None:
        return {}
    low, high = reading.probability
    likelihood = {"low": low, "high": high, "terms": reading.words}
    return {GRADES: {"extension_type": "property-extension", "likelihood": likelihood}}


def likelihood_labels(reading: HypothesisReading) -> list[str]:
    """The MISP machine tags of every term that the range of a likelihood reaches."""
    return [] if reading.probability is None else [*likelihood_tags(reading.probability)]


def grade_notes(desk: Desk) -> Iterator[Json]:
    """Each grade as its analyst's own note on what is graded, made when they decided."""
    reports = {document.id: object_id("report", document.id) for document in desk.case.analysis.documents}
    for grade in desk.case.analysis.grades:
        subject = desk.claims.get(grade.subject) or desk.speaker(grade.subject) or reports.get(grade.subject)
        if subject is None:
            desk.unexpressed.add("grade of something no longer in the case", "grades of things no longer in the case")
            continue
        axis = "Reliability of the source" if grade.reliability else "Credibility of the claim"
        yield desk.make(
            "note",
            object_id("note", "grade", grade.subject, grade.decided.id or grade.decided.at),
            at=grade.decided.at,
            abstract=name_of(f"{axis}: {grade_in_words(grade)}"),
            content=text_of(f"{axis} “{grade.name}”: {grade_in_words(grade)}.", grade.decided.why),
            authors=[name_of(grade.decided.who)],
            object_refs=[subject],
            labels=labels_of([grade]),
            extensions={**record("grade", grade.decided.id), **grades_extension([grade])},
        )
