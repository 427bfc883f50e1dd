"""What would become of rival hypotheses without a source or a grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.export.balance import grade_in_words
from whosays.export.report.hypotheses import MatrixShown, Row, matrices
from whosays.export.words import clipped, counted
from whosays.records import Matrix, Question, Shift
from whosays.web.book import Book
from whosays.web.desk import Desk

_NAME = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be left out to see what becomes of the hypotheses; ``value`` is what the address takes for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Then:
    """A hypothesis as it would fare.

    Attributes:
        effect: ``weakens``, ``strengthens`` or ``shifts``; empty where nothing changes.
        row: As in the matrix.
    """

    effect: str
    row: Row


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What can be left out, and what becomes of the hypotheses without it.

    Attributes:
        sources: Those behind the evidence, and classes of them.
        grades: Those of these sources, and of the claims that are evidence.
        drop: The source that is left out; empty where none is.
        without: The grade that is ignored; empty where none is.
        words: Both in words.
        then: By hypothesis, in their order; none where nothing is left out.
    """

    sources: tuple[Choice, ...]
    grades: tuple[Choice, ...]
    drop: str
    without: str
    words: tuple[str, ...]
    then: tuple[Then, ...]


def matrix_shown(matrix: Matrix, book: Book) -> MatrixShown:
    """A question in words, as the report has it."""
    return matrices((matrix,), book.said)[0]


def what_if(matrix: Matrix, book: Book, desk: Desk, drop: str, without: str) -> WhatIf:
    """What becomes of a question without a source, without a grade, or without both.

    Args:
        matrix: The question as it is.
        book: The case.
        desk: Asks it.
        drop: A source, or a class of them; empty for none.
        without: Id of a grade; empty for none.

    Raises:
        UsageError: If there is no such source or grade, or the case was not weighed.
    """
    sources, grades = tuple(_sources(matrix.question, book)), tuple(_grades(matrix.question, book))
    if not drop and not without:
        return WhatIf(sources, grades, "", "", (), ())
    result = book.once(
        ("sensitivity", drop, without),
        lambda: desk.ask(lambda case: case.sensitivity([drop] if drop else [], [without] if without else [])),
    )
    shifts = {shift.key: shift for shift in result.shifts if shift.question == matrix.question.key}
    return WhatIf(sources, grades, drop, without, result.words, _then(matrix, shifts, book))


def _then(matrix: Matrix, shifts: dict[str, Shift], book: Book) -> tuple[Then, ...]:
    readings = tuple(shifts[it.key].after if it.key in shifts else it for it in matrix.readings)
    rows = matrix_shown(replace(matrix, readings=readings), book).rows
    return tuple(Then(shifts[row.key].effect if row.key in shifts else "", row) for row in rows)


def _sources(question: Question, book: Book) -> Iterator[Choice]:
    """Who hands the evidence on, those behind most items first."""
    behind = Counter(
        voice
        for item in question.evidence
        for voice in {voice for line in book.lines.get(item.claim_id or "", ()) for voice in line.voices}
    )
    if any(book.voices[voice].anonymous for voice in behind):
        yield Choice("anonymous", "every unnamed source")
    for voice, count in sorted(behind.items(), key=lambda one: (-one[1], book.voices[one[0]].name, one[0])):
        yield Choice(voice, f"{clipped(book.voices[voice].name, _NAME)} (behind {counted(count, 'item')})")


def _grades(question: Question, book: Book) -> Iterator[Choice]:
    claims = {item.claim_id for item in question.evidence}
    voices = {voice for claim_id in claims for line in book.lines.get(claim_id or "", ()) for voice in line.voices}
    for grade in book.analysis.grades:
        if grade.subject in claims or book.voice_of.get(grade.subject, grade.subject) in voices:
            yield Choice(grade.decided.id, f"{clipped(grade.name, _NAME)}: {grade_in_words(grade)}")
