"""The matrix of Analysis of Competing Hypotheses as CSV: evidence in rows, hypotheses in columns.

So it stands in most spreadsheets and in PARC's ACH program (Heuer 1999, chapter 8); our own pages turn it round.
Several questions are one below the other, each begun by a ``Question:`` row. RFC 4180 with the byte order mark by
which spreadsheet programs know UTF-8. ``whosays import`` reads it back without loss.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from whosays.export.balance import interval_in_words, likelihood_in_words
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.records import Evidence, Interval, Matrix
from whosays.text.spreadsheet import defused

#: The columns before those of the hypotheses. The first three are read back; the others are for the reader.
COLUMNS: Final = ("Evidence", "Words", "Claim", "Source", "Reliability", "Credibility", "Diagnosticity")
#: What stands in the column of claims where an item has none any more.
NO_CLAIM: Final = "none"
_UNASKED: Final = ("Note:", "Nobody has asked a question of this case yet")


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write every question, one matrix below the other."""
    with output.open() as stream:
        stream.write(codecs.BOM_UTF8)
        text = io.TextIOWrapper(stream, "utf-8", "replace", newline="")
        writer = csv.writer(text)
        if not case.analysis.matrices:
            writer.writerow(_UNASKED)
        for position, matrix in enumerate(case.analysis.matrices):
            if position:
                writer.writerow(())
            writer.writerows(map(defused, row) for row in _rows(matrix, case))
        text.detach()


def _rows(matrix: Matrix, case: Exported) -> Iterator[tuple[str, ...]]:
    question = matrix.question
    keys = tuple(hypothesis.key for hypothesis in question.hypotheses)
    yield "Question:", question.key, question.text
    yield (*COLUMNS, *(f"{one.key}: {one.text}" for one in question.hypotheses))
    if any(one.prior is not None for one in question.hypotheses):
        yield _under("Prior:", (_interval(one.prior) for one in question.hypotheses))
    for consistency, ratio in question.ranges.items():
        yield f"Range {consistency}:", _interval(ratio)
    for item in question.evidence:
        told = matrix.diagnosticity.get(item.key)
        diagnosticity = "" if told is None else f"{told:.2f}"
        ratings = (item.ratings.get(key, "") for key in keys)
        words = " ".join(item.words.split()) if item.claim_id else item.words  # the claim's own come back with it
        yield (item.key, words, item.claim_id or NO_CLAIM, *_source(item, case), diagnosticity, *ratings)
    readings = {reading.key: reading for reading in matrix.readings}
    found = [*map(readings.get, keys)]
    if any(found):
        yield _under("Inconsistency:", (str(one.inconsistency) if one else "" for one in found))
        yield _under("Weighted inconsistency:", (interval_in_words(one.weighted) if one else "" for one in found))
        yield _under("Probability:", (likelihood_in_words(one) if one else "" for one in found))
    for note in matrix.notes:
        yield "Note:", note


def _under(name: str, cells: Iterator[str]) -> tuple[str, ...]:
    """A row that says something of the hypotheses."""
    return (name, *[""] * (len(COLUMNS) - 1), *cells)


def _source(item: Evidence, case: Exported) -> tuple[str, str, str]:
    """Who says it, nearest the author first, and the analyst's grades of whoever that ends in, and of the claim."""
    claim = case.claims.get(item.claim_id or "")
    if claim is None:
        return "", "", ""
    chain = claim.attribution.chain
    origin = case.grades.get(chain[-1].source_id if chain else claim.document_id)
    own = case.grades.get(claim.id)
    return (
        " ← ".join(case.chain(claim)) or case.documents[claim.document_id].title,
        origin.reliability or "" if origin else "",
        own.credibility or "" if own else "",
    )


def _interval(interval: Interval | None) -> str:
    """Two numbers in full, so that they come back as they were."""
    if interval is None:
        return ""
    low, high = interval
    return repr(float(low)) if low == high else f"{float(low)!r} to {float(high)!r}"


FORMAT = Format(
    title="rival hypotheses against the evidence, as a matrix for spreadsheets (CSV)",
    suffix=".csv",
    media_type="text/csv",
    carries=frozenset({"questions", "ratings", "probabilities"}),
    write=write,
)
