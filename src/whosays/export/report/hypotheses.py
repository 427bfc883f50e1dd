"""How do rival hypotheses fare? Hypotheses in rows, evidence in columns (Heuer 1999, chapter 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.export.balance import CONSISTENCIES, interval_in_words, likelihood_in_words
from whosays.export.report.said import Said, Voices
from whosays.export.words import clipped
from whosays.records import Consistency, Evidence, Hypothesis, HypothesisReading, Matrix

_LENGTH = 300
#: Bounds of the seven terms of ICD 203, in hundredths, without the outer ones.
BANDS = (5, 20, 45, 55, 80, 95)


@dataclass(frozen=True, slots=True)
class Cell:
    """How an item fits a hypothesis; ``letters`` is empty where nobody has rated it."""

    letters: Consistency | str
    meaning: str


@dataclass(frozen=True, slots=True)
class Row:
    """One hypothesis.

    Attributes:
        key: Its short name.
        text: The answer.
        cells: By item.
        inconsistency: Heuer's count.
        weighted: The same by grades and independence, from least to most.
        probability: In words and numbers.
        start: Lower bound of the probability in hundredths, for the bar; None where none was computed.
        width: How far the upper bound is from it.
    """

    key: str
    text: str
    cells: tuple[Cell, ...]
    inconsistency: str
    weighted: str
    probability: str
    start: float | None
    width: float


@dataclass(frozen=True, slots=True)
class Item:
    """One item of evidence; ``said`` is None where it is orphaned, and its words are those that it had."""

    key: str
    words: str
    said: Said | None
    diagnosticity: str
    share: float


@dataclass(frozen=True, slots=True)
class MatrixShown:
    """One question."""

    key: str
    text: str
    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    notes: tuple[str, ...]


def matrices(found: Sequence[Matrix], voices: Voices) -> tuple[MatrixShown, ...]:
    """The questions of a case as the page shows them."""
    return tuple(_matrix(matrix, voices) for matrix in found)


def _matrix(matrix: Matrix, voices: Voices) -> MatrixShown:
    question = matrix.question
    readings = {reading.key: reading for reading in matrix.readings}
    return MatrixShown(
        question.key,
        clipped(question.text, _LENGTH),
        tuple(_row(it, question.evidence, readings.get(it.key)) for it in question.hypotheses),
        tuple(_item(item, matrix.diagnosticity.get(item.key), voices) for item in question.evidence),
        matrix.notes,
    )


def _row(hypothesis: Hypothesis, evidence: Sequence[Evidence], reading: HypothesisReading | None) -> Row:
    cells = []
    for item in evidence:
        rating = item.ratings.get(hypothesis.key)
        cells.append(Cell(rating, CONSISTENCIES[rating]) if rating else Cell("", "not rated"))
    text = clipped(hypothesis.text, _LENGTH)
    if reading is None:
        return Row(hypothesis.key, text, tuple(cells), "", "", "not computed", None, 0)
    start, end = reading.probability or (0.0, 0.0)
    return Row(
        hypothesis.key,
        text,
        tuple(cells),
        str(reading.inconsistency),
        interval_in_words(reading.weighted),
        likelihood_in_words(reading),
        100 * start if reading.probability else None,
        100 * (end - start),
    )


def _item(item: Evidence, told: float | None, voices: Voices) -> Item:
    return Item(
        item.key,
        clipped(" ".join(item.words.split()), _LENGTH),
        voices.said(item.claim_id) if item.claim_id else None,
        "" if told is None else f"{told:.2f}",
        100 * (told or 0.0),
    )
