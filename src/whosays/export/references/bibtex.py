"""References as BibLaTeX, which BibTeX reads too.

``date`` is EDTF as BibLaTeX takes it (ISO 8601-2, level 1); ``year`` and ``month`` stand beside it for BibTeX, which
knows no other. Text is escaped for TeX; braces keep the capitals of titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from whosays.export.calendar_dates import Day
from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.references.entries import Entry, Issued, entries

_TYPES: Final = {"document": "misc", "webpage": "online", "letter": "misc"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Braces are spelled out: BibTeX counts them even where TeX does not.
_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&#%_"},
}  # fmt: skip
_SPECIAL: Final = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
#: One date of level 1, without or with its year's last digits.
_ONE: Final = r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?"
_LEVEL_1: Final = re.compile(rf"{_ONE}|\d{{3}}X|\d\dXX|{_ONE}/(?:{_ONE}|\.\.)?|(?:\.\.)?/{_ONE}")
_LAST_PART: Final = 24


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write an entry for each reference."""
    with output.open() as stream:
        for entry in entries(case):
            fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(entry))
            stream.write(f"@{_TYPES[entry.sort]}{{{entry.key}{fields}\n}}\n\n".encode("utf-8", "replace"))


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.author:
        yield "author", f"{{{escaped(entry.author)}}}"
    yield "title", f"{{{escaped(entry.title or f'Cited as {entry.author}')}}}"
    if entry.issued:
        yield from _dates(entry.issued)
    if entry.pages:
        yield "pagetotal", str(entry.pages)
    if entry.url:
        yield "url", entry.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if entry.sort == "letter":
        yield "howpublished", "E-mail"
    told = {**entry.notes, "published": entry.issued.edtf} if entry.issued and not entry.issued.ends else entry.notes
    yield "note", escaped("; ".join(f"{name}: {value}" for name, value in told.items()))


def _dates(issued: Issued) -> Iterator[tuple[str, str]]:
    first, last = issued.ends or (None, None)
    if _LEVEL_1.fullmatch(issued.edtf) and all(int(part) <= _LAST_PART for part in _months(issued.edtf)):
        yield "date", issued.edtf
    elif first or last:
        ends = tuple("" if day is None else _iso(day) for day in (first, last))
        yield "date", ends[0] if first == last else "/".join(ends)
    if first and first[0] > 0:
        yield "year", str(first[0])
        if len(first) > 1 and first[:2] == (last or ())[:2]:
            yield "month", _MONTHS[first[1] - 1]


def _months(edtf: str) -> list[str]:
    return re.findall(r"\d{4}-(\d\d)", edtf)


def _iso(day: Day) -> str:
    year = f"{'-' if day[0] < 0 else ''}{abs(day[0]):04d}"
    return "-".join((year, *(f"{part:02d}" for part in day[1:])))


def escaped(text: str) -> str:
    """Text as TeX prints it."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


FORMAT: Final = Format(
    title="the documents, and the cited ones that are missing, as references (BibLaTeX and BibTeX)",
    suffix=".bib",
    media_type="application/x-bibtex",
    carries=frozenset({"documents", "missing sources"}),
    write=write,
)
