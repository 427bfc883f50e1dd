"""The questions of a case: rival hypotheses in rows, evidence in columns, and what would become of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Response

from whosays.export.balance import CONSISTENCIES, likelihood_in_words
from whosays.export.report.hypotheses import BANDS, MatrixShown
from whosays.export.words import clipped, counted
from whosays.records import Consistency, Interval, Matrix, NotFound, Question
from whosays.store import words_of
from whosays.web.book import Book
from whosays.web.desk import Desk
from whosays.web.pages.asking import TheBook, TheDesk
from whosays.web.twin import Twins
from whosays.web.what_if import WhatIf, matrix_shown, what_if
from whosays.weigh.hypotheses.parameters import RANGES

router = APIRouter(tags=["hypotheses"])
twins = Twins(router)
_WORDS = 300
#: Claims that a search for evidence shows.
_FOUND = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a few lines.

    Attributes:
        key: Its short name; ``/hypotheses/KEY`` shows it.
        text: The question.
        held: Its hypotheses and how many items of evidence there are.
        fares: By hypothesis: key, text, and between which bounds its probability lies.
    """

    key: str
    text: str
    held: str
    fares: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """All questions."""

    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class RangeShown:
    """The ratios of likelihoods that a consistency stands for; ``given`` where an analyst said so for this question."""

    consistency: Consistency
    meaning: str
    ratio: Interval
    given: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may become evidence; ``held`` is the key of the item that it is already."""

    claim_id: str
    words: str
    document: str
    held: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question.

    Attributes:
        matrix: As the analysis document has it.
        shown: The same in words.
        version: Id of the last decision on it, which whoever edits it has to have seen.
        stale: Whether the case has changed since it was weighed.
        weighed: Whether it was weighed.
        what_if: What becomes of it without a source or a grade.
        ranges: What the letters stand for.
        find: Words that claims were looked for by.
        found: Those claims.
    """

    matrix: Matrix
    shown: MatrixShown
    version: str
    stale: bool
    weighed: bool
    what_if: WhatIf
    ranges: tuple[RangeShown, ...]
    find: str
    found: tuple[Candidate, ...]

    @property
    def bands(self) -> tuple[int, ...]:
        """Bounds of the terms of ICD 203, for the bars."""
        return BANDS

    @property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """What a cell can say, with what it means."""
        return ("", "not rated"), *CONSISTENCIES.items()


@twins.page("/hypotheses", "hypotheses.html")
def show_questions(book: TheBook) -> QuestionsPage:
    """The questions of the case, each with how its hypotheses fare."""
    return QuestionsPage(tuple(map(_asked, book.analysis.matrices)))


@router.get("/hypotheses/{key:path}.yaml", response_class=Response, summary="A question as YAML to edit and load")
def write_question(key: str, book: TheBook, desk: TheDesk) -> Response:
    """One question as YAML that can be edited and loaded again."""
    matrix_of(book, key)
    return Response(desk.ask(lambda case: case.hypotheses_sheet(key)), media_type="application/yaml")


@twins.page("/hypotheses/{key:path}", "question.html")
def show_question(
    key: str, book: TheBook, desk: TheDesk, drop: str = "", without: str = "", find: str = ""
) -> QuestionPage:
    """One question: the matrix, what would become of it without a source or a grade, and claims to add as evidence."""
    matrix = matrix_of(book, key)
    return QuestionPage(
        matrix=matrix,
        shown=matrix_shown(matrix, book),
        version=book.version_of(key),
        stale=book.analysis.balance_stale,
        weighed=book.analysis.balance is not None,
        what_if=what_if(matrix, book, desk, drop.strip(), without.strip()),
        ranges=tuple(_ranges(matrix.question)),
        find=find.strip(),
        found=_candidates(find, matrix.question, desk) if find.strip() else (),
    )


def matrix_of(book: Book, key: str) -> Matrix:
    """The question of a key.

    Raises:
        NotFound: If there is none.
    """
    found = next((matrix for matrix in book.analysis.matrices if matrix.question.key == key), None)
    if found is None:
        raise unasked(key)
    return found


def unasked(key: str) -> NotFound:
    """What to say of a question that nobody asks."""
    reason = f"this case asks no question “{key}”"
    return NotFound(reason, "it may have been given up; the hypotheses page lists those that there are")


def _asked(matrix: Matrix) -> Asked:
    question = matrix.question
    readings = {reading.key: likelihood_in_words(reading) for reading in matrix.readings}
    plural = "hypothesis" if len(question.hypotheses) == 1 else "hypotheses"
    return Asked(
        question.key,
        clipped(question.text, _WORDS),
        f"{len(question.hypotheses):,} {plural}, {counted(len(question.evidence), 'item')} of evidence",
        tuple((one.key, clipped(one.text, _WORDS), readings.get(one.key, "")) for one in question.hypotheses),
    )


def _ranges(question: Question) -> Iterator[RangeShown]:
    for consistency, usual in RANGES.items():
        given = question.ranges.get(consistency)
        yield RangeShown(consistency, CONSISTENCIES[consistency], given or usual, given is not None)


def _candidates(find: str, question: Question, desk: Desk) -> tuple[Candidate, ...]:
    held = {item.claim_id: item.key for item in question.evidence}
    hits = desk.ask(lambda case: case.search(find, _FOUND))
    return tuple(
        Candidate(hit.claim.id, clipped(words_of(hit.claim), _WORDS), hit.document.title, held.get(hit.claim.id, ""))
        for hit in hits
    )
