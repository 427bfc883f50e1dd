"""Opening a case file: is it there, is it ours, can we work with it."""

from __future__ import annotations

import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from whosays.records import (
    CaseError,
    CaseNotWritable,
    DamagedCase,
    MissingInput,
    NewerCase,
    NotACase,
)
from whosays.store.formats import SCHEMA_VERSION, SCRIPTS, bring_up_to_date, show_as_current, statements

#: "whos" in ASCII: the application id in the header of every case file.
APPLICATION_ID = 0x77686F73
#: How long to wait for another process that writes to the same case.
BUSY_SECONDS = 10.0

_MAGIC = b"SQLite format 3\x00"
_PRIMARY_CODE = 0xFF
#: Our own SQL is tested against our own tables: when these are missing or hold no text, the file has been altered.
_BROKEN_INSIDE = re.compile("no such (?:table|column)|Could not decode to UTF-8")
_FROM_A_COPY = "restore it from a copy, or read the documents again into a new case"


def connect(path: str, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """Open the case at ``path``, making it first where ``create`` allows.

    With ``read_only`` SQLite itself refuses to write to it, whatever is asked later; what others write is seen.

    A case on a medium that cannot be written to opens for reading; one of an earlier format is shown like one of this
    format, and left as it is until something is written to it.

    Raises:
        MissingInput: If there is no such file and it is not to be created.
        NotACase: If it is something other than a case.
        NewerCase: If a newer version of whosays wrote it.
        DamagedCase: If its bytes no longer make sense.
        CaseNotWritable: If it cannot be created or opened.
    """
    _check_file(path, create)
    with guarded(path):
        connection = _open(path, "ro" if read_only else "rwc" if create else "rw")
        try:
            if create and _is_blank(connection):
                _lay_out(connection)
            _check_ours(connection, path)
            show_as_current(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:  # Ctrl-C too must not leave the file open; passed on as it is
            connection.close()
            raise
    return connection


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn SQLite's complaints about the file at ``path`` into errors of ours; programming errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        known = _case_error(path, error)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:
        # Python's SQLite quotes damaged names in its messages, and fails over them.
        raise DamagedCase(path, "the case file is damaged", _FROM_A_COPY) from error


@contextmanager
def transaction(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """Do all or nothing of what the block writes; a case of an earlier format is brought up to date with it.

    Raises:
        CaseNotWritable: If the file is read-only, in use by another process or on a full disk.
        DamagedCase: If its bytes no longer make sense.
    """
    with guarded(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            bring_up_to_date(connection)
            yield
        except BaseException:  # Ctrl-C too must not leave half of it written; passed on as it is
            # A full disk may have rolled the transaction back already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _check_file(path: str, create: bool) -> None:
    """Look at the file without SQLite, which would call anything a database until it reads from it."""
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise NotACase(path, "this is a folder, not a case file", "name a file that ends in .whosays")
        if not stat.S_ISREG(mode):
            raise NotACase(path, "this is a device or a pipe, not a case file", "name another file for the case")
        with file.open("rb") as stream:
            header = stream.read(len(_MAGIC))
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create:
            remedy = f"make it with: whosays read PATH --case {path}"
            raise MissingInput(path, "there is no such case", remedy) from error
        if not file.absolute().parent.is_dir():
            remedy = "make the folder first, or name another"
            raise CaseNotWritable(path, "its folder does not exist", remedy) from error
        return
    except OSError as error:
        remedy = "check the path and its permissions"
        raise CaseNotWritable(path, f"it cannot be opened ({error.strerror})", remedy) from error
    if header not in (b"", _MAGIC):
        raise NotACase(path, "this is not a whosays case", "name another file for the case")


def _open(path: str, mode: str) -> sqlite3.Connection:
    """Connect in SQLite's ``mode``, or, where the medium forbids even a lock file, for reading alone."""
    address = Path(path).absolute().as_uri()
    connection = _connection(f"{address}?mode={mode}")
    try:
        _number(connection, "PRAGMA user_version")
    except sqlite3.OperationalError as error:
        connection.close()
        log = Path(f"{path}-wal")
        unwritable = error.sqlite_errorcode & _PRIMARY_CODE in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unwritable or (log.exists() and log.stat().st_size):
            raise
        connection = _connection(f"{address}?mode=ro&immutable=1")
    return connection


def _connection(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    value: int = connection.execute(pragma).fetchone()[0]
    return value


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether nothing has been laid out yet: a new file, or one whose maker was stopped at once."""
    tables = _number(connection, "SELECT count(*) FROM sqlite_schema")
    return not tables and not _number(connection, "PRAGMA application_id")


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables in one transaction, unless another process has just done it."""
    connection.execute("BEGIN IMMEDIATE")
    if _is_blank(connection):
        for script, _ in SCRIPTS:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")


def _check_ours(connection: sqlite3.Connection, path: str) -> None:
    if _is_blank(connection):
        reason = "this case is empty: reading into it stopped before it began"
        raise NotACase(path, reason, "run whosays read again")
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise NotACase(path, "this is a database of another program", "name another file for the case")
    version = _number(connection, "PRAGMA user_version")
    if version > SCHEMA_VERSION:
        reason = f"a newer version of whosays wrote this case (format {version}; this one knows {SCHEMA_VERSION})"
        raise NewerCase(path, reason, "upgrade whosays")


def _case_error(path: str, error: sqlite3.Error) -> CaseError | None:
    """What ``error`` says about the case file; None where it says something about our own SQL instead."""
    code = getattr(error, "sqlite_errorcode", None)
    match code if code is None else code & _PRIMARY_CODE:
        case sqlite3.SQLITE_FULL:
            return CaseNotWritable(path, "the disk is full", "free some space and run the same command again")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CaseNotWritable(path, "another process is writing to this case", "wait for it to finish")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            reason = "the case, or the folder it is in, is read-only"
            return CaseNotWritable(path, reason, "change the permissions, or copy the case to another folder")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            reason = f"the case cannot be written to or opened ({error})"
            return CaseNotWritable(path, reason, "check the folder's permissions and the disk")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedCase(path, f"the case file is damaged ({error})", _FROM_A_COPY)
        case sqlite3.SQLITE_ERROR if _BROKEN_INSIDE.match(str(error)):
            return DamagedCase(path, f"the case file is damaged ({error})", _FROM_A_COPY)
        case _:
            return None
