"""A case as Apache Parquet, a file for each table."""

from __future__ import annotations

from typing import IO, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.output import Output
from whosays.export.tables.all import TABLES, tell_missing
from whosays.export.tables.arrow import record_batches, schema_of
from whosays.records import MissingExtra

#: Read by everything that reads Parquet today, and half the size of what the default gives.
_COMPRESSION: Final = "zstd"


class _Forward:
    """A stream that is written from its start to its end, and knows how far it is, as pyarrow asks."""

    closed = False

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._written = 0

    def write(self, data: bytes) -> int:
        self._stream.write(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """The stream is closed by whoever opened it."""


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write a Parquet file for each table, a row group for each batch of rows.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        reason = "writing Parquet needs pyarrow"
        raise MissingExtra(reason, "parquet") from error
    for table in TABLES:
        with (
            output.open(f"{table.name}.parquet") as stream,
            parquet.ParquetWriter(_Forward(stream), schema_of(table), compression=_COMPRESSION) as writer,
        ):
            for batch in record_batches(case, table.name):
                writer.write_batch(batch)
    tell_missing(case, unexpressed)


FORMAT: Final = Format(
    title="tables as Apache Parquet in a folder, for pandas, DuckDB, R and Spark",
    suffix=".zip",
    media_type="application/zip",
    carries=EVERYTHING,
    write=write,
    folder=True,
    extra="parquet",
)
