"""Writing results: whole or not at all, and never over something that whosays did not write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from whosays.export.output import new_file
from whosays.records import OutputError

_STDOUT = "standard output"
_HEAD = 4096
_OURS = (b'<meta name="generator" content="whosays', b'{\n "whosays":')


def write_out(text: str, path: str | None, *, force: bool = False) -> None:
    """Write ``text`` as UTF-8 to the file at ``path``, or to standard output for None and ``-``.

    A file is written beside its place and then moved there, so that a reader sees the old one or the new one.

    Args:
        text: What to write.
        path: Where to.
        force: Write even over a file that is not an earlier output of whosays.

    Raises:
        OutputError: If it cannot be written, or would replace something that is not ours.
    """
    data = text.encode("utf-8", "replace")
    if path is None or path == "-":
        with standard_output() as stream:
            stream.write(data)
        return
    with new_file(path, force=force, replaceable=_is_ours) as stream:
        stream.write(data)


@contextmanager
def standard_output() -> Iterator[IO[bytes]]:
    """Standard output for bytes.

    Raises:
        OutputError: If this process has none.
    """
    if sys.stdout is None:
        raise OutputError(_STDOUT, "it is closed", "name a file with -o")
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _is_ours(file: Path) -> bool:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    return not head or any(mark in head for mark in _OURS)
