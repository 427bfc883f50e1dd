"""A case as CSV with a Data Package: a validator and pandas read it, and nothing in it can be run."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pytest
from frictionless import Package, validate
from hypothesis import given
from hypothesis import strategies as st
from tests.everything import AT, BRIEF, SOURCE, everything

from whosays.export.exported import Exported
from whosays.export.formats import write_on, write_to
from whosays.export.tables.all import BY_NAME, TABLES
from whosays.export.tables.cells import fused
from whosays.export.tables.csv_folder import FORMAT, as_cell, write_table
from whosays.records import Analysis, Document, Relation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert write_to(FORMAT, everything(), str(tmp_path / "alba")) == ()
    return tmp_path / "alba"


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def errors(folder: Path) -> list[Any]:
    return validate(str(folder / "datapackage.json")).flatten(["type", "note"])


def test_the_validator_of_the_standard_finds_nothing(folder: Path) -> None:
    assert errors(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("claims.csv", "certain", "sure", "constraint-error"),
        ("claim_links.csv", "src-", "src_", "foreign-key"),
        ("claim_times.csv", "2014-03-03,2014-03-03", "2014-03-03,spring", "type-error"),
    ],
)
def test_the_validator_finds_what_is_wrong(folder: Path, file: str, old: str, new: str, error: str) -> None:
    text = (folder / file).read_bytes().decode()
    assert old in text
    (folder / file).write_bytes(text.replace(old, new).encode())
    assert error in {kind for kind, _ in errors(folder)}


def test_every_table_is_a_file_and_is_described(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    assert package.resource_names == [table.name for table in TABLES]
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert described["created"] == AT
    for resource in described["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        fields = resource["schema"]["fields"]
        assert data.decode("utf-8").split("\r\n")[0] == ",".join(field["name"] for field in fields)
        assert all(field["description"].endswith(".") for field in fields)


def test_people_find_every_column_in_the_dictionary(folder: Path) -> None:
    dictionary = (folder / "README.md").read_text("utf-8")
    for table in TABLES:
        assert f"## {table.name}\n" in dictionary
        for column in table.columns:
            assert f"| {column.name} | {column.type}" in dictionary
    assert "| [claims](#claims) | 6 |" in dictionary


def test_words_stand_where_they_are_said_to_stand(folder: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows_of(folder, "documents")}
    assert set(texts.values()) == {BRIEF, SOURCE}
    for name in ("claim_content", "mentions"):
        for row in rows_of(folder, name):
            assert texts[row["document_id"]][int(row["start"]) : int(row["end"])] == row["exact"]


def test_pandas_reads_numbers_yes_and_no_and_dates(folder: Path) -> None:
    relations = pandas.read_csv(folder / "relations.csv", parse_dates=["earliest"])
    assert relations["least"].tolist() == [1, 0]
    assert relations["earliest"].dt.year.tolist() == [2014, 2014]
    assert json.loads(relations["weaknesses"][0])[0] == "single_origin"
    claims = pandas.read_csv(folder / "claims.csv")
    assert claims["hedged"].dtype == bool


def hostile() -> Exported:
    case = everything()
    brief = case.analysis.documents[0]
    bad = replace(brief, title='=HYPERLINK("http://x.example","?")', path="-2+3\x00\ud800.txt")
    return Exported("@SUM(1)", replace(case.analysis, documents=(bad, *case.analysis.documents[1:])), AT)


def test_nothing_can_be_run_and_all_can_be_had_back(tmp_path: Path) -> None:
    write_to(FORMAT, hostile(), str(tmp_path / "bad"))
    for table in TABLES:
        for row in rows_of(tmp_path / "bad", table.name):
            for column in table.columns:
                assert column.type in ("integer", "number") or not row[column.name].startswith(tuple("=+-@\t\r\n"))
    first = rows_of(tmp_path / "bad", "documents")[0]
    assert first["title"] == '\'=HYPERLINK("http://x.example","?")'
    assert fused(first["title"]) == '=HYPERLINK("http://x.example","?")'
    assert fused(first["path"]) == "-2+3\ufffd\ufffd.txt"
    assert "# @SUM\\(1\\)\n" in (tmp_path / "bad" / "README.md").read_text("utf-8")
    assert errors(tmp_path / "bad") == []


def test_the_same_case_gives_the_same_bytes() -> None:
    archives = []
    for _ in range(2):
        stream = io.BytesIO()
        write_on(FORMAT, everything(), stream)
        archives.append(stream.getvalue())
    assert archives[0] == archives[1]
    with zipfile.ZipFile(io.BytesIO(archives[0])) as archive:
        assert archive.testzip() is None
        assert "datapackage.json" in archive.namelist()


def test_a_stale_balance_may_speak_of_what_is_gone(tmp_path: Path) -> None:
    case = everything()
    assert case.analysis.balance
    gone = Relation("rel-9", "ent-0000000000000000", "met", case.analysis.entities[0].id, ())
    balance = replace(case.analysis.balance, relations=(*case.analysis.balance.relations, gone))
    for stale, expected in ((True, set()), (False, {"foreign-key"})):
        analysis = replace(case.analysis, balance=balance, balance_stale=stale)
        write_to(FORMAT, Exported("alba", analysis, AT), str(tmp_path / f"stale-{stale}"))
        assert {kind for kind, _ in errors(tmp_path / f"stale-{stale}")} == expected


def test_a_case_of_nothing_keeps_to_the_standard(tmp_path: Path) -> None:
    assert write_to(FORMAT, Exported("", Analysis(), AT), str(tmp_path / "none")) == ()
    assert errors(tmp_path / "none") == []


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        (True, "true"),
        (-3, "-3"),
        (-0.5, "-0.5"),
        (date(812, 1, 2), "0812-01-02"),
        (("a", "=b"), '["a", "=b"]'),
        ((), ""),
        ("-3", "'-3"),
    ],
)
def test_a_value_in_a_cell(value: Any, cell: str) -> None:
    assert as_cell(value) == cell


@given(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Cs"]) | st.sampled_from(",\"\n\r='"), max_size=8)))
def test_words_come_back_from_the_file_as_they_were(words: list[str]) -> None:
    stream = io.BytesIO()
    table = BY_NAME["unavailable_sources"]
    written = write_table(table, ((word,) for word in words), stream)
    read: Iterable[list[str]] = csv.reader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""))
    assert [fused(row[0]) if row else "" for row in read] == ["name", *words]
    assert (written.rows, written.size) == (len(words), len(stream.getvalue()))


def test_a_text_that_begins_like_a_formula_is_whole_after_its_apostrophe(tmp_path: Path) -> None:
    text = "- a list"
    document = Document("doc-0123456789abcdef", "t", "t.txt", "text/plain", "0" * 64, "brief", None, text)
    write_to(FORMAT, Exported("t", Analysis(documents=(document,)), AT), str(tmp_path / "t"))
    (row,) = rows_of(tmp_path / "t", "documents")
    assert fused(row["text"]) == text
