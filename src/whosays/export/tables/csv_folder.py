"""A case as CSV, a file for each table, with a Frictionless Data Package that describes them.

CSV by RFC 4180 in UTF-8 without a byte order mark; Data Package and Table Schema by version 1 of their specifications.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import IO, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.output import Output
from whosays.export.tables.all import TABLES, tell_missing
from whosays.export.tables.cells import defused, legal
from whosays.export.tables.datapackage import Written, descriptor
from whosays.export.tables.dictionary import dictionary
from whosays.export.tables.model import Row, Table, Value


class _Tally:
    """A binary stream that counts and hashes what it hands on."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self.size += len(data)
        self._stream.write(data)
        return len(data)

    def digest(self) -> str:
        return self._hash.hexdigest()


class _Encoded:
    """What ``csv`` writes its lines to."""

    def __init__(self, stream: _Tally) -> None:
        self._stream = stream

    def write(self, line: str) -> int:
        return self._stream.write(line.encode("utf-8"))


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write a CSV file for each table, ``datapackage.json`` and ``README.md``."""
    written = []
    for table in TABLES:
        with output.open(f"{table.name}.csv") as stream:
            written.append(write_table(table, table.rows(case), stream))
    with output.open("datapackage.json") as stream:
        stream.write(json.dumps(descriptor(case, written), ensure_ascii=False, indent=1).encode() + b"\n")
    with output.open("README.md") as stream:
        stream.write(dictionary(case, written).encode())
    tell_missing(case, unexpressed)


def write_table(table: Table, rows: Iterable[Row], stream: IO[bytes]) -> Written:
    """Write one table with a line of names at its head.

    Returns:
        What was written: its rows, its bytes and their hash.
    """
    tally, number = _Tally(stream), 0
    writer = csv.writer(_Encoded(tally), lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for number, row in enumerate(rows, 1):  # noqa: B007 the number of the last row is that of all
        writer.writerow([as_cell(value) for value in row])
    return Written(table, number, tally.size, tally.digest())


def as_cell(value: Value) -> str:
    """A value as CSV has it: nothing as an empty cell, a list as an array of JSON, words so that no formula is run."""
    match value:
        case None:
            return ""
        case str():
            return defused(legal(value))
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case tuple():
            return legal(json.dumps(value, ensure_ascii=False)) if value else ""
        case _:
            return repr(value)


FORMAT: Final = Format(
    title="tables as CSV in a folder, with a Frictionless Data Package that describes every column",
    suffix=".zip",
    media_type="application/zip",
    carries=EVERYTHING,
    write=write,
    folder=True,
)
