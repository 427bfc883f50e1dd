"""A case as entities of FollowTheMoney, one after the other: what both formats are written from."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.export.exported import Exported
from whosays.export.ftm.claims import claims
from whosays.export.ftm.documents import documents
from whosays.export.ftm.names import entities, unlisted_sources
from whosays.export.ftm.record import Record
from whosays.export.ftm.relations import relations
from whosays.export.ftm.similar import similar
from whosays.export.ftm.taken_in import TakenIn
from whosays.export.inventory import Kind, Unexpressed

#: What the entities carry of a case.
CARRIED: frozenset[Kind] = frozenset({
    "documents", "texts", "pages", "entities", "mentions", "sources", "claims", "positions", "chains", "cues", "quotes",
    "stances", "certainty", "hedges", "participants", "times", "durations", "places", "joined names",
    "open identities", "identity hypotheses", "evidence on identity", "relations", "relation times", "denials",
    "grades",
})  # fmt: skip


def records(case: Exported, unexpressed: Unexpressed) -> Iterator[Record]:
    """Every entity: documents, names, sources, claims, relations, and names that may be one."""
    taken_in = TakenIn(case)
    for record in _all(case, taken_in, unexpressed):
        if record.unfit:
            unexpressed.add("value longer than its property", "values longer than their properties", record.unfit)
        yield record


def _all(case: Exported, taken_in: TakenIn, unexpressed: Unexpressed) -> Iterator[Record]:
    yield from documents(case)
    yield from entities(case, taken_in)
    yield from unlisted_sources(case)
    yield from claims(case)
    yield from relations(case, unexpressed)
    yield from similar(case, taken_in, unexpressed)
