"""OFAC's lists as CSV: every entry a paragraph, and a designation that the list itself claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from whosays.ingest.imports.formats import ImportFormat
from whosays.ingest.imports.items import Item
from whosays.ingest.imports.listing import ListOf, Tie, as_document
from whosays.ingest.lists import ofac
from whosays.ingest.lists.gather import Listed, gather_entries
from whosays.ingest.lists.load import format_of
from whosays.records import EmptyInput, ReadOptions, Unread

_OFFICE = "Office of Foreign Assets Control"
_LINKED: Final = re.compile(r"Linked To: ([^;]+)")
_REMEDY = "give OFAC's sdn.csv or cons_prim.csv; alt.csv and add.csv are read where they lie beside it"


def recognises(head: bytes, _: str) -> bool:
    """Whether a file begins with entries of OFAC's twelve columns."""
    return format_of(head)[0] == "OFAC CSV"


def read(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """The list, with the aliases and addresses that lie beside it.

    Raises:
        EmptyInput: If nobody is on it.
    """
    found, unread = read_whole(data, path)
    yield from unread
    if not found.entries:
        raise EmptyInput(path, "no person, organization or vessel could be read from this list", _REMEDY)
    yield as_document(found, data, path, options)


def read_whole(data: bytes, path: str) -> tuple[ListOf, tuple[Unread, ...]]:
    """The list, and what of it could not be read."""
    entries, unread = gather_entries(ofac.read(path, data))
    title = f"{_OFFICE}: {PurePath(path).name}"
    return ListOf(title, "text/csv", entries, tuple(_links(entries)), listed_by=_OFFICE), unread


def _links(entries: Sequence[Listed]) -> Iterator[Tie]:
    """The links to other entries that remarks tell, where the name is that of one entry alone."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry.party.names:
            owners[name].add(entry.party.id)
    for entry in entries:
        for label, words in entry.more:
            for match in _LINKED.finditer(words) if label == "Remarks" else ():
                linked = owners.get(" ".join(match[1].split()), set()) - {entry.party.id}
                if len(linked) == 1:
                    yield Tie(entry.party.id, min(linked), "is linked to", None)


FORMAT = ImportFormat(
    title="OFAC's sanctions lists as CSV (sdn.csv, cons_prim.csv), with aliases and addresses beside them",
    recognises=recognises,
    read=read,
)
