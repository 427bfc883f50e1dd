"""The tables of a case: they hold all that the analysis document holds, each value of the type that its column says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from tests.everything import AT, everything

from whosays.export.analysis_json import as_json
from whosays.export.exported import Exported
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.kept import Kept
from whosays.export.tables.all import BY_NAME, TABLES, tell_missing
from whosays.export.tables.model import Table, as_date
from whosays.records import Analysis, Relation
from whosays.store import Decision

_TYPES: Final = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "date": date, "list": tuple}
#: What stands for others in the analysis document, or is its own.
_ELSEWHERE: Final = frozenset({"whosays"})


def leaves(value: Any) -> Iterator[object]:
    match value:
        case dict():
            for item in value.values():
                yield from leaves(item)
        case str() | int() | float():
            yield value
        case None:
            pass
        case _:
            for item in value:
                yield from leaves(item)


def cells(case: Exported) -> Iterator[object]:
    for table in TABLES:
        for row in table.rows(case):
            for value in row:
                yield from (
                    value if isinstance(value, tuple) else (value.isoformat() if isinstance(value, date) else value,)
                )


def test_nothing_that_the_analysis_document_holds_is_in_no_table() -> None:
    case = everything()
    document = {key: value for key, value in as_json(case.analysis).items() if key not in _ELSEWHERE}
    found = set(cells(case))
    assert [leaf for leaf in leaves(document) if leaf not in found] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_has_a_value_of_the_right_type_for_every_column(table: Table) -> None:
    rows = list(table.rows(everything()))
    assert rows or table.name in ("assumptions", "hypothesis_features", "decisions")
    for row in rows:
        for value, column in zip(row, table.columns, strict=True):
            assert value is None or isinstance(value, _TYPES[column.type]), column.name
            assert column.type == "boolean" or not isinstance(value, bool), column.name
            assert not (column.values and value) or value in column.values, column.name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_is_unique_and_leads_to_rows_that_are_there(table: Table) -> None:
    case = everything()
    rows = [dict(zip([column.name for column in table.columns], row, strict=True)) for row in table.rows(case)]
    keys = [tuple(row[name] for name in table.key) for row in rows if table.key]
    assert len(set(keys)) == len(keys)
    assert all(None not in key for key in keys)
    for column in table.columns:
        if column.refers:
            assert len(BY_NAME[column.refers].key) == 1
            known = {row[0] for row in BY_NAME[column.refers].rows(case)} | {None}
            assert BY_NAME[column.refers].columns[0].name == BY_NAME[column.refers].key[0]
            for row in rows:
                value: Any = row[column.name]
                assert set(value if isinstance(value, tuple) else (value,)) <= known, column.name


def test_names_fit_the_sheets_of_a_workbook_and_are_told_apart() -> None:
    assert len(BY_NAME) == len(TABLES)
    assert all(len(name) <= 28 for name in BY_NAME)
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(column.description and not column.description.endswith(".") for column in table.columns)


def test_a_case_of_nothing_has_tables_of_nothing() -> None:
    empty = Exported("nothing", Analysis(), AT)
    assert {table.name for table in TABLES if list(table.rows(empty))} == {"case"}


def test_a_source_that_only_a_chain_names_is_a_source_too() -> None:
    case = everything()
    bare = Exported("alba", replace(case.analysis, sources=()), AT)
    assert {row[0] for row in BY_NAME["sources"].rows(bare)} == {row[0] for row in BY_NAME["sources"].rows(case)}


@pytest.mark.parametrize("written", ["-0043-03-15", "12000-01-01", "2014-02-30", None, "2014-03"])
def test_what_no_calendar_has_is_no_date(written: str | None) -> None:
    assert as_date(written) is None


def test_dates_that_no_column_holds_are_told() -> None:
    case = everything()
    assert case.analysis.balance
    ancient = Relation("rel-3", "ent-1", "met", "ent-2", (), earliest="-0043-03-15", latest="0001-01-01")
    relations = (*case.analysis.balance.relations, ancient)
    analysis = replace(case.analysis, balance=replace(case.analysis.balance, relations=relations))
    missing = Unexpressed(analysis, EVERYTHING)
    tell_missing(Exported("alba", analysis, AT), missing)
    assert missing.lines() == ("1 date outside the years 1 to 9999",)


def test_decisions_are_all_there_with_what_took_them_back() -> None:
    grade = Decision("dec-1", AT, "R. Ames", "-", "grade", "src-1", '{"reliability": "B"}', "dec-2")
    undo = Decision("dec-2", AT, "R. Ames", "", "undo", "dec-1", "{}")
    case = everything()
    kept = Kept(read=(), read_by={}, decisions=(grade, undo), audit=None, audited_at="", balance=None)
    rows = list(BY_NAME["decisions"].rows(Exported("alba", case.analysis, AT, kept)))
    assert [row[0] for row in rows] == ["dec-1", "dec-2"]
    assert rows[0][4:] == ("grade", "src-1", '{"reliability": "B"}', "dec-2")
    assert rows[1][-1] is None


def test_a_claim_without_its_document_is_told() -> None:
    analysis = everything().analysis
    bare = replace(analysis, documents=analysis.documents[:1])
    missing = Unexpressed(bare, EVERYTHING)
    tell_missing(Exported("alba", bare, AT), missing)
    assert missing.lines() == ("2 claims whose documents are gone",)


def test_the_documentation_names_every_table() -> None:
    page = (Path(__file__).parents[3] / "docs/formats/tables.md").read_text("utf-8")
    assert [table.name for table in TABLES if f"`{table.name}`" not in page] == []
