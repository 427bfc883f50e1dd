"""Where an export goes: a file, a folder of files or an archive of them; all of it or nothing."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Protocol

from whosays.records import OutputError

_REMEDY = "check the folder, its permissions and the space on the disk"
#: Where SQLite keeps the mark of the program that a database belongs to (file format, 1.3).
_APPLICATION_ID = slice(68, 72)
#: Of the folders that we write; without it, a folder is somebody else's.
_MARK = ".whosays-export"
#: The oldest time that a ZIP archive can hold: the same case gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Output(Protocol):
    """What a format writes to."""

    def open(self, name: str = "") -> AbstractContextManager[IO[bytes]]:
        """A stream for one file, to be written from its start to its end.

        Args:
            name: Of the file in its folder, such as ``"claims.csv"``; empty for a format that is one file.
        """
        ...


class Stream:
    """One file that is open already.

    Args:
        stream: Where to write.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    @contextmanager
    def open(self, name: str = "") -> Iterator[IO[bytes]]:  # noqa: ARG002 the protocol's signature
        """See ``Output``; the stream stays open."""
        yield self._stream


class Folder:
    """Files in a folder that exists."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def open(self, name: str = "") -> Iterator[IO[bytes]]:
        """See ``Output``; a name with ``/`` makes the folder that it names."""
        target = self._path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as stream:
            yield stream


class Archive:
    """The files of a folder as one ZIP archive, whose bytes depend on theirs alone.

    Args:
        stream: Where to write; need not be seekable. Call ``close`` at the end.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._archive = zipfile.ZipFile(stream, "w")

    @contextmanager
    def open(self, name: str = "") -> Iterator[IO[bytes]]:
        """See ``Output``."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        with self._archive.open(entry, "w", force_zip64=True) as stream:
            yield stream

    def close(self) -> None:
        """Write the archive's list of files."""
        self._archive.close()


@contextmanager
def new_file(path: str, *, force: bool, replaceable: Callable[[Path], bool] = lambda _: False) -> Iterator[IO[bytes]]:
    """A stream whose bytes are at ``path`` once all of them are written; before, and after a failure, nothing is.

    A device or a pipe takes the bytes as they come.

    Args:
        path: Where to.
        force: Replace what is there.
        replaceable: Whether what is there may be replaced without being forced.

    Raises:
        OutputError: If it cannot be written, or would replace a case, a folder, or what may not be replaced.
    """
    with _told_of(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(path, "this is a folder", "name a file in it")
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        if is_case(target):
            raise OutputError(path, "this is a case, which is never written over", "choose another name")
        if target.exists() and not (force or replaceable(target)):
            raise OutputError(path, "there is a file of this name", "choose another name, or replace it with --force")
        draft = _beside(target)
        try:
            with draft.open("wb") as stream:
                yield stream
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def new_folder(path: str, *, force: bool) -> Iterator[Path]:
    """A folder that is at ``path`` once all of it is written; before, and after a failure, nothing is.

    Args:
        path: Where to.
        force: Replace a folder that an earlier export wrote. Any other folder that is not empty is left alone.

    Raises:
        OutputError: If it cannot be written, or would replace what may not be replaced.
    """
    with _told_of(path):
        target = Path(os.path.realpath(path))
        if target.exists():
            if not target.is_dir():
                raise OutputError(path, "there is a file of this name", "choose another name for the folder")
            ours = (target / _MARK).exists()
            if any(target.iterdir()) and not (force and ours):
                remedy = "choose another name, or replace it with --force" if ours else "choose another name"
                raise OutputError(path, "there is a folder of this name that holds files", remedy)
        draft = _beside(target)
        try:
            draft.mkdir()
            (draft / _MARK).touch()
            yield draft
            _swap(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)  # gone already where all went well


def is_case(file: Path) -> bool:
    """Whether a file is a SQLite database that bears our mark."""
    if not file.exists():
        return False
    with file.open("rb") as stream:
        head = stream.read(_APPLICATION_ID.stop)
    return head.startswith(b"SQLite format 3\0") and head[_APPLICATION_ID] == b"whos"


def _swap(draft: Path, target: Path) -> None:
    """Put one folder in the place of another."""
    if not target.exists():
        draft.rename(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)  # the new one is in its place; what cannot be removed of the old is hidden


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextmanager
def _told_of(path: str) -> Iterator[None]:
    """Turn what the operating system says into our own error."""
    try:
        yield
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror or error})", _REMEDY) from error
