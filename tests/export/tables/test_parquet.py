"""A case as Arrow, Parquet and data frames: one schema, described, in as many batches as it takes."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas
import pyarrow
import pytest
from pyarrow import parquet
from tests.everything import AT, everything

from whosays.export.exported import Exported
from whosays.export.formats import write_on, write_to
from whosays.export.tables import arrow
from whosays.export.tables.all import BY_NAME, TABLES
from whosays.export.tables.arrow import arrow_tables, data_frame, record_batches, schema_of
from whosays.export.tables.parquet import FORMAT
from whosays.records import Analysis, MissingExtra, Relation, UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert write_to(FORMAT, everything(), str(tmp_path / "alba")) == ()
    return tmp_path / "alba"


def test_every_table_is_a_file_that_holds_its_rows(folder: Path) -> None:
    case = everything()
    for table in TABLES:
        read = parquet.read_table(folder / f"{table.name}.parquet")
        names = [column.name for column in table.columns]
        expected = [dict(zip(names, row, strict=True)) for row in table.rows(case)]
        assert [
            {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
            for row in read.to_pylist()
        ] == expected


def test_the_file_says_what_its_columns_hold(folder: Path) -> None:
    schema = parquet.read_schema(folder / "claim_links.parquet")
    field = schema.field("source_id")
    assert field.metadata[b"refers"] == b"sources"
    assert field.metadata[b"description"] == b"Who says it"
    assert schema.metadata[b"title"] == b"Chains"
    assert schema.metadata[b"key"] == b"claim_id number"
    assert not schema.field("claim_id").nullable


def test_files_memory_and_schema_agree(folder: Path) -> None:
    for name, table in arrow_tables(everything()).items():
        assert table.schema.equals(schema_of(BY_NAME[name]), check_metadata=True)
        assert parquet.read_table(folder / f"{name}.parquet").equals(table)


def test_dates_are_dates_and_lists_are_lists() -> None:
    relations = arrow_tables(everything())["relations"]
    assert relations.column("earliest").to_pylist() == [date(2014, 3, 3), date(2014, 1, 1)]
    assert relations.column("latest").to_pylist() == [date(2014, 3, 3), None]
    assert relations.column("weaknesses").to_pylist()[1] == []
    assert pyarrow.types.is_list(relations.schema.field("claim_ids").type)


def test_a_table_comes_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 4)
    assert [batch.num_rows for batch in record_batches(everything(), "claims")] == [4, 2]
    monkeypatch.setattr(arrow, "BATCH_CHARACTERS", 100)
    assert [batch.num_rows for batch in record_batches(everything(), "documents")] == [1, 1]


def test_batches_become_row_groups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 2)
    write_to(FORMAT, everything(), str(tmp_path / "alba"))
    assert parquet.ParquetFile(tmp_path / "alba" / "claims.parquet").num_row_groups == 3


def test_a_data_frame_keeps_types_where_values_are_absent() -> None:
    frame = data_frame(everything(), "relations")
    assert frame["least"].dtype == pandas.Int64Dtype()
    assert frame["earliest"].dt.month.tolist() == [3, 1]
    assert frame["latest"].isna().tolist() == [False, True]
    claims = data_frame(everything(), "claims")
    assert claims["hedged"].dtype == pandas.BooleanDtype()
    assert claims["page"].dtype == pandas.Int64Dtype()
    assert claims["chain"].map(len).tolist()[0] == 2


def test_a_year_of_three_digits_is_no_trouble_for_a_data_frame() -> None:
    case = everything()
    assert case.analysis.balance
    old = Relation("rel-3", "ent-1", "met", "ent-2", (), earliest="0812-05-01", latest="9999-12-31")
    balance = replace(case.analysis.balance, relations=(old,))
    frame = data_frame(Exported("x", replace(case.analysis, balance=balance), AT), "relations")
    assert (frame["earliest"].dt.year[0], frame["latest"].dt.year[0]) == (812, 9999)


def test_a_table_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no table called “clams”: choose from: case, documents"):
        data_frame(everything(), "clams")


def test_halves_of_characters_are_replaced() -> None:
    case = everything()
    brief = replace(case.analysis.documents[0], path="\ud800.txt")
    odd = Exported("x", replace(case.analysis, documents=(brief, *case.analysis.documents[1:])), AT)
    assert data_frame(odd, "documents")["path"][0] == "?.txt"


def test_an_archive_holds_the_same_and_the_same_bytes_each_time() -> None:
    archives = []
    for _ in range(2):
        stream = io.BytesIO()
        write_on(FORMAT, everything(), stream)
        archives.append(stream.getvalue())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        read = parquet.read_table(io.BytesIO(archive.read("claims.parquet")))
    assert read.num_rows == 6


def test_a_case_of_nothing_has_files_without_rows(tmp_path: Path) -> None:
    write_to(FORMAT, Exported("none", Analysis(), AT), str(tmp_path / "none"))
    assert parquet.read_table(tmp_path / "none" / "claims.parquet").num_rows == 0
    assert data_frame(Exported("none", Analysis(), AT), "claims").empty


@pytest.mark.parametrize(
    ("library", "extra", "make"),
    [
        ("pyarrow", "parquet", lambda case: write_on(FORMAT, case, io.BytesIO())),
        ("pyarrow", "parquet", arrow_tables),
        ("pandas", "pandas", lambda case: data_frame(case, "claims")),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, library: str, extra: str, make: object
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"{library}.*whosays\[{extra}\]"):
        make(everything())  # type: ignore[operator]
