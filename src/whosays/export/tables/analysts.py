"""Tables of what analysts decide: grades, questions with rival hypotheses and the evidence on them, all decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from whosays.export.exported import Exported
from whosays.export.tables.model import Row, Table, key_of, place, place_columns, real, text, texts, whole
from whosays.records import Anchored, Consistency, Credibility, EntityType, HypothesisReading, Interval, Reliability

_DECIDED: Final = (
    text("decided_id", "Of the decision"),
    text("decided_at", "When: ISO 8601 time, UTC"),
    text("decided_who", "Who decided"),
    text("decided_why", "Their reason"),
)
_QUESTION: Final = key_of("question", "questions", "The key of the question")


def _ends(interval: Interval | None) -> Row:
    return (None, None) if interval is None else interval


def _grades(case: Exported) -> Iterator[Row]:
    for one in case.analysis.grades:
        decided = (one.decided.id, one.decided.at, one.decided.who, one.decided.why)
        yield one.subject, one.name, one.reliability, one.credibility, *decided


def _annotations(case: Exported) -> Iterator[Row]:
    for one in case.analysis.annotations:
        decided = (one.decided.id, one.decided.at, one.decided.who, one.decided.why)
        said = (one.body, one.tags, one.motivation, one.creator, one.created, one.iri)
        yield one.id, one.document_id, *place(one.span), *said, one.anchored, *decided


def _typings(case: Exported) -> Iterator[Row]:
    for one in case.analysis.typings:
        decided = (one.decided.id, one.decided.at, one.decided.who, one.decided.why)
        yield one.subject, one.name, one.type, *decided


def _decisions(case: Exported) -> Iterator[Row]:
    for one in case.kept.decisions if case.kept else ():
        yield one.id, one.at, one.who, one.why, one.kind, one.subject, one.payload, one.undone_by


def _questions(case: Exported) -> Iterator[Row]:
    for matrix in case.analysis.matrices:
        yield matrix.question.key, matrix.question.text, matrix.notes


def _hypotheses(case: Exported) -> Iterator[Row]:
    for matrix in case.analysis.matrices:
        readings = {reading.key: reading for reading in matrix.readings}
        for one in matrix.question.hypotheses:
            read = readings.get(one.key, HypothesisReading(one.key, 0, (0.0, 0.0)))
            bounds = (*_ends(one.prior), read.inconsistency, *_ends(read.weighted), *_ends(read.probability))
            yield matrix.question.key, one.key, one.text, *bounds, read.words


def _evidence(case: Exported) -> Iterator[Row]:
    for matrix in case.analysis.matrices:
        for one in matrix.question.evidence:
            yield matrix.question.key, one.key, one.claim_id, one.words, matrix.diagnosticity.get(one.key)


def _ratings(case: Exported) -> Iterator[Row]:
    for matrix in case.analysis.matrices:
        for item in matrix.question.evidence:
            for hypothesis, consistency in item.ratings.items():
                yield matrix.question.key, item.key, hypothesis, consistency


def _ranges(case: Exported) -> Iterator[Row]:
    for matrix in case.analysis.matrices:
        for consistency, ends in matrix.question.ranges.items():
            yield matrix.question.key, consistency, *ends


TABLES: Final = (
    Table(
        "grades", "Grades", "What an analyst thinks of a source or a claim: two axes, never one number", (),
        (
            text("subject", "Id of a source, a document or a claim; empty where the case has it no more"),
            text("name", "It as it was shown"),
            text("reliability", "Of a source, by the Admiralty code; F cannot be judged, and is not the middle",
                 *get_args(Reliability)),
            text("credibility", "Of a claim; 6 cannot be judged", *get_args(Credibility)),
            *_DECIDED,
        ),
        _grades,
    ),
    Table(
        "typings", "Types", "What an analyst takes an entity to be; whosays types nobody by itself", ("subject",),
        (
            key_of("subject", "entities", "The entity"),
            text("name", "It as it was shown"),
            text("type", "The object of STIX 2.1 that it is written as", *get_args(EntityType)),
            *_DECIDED,
        ),
        _typings,
    ),
    Table(
        "annotations", "Annotations", "Words that somebody marked in another program, found again in the documents",
        ("id",),
        (
            text("id", "Derived from what it marks and what it says"),
            key_of("document_id", "documents", "The document"),
            *place_columns("The words marked"),
            text("body", "What was written about them"),
            texts("tags", "Short words for what they are"),
            text("motivation", "Why they were marked, by the Web Annotation Vocabulary"),
            text("creator", "Who marked them, as the file named them"),
            text("created", "When they did: ISO 8601 time, as the file gave it"),
            text("iri", "Its own name elsewhere"),
            text("anchored", "How well it was found again in the text", *get_args(Anchored)),
            text("decided_id", "Of the decision that brought it in"),
            text("decided_at", "When: ISO 8601 time, UTC"),
            text("decided_who", "Who brought it in"),
            text("decided_why", "Their reason"),
        ),
        _annotations,
    ),
    Table(
        "questions", "Questions", "A question with rival hypotheses", ("key",),
        (
            text("key", "Short name, unique in a case"),
            text("text", "The question"),
            texts("notes", "What to know: orphaned items, ungraded sources, items from one origin"),
        ),
        _questions,
    ),
    Table(
        "hypotheses", "Hypotheses", "One of several rival answers to a question", ("question", "key"),
        (
            _QUESTION,
            text("key", "Short name, unique in its question"),
            text("text", "The answer"),
            real("prior_low", "What is held of it before the evidence: the lower bound"),
            real("prior_high", "The upper bound"),
            whole("inconsistency", "1 for each item that is inconsistent with it, 2 for one that is very inconsistent"),
            real("weighted_low", "The same weighted by grades and origins: the lower bound"),
            real("weighted_high", "The upper bound"),
            real("probability_low", "The lower bound of its probability; absent where no network was computed"),
            real("probability_high", "The upper bound; a probability is never to be shown without both"),
            text("words", "The ICD 203 terms of both bounds"),
        ),
        _hypotheses,
    ),
    Table(
        "evidence", "Evidence", "A claim as an item of evidence on a question", ("question", "key"),
        (
            _QUESTION,
            text("key", "Short name, unique in its question"),
            key_of("claim_id", "claims", "The claim; absent where the case has it no more"),
            text("words", "Of the claim, as they were"),
            real("diagnosticity", "How far it tells the hypotheses apart, 0 to 1"),
        ),
        _evidence,
    ),
    Table(
        "ratings", "Ratings", "How an item of evidence fits a hypothesis; what was not rated has no row",
        ("question", "evidence", "hypothesis"),
        (
            _QUESTION,
            text("evidence", "The key of the item"),
            text("hypothesis", "The key of the hypothesis"),
            text("consistency", "Very consistent, consistent, neutral, inconsistent, very inconsistent",
                 *get_args(Consistency)),
        ),
        _ratings,
    ),
    Table(
        "ranges", "Likelihood ratios", "Likelihood ratios that an analyst gave instead of the usual ones",
        ("question", "consistency"),
        (
            _QUESTION,
            text("consistency", "The rating that they are for", *get_args(Consistency)),
            real("low", "The lower bound"),
            real("high", "The upper bound"),
        ),
        _ranges,
    ),
    Table(
        "decisions", "Decisions", "Something that a person decided, in order; what was taken back too", ("id",),
        (
            text("id", "Derived from all that was decided and when"),
            text("at", "When: ISO 8601 time, UTC"),
            text("who", "Who decided"),
            text("why", "Their reason"),
            text("kind", "What sort of decision; undo takes another one back"),
            text("subject", "Id of what it is about"),
            text("payload", "The decision itself, an object of JSON"),
            key_of("undone_by", "decisions", "The decision that took it back; absent while it stands"),
        ),
        _decisions,
    ),
)  # fmt: skip
