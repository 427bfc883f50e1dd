"""The consolidated list of the United Nations Security Council: every entry a paragraph, and a designation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from whosays.ingest.imports.formats import HEAD, ImportFormat
from whosays.ingest.imports.items import Item
from whosays.ingest.imports.listing import ListOf, as_document
from whosays.ingest.lists import un
from whosays.ingest.lists.dates import iso_birth
from whosays.ingest.lists.gather import gather_entries
from whosays.ingest.lists.load import format_of
from whosays.records import EmptyInput, ReadOptions, Unread

_COUNCIL: Final = "United Nations Security Council"
_GENERATED: Final = re.compile(rb"dateGenerated\s*=\s*[\"'](\d{4}-\d{2}-\d{2})")


def recognises(head: bytes, _: str) -> bool:
    """Whether a file begins as the list does."""
    return format_of(head)[0] == "UN XML"


def read(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """The list.

    Raises:
        UnreadableInput: If it has a document type declaration, which could define entities.
        EmptyInput: If nobody is on it.
    """
    found, unread = read_whole(data, path)
    yield from unread
    if not found.entries:
        remedy = "get the consolidated list as XML again from where it came"
        raise EmptyInput(path, "no person or organization could be read from this list", remedy)
    yield as_document(found, data, path, options)


def read_whole(data: bytes, path: str) -> tuple[ListOf, tuple[Unread, ...]]:
    """The list, and what of it could not be read."""
    entries, unread = gather_entries(un.read(path, data))
    generated = _GENERATED.search(data[:HEAD])
    published = iso_birth(generated[1].decode()) if generated else None
    listed_on = {
        entry.party.id: day
        for entry in entries
        for label, words in entry.more
        if label == "Listed" and (day := iso_birth(words))
    }
    dated = f", {published}" if published else ""
    title = f"{_COUNCIL}: consolidated list{dated} ({PurePath(path).name})"
    return ListOf(title, "application/xml", entries, (), _COUNCIL, listed_on, published), unread


FORMAT = ImportFormat(
    title="the United Nations Security Council's consolidated list as XML",
    recognises=recognises,
    read=read,
)
