"""What analysts decided as nodes: grades, types, questions with rival hypotheses, and who decided when (PROV-O)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from whosays.export.exported import Exported
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.namespaces import PROV, SCHEMA
from whosays.export.rdf.places import iri, maybe
from whosays.export.rdf.terms import STRING, Iri, Literal, Node
from whosays.records import (
    Consistency,
    Decided,
    Evidence,
    Grade,
    Hypothesis,
    HypothesisReading,
    Interval,
    Matrix,
    Typing,
    content_id,
)


def person(name: str) -> Iri | None:
    """Somebody who decides, by the name that they sign with; None for an empty one."""
    return iri(content_id("per", name)) if name else None


def person_nodes(case: Exported) -> Iterator[Node]:
    """Everybody whose decision stands in the graph, once."""
    names = {grade.decided.who for grade in case.analysis.grades}
    names |= {typing.decided.who for typing in case.analysis.typings}
    entries = case.analysis.audit.entries if case.analysis.audit else ()
    names |= {entry.ruling.who for entry in entries if entry.ruling is not None}
    for name in sorted(filter(None, names)):
        types = v.own("Analyst"), Iri(PROV + "Person"), Iri(SCHEMA + "Person")
        yield Node(person(name), *types).put(v.LABEL, name).put(v.NAME, name)


def decision(decided: Decided) -> Node:
    """The act of deciding: an activity at a time, of a person."""
    node = Node(iri(decided.id), v.own("Decision"), Iri(PROV + "Activity")).put(v.ENDED, when(decided.at))
    return node.put(v.ASSOCIATED, person(decided.who)).put(v.COMMENT, decided.why)


def when(at: str) -> Literal | str | None:
    """A time as ``xsd:dateTime``, which wants seconds; what is no such time stays a text."""
    try:
        time = datetime.datetime.fromisoformat(at)
    except ValueError:
        return Literal(at, STRING) if at else None
    return time.isoformat(timespec="milliseconds" if time.microsecond else "seconds").replace("+00:00", "Z")


def grade_nodes(case: Exported) -> Iterator[Node]:
    """Grades that stand: of a source's reliability or of a claim's credibility, each with the act that gave it."""
    for grade in case.analysis.grades:
        yield _grade(grade)
        if grade.decided.id:
            yield decision(grade.decided)


def typing_nodes(case: Exported) -> Iterator[Node]:
    """What entities are taken to be, as far as it stands, each with the act that said so."""
    for typing in case.analysis.typings:
        yield _typing(typing)
        if typing.decided.id:
            yield decision(typing.decided)


def question_nodes(case: Exported) -> Iterator[Node]:
    """Questions, their hypotheses with how they fare, and the evidence with its ratings."""
    for matrix in case.analysis.matrices:
        yield from _question(matrix)


def _grade(grade: Grade) -> Node:
    decided = grade.decided
    return (
        Node(iri(content_id("grd", grade.subject, decided.id)), v.own("Grade"), Iri(PROV + "Entity"))
        .put(v.ON, maybe(grade.subject))
        .put(v.LABEL, grade.name)
        .put(v.RELIABILITY, grade.reliability and v.listed("reliability", grade.reliability))
        .put(v.CREDIBILITY, grade.credibility and v.listed("credibility", grade.credibility))
        .put(v.COMMENT, decided.why)
        .put(v.GENERATED_AT, when(decided.at))
        .put(v.GENERATED_BY, maybe(decided.id))
        .put(v.ATTRIBUTED, person(decided.who))
    )


def _typing(typing: Typing) -> Node:
    decided = typing.decided
    return (
        Node(iri(content_id("typ", typing.subject, decided.id)), v.own("Typing"), Iri(PROV + "Entity"))
        .put(v.ON, maybe(typing.subject))
        .put(v.LABEL, typing.name)
        .put(v.ENTITY_TYPE, v.listed("type", typing.type))
        .put(v.COMMENT, decided.why)
        .put(v.GENERATED_AT, when(decided.at))
        .put(v.GENERATED_BY, maybe(decided.id))
        .put(v.ATTRIBUTED, person(decided.who))
    )


def _question(matrix: Matrix) -> Iterator[Node]:
    question = matrix.question
    hypotheses = {one.key: iri(content_id("rvl", question.key, one.key)) for one in question.hypotheses}
    evidence = {one.key: iri(content_id("evi", question.key, one.key)) for one in question.evidence}
    yield (
        Node(iri(content_id("que", question.key)), v.own("Question"))
        .put(v.KEY, question.key)
        .put(v.TEXT, question.text)
        .all(v.HYPOTHESIS, hypotheses.values())
        .all(v.EVIDENCE, evidence.values())
        .all(v.RATIO, (_ratio(which, ends) for which, ends in question.ranges.items()))
        .all(v.NOTE, matrix.notes)
    )
    readings = {reading.key: reading for reading in matrix.readings}
    for place, hypothesis in enumerate(question.hypotheses, 1):
        node = Node(hypotheses[hypothesis.key], v.own("Hypothesis")).put(v.POSITION, place)
        yield _hypothesis(node, hypothesis, readings.get(hypothesis.key))
    for place, item in enumerate(question.evidence, 1):
        node = Node(evidence[item.key], v.own("Evidence")).put(v.POSITION, place)
        yield _evidence(node, item, hypotheses).put(v.DIAGNOSTICITY, matrix.diagnosticity.get(item.key))


def _hypothesis(node: Node, hypothesis: Hypothesis, reading: HypothesisReading | None) -> Node:
    node.put(v.KEY, hypothesis.key).put(v.TEXT, hypothesis.text)
    if hypothesis.prior is not None:
        node.put(v.PRIOR_LEAST, hypothesis.prior[0]).put(v.PRIOR_MOST, hypothesis.prior[1])
    if reading is not None:
        node.put(v.INCONSISTENCY, reading.inconsistency).put(v.LIKELIHOOD, reading.words)
        node.put(v.WEIGHTED_LEAST, reading.weighted[0]).put(v.WEIGHTED_MOST, reading.weighted[1])
        if reading.probability is not None:
            least, most = reading.probability
            node.put(v.PROBABILITY_LEAST, least).put(v.PROBABILITY_MOST, most)
    return node


def _evidence(node: Node, item: Evidence, hypotheses: dict[str, Iri]) -> Node:
    node.put(v.KEY, item.key).put(v.CLAIM, maybe(item.claim_id)).put(v.TEXT, item.words)
    for key, consistency in item.ratings.items():
        rating = Node(None, v.own("Consistency")).put(v.HYPOTHESIS, hypotheses.get(key))
        node.put(v.RATED, rating.put(v.CONSISTENCY, v.listed("consistency", consistency)))
    return node


def _ratio(which: Consistency, ends: Interval) -> Node:
    node = Node(None, v.own("LikelihoodRatio")).put(v.CONSISTENCY, v.listed("consistency", which))
    return node.put(v.RATIO_LEAST, ends[0]).put(v.RATIO_MOST, ends[1])
