"""How much rests on each source, and how much on nobody named?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from whosays.export.report.index import Index, Numbered
from whosays.export.words import counted, percent

#: Rows shown at once; the rest can be unfolded.
FIRST_ROWS = 25
_KINDS = {
    "person": "person",
    "organization": "organization",
    "state": "state",
    "document": "document",
    "anonymous_group": "group",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One source.

    Attributes:
        name: As in the source table.
        kind: In words.
        hue: Colour class.
        anonymous: Whether the text withholds the name.
        present: Whether its document is in the case.
        origin: Claims whose chain ends in it.
        passed: Claims that passed through it on the way.
        share: ``origin`` as hundredths of the largest in the table, for the bar.
        hedged: Of the claims that end in it, those put less than certain.
        hedged_share: The same in words.
        negative: Of these, those that deny or say that it is not so.
        negative_share: The same in words.
    """

    name: str
    kind: str
    hue: str
    anonymous: bool
    present: bool
    origin: int
    passed: int
    share: float
    hedged: int
    hedged_share: str
    negative: int
    negative_share: str


@dataclass(frozen=True, slots=True)
class Table:
    """The sources, those that most rests on first, and what it comes to."""

    rows: tuple[Row, ...]
    summary: str


def table(index: Index) -> Table:
    """Count the claims of every source, as origin and as go-between."""
    origin: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    hedged: Counter[str] = Counter()
    negative: Counter[str] = Counter()
    for numbered in index.claims:
        chain = [link.source_id for link in numbered.claim.attribution.chain]
        if not chain:
            continue
        origin[chain[-1]] += 1
        hedged[chain[-1]] += numbered.hedged
        negative[chain[-1]] += numbered.negative
        passed.update(set(chain[:-1]) - {chain[-1]})
    largest = max(origin.values(), default=1)
    rows = [
        Row(
            source.name,
            _KINDS[source.kind],
            index.hues[key],
            source.anonymous,
            source.document_id is not None,
            origin[key],
            passed[key],
            100 * origin[key] / largest,
            hedged[key],
            percent(hedged[key], origin[key]),
            negative[key],
            percent(negative[key], origin[key]),
        )
        for key, source in index.sources.items()
    ]
    rows.sort(key=lambda row: (-row.origin, -row.passed, row.name))
    return Table(tuple(rows), _summary(index))


def _summary(index: Index) -> str:
    attributed = [numbered for numbered in index.claims if numbered.origin is not None]
    if not attributed:
        return "No claim is attributed to anybody but the author."
    ending = sum(_unnamed(index, numbered) for numbered in attributed)
    touching = sum(
        any(index.sources[link.source_id].anonymous for link in numbered.claim.attribution.chain)
        for numbered in attributed
    )
    beyond = _beyond(touching - ending)
    if not touching:
        every = (
            "The one attributed claim"
            if len(attributed) == 1
            else f"Each of {counted(len(attributed), 'attributed claim')}"
        )
        return f"{every} is traced to a source that has a name."
    return (
        f"{ending:,} of {counted(len(attributed), 'attributed claim')} ({percent(ending, len(attributed))}) "
        f"end in a source without a name.{beyond}"
    )


def _beyond(count: int) -> str:
    if not count:
        return ""
    return " One more passes through such a source." if count == 1 else f" {count:,} more pass through such a source."


def _unnamed(index: Index, numbered: Numbered) -> bool:
    return numbered.origin is not None and index.sources[numbered.origin.source_id].anonymous
