"""The formats that can be imported. Each is a plugin; ours are registered as anybody else's would be.

A package that brings another format names it in its ``pyproject.toml``::

    [project.entry-points."whosays.importers"]
    mine = "my_package.my_format:FORMAT"

where ``FORMAT`` is an ``ImportFormat``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from whosays.ingest.imports.items import Item
from whosays.records import PluginError, Plugins, ReadOptions

#: Bytes of a file that are enough to recognise its format.
HEAD: Final = 65_536


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format that can be imported.

    Attributes:
        title: What it is, in a line: ``"STIX 2.1 bundles: their reports as documents"``.
        recognises: Whether a file is in it, by its first ``HEAD`` bytes and its path; never raises.
        read: Yields what a file brings, from its bytes, its path (for messages and as a document's path) and the
            options of reading. A part that is broken becomes an ``Unread`` that names the file and the line, and the
            rest goes on. It raises the InputError that fits where nothing can be read at all.
        extra: The extra that brings a library it needs; None where whosays alone will do.
    """

    title: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str, ReadOptions], Iterator[Item]]
    extra: str | None = None


IMPORTERS: Final = Plugins("whosays.importers", ImportFormat, "format to import")


def recognised(head: bytes, path: str) -> tuple[str, ...]:
    """The names of the formats that a file may be in, by its first bytes and its path."""
    return tuple(
        name for name, form in IMPORTERS.all() if not isinstance(form, PluginError) and form.recognises(head, path)
    )
