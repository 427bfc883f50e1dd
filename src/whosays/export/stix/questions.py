"""Questions with rival hypotheses: a STIX grouping (section 4.4) of the evidence, and a note for each hypothesis."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.balance import CONSISTENCIES, interval_in_words, likelihood_in_words
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.grades import likelihood_extension, likelihood_labels
from whosays.export.stix.ids import name_of, object_id, text_of
from whosays.export.values import Json
from whosays.export.words import clipped
from whosays.records import Hypothesis, HypothesisReading, Matrix

_LONGEST_QUOTE = 200


def questions(desk: Desk) -> Iterator[Json]:
    """Each question, then its hypotheses."""
    for matrix in desk.case.analysis.matrices:
        question = matrix.question
        evidence = desk.notes(item.claim_id for item in question.evidence if item.claim_id)
        # A grouping has to group something: a question without evidence is one on all documents.
        grouped = evidence or [*dict.fromkeys(desk.files.values())]
        if not grouped:
            desk.unexpressed.add("question in a case without documents", "questions in a case without documents")
            continue
        identifier = object_id("grouping", question.key, question.text)
        yield desk.make(
            "grouping",
            identifier,
            name=name_of(question.text),
            description=text_of("A question with rival hypotheses and the evidence on them.", *matrix.notes),
            context="unspecified",
            object_refs=grouped,
            extensions=record("question", question.key, **_question(desk, matrix)),
        )
        readings = {reading.key: reading for reading in matrix.readings}
        for hypothesis in question.hypotheses:
            reading = readings.get(hypothesis.key, HypothesisReading(hypothesis.key, 0, (0.0, 0.0)))
            yield _hypothesis(desk, matrix, hypothesis, reading, identifier)


def _question(desk: Desk, matrix: Matrix) -> Json:
    return {
        "question_key": matrix.question.key,
        "text": matrix.question.text,
        "evidence": [
            {
                "evidence_key": item.key,
                "claim_id": item.claim_id,
                "claim_ref": desk.claims.get(item.claim_id or ""),
                "words": item.words,
                "ratings": [
                    {"hypothesis_key": key, "consistency": consistency} for key, consistency in item.ratings.items()
                ],
                "diagnosticity": matrix.diagnosticity.get(item.key),
            }
            for item in matrix.question.evidence
        ],
        "ranges": [
            {"consistency": consistency, "low": low, "high": high}
            for consistency, (low, high) in matrix.question.ranges.items()
        ],
        "notes": matrix.notes,
    }


def _hypothesis(desk: Desk, matrix: Matrix, hypothesis: Hypothesis, reading: HypothesisReading, grouping: str) -> Json:
    key = hypothesis.key
    rated = [
        f"{item.key}, {CONSISTENCIES[item.ratings[key]]}: “{clipped(item.words, _LONGEST_QUOTE)}”"
        for item in matrix.question.evidence
        if key in item.ratings
    ]
    return desk.make(
        "note",
        object_id("note", "hypothesis", matrix.question.key, matrix.question.text, key),
        abstract=name_of(f"{key}: {hypothesis.text}"),
        content=text_of(
            f"A hypothesis on “{matrix.question.text}”: {hypothesis.text}",
            f"Likelihood: {likelihood_in_words(reading)}, by the evidence as analysts rated and graded it.",
            f"Inconsistency: {reading.inconsistency}; weighted {interval_in_words(reading.weighted)}.",
            *rated,
        ),
        object_refs=[grouping],
        labels=likelihood_labels(reading),
        extensions={
            **record(
                "hypothesis",
                f"{matrix.question.key} {key}",
                question_key=matrix.question.key,
                hypothesis_key=key,
                text=hypothesis.text,
                prior=_interval(hypothesis.prior),
                inconsistency=reading.inconsistency,
                weighted=_interval(reading.weighted),
                words=reading.words,
            ),
            **likelihood_extension(reading),
        },
    )


def _interval(ends: tuple[float, float] | None) -> Json | None:
    return None if ends is None else {"low": ends[0], "high": ends[1]}
