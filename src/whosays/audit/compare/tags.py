"""The words that the encoder takes to be changed, as places of brief and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.audit.compare.compared import Compared, Statement
from whosays.language.labels import DRIFTS
from whosays.language.pairs import PairReading
from whosays.records import Span

#: A lone word of the source counts from here.
_SURE = 0.3
_IDLE = frozenset({"DET", "ADP", "PUNCT", "SPACE", "CCONJ", "SCONJ", "PART", "AUX"})


@dataclass(frozen=True, slots=True)
class Tag:
    """Words that differ: of the brief, of the source, or of both where they answer one another."""

    drift: str
    ours: Span | None
    theirs: Span | None


def strength(compared: Compared) -> dict[str, float]:
    """How strongly the encoder takes something of each kind to be changed, on either side; 0 without it."""
    reading = compared.reading
    if reading is None:
        return dict.fromkeys(DRIFTS, 0.0)
    start, end = _passage(compared)
    ours = reading.strongest(in_claim=True)
    theirs = reading.strongest(in_claim=False, start=start, end=end)
    return {name: max(ours[name], theirs[name]) for name in DRIFTS}


def tags(statement: Statement, compared: Compared, drift: str) -> Iterator[Tag]:
    """The words that are tagged with one kind: pairs of both sides in order, then what is left over on either.

    Where no word is tagged surely enough, the surest one stands for it.
    """
    reading = compared.reading
    if reading is None:
        return
    start, end = _passage(compared)
    ours = [_of_brief(statement, tag.start, tag.end) for tag in reading.tagged if tag.in_claim and tag.drift == drift]
    theirs = [
        compared.around.span(tag.start, tag.end)
        for tag in reading.tagged
        if not tag.in_claim and tag.drift == drift and start <= tag.start < end
    ]
    told = [span for span in ours if span is not None]
    if not told and not theirs:
        yield _surest(statement, compared, reading, drift)
        return
    for index in range(max(min(len(told), 2), min(len(theirs), 1))):
        yield Tag(
            drift, told[index] if index < len(told) else None, theirs[min(index, len(theirs) - 1)] if theirs else None
        )


def _surest(statement: Statement, compared: Compared, reading: PairReading, drift: str) -> Tag:
    column = 1 + DRIFTS.index(drift)
    start, end = _passage(compared)
    best: dict[bool, tuple[float, int, int]] = {}
    for (in_claim, first, behind), chances in zip(reading.places, reading.chances, strict=True):
        inside = first >= statement.lead if in_claim else start <= first < end
        if inside and chances[column] > best.get(in_claim, (0.0, 0, 0))[0]:
            best[in_claim] = (float(chances[column]), first, behind)
    ours = _of_brief(statement, *best[True][1:]) if True in best else None
    theirs = compared.around.span(*best[False][1:]) if False in best and best[False][0] >= _SURE else None
    return Tag(drift, ours, theirs)


def _passage(compared: Compared) -> tuple[int, int]:
    """Where the passage stands in what the encoder read."""
    start = compared.passage.start - compared.around.start
    return start, start + compared.passage.end - compared.passage.start


def _of_brief(statement: Statement, start: int, end: int) -> Span | None:
    """Words of the brief; None where they are but articles and the like, beside which something was left out."""
    first, behind = max(start - statement.lead, 0), end - statement.lead
    tokens = [token for token in statement.side.doc if token.idx < behind and first < token.idx + len(token.text)]
    if behind <= first or all(token.pos_ in _IDLE for token in tokens):
        return None
    return statement.side.span(first, min(behind, statement.side.end - statement.side.start))
