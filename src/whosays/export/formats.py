"""The formats that a case can be written in. Each is a plugin; ours are registered as anybody else's would be.

A package that brings another format names it in its ``pyproject.toml``::

    [project.entry-points."whosays.exporters"]
    mine = "my_package.my_format:FORMAT"

where ``FORMAT`` is a ``Format``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Final

from whosays.export.exported import Exported
from whosays.export.inventory import Kind, Unexpressed
from whosays.export.output import Archive, Folder, Output, Stream, new_file, new_folder
from whosays.records import Plugins

_ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a case can be written in.

    Attributes:
        title: What it is, in a line: ``"FollowTheMoney entities, as JSON lines"``.
        suffix: Of a file in it, with the dot; ``.zip`` for a format of several files.
        media_type: Of the same.
        carries: What of a case it has a place for; the user is told of everything else.
        write: Writes a case. It opens what it needs of the output, one file after the other, writes record by record
            and never the whole at once, and notes single records that the format has no place for. It takes the
            libraries that it needs when it is called, raising MissingExtra where one is missing.
        folder: Whether it is several files.
        extra: The extra that brings a library it needs; None where whosays alone will do.
    """

    title: str
    suffix: str
    media_type: str
    carries: frozenset[Kind]
    write: Callable[[Exported, Output, Unexpressed], None]
    folder: bool = False
    extra: str | None = None


FORMATS: Final = Plugins("whosays.exporters", Format, "format to export to")


def write_to(form: Format, case: Exported, path: str, *, force: bool = False) -> tuple[str, ...]:
    """Write a case to a file or, in a format of several files, to a folder or an archive: all of it or nothing.

    Args:
        form: The format.
        case: The case.
        path: Where to. A format of several files makes an archive of a path that ends in ``.zip``, otherwise a folder.
        force: Replace what is there. A case is never replaced, nor a folder that holds anything but an earlier export.

    Returns:
        What the format has no place for, a line for each sort.

    Raises:
        OutputError: If it cannot be written, or would replace what is there.
        MissingExtra: If a library that the format needs is not installed.
    """
    if form.folder and not path.lower().endswith(_ZIP):
        unexpressed = Unexpressed(case.analysis, form.carries)
        with new_folder(path, force=force) as folder:
            form.write(case, Folder(folder), unexpressed)
        return unexpressed.lines()
    with new_file(path, force=force) as stream:
        return write_on(form, case, stream)


def write_on(form: Format, case: Exported, stream: IO[bytes]) -> tuple[str, ...]:
    """Write a case on an open stream; several files as one archive. Arguments and result as for ``write_to``."""
    unexpressed = Unexpressed(case.analysis, form.carries)
    if form.folder:
        with closing(Archive(stream)) as archive:
            form.write(case, archive, unexpressed)
    else:
        form.write(case, Stream(stream), unexpressed)
    return unexpressed.lines()
