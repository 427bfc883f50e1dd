"""A case as a workbook: a sheet for each table, with what Excel cannot hold handled, and nothing that can be run."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.everything import AT, everything

from whosays.export.exported import Exported
from whosays.export.formats import write_on, write_to
from whosays.export.tables import workbook
from whosays.export.tables.all import TABLES
from whosays.export.tables.workbook import CELL_CHARACTERS, FORMAT
from whosays.records import Analysis, Coverage, MissingExtra, Relation, Unread


def written(case: Exported) -> tuple[Workbook, tuple[str, ...], bytes]:
    stream = io.BytesIO()
    told = write_on(FORMAT, case, stream)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue())), told, stream.getvalue()


def noting(*reasons: str) -> Exported:
    case = everything()
    unread = tuple(Unread(f"{number}.txt", reason) for number, reason in enumerate(reasons))
    return Exported("alba", replace(case.analysis, coverage=Coverage(unread)), AT)


def test_every_table_with_rows_has_a_sheet_of_them() -> None:
    case = everything()
    book, told, _ = written(case)
    assert told == ("2 full texts",)
    full = [table for table in TABLES if list(table.rows(case))]
    assert book.sheetnames == ["about", "columns", *(table.name for table in full)]
    for table in full:
        sheet = book[table.name]
        names = [column.name for column in table.columns if (table.name, column.name) != ("documents", "text")]
        assert [cell.value for cell in sheet[1]] == names
        assert sheet.max_row == 1 + len(list(table.rows(case)))
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row))


def test_values_have_the_types_of_a_spreadsheet() -> None:
    book, _, _ = written(everything())
    head, first, second = (list(row) for row in book["relations"].iter_rows(values_only=True))
    row = dict(zip(head, first, strict=True))
    assert row["earliest"] == datetime(2014, 3, 3)  # noqa: DTZ001 as openpyxl gives it
    assert row["least"] == 1
    assert row["weaknesses"] == "single_origin; anonymous_only; hedged_only; disputed"
    assert dict(zip(head, second, strict=True))["latest"] is None
    links = [list(row) for row in book["claim_links"].iter_rows(values_only=True)]
    assert {row[links[0].index("anonymous")] for row in links[1:]} == {True, False}


def test_the_first_sheets_explain_the_others() -> None:
    book, _, _ = written(everything())
    about = {row[0]: row for row in book["about"].iter_rows(values_only=True)}
    assert "alba" in about
    assert about["claims"][1:3] == ("Claims", 6)
    assert book["about"]["A9"].hyperlink.location == "'case'!A1"
    columns = list(book["columns"].iter_rows(values_only=True))
    assert ("claim_links", "source_id", "string", "Who says it → sources") in columns


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x.example")'])
def test_a_formula_is_words_and_stays_words(formula: str) -> None:
    book, _, data = written(noting(formula))
    cell = book["unread"]["B2"]
    assert (cell.value, cell.data_type) == (formula, "s")
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet for sheet in sheets)


def test_addresses_become_no_links() -> None:
    book, _, _ = written(noting("http://x.example/a"))
    assert book["unread"]["B2"].hyperlink is None


def test_what_xml_cannot_hold_is_replaced() -> None:
    book, _, data = written(noting("a\x00b\x0b\ud800\ufffe", "_x0041_"))
    assert book["unread"]["B2"].value == "a\ufffdb\ufffd\ufffd\ufffd"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name)
    assert "_x005F_x0041_" in text, "Excel would take it for an A"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a" * CELL_CHARACTERS, "a" * CELL_CHARACTERS),
        ("a" * (CELL_CHARACTERS + 1), "a" * (CELL_CHARACTERS - 1) + "…"),
        ("𝔸" * 16_383, "𝔸" * 16_383),
        ("𝔸" * 16_384, "𝔸" * 16_383 + "…"),
    ],
)
def test_a_long_cell_is_cut_and_told(words: str, kept: str) -> None:
    book, told, _ = written(noting(words))
    assert book["unread"]["B2"].value == kept
    assert len(kept.encode("utf-16-le")) // 2 <= CELL_CHARACTERS
    assert ("1 cell of over 32,767 characters, cut" in told) == (words != kept)


def test_a_table_too_long_for_a_sheet_goes_on_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 4)
    book, _, _ = written(everything())
    sheets = [book["claims"], book["claims 2"]]
    assert [sheet.max_row for sheet in sheets] == [4, 4]
    assert [sheet["A1"].value for sheet in sheets] == ["id", "id"]
    assert len({sheet.cell(row, 1).value for sheet in sheets for row in (2, 3, 4)}) == 6
    about = {row[0]: row for row in book["about"].iter_rows(values_only=True)}
    assert about["claims"][2:] == (6, "One proposition with whoever holds it. Continued on: claims 2")
    assert "claims 3" not in book.sheetnames


def test_days_that_excel_has_not_are_words() -> None:
    case = everything()
    assert case.analysis.balance
    old = Relation("rel-3", "ent-1", "met", "ent-2", (), earliest="1871-05-21", latest="1900-03-01")
    balance = replace(case.analysis.balance, relations=(old,))
    book, _, _ = written(Exported("x", replace(case.analysis, balance=balance), AT))
    head, row = (list(row) for row in book["relations"].iter_rows(values_only=True))
    assert row[head.index("earliest")] == "1871-05-21"
    assert row[head.index("latest")] == datetime(1900, 3, 1)  # noqa: DTZ001 as openpyxl gives it


def test_numbers_without_end_are_words() -> None:
    case = everything()
    (matrix,) = case.analysis.matrices
    endless = replace(matrix, question=replace(matrix.question, ranges={"CC": (2.0, float("inf"))}))
    book, _, _ = written(Exported("x", replace(case.analysis, matrices=(endless,)), AT))
    assert [cell.value for cell in book["ranges"][2]] == ["Q1", "CC", 2, "inf"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert written(everything())[2] == written(everything())[2]


def test_it_says_when_the_case_was_changed_and_nothing_of_now() -> None:
    book, _, data = written(everything())
    assert book.properties.created.isoformat() == AT.removesuffix("Z")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml").decode()) == [AT, AT]


def test_a_case_of_nothing(tmp_path: Path) -> None:
    write_to(FORMAT, Exported("none", Analysis(), AT), str(tmp_path / "none.xlsx"))
    assert openpyxl.load_workbook(tmp_path / "none.xlsx").sheetnames == ["about", "columns", "case"]


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"XlsxWriter.*whosays\[xlsx\]"):
        written(everything())
