"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from whosays.export.words import counted
from whosays.records import NotFound

T = TypeVar("T")

#: Entries on a page.
SIZE = 100


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where in a list a page is.

    Attributes:
        number: Of the page, from 1.
        pages: How many there are; at least 1.
        first: Number of its first entry, from 1; 0 where there is none.
        last: Number of its last one.
        total: Entries on all pages.
    """

    number: int
    pages: int
    first: int
    last: int
    total: int


def paged(entries: Sequence[T], number: int, size: int = SIZE) -> tuple[Sequence[T], Leaf]:
    """The entries on one page, and where that is.

    Args:
        entries: The whole list.
        number: Of the page, from 1.
        size: Entries on a page.

    Raises:
        NotFound: If the list ends before that page.
    """
    total = len(entries)
    pages = max(1, -(-total // size))
    if number > pages:
        reason = (
            f"there is no page {number:,}: the list ends with page {pages:,} ({counted(total, 'entry', 'entries')})"
        )
        raise NotFound(reason, "go back to its first page")
    start = (number - 1) * size
    here = entries[start : start + size]
    return here, Leaf(number, pages, start + 1 if here else 0, start + len(here), total)
