"""A case as Apache Arrow: one schema for Parquet, for Arrow tables in memory, and for data frames."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Final

from whosays.export.exported import Exported
from whosays.export.tables.all import BY_NAME, TABLES
from whosays.export.tables.model import Row, Table, Type, Value
from whosays.records import MissingExtra, UsageError

if TYPE_CHECKING:
    import pandas
    import pyarrow

#: A batch, and with it a row group of Parquet, ends where it has so many rows or so many characters of text.
BATCH_ROWS: Final = 16_384
BATCH_CHARACTERS: Final = 4_000_000


def schema_of(table: Table) -> pyarrow.Schema:
    """The Arrow schema of a table: descriptions, and where keys lead, stand in the metadata of its fields.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    arrow = _arrow()
    fields = []
    for column in table.columns:
        about = {"description": column.description, **({"refers": column.refers} if column.refers else {})}
        nullable = column.name not in table.key
        fields.append(arrow.field(column.name, _type(arrow, column.type), nullable=nullable, metadata=about))
    about = {"title": table.title, "description": table.description, "key": " ".join(table.key)}
    return arrow.schema(fields, metadata=about)


def record_batches(case: Exported, name: str) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a table, batch by batch; none for a table without rows.

    Args:
        case: The case.
        name: Of the table, such as ``"claims"``.

    Raises:
        UsageError: If there is no table of that name.
        MissingExtra: If pyarrow is not installed.
    """
    table = named(name)
    schema = schema_of(table)
    arrow = _arrow()
    for rows in _batches(table, case):
        arrays = [
            arrow.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)
        ]
        yield arrow.RecordBatch.from_arrays(arrays, schema=schema)


def arrow_tables(case: Exported) -> dict[str, pyarrow.Table]:
    """All tables by name; those without rows too.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    return {table.name: arrow_table(case, table.name) for table in TABLES}


def arrow_table(case: Exported, name: str) -> pyarrow.Table:
    """One table. Arguments and errors as for ``record_batches``."""
    return _arrow().Table.from_batches(record_batches(case, name), schema_of(named(name)))


def data_frame(case: Exported, name: str) -> pandas.DataFrame:
    """One table for pandas: whole numbers and yes or no stay such where some are absent, dates are dates.

    Arguments and errors as for ``record_batches``; MissingExtra also if pandas is not installed.
    """
    table = arrow_table(case, name)
    try:
        import pandas as pd
    except ImportError as error:
        reason = "a data frame needs pandas"
        raise MissingExtra(reason, "pandas") from error
    arrow = _arrow()
    types = {arrow.int64(): pd.Int64Dtype(), arrow.float64(): pd.Float64Dtype(), arrow.bool_(): pd.BooleanDtype()}
    types[arrow.string()] = pd.StringDtype()
    return table.to_pandas(types_mapper=types.get, date_as_object=False)


def named(name: str) -> Table:
    """The table of that name.

    Raises:
        UsageError: If there is none; the message lists those there are.
    """
    if name not in BY_NAME:
        reason = f"there is no table called “{name}”"
        raise UsageError(reason, f"choose from: {', '.join(BY_NAME)}")
    return BY_NAME[name]


def _batches(table: Table, case: Exported) -> Iterator[list[Row]]:
    rows: list[Row] = []
    characters = 0
    for row in table.rows(case):
        rows.append(tuple(map(_encodable, row)))
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(rows) == BATCH_ROWS or characters >= BATCH_CHARACTERS:
            yield rows
            rows, characters = [], 0
    if rows:
        yield rows


def _encodable(value: Value) -> Value:
    """The value without halves of surrogate pairs, which UTF-8 cannot hold."""
    match value:
        case str():
            return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
        case tuple():
            return tuple(str(_encodable(item)) for item in value)
        case _:
            return value


def _type(arrow: ModuleType, kind: Type) -> pyarrow.DataType:
    match kind:
        case "string":
            return arrow.string()
        case "integer":
            return arrow.int64()
        case "number":
            return arrow.float64()
        case "boolean":
            return arrow.bool_()
        case "date":
            return arrow.date32()
        case "list":
            return arrow.list_(arrow.string())


def _arrow() -> ModuleType:
    try:
        import pyarrow as arrow
    except ImportError as error:
        reason = "Arrow and Parquet need pyarrow"
        raise MissingExtra(reason, "parquet") from error
    found: ModuleType = arrow
    return found
