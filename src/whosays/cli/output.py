"""Writing results: whole or not at all, and never over something that whosays did not write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from whosays.records import OutputError

_STDOUT = "standard output"
_HEAD = 4096
#: Where SQLite keeps the mark of the program that a database belongs to (file format, 1.3).
_APPLICATION_ID = slice(68, 72)
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
        if sys.stdout is None:
            reason = "it is closed"
            raise OutputError(_STDOUT, reason, "name a file with -o")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write_file(data, path, force)
    except OSError as error:
        remedy = "check the folder, its permissions and the space on the disk"
        raise OutputError(path, f"cannot be written ({error.strerror})", remedy) from error


def _write_file(data: bytes, path: str, force: bool) -> None:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(path, "this is a folder", "name a file in it")
    if target.exists() and not target.is_file():
        # A device or a pipe takes what it is given and cannot be replaced.
        target.write_bytes(data)
        return
    if _is_case(target):
        raise OutputError(path, "this is a case, which is never written over", "choose another name")
    if target.exists() and not force and not _is_ours(target):
        reason = "there is a file of this name that whosays did not write"
        raise OutputError(path, reason, "choose another name, or replace it with --force")
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _is_case(file: Path) -> bool:
    """Whether a file is a SQLite database that bears our mark."""
    if not file.exists():
        return False
    with file.open("rb") as stream:
        head = stream.read(_APPLICATION_ID.stop)
    return head.startswith(b"SQLite format 3\0") and head[_APPLICATION_ID] == b"whos"


def _is_ours(file: Path) -> bool:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    return not head or any(mark in head for mark in _OURS)
