"""A question with rival hypotheses as lines of text: hypotheses in rows, evidence in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whosays.cli.columns import padded
from whosays.cli.plain import cut, one_line

if TYPE_CHECKING:
    from whosays.records import Evidence, Matrix

_INDENT = " " * 4
_LONGEST = 200
#: Items of evidence that are shown without ``--all``: those that tell the hypotheses apart best.
_ITEMS = 12


def matrix_lines(matrix: Matrix, *, everything: bool) -> Iterator[str]:
    """The matrix, what its letters stand for, and what the user should know."""
    question = matrix.question
    yield f"{one_line(question.key)}: {one_line(question.text)}"
    items = _telling(matrix, everything=everything)
    yield from _table(matrix, items)
    for hypothesis in question.hypotheses:
        yield f"{_INDENT}{one_line(hypothesis.key)}: {cut(one_line(hypothesis.text), _LONGEST)}"
    for item in items:
        orphaned = " · orphaned: the case has no such claim any more" if item.claim_id is None else ""
        told = matrix.diagnosticity.get(item.key)
        diagnosticity = "" if told is None else f" · diagnosticity {told:.2f}"
        yield f"{_INDENT}{one_line(item.key)}: “{cut(one_line(item.words), _LONGEST)}”{diagnosticity}{orphaned}"
    if left_out := len(question.evidence) - len(items):
        yield f"{_INDENT}… and {left_out:,} items that tell them apart less; --all shows them"
    yield from (f"{_INDENT}{one_line(note)}" for note in matrix.notes)


def _telling(matrix: Matrix, *, everything: bool) -> Sequence[Evidence]:
    """The items that are shown, in their order."""
    evidence = matrix.question.evidence
    if everything:
        return evidence
    best = sorted(evidence, key=lambda item: -matrix.diagnosticity.get(item.key, 0.0))[:_ITEMS]
    return [item for item in evidence if item in best]


def _table(matrix: Matrix, items: Sequence[Evidence]) -> Iterator[str]:
    from whosays.export.balance import interval_in_words, likelihood_in_words

    head = ("", *(one_line(item.key) for item in items), "inconsistency", "weighted", "probability")
    readings = {reading.key: reading for reading in matrix.readings}
    rows = [head]
    for hypothesis in matrix.question.hypotheses:
        reading = readings.get(hypothesis.key)
        rates = (item.ratings.get(hypothesis.key, "·") for item in items)
        fares = ("", "", "") if reading is None else (
            str(reading.inconsistency), interval_in_words(reading.weighted), likelihood_in_words(reading)
        )  # fmt: skip
        rows.append((one_line(hypothesis.key), *rates, *fares))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        yield f"{_INDENT}{'  '.join(map(padded, row, widths)).rstrip()}"
