"""A list's file, opened and taken apart into lines without ever holding the whole of it."""

from __future__ import annotations

import codecs
import io
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from whosays.records import MissingInput, UnreadableInput

#: No record of any list comes near this; a file without line ends would otherwise be read in one piece.
LONGEST_LINE = 16_000_000


@contextmanager
def opened(path: str, data: bytes | None = None) -> Iterator[BinaryIO]:
    """Open the file at ``path`` for reading bytes, or take the ``data`` that was read from there already.

    Raises:
        MissingInput: If there is none.
        UnreadableInput: If it cannot be opened, is no regular file, or fails while it is read.
    """
    if data is not None:
        yield io.BytesIO(data)
        return
    try:
        with _open(path) as file:
            yield file
    except PermissionError as error:
        raise UnreadableInput(path, "permission denied", "give yourself the right to read it") from error
    except OSError as error:
        raise UnreadableInput(path, f"cannot be read ({error.strerror})", "check the path and the disk") from error


def _open(path: str) -> BinaryIO:
    """Open a regular file: opening a pipe could wait for ever, and a list is opened more than once."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise UnreadableInput(path, "not a regular file", "save the list to a file and give that")
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise MissingInput(path, "no such file or folder", "check the path") from error
    except ValueError as error:
        raise MissingInput(path, "not a possible path", "check the path") from error


def numbered(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of a file with their numbers from 1, without line ends and byte order mark.

    A line longer than ``LONGEST_LINE`` bytes is passed over and yielded as None.
    """
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").rstrip(b"\r\n")
