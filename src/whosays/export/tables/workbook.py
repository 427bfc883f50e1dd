"""A case as a workbook of Excel (Office Open XML, ISO/IEC 29500), a sheet for each table.

No cell is ever a formula: words are written as strings, and those that look like a formula bear Excel's own mark for
text (``quotePrefix``), so that they stay words when somebody edits the cell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.output import Output
from whosays.export.tables.all import TABLES, tell_missing
from whosays.export.tables.cells import dangerous, legal
from whosays.export.tables.dictionary import meaning
from whosays.export.tables.model import Column, Table, Value
from whosays.records import MissingExtra

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: What a sheet and a cell hold (Microsoft: Excel specifications and limits); characters are UTF-16 code units.
SHEET_ROWS: Final = 1_048_576
CELL_CHARACTERS: Final = 32_767
#: Before it, the calendar of Excel is a day off, because it has a 29 February 1900.
_FIRST_DAY: Final = date(1900, 3, 1)
#: Columns whose values are too long for any cell.
_LEFT_OUT: Final = frozenset({("documents", "text")})
_MARK: Final = "…"
#: Widths in characters, by the type of a column; of words, by the last part of its name.
_WIDTHS: Final = {"integer": 9, "number": 11, "boolean": 11, "date": 11, "list": 28, "string": 22}
_WIDE: Final = {"exact": 60, "text": 60, "why": 60, "detail": 60, "words": 40, "title": 36, "name": 28, "path": 28}
_ABOUT_WIDTHS: Final = (26, 34, 10, 100)
_COLUMNS_WIDTHS: Final = (24, 24, 10, 120)
_ABOUT: Final = (
    "Who says what, through whom, how surely, and when. This workbook says what texts say, and rules on nothing.",
    "Each table has a sheet, and the sheet “columns” says what every column holds. A table without rows has none.",
    "Offsets (start, end) count Unicode code points from 0 in the text of the document; the end is not included.",
    "Lists are parted by semicolons. Dates before 1 March 1900, which Excel does not have, are words: 1871-05-21.",
)


class Workbook:
    """A workbook in the making.

    Args:
        case: The case.
        stream: Where to write; ``close`` does it.

    Attributes:
        cut: How many cells were too long and were cut.

    Raises:
        MissingExtra: If XlsxWriter is not installed.
    """

    def __init__(self, case: Exported, stream: object) -> None:
        try:
            import xlsxwriter
        except ImportError as error:
            reason = "writing a workbook needs XlsxWriter"
            raise MissingExtra(reason, "xlsx") from error
        self._case = case
        self._book = xlsxwriter.Workbook(stream, {"constant_memory": True, "remove_timezone": True})
        self._book.set_properties({"title": legal(case.title), "created": datetime.fromisoformat(case.at)})
        self._head = self._book.add_format({"bold": True, "bg_color": "#E8E8E8", "bottom": 1})
        self._title = self._book.add_format({"bold": True, "font_size": 16})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._about = self._book.add_worksheet("about")
        self._columns = self._book.add_worksheet("columns")
        self._about_row, self._columns_row = len(_ABOUT) + 3, 0
        self.cut = 0
        self._begin()

    def add(self, table: Table) -> None:
        """Write a table on a sheet, on several where it has more rows than one can hold, and on none without rows."""
        places = [place for place, column in enumerate(table.columns) if (table.name, column.name) not in _LEFT_OUT]
        columns = [table.columns[place] for place in places]
        names: list[str] = []
        sheet: Worksheet | None = None
        row = total = 0
        for total, values in enumerate(table.rows(self._case), 1):  # noqa: B007 the last number is the number of rows
            if sheet is None or row == SHEET_ROWS - 1:
                _finish(sheet, row, columns)
                names.append(f"{table.name} {len(names) + 1}" if names else table.name)
                sheet, row = self._new(names[-1], columns), 0
            row += 1
            for place, value in enumerate(values[it] for it in places):
                self._write(sheet, row, place, value)
        _finish(sheet, row, columns)
        self._tell(table, columns, names, total)

    def close(self) -> None:
        """Write the whole on the stream."""
        self._columns.autofilter(0, 0, self._columns_row, len(_COLUMNS_WIDTHS) - 1)
        self._book.close()

    def _begin(self) -> None:
        """Write what stands above the list of tables, and the heads of the first two sheets."""
        for sheet, widths in ((self._about, _ABOUT_WIDTHS), (self._columns, _COLUMNS_WIDTHS)):
            for place, width in enumerate(widths):
                sheet.set_column(place, place, width)
        self._about.write_string(0, 0, self._fit(self._case.title), self._title)
        for row, line in enumerate((*_ABOUT, f"As of {self._case.at}."), 1):
            self._about.write_string(row, 0, line)
        self._line(self._about, self._about_row, ("table", "title", "rows", "a row is"))
        self._line(self._columns, 0, ("table", "column", "type", "what it holds"))
        self._columns.freeze_panes(1, 0)

    def _tell(self, table: Table, columns: Sequence[Column], names: Sequence[str], rows: int) -> None:
        """A line on the first sheet for the table, and one on the second for each of its columns."""
        self._about_row += 1
        if names:
            self._about.write_url(self._about_row, 0, f"internal:'{names[0]}'!A1", string=table.name)
        else:
            self._about.write_string(self._about_row, 0, table.name)
        also = f". Continued on: {', '.join(names[1:])}" if names[1:] else ""
        self._about.write_string(self._about_row, 1, table.title)
        self._about.write_number(self._about_row, 2, rows)
        self._about.write_string(self._about_row, 3, table.description + also)
        for column in columns if names else ():
            self._columns_row += 1
            for place, words in enumerate((table.name, column.name, column.type, meaning(column))):
                self._columns.write_string(self._columns_row, place, words)

    def _new(self, name: str, columns: Sequence[Column]) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            wide = _WIDE.get(column.name.rpartition("_")[2]) if column.type == "string" else None
            sheet.set_column(place, place, wide or _WIDTHS[column.type])
        sheet.freeze_panes(1, 0)
        self._line(sheet, 0, [column.name for column in columns])
        return sheet

    def _line(self, sheet: Worksheet, row: int, names: Sequence[str]) -> None:
        for place, name in enumerate(names):
            sheet.write_string(row, place, name, self._head)

    def _write(self, sheet: Worksheet, row: int, place: int, value: Value) -> None:
        match value:
            case None | "" | ():
                pass
            case str():
                sheet.write_string(row, place, self._fit(value), self._quoted if dangerous(value) else None)
            case bool():
                sheet.write_boolean(row, place, value)
            case date() if value >= _FIRST_DAY:
                sheet.write_datetime(row, place, value, self._day)
            case date():
                sheet.write_string(row, place, value.isoformat())
            case tuple():
                self._write(sheet, row, place, "; ".join(value))
            case _ if math.isfinite(value):
                sheet.write_number(row, place, value)
            case _:
                sheet.write_string(row, place, str(value))

    def _fit(self, text: str) -> str:
        """The text as a cell can hold it."""
        fitting = legal(text)
        if len(fitting) <= CELL_CHARACTERS // 2:
            return fitting
        units = fitting.encode("utf-16-le")
        if len(units) <= 2 * CELL_CHARACTERS:
            return fitting
        self.cut += 1
        return units[: 2 * (CELL_CHARACTERS - len(_MARK))].decode("utf-16-le", "ignore") + _MARK


def _finish(sheet: Worksheet | None, row: int, columns: Sequence[Column]) -> None:
    """Give a sheet its filters, once its last row is known."""
    if sheet is not None:
        sheet.autofilter(0, 0, row, len(columns) - 1)


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the workbook.

    Raises:
        MissingExtra: If XlsxWriter is not installed.
    """
    with output.open() as stream:
        book = Workbook(case, stream)
        for table in TABLES:
            book.add(table)
        book.close()
    cell = f"over {CELL_CHARACTERS:,} characters, cut"
    unexpressed.add(f"cell of {cell}", f"cells of {cell}", book.cut)
    tell_missing(case, unexpressed)


FORMAT: Final = Format(
    title="tables as a workbook of Excel, a sheet for each",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    carries=EVERYTHING - {"texts"},
    write=write,
    extra="xlsx",
)
