"""A spreadsheet saved as text: its cells, each with its place, whatever separates and encodes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from statistics import median
from typing import Final, TypeAlias

from whosays.ingest.decode import decode
from whosays.records import UnreadableInput
from whosays.text.spreadsheet import undone

#: What may separate cells: tabs in what Excel calls Unicode text, semicolons where a comma is the decimal sign.
_SEPARATORS: Final = "\t;,|"
#: Rows by which that is found.
_SAMPLE: Final = 25


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: What is in it, without blanks around, and without the mark that defuses a formula.
        line: Line of the file on which its row begins, from 1.
        column: From 0.
        raw: The same with its blanks.
    """

    text: str
    line: int
    column: int
    raw: str = ""

    @property
    def where(self) -> str:
        """Its place in words: ``line 4, column C``."""
        return f"line {self.line}, column {letters(self.column)}"


Row: TypeAlias = tuple[Cell, ...]


def letters(column: int) -> str:
    """What spreadsheet programs call a column, counted from 0: ``A`` … ``Z``, ``AA`` …."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def rows_of(data: bytes, path: str) -> list[Row]:
    """The rows that are not empty, each without its trailing empty cells.

    Raises:
        UnreadableInput: If it is no text, or no table.
    """
    text = decode(data, path)
    skipped = 0
    separator = ""
    first = text.partition("\n")[0].strip().lstrip("\ufeff")
    if first.lower().startswith("sep=") and len(first) == len("sep=") + 1:  # Excel's own first line
        separator, skipped, text = first[-1], 1, text.partition("\n")[2]
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
    line = skipped + 1
    try:
        for cells in reader:
            while cells and not cells[-1].strip():
                cells.pop()
            if any(cell.strip() for cell in cells):
                rows.append(tuple(_cell(cell, line, column) for column, cell in enumerate(cells)))
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        reason = f"line {skipped + reader.line_num}: no table ({error})"
        raise UnreadableInput(path, reason, "save it as CSV again") from error
    return rows


def turned(rows: Sequence[Row]) -> list[Row]:
    """The same with rows and columns exchanged; every cell keeps its place."""
    return [
        tuple(cell or _beside(column) for cell in column)
        for column in zip_longest(*rows)
        if any(cell and cell.text for cell in column)
    ]


def _beside(column: Sequence[Cell | None]) -> Cell:
    """An empty cell for a gap in a column."""
    held = next(cell for cell in column if cell)
    return Cell("", held.line, held.column)


def _cell(raw: str, line: int, column: int) -> Cell:
    text = undone(raw)
    return Cell(text.strip(), line, column, text)


def _separator(text: str) -> str:
    """Whatever parts the first rows into most cells."""
    return max(_SEPARATORS, key=lambda separator: _width(text, separator))


def _width(text: str, separator: str) -> float:
    try:
        found = [*islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SAMPLE)]
    except csv.Error:
        return 0
    return median([len(cells) for cells in found if cells] or [0])
