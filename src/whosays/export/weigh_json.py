"""What rests on what as the keys of the analysis document that hold it."""

from __future__ import annotations

from whosays.export.values import Json, fields
from whosays.records import (
    Analysis,
    Assertion,
    Balance,
    Circle,
    Critical,
    Decided,
    Grade,
    HypothesisReading,
    Interval,
    Line,
    Matrix,
    Relation,
    Reliance,
    Support,
    Tension,
    Voice,
)


def weigh_as_json(analysis: Analysis) -> Json:
    """The keys of a balance, and those of the grades and hypotheses that go with it.

    In a case that was never weighed the lists are empty, and ``weighed_by`` is null.
    """
    balance = analysis.balance or Balance()
    return {
        "relations": [_relation(relation) for relation in balance.relations],
        "tensions": [_tension(tension) for tension in balance.tensions],
        "assertions": [_assertion(assertion) for assertion in balance.assertions],
        "bonds": [fields(bond, "left right kind probability why") for bond in balance.bonds],
        "voices": [_voice(voice) for voice in balance.voices],
        "lines": [_line(line) for line in balance.lines],
        "reliances": [_reliance(reliance) for reliance in balance.reliances],
        "circles": [_circle(circle) for circle in balance.circles],
        "critical": [_critical(critical) for critical in analysis.critical],
        "hypotheses": [matrix_as_json(matrix) for matrix in analysis.matrices],
        "grades": [grade_as_json(grade) for grade in analysis.grades],
        "weighed_by": None if analysis.balance is None else balance.activity,
        "balance_stale": analysis.balance_stale,
    }


def support_as_json(support: Support) -> Json:
    """How much stands behind something; ``least`` and ``most`` are the ends of the range."""
    return {
        "origins": list(support.origins),
        **fields(support, "least most"),
        "weaknesses": list(support.weaknesses),
    }


def matrix_as_json(matrix: Matrix) -> Json:
    """A question as analysts left it, with how each hypothesis fares and how far each item tells them apart."""
    question = matrix.question
    readings = {reading.key: reading for reading in matrix.readings}
    return {
        **fields(question, "key text"),
        "hypotheses": [
            {
                **fields(hypothesis, "key text"),
                "prior": _interval(hypothesis.prior),
                **reading_as_json(readings.get(hypothesis.key, HypothesisReading(hypothesis.key, 0, (0.0, 0.0)))),
            }
            for hypothesis in question.hypotheses
        ],
        "evidence": [
            {
                **fields(item, "key claim_id words"),
                "ratings": dict(item.ratings),
                "diagnosticity": matrix.diagnosticity.get(item.key),
            }
            for item in question.evidence
        ],
        "ranges": {consistency: list(ends) for consistency, ends in question.ranges.items()},
        "notes": list(matrix.notes),
    }


def grade_as_json(grade: Grade) -> Json:
    """What an analyst thinks of a source or a claim."""
    return {**fields(grade, "subject name reliability credibility"), "decided": decided_as_json(grade.decided)}


def decided_as_json(decided: Decided) -> Json:
    """Who decided, when and why."""
    return fields(decided, "id at who why undone_by")


def _relation(relation: Relation) -> Json:
    return {
        **fields(relation, "subject_id type object_id"),
        "claim_ids": list(relation.claim_ids),
        "origins": list(relation.origins),
        "denied_by": list(relation.denied_by),
        **fields(relation, "id earliest latest"),
        "support": support_as_json(relation.support),
    }


def _tension(tension: Tension) -> Json:
    return {
        "kind": tension.kind,
        "claim_ids": list(tension.claim_ids),
        **fields(tension, "why id"),
        "sides": [list(side) for side in tension.sides],
        "entity_ids": list(tension.entity_ids),
    }


def _assertion(assertion: Assertion) -> Json:
    return {
        **fields(assertion, "id text"),
        **{name: list(getattr(assertion, name)) for name in ("claim_ids", "denied_by", "broader", "narrower")},
        "support": support_as_json(assertion.support),
    }


def _voice(voice: Voice) -> Json:
    return {
        **fields(voice, "id name kind anonymous"),
        "source_ids": list(voice.source_ids),
        "document_ids": list(voice.document_ids),
        "brief": voice.brief,
    }


def _line(line: Line) -> Json:
    return {
        "claim_id": line.claim_id,
        "voices": list(line.voices),
        **fields(line, "assumed hedged"),
        "via": list(line.via),
    }


def _reliance(reliance: Reliance) -> Json:
    return {
        **fields(reliance, "relier relied_on basis assumed"),
        "claim_ids": list(reliance.claim_ids),
        "why": reliance.why,
    }


def _circle(circle: Circle) -> Json:
    return {"voices": list(circle.voices), "claim_ids": list(circle.claim_ids), "why": circle.why}


def _critical(critical: Critical) -> Json:
    return {
        "voice": critical.voice,
        "relations": list(critical.relations),
        "assertions": list(critical.assertions),
        "leaning": critical.leaning,
    }


def reading_as_json(reading: HypothesisReading) -> Json:
    """How one hypothesis fares."""
    return {
        "inconsistency": reading.inconsistency,
        "weighted": _interval(reading.weighted),
        "probability": _interval(reading.probability),
        "words": reading.words,
    }


def _interval(ends: Interval | None) -> list[float] | None:
    return None if ends is None else list(ends)
