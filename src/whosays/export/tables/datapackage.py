"""The description of tables for programs: Data Package 1.0 with Table Schema 1.0 (specs.frictionlessdata.io)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final

from whosays.export.exported import Exported
from whosays.export.tables.all import BY_NAME
from whosays.export.tables.model import Column, Table
from whosays.export.values import Json

#: Types of Table Schema by ours. An array is one of JSON.
_TYPES: Final = {"list": "array"}
_FORMULAS: Final = (
    "A text that a spreadsheet could take for a formula has an apostrophe before it: where a text begins with "
    "apostrophes and then one of = + - @, tab or a line end, take the first apostrophe away"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A table as it was written.

    Attributes:
        table: The table.
        rows: How many rows it has, without the line of names.
        size: Bytes of the file.
        sha256: Of the file, in hexadecimal.
    """

    table: Table
    rows: int
    size: int
    sha256: str


def descriptor(case: Exported, written: Iterable[Written]) -> Json:
    """The content of ``datapackage.json``."""
    return {
        "profile": "tabular-data-package",
        "name": _name(case.title),
        "title": case.title,
        "description": f"Who says what, through whom, how surely, and when: a case of whosays as tables. {_FORMULAS}.",
        "created": case.at,
        "resources": [_resource(one, {"relations"} if case.analysis.balance_stale else frozenset()) for one in written],
    }


def _resource(written: Written, stale: Set[str]) -> Json:
    table = written.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": f"{table.description}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.size,
        "hash": f"sha256:{written.sha256}",
        "rows": written.rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table, bound=table.name not in stale),
    }


def _schema(table: Table, *, bound: bool) -> Json:
    """Its schema; where a balance is stale, the ends of relations may be entities that are gone, and bind nobody."""
    keys = list(_foreign_keys(table)) if bound else []
    return {
        "fields": [_field(column, required=column.name in table.key) for column in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column, *, required: bool) -> Json:
    limits: Json = {"required": True} if required else {}
    if column.values:
        limits["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": f"{column.description}.",
        **({"constraints": limits} if limits else {}),
    }


def _foreign_keys(table: Table) -> Iterator[Json]:
    """Of the columns with one key each; Table Schema has none for lists, whose descriptions name the table."""
    for column in table.columns:
        if column.refers and column.type != "list":
            resource = "" if column.refers == table.name else column.refers
            key = BY_NAME[column.refers].key[0]
            yield {"fields": column.name, "reference": {"resource": resource, "fields": key}}


def _name(title: str) -> str:
    """A title as the specification wants names: lower case, with nothing but letters, digits, ``.``, ``_``, ``-``."""
    return re.sub(r"[^a-z0-9._-]+", "-", title.lower()).strip("-") or "case"
