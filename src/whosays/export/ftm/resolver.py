"""The format ``nomenklatura``: which names may be one, and what people decided, as the edges of a resolver.

A line is ``[target, source, judgement, score, user, created_at]``, as ``nomenklatura.resolver.Resolver.load`` reads it
(nomenklatura 4).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.ftm.record import ftm_id
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.records import Identity

_JUDGEMENTS: Final = {"positive": "positive", "negative": "negative", "unsure": "unsure"}
_Line = list[str | float | None]


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write an edge for every pair of names, in the case's order."""
    with output.open() as stream:
        for line in _edges(case):
            stream.write(f"{json.dumps(line, ensure_ascii=False)}\n".encode())


def _edges(case: Exported) -> Iterator[_Line]:
    for identity in case.analysis.identities:
        left, right = sorted((ftm_id(identity.left), ftm_id(identity.right)), reverse=True)
        user = f"whosays/{identity.by or ('judgement' if identity.judgement else 'machine')}"
        yield [left, right, _judgement(identity), identity.match_probability, user, case.at]


def _judgement(identity: Identity) -> str:
    if identity.judgement is not None:
        return _JUDGEMENTS[identity.judgement]
    return "positive" if identity.joined else "no_judgement"


FORMAT = Format(
    title="which names may be one and what was decided on them, as edges for nomenklatura",
    suffix=".ijson",
    media_type="application/x-ndjson",
    carries=frozenset({"joined names", "open identities"}),
    write=write,
)
