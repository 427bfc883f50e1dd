"""Which inputs do these paths stand for?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

STDIN = "-"
#: Our own case files, with SQLite's helpers: never input, even where they lie among it.
_OWN = (".whosays", ".whosays-wal", ".whosays-shm", ".whosays-journal")


def expand(paths: Iterable[str]) -> Iterator[str]:
    """Yield every input once: files as given, the files in folders sorted by name, ``-`` for standard input.

    Folders are walked to the bottom; hidden files and folders, case files, and what is neither file nor folder
    are passed over. Nothing is opened and nothing fails here: a missing path, a folder that cannot be listed or
    holds nothing, and a file of an unknown format are yielded like the rest, for ``load`` to say what is wrong.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _walk(path) if path != STDIN and _is_folder(path) else (path,):
            identity = found if found == STDIN else os.path.realpath(found)
            if identity not in seen:
                seen.add(identity)
                yield found


def _walk(folder: str) -> Iterator[str]:
    """Yield the files below a folder; the folder itself when there are none or it cannot be listed."""
    pending = [folder]
    visited: set[str] = set()
    empty = True
    while pending:
        current = pending.pop()
        identity = os.path.realpath(current)
        if identity in visited:
            continue
        visited.add(identity)
        try:
            names = sorted(name for name in os.listdir(current) if not name.startswith("."))
        except OSError:
            yield current
            empty = False
            continue
        folders = []
        for name in names:
            path = str(Path(current, name))
            if _is_folder(path):
                folders.append(path)
            elif not name.endswith(_OWN) and not _is_special(path):
                yield path
                empty = False
        pending += reversed(folders)
    if empty:
        yield folder


def _is_folder(path: str) -> bool:
    """Whether a path is a folder; where that cannot be found out, opening it will tell the reason."""
    try:
        return bool(path) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _is_special(path: str) -> bool:
    """Whether a path is a pipe, socket or device, where reading might never end. A broken link is not."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False
