"""Verdicts in order and in words: what the command line and the report say alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from whosays.records import AuditEntry, AuditVerdict

#: From best to worst, as the records have it.
FROM_BEST: tuple[AuditVerdict, ...] = get_args(AuditVerdict)
#: In the order in which an analyst reads: what there is a passage to compare with, the worst first; then what the cited
#: document does not have; then what could not be looked up; what is in order last.
WORST_FIRST: tuple[AuditVerdict, ...] = (
    "contradicted", "distorted", "overstated", "understated", "not_found", "source_unavailable", "supported",
)  # fmt: skip
#: How a verdict is named alone.
NAMES: dict[AuditVerdict, str] = {verdict: verdict.replace("_", " ") for verdict in FROM_BEST}
#: What a verdict says of brief and source.
MEANINGS: dict[AuditVerdict, str] = {
    "supported": "the source says so",
    "understated": "the brief says less than its source",
    "overstated": "the brief says more than its source",
    "distorted": "the brief says another thing than its source",
    "contradicted": "the source says the opposite",
    "not_found": "the source says nothing of the kind",
    "source_unavailable": "the source is not in the case",
}
_COUNTED: dict[AuditVerdict, str] = {"not_found": "not found", "source_unavailable": "could not be checked"}


def standing_verdict(entry: AuditEntry) -> AuditVerdict:
    """The verdict that counts: an analyst's ruling where there is one, or else the machine's."""
    return entry.verdict if entry.ruling is None else entry.ruling.verdict


def is_flawed(verdict: AuditVerdict) -> bool:
    """Whether brief and source were compared, or searched, and do not agree."""
    return verdict not in {"supported", "source_unavailable"}


def is_as_bad_as(verdict: AuditVerdict, least: AuditVerdict) -> bool:
    """Whether ``verdict`` is ``least`` or worse; that a source is not at hand counts only where it is asked for."""
    if "source_unavailable" in (verdict, least):
        return verdict == least
    return FROM_BEST.index(verdict) >= FROM_BEST.index(least)


def worst_first(entries: Iterable[tuple[int, AuditEntry]]) -> list[tuple[int, AuditEntry]]:
    """Numbered entries by the verdicts that count, in the order of the brief within each."""
    return sorted(entries, key=lambda pair: (WORST_FIRST.index(standing_verdict(pair[1])), pair[0]))


def balance(entries: Sequence[AuditEntry]) -> str:
    """All verdicts that count in one line: ``61 sourced claims: 30 supported, 9 overstated, …``."""
    if not entries:
        return "No claim hangs on a document"
    counts = Counter(map(standing_verdict, entries))
    told = [f"{counts[verdict]:,} {_COUNTED.get(verdict, verdict)}" for verdict in FROM_BEST if counts[verdict]]
    line = f"{len(entries):,} sourced claim{'' if len(entries) == 1 else 's'}: {', '.join(told)}"
    ruled, stale = sum(entry.ruling is not None for entry in entries), sum(entry.stale for entry in entries)
    if ruled:
        line += f"; {ruled:,} by an analyst’s ruling"
    return f"{line}; {stale:,} stale" if stale else line
