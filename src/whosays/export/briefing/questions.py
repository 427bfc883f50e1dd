"""Rival hypotheses with the ranges between which they lie, and the evidence on them."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.balance import CONSISTENCIES
from whosays.export.briefing.content import Block, Heading, Item, Paragraph, Runs, Table, said
from whosays.export.briefing.desk import NAME, WORDS, Desk, line
from whosays.export.report.hypotheses import MatrixShown, matrices
from whosays.records import Matrix

_EVIDENCE = 60


def questions(desk: Desk) -> Iterator[Block]:
    """Each question with its matrix."""
    found = desk.analysis.matrices
    if not found:
        return
    yield Heading(1, "Rival hypotheses")
    letters = "; ".join(f"{letters} {meaning}" for letters, meaning in CONSISTENCIES.items())
    yield Paragraph(said(
        "The letters are an analyst’s: how an item fits a hypothesis. What counts is what speaks against. A "
        f"probability lies between two bounds, in the terms of ICD 203, and is never a point. {letters}."
    ))  # fmt: skip
    for matrix, shown in zip(found, matrices(found, desk.voices), strict=True):
        yield from _question(desk, matrix, shown)


def _question(desk: Desk, matrix: Matrix, shown: MatrixShown) -> Iterator[Block]:
    yield Heading(2, line(shown.text))
    yield Table(
        ("", "Hypothesis", "Inconsistent", "Weighted", "Probability"),
        tuple((said(row.key), said(line(row.text)), said(row.inconsistency), said(row.weighted), said(row.probability))
              for row in shown.rows),
        (8, 40, 14, 12, 26),
    )  # fmt: skip
    ranked = sorted(range(len(shown.items)), key=lambda position: -shown.items[position].share)[:_EVIDENCE]
    header = ("", "Evidence", "Tells apart", *(line(row.key, NAME) for row in shown.rows))
    rows = tuple(_item(desk, matrix, shown, position) for position in ranked)
    yield Table(header, rows, (8, 52, 12, *([28 // max(1, len(shown.rows))] * len(shown.rows))))
    yield from desk.more(
        len(shown.items) - _EVIDENCE, "item of evidence on a question", "items of evidence on questions"
    )
    for note in shown.notes:
        yield Item(said(line(note)))


def _item(desk: Desk, matrix: Matrix, shown: MatrixShown, position: int) -> tuple[Runs, ...]:
    item, evidence = shown.items[position], matrix.question.evidence[position]
    claim = desk.case.claims.get(evidence.claim_id or "")
    notes = (desk.claim(claim),) if claim else ()
    words = f"“{line(item.words, WORDS)}”{'' if claim else ' (no longer in the case)'}"
    return (
        said(item.key),
        said(words, *notes),
        said(item.diagnosticity),
        *(said(row.cells[position].letters or "–") for row in shown.rows),
    )
