"""The description of tables for people: a data dictionary in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.tables.datapackage import Written
from whosays.export.tables.model import Column, Table
from whosays.export.words import counted

_HEAD: Final = """\
A case of whosays as tables: who says what, through whom, how surely, and when. It says what texts say, and rules on
nothing. As of {at}.

- The files are CSV by RFC 4180 in UTF-8, with a line of names at the head. An empty cell has no value.
- A *list* is an array of JSON: `["clm-1", "clm-2"]`.
- Offsets count Unicode code points from 0 in the text of the document; the end is not included.
- A text that a spreadsheet could take for a formula has an apostrophe before it: where a text begins with apostrophes
  and then one of `=`, `+`, `-`, `@`, tab or a line end, take the first apostrophe away. Characters that no file of text
  should hold are replaced by U+FFFD, one by one, so that offsets stay right.
- `datapackage.json` says all of this to programs.
"""


def dictionary(case: Exported, written: Iterable[Written]) -> str:
    """The content of ``README.md``."""
    return "".join(_parts(case, list(written)))


def _parts(case: Exported, written: list[Written]) -> Iterator[str]:
    yield f"# {plain(case.title)}\n\n{_HEAD.format(at=case.at)}\n"
    yield "## Tables\n\n| table | rows | a row is |\n|---|---:|---|\n"
    for one in written:
        yield f"| [{one.table.name}](#{one.table.name}) | {one.rows:,} | {one.table.description} |\n"
    for one in written:
        yield f"\n## {one.table.name}\n\n{one.table.title}: {counted(one.rows, 'row')}. {one.table.description}.\n\n"
        yield from _columns(one.table)


def _columns(table: Table) -> Iterator[str]:
    yield "| column | type | |\n|---|---|---|\n"
    for column in table.columns:
        key = ", key" if column.name in table.key else ""
        yield f"| {column.name} | {column.type}{key} | {meaning(column)} |\n"


def meaning(column: Column) -> str:
    """What a column holds, with the words that it may hold, and where its keys lead."""
    leads = f" → {column.refers}" if column.refers else ""
    words = f": {', '.join(column.values)}" if column.values else ""
    return f"{column.description}{words}{leads}"


def plain(title: str) -> str:
    """A title in one line, without the characters that mean something to Markdown."""
    return "".join(f"\\{it}" if it in r"\`*_{}[]()<>#+-.!|" else it for it in " ".join(title.split()))
