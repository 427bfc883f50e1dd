"""References as CSL-JSON, for Zotero, pandoc and every other citeproc.

Citation Style Language data model, ``csl-data.json`` of the schema 1.0.2: dates as ``date-parts`` with ``circa`` and
``season``; what has no field of its own in ``note`` and, by name, in ``custom``.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.references.entries import Entry, Issued, entries

_TYPES: Final = {"document": "document", "webpage": "webpage", "letter": "personal_communication"}
_SEASON: Final = re.compile(r"(\d{4})-2([1-4])[~?%]?")
#: Dates of CSL begin with the year 1; a year 0 has a meaning of its own there.
_FIRST_YEAR: Final = 1


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write an array with an item for each reference."""
    with output.open() as stream:
        separator = "[\n"
        for entry in entries(case):
            stream.write(f"{separator}{json.dumps(_item(entry), ensure_ascii=False)}".encode("utf-8", "replace"))
            separator = ",\n"
        stream.write(b"[]\n" if separator == "[\n" else b"\n]\n")


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, "type": _TYPES[entry.sort]}
    if entry.title:
        item["title"] = entry.title
    if entry.author:
        item["author"] = [{"literal": entry.author}]
    if entry.issued:
        item["issued"] = _date(entry.issued)
    if entry.pages:
        item["number-of-pages"] = entry.pages
    if entry.url:
        item["URL"] = entry.url
    item["note"] = "; ".join(f"{name}: {value}" for name, value in entry.notes.items())
    item["custom"] = dict(entry.notes)
    if entry.issued:
        item["custom"]["edtf"] = entry.issued.edtf
    return item


def _date(issued: Issued) -> dict[str, Any]:
    """A date in its parts; what they cannot hold, such as one that is open, stays as it is written."""
    circa = {"circa": True} if issued.circa else {}
    if season := _SEASON.fullmatch(issued.edtf):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]), **circa}
    first, last = issued.ends or (None, None)
    if first is None or last is None or first[0] < _FIRST_YEAR:
        return {"literal": issued.edtf, **circa}
    return {"date-parts": [[*first], [*last]] if first != last else [[*first]], **circa}


FORMAT: Final = Format(
    title="the documents, and the cited ones that are missing, as references (CSL-JSON)",
    suffix=".json",
    media_type="application/vnd.citationstyles.csl+json",
    carries=frozenset({"documents", "missing sources"}),
    write=write,
)
