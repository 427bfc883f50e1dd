"""The entries of a list that matter to a case, instead of the whole: what ``whosays match`` found, and their next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from whosays.ingest.imports import ftm, ofac, un
from whosays.ingest.imports.formats import HEAD
from whosays.ingest.imports.items import ReadElsewhere
from whosays.ingest.imports.listing import ListOf, as_document
from whosays.ingest.lists.load import ListFormat, format_of
from whosays.records import EmptyInput, ReadOptions, Unread, UnsupportedInput

_READERS: Final[Mapping[ListFormat, Callable[[bytes, str], tuple[ListOf, tuple[Unread, ...]]]]] = MappingProxyType({
    "OFAC CSV": ofac.read_whole,
    "UN XML": un.read_whole,
    "FollowTheMoney JSON lines": ftm.read_whole,
})  # fmt: skip


def excerpt(data: bytes, path: str, ids: Collection[str], options: ReadOptions) -> ReadElsewhere:
    """Some entries of a list as a document, with those that the list ties to them.

    The document is known by its own text, so that another choice from the same list is another document.

    Args:
        data: The bytes of the list.
        path: Its file.
        ids: Of the entries, as ``Party.id`` has them.
        options: How to read.

    Raises:
        UnsupportedInput: If it is no list that whosays reads.
        EmptyInput: If none of the entries is in it.
    """
    form = format_of(data[:HEAD])[0]
    if form is None:
        remedy = "give OFAC's CSV, the United Nations' XML, or FollowTheMoney JSON lines"
        raise UnsupportedInput(path, "this is no list that whosays reads", remedy)
    whole, _ = _READERS[form](data, path)
    wanted = set(ids)
    ties = [tie for tie in whole.ties if tie.subject in wanted or tie.object in wanted]
    kept = wanted | {end for tie in ties for end in (tie.subject, tie.object)}
    entries = [entry for entry in whole.entries if entry.party.id in kept]
    if not any(entry.party.id in wanted for entry in entries):
        raise EmptyInput(path, "none of the entries is in this list", "match the case with the list again")
    count = f"{len(entries):,} of {len(whole.entries):,} entries"
    some = replace(whole, title=f"{whole.title} ({count})", entries=entries, ties=ties, media_type="text/plain")
    text = as_document(some, data, path, options).document.text
    return as_document(some, text.encode(), f"{path}#{len(entries)}", options)
