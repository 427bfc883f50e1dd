"""OFAC's lists as CSV files (`sdn.csv` or `cons_prim.csv`), with their aliases and addresses.

The format is OFAC's data specification: no header, one entry a line, ``-0-`` for an empty field, a control-Z at the
end.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from whosays.ingest.lists.gather import Entry, Flaw, Found, origin
from whosays.ingest.lists.lines import numbered, opened
from whosays.ingest.lists.remarks import further_remarks, read_remarks
from whosays.records import InputError, Party, Schema

#: Columns of the main file, of aliases and of addresses.
MAIN, ALIASES, ADDRESSES = 12, 5, 6
_ALIAS, _COUNTRY = 3, 4
#: The main file's name, where it has one of its own, to those of its aliases and addresses.
_BESIDE = {"cons_prim.csv": ("cons_alt.csv", "cons_add.csv")}
_BESIDE_SDN = ("alt.csv", "add.csv")
_SCHEMATA: dict[str, Schema] = {
    "individual": "Person",
    "": "Organization",
    "entity": "Organization",
    "vessel": "Vessel",
}
#: Sorts of entry that are no parties.
_PASSED_OVER = frozenset({"aircraft"})
_EMPTY = "-0-"
#: Between the programmes of one entry, as in ``SDGT] [IRAN``.
_PROGRAMS = re.compile(r"\]\s*\[")
_END_OF_FILE = b" \t\x1a"


@dataclass(slots=True)
class _Beside:
    """What a further file adds to the entries of the main one.

    Attributes:
        path: The file; empty where there is none.
        values: By entry number, the values with their lines.
    """

    path: str = ""
    values: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def take(self, number: str) -> tuple[str, ...]:
        """The values of one entry, once."""
        return tuple(value for _, value in self.values.pop(number, ()))


def read(path: str, data: bytes | None = None) -> Iterator[Found]:
    """Read the list whose main file is at ``path``, with what lies beside it.

    Args:
        path: The main file; its folder is looked into for the others, where there is one.
        data: The main file's bytes, if they were read already.

    Names stay as written: a person's is ``FAMILY, Given Middle``. Aliases and addresses of entries that the main file
    does not hold are flaws, as is a file beside it that cannot be read. Aircraft are passed over.

    Raises:
        InputError: If the main file cannot be read.
    """
    names = _BESIDE.get(PurePath(path).name.casefold(), _BESIDE_SDN)
    aliases = yield from _read_beside(path, names[0], ALIASES, _ALIAS)
    addresses = yield from _read_beside(path, names[1], ADDRESSES, _COUNTRY)
    for row in _rows(path, MAIN, data):
        if isinstance(row, Flaw):
            yield row
            continue
        line, (number, name, kind, programs, title, *_, flag, owner, text) = row
        further, countries = aliases.take(number), addresses.take(number)
        if kind.casefold() in _PASSED_OVER:
            continue
        schema = _SCHEMATA.get(kind.casefold())
        if schema is None:
            yield Flaw(path, line, "a type of entry in the third column that whosays does not know")
            continue
        remarks = read_remarks(text)
        party = Party(
            id=f"ofac-{number}",
            schema=schema,
            names=(name, *further),
            weak_names=tuple(remarks.weak_names),
            births=tuple(remarks.births),
            birth_places=tuple(remarks.birth_places),
            nationalities=(*remarks.nationalities, flag, *(countries if schema != "Person" else ())),
            roles=tuple(title.split(";")),
            origin=origin(path, line),
        )
        more = [("Programme", program) for program in _PROGRAMS.split(programs.strip("[] "))]
        yield Entry(path, line, party, (*more, ("Owner", owner), ("Remarks", further_remarks(text))))
    yield from _left_over(aliases, "an alias of no entry that was read", path)
    yield from _left_over(addresses, "an address of no entry that was read", path)


def row_of(line: bytes, encoding: str) -> list[str] | str:
    """The fields of one line of any of the files, stripped, with ``-0-`` as empty; or why it cannot be read."""
    try:
        fields = next(csv.reader([line.decode(encoding)], strict=True), [])
    except UnicodeDecodeError:
        return f"bytes that are not {encoding.upper()}"
    except csv.Error as error:
        return f"malformed CSV ({error})"
    values = [value.strip() for value in fields]
    if not values or not (values[0].isascii() and values[0].isdecimal()):
        return "it does not begin with the number of an entry"
    return ["" if value == _EMPTY else value for value in values]


def _rows(path: str, columns: int, data: bytes | None = None) -> Iterator[tuple[int, list[str]] | Flaw]:
    """Yield the rows of a file, each with its line. Every record is one line, so that a flaw cannot spread."""
    encoding = _encoding(path, data)
    with opened(path, data) as file:
        for number, line in numbered(file):
            if line is None:
                yield Flaw(path, number, "a line too long to be an entry")
            elif line.strip(_END_OF_FILE):
                row = row_of(line, encoding)
                if isinstance(row, str):
                    yield Flaw(path, number, row)
                elif len(row) != columns:
                    yield Flaw(path, number, f"not the {columns} fields that an entry has")
                else:
                    yield number, row


def _encoding(path: str, data: bytes | None = None) -> str:
    """UTF-8 or Windows-1252, by which of the two more lines that are not plain ASCII are in.

    `ingest.decode` is for whole documents in any encoding. Here only these two occur, one damaged line must not change
    the reading of all others, and the file may be large.
    """
    kinds: Counter[str] = Counter()
    with opened(path, data) as file:
        for _, line in numbered(file):
            if line and not line.isascii():
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    kinds["cp1252"] += 1
                else:
                    kinds["utf-8"] += 1
    return "cp1252" if kinds["cp1252"] > kinds["utf-8"] else "utf-8"


def _read_beside(main: str, name: str, columns: int, column: int) -> Generator[Found, None, _Beside]:
    """Yield the flaws of the file ``name`` in the main file's folder, in whatever case; return what it holds."""
    path = beside(str(PurePath(main).parent), name)
    found = _Beside(path or "")
    if path is None:
        return found
    try:
        for row in _rows(path, columns):
            if isinstance(row, Flaw):
                yield row
            else:
                line, values = row
                found.values.setdefault(values[0], []).append((line, values[column]))
    except InputError as error:
        yield Flaw(path, 0, error.reason, error.remedy)
    return found


def beside(folder: str, name: str) -> str | None:
    """The path of a file in a folder by its name in any case, or None.

    In a folder that cannot be listed, it is found by the name alone.
    """
    try:
        if not Path(folder).is_dir():
            return None
        matching = sorted(entry.name for entry in Path(folder).iterdir() if entry.name.casefold() == name)
    except PermissionError:
        matching = [name] if Path(folder, name).exists() else []
    return str(PurePath(folder, matching[0])) if matching else None


def _left_over(rows: _Beside, reason: str, main: str) -> Iterator[Flaw]:
    """Yield the rows of a further file that no entry of the main file took."""
    remedy = f"get {PurePath(main).name} and {PurePath(rows.path).name} from the same day"
    for line in sorted(line for values in rows.values.values() for line, _ in values):
        yield Flaw(rows.path, line, reason, remedy)
