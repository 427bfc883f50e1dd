"""What a table is: typed columns, each described, and the rows of a case in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Protocol, TypeAlias

from whosays.export.exported import Exported
from whosays.records import Span

#: ``list`` holds several strings, most often ids.
Type = Literal["string", "integer", "number", "boolean", "date", "list"]
Value: TypeAlias = str | int | float | bool | date | tuple[str, ...] | None
Row: TypeAlias = tuple[Value, ...]

_DATE_CHARACTERS: Final = len("2014-03-12")


class _Named(Protocol):
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: As the analysis document calls it; the parts of what is nested there are joined by ``_``.
        type: Of its values; any may be absent, but for those of a key.
        description: What it holds, in a sentence without its full stop.
        refers: The table whose only key its values, or the items of its lists, are; empty where they are no such key.
        values: All that it may hold, where that is a short list of words.
    """

    name: str
    type: Type
    description: str
    refers: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: Lower case, at most 28 characters, so that a sheet of a workbook can be called so.
        title: What its rows are, in a few words.
        description: What one row is.
        key: The columns that no two rows have alike; empty where there are none.
        columns: In their order.
        rows: The rows of a case, each made when it is asked for, with a value for each column.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Exported], Iterable[Row]]


def text(name: str, description: str, *values: str) -> Column:
    """A column of words, or of one out of ``values``."""
    return Column(name, "string", description, values=values)


def key_of(name: str, table: str, description: str) -> Column:
    """A column of keys of another table."""
    return Column(name, "string", description, table)


def keys_of(name: str, table: str, description: str) -> Column:
    """A column of lists of keys of another table."""
    return Column(name, "list", description, table)


def texts(name: str, description: str) -> Column:
    """A column of lists of words."""
    return Column(name, "list", description)


def whole(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", description)


def real(name: str, description: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", description)


def yes_or_no(name: str, description: str) -> Column:
    """A column of yes and no."""
    return Column(name, "boolean", description)


def day(name: str, description: str) -> Column:
    """A column of calendar dates, of the years 1 to 9999."""
    return Column(name, "date", description)


def place_columns(what: str, name: str = "") -> tuple[Column, ...]:
    """The three columns of a place in a text: where it starts, where it ends, and its words.

    Args:
        what: What stands there: ``"The cue"``.
        name: What the columns' names begin with; empty for ``start``, ``end`` and ``exact`` themselves.
    """
    head = f"{name}_" if name else ""
    return (
        whole(f"{head}start", f"{what}: the first code point, counted from 0 in the text of the document"),
        whole(f"{head}end", f"{what}: the code point after the last one"),
        text(f"{head}exact", f"{what}: the words as written"),
    )


def place(span: Span | None) -> Row:
    """The three values of ``place_columns``."""
    return (None, None, None) if span is None else (span.start, span.end, span.exact)


def name_of(named: Mapping[str, _Named], identity: str) -> str | None:
    """The name of an entity or a voice; None where there is none of that id."""
    found = named.get(identity)
    return None if found is None else found.name


def as_date(written: str | None) -> date | None:
    """An ISO date as a date; None where there is none, or one that a calendar of the years 1 to 9999 does not have."""
    if written is None or len(written) != _DATE_CHARACTERS:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def numbered(items: Iterable[Row]) -> Iterator[Row]:
    """Rows with their number before them, counted from 1."""
    for number, row in enumerate(items, 1):
        yield (number, *row)
