"""The format ``ftm-statements``: every value of every entity by itself, with the document and the claim that give it.

The rows are those that ``ftm format-statements`` and ``ftm aggregate-statements`` read with ``-f json``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.ftm.record import OVERALL, By, Record, ftm_id
from whosays.export.ftm.stream import CARRIED, records
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output

#: The property of the statement that an entity exists (``followthemoney.statement.util.BASE_ID``).
_ID: Final = "id"


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write every statement on a line of its own; those on one entity stand together."""
    with output.open() as stream:
        for record in records(case, unexpressed):
            for statement in _statements(record, case.at.removesuffix("Z")):
                stream.write(f"{json.dumps(statement, ensure_ascii=False)}\n".encode("utf-8", "replace"))


def _statements(record: Record, at: str) -> Iterator[dict[str, Any]]:
    for by in record.makers():
        yield _statement(record, _ID, record.id, by, at)
    for value in record.values:
        yield _statement(record, value.prop, value.text, value.by, at)
    for referent in map(ftm_id, record.referents):
        yield _statement(record, _ID, referent, OVERALL, at, referent)


def _statement(record: Record, prop: str, value: str, by: By, at: str, entity_id: str = "") -> dict[str, Any]:
    """A statement; ``canonical_id`` comes first, so that lines can be sorted as they are."""
    owner = entity_id or record.id
    return {
        "canonical_id": record.id,
        "entity_id": owner,
        "prop": prop,
        "schema": record.schema,
        "value": value,
        "dataset": by.dataset,
        "lang": None,
        "original_value": None,
        "first_seen": at,
        "last_seen": at,
        "external": False,
        "origin": by.origin,
        "id": _key(by.dataset, owner, prop, value),
    }


def _key(dataset: str, entity_id: str, prop: str, value: str) -> str:
    """The id that FollowTheMoney derives for a statement: ``Statement.make_key``."""
    key = f"{dataset}.{entity_id}.{prop}.{value}"
    return hashlib.sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


FORMAT = Format(
    title="FollowTheMoney statements: every value with the document and the claim that give it, as JSON lines",
    suffix=".statements.json",
    media_type="application/x-ndjson",
    carries=CARRIED - {"positions"},
    write=write,
)
