"""The format ``ftm``: FollowTheMoney entities as JSON lines, as ``EntityProxy.to_dict`` writes them."""

from __future__ import annotations

import json

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.ftm.record import Record
from whosays.export.ftm.stream import CARRIED, records
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write every entity on a line of its own."""
    with output.open() as stream:
        for record in records(case, unexpressed):
            stream.write(f"{_line(record)}\n".encode("utf-8", "replace"))


def _line(record: Record) -> str:
    entity = {
        "id": record.id,
        "schema": record.schema,
        "properties": record.properties(),
        "datasets": list(record.datasets()),
        **({"referents": list(record.referents)} if record.referents else {}),
        **({"whosays": dict(record.extra)} if record.extra else {}),
    }
    return json.dumps(entity, ensure_ascii=False)


FORMAT = Format(
    title="FollowTheMoney entities, as JSON lines",
    suffix=".ftm.json",
    media_type="application/x-ndjson",
    carries=CARRIED,
    write=write,
)
