"""Every way in which a file can fail to be a usable case has its error and its words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import make_document, make_reading

from whosays.records import (
    CaseNotWritable,
    DamagedCase,
    MissingInput,
    NewerCase,
    NotACase,
    WhosaysError,
)
from whosays.store import SCHEMA_VERSION, Activity, Place, View, Writer, connect, connection

READ = Activity.of("read", "1", {})
AT = Place("lantern.txt", "lantern.txt")


def make_case(path: Path) -> Path:
    """A case with one document."""
    opened = connect(str(path), create=True)
    document = make_document()
    Writer(opened, str(path)).keep(document, make_reading(document), READ, AT)
    opened.close()
    return path


def database(path: Path, *statements: str) -> None:
    opened = sqlite3.connect(path)
    for statement in statements:
        opened.execute(statement)
    opened.commit()
    opened.close()


def random_bytes(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def other_database(path: Path) -> None:
    database(path, "CREATE TABLE sheep (name TEXT)")


def other_program(path: Path) -> None:
    database(path, "PRAGMA application_id = 7")


def newer(path: Path) -> None:
    make_case(path)
    database(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def folder(path: Path) -> None:
    path.mkdir()


def torn(path: Path) -> None:
    path.write_bytes(make_case(path).read_bytes()[:6000])


def scrambled_schema(path: Path) -> None:
    path.write_bytes(make_case(path).read_bytes().replace(b"CREATE TABLE claim (", b"CREATE TABLE \xf0\x28la\xff ("))


def without_claims(path: Path) -> None:
    make_case(path)
    database(path, "PRAGMA foreign_keys = OFF", "DROP TABLE claim")


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (random_bytes, NotACase, "not a whosays case"),
        (other_database, NotACase, "database of another program"),
        (other_program, NotACase, "database of another program"),
        (newer, NewerCase, "upgrade whosays"),
        (folder, NotACase, "this is a folder"),
        (torn, DamagedCase, "damaged"),
        (scrambled_schema, DamagedCase, "damaged"),
        (without_claims, DamagedCase, "no such table"),
    ],
)
def test_what_is_not_a_usable_case_is_told_and_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], error: type[WhosaysError], words: str
) -> None:
    path = tmp_path / "x.whosays"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for create in (False, True):
        with pytest.raises(error, match=words) as caught:
            [*View(connect(str(path), create=create), str(path)).current()]
        assert str(path) in str(caught.value)
        assert caught.value.remedy
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_missing_case_is_not_made_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.whosays"
    with pytest.raises(MissingInput, match="no such case"):
        connect(str(path))
    assert not path.exists()


def test_a_case_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseNotWritable, match="folder does not exist"):
        connect(str(tmp_path / "none" / "x.whosays"), create=True)


def test_an_empty_file_becomes_a_case_only_when_one_may_be_made(tmp_path: Path) -> None:
    path = tmp_path / "x.whosays"
    path.touch()
    with pytest.raises(NotACase, match="empty"):
        connect(str(path))
    connect(str(path), create=True).close()
    connect(str(path)).close()


def test_the_header_says_whose_file_it_is(tmp_path: Path) -> None:
    path = make_case(tmp_path / "x.whosays")
    opened = sqlite3.connect(path)
    assert opened.execute("PRAGMA application_id").fetchone() == (0x77686F73,)
    assert opened.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    opened.close()


def test_a_closed_case_is_one_file(tmp_path: Path) -> None:
    make_case(tmp_path / "x.whosays")
    assert [path.name for path in tmp_path.iterdir()] == ["x.whosays"]


def test_a_full_disk_keeps_what_was_kept(tmp_path: Path) -> None:
    path = make_case(tmp_path / "x.whosays")
    opened = connect(str(path))
    (pages,) = opened.execute("PRAGMA page_count").fetchone()
    opened.execute(f"PRAGMA max_page_count = {pages}")
    long = make_document("The Daily Courier reported in March 2014, citing two officials, that Orsolya Vant might have "
                         "sold the lighthouse at Brackwater. " + "x" * 100_000)  # fmt: skip
    with pytest.raises(CaseNotWritable, match="disk is full: free some space"):
        Writer(opened, str(path)).keep(long, make_reading(long), READ, Place("long.txt", "long.txt"))
    assert [document.title for document, _ in View(opened, str(path)).current()] == ["THE LANTERN FILE"]
    opened.close()


def test_a_case_that_another_process_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    path = make_case(tmp_path / "x.whosays")
    other = connect(str(path))
    other.execute("BEGIN IMMEDIATE")
    mine = connect(str(path))
    with pytest.raises(CaseNotWritable, match="another process"):
        Writer(mine, str(path)).check()
    assert len([*View(mine, str(path)).current()]) == 1, "reading goes on"
    mine.close()
    other.close()


def test_a_read_only_case_can_be_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_case(tmp_path / "x.whosays")
    real = sqlite3.connect

    def read_only(address: str, **options: object) -> sqlite3.Connection:
        return real(address.replace("mode=rw", "mode=ro"), **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(connection.sqlite3, "connect", read_only)
    opened = connect(str(path))
    assert len([*View(opened, str(path)).current()]) == 1
    with pytest.raises(CaseNotWritable, match="read-only"):
        Writer(opened, str(path)).check()
    opened.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="changing user needs root")
def test_a_case_in_a_read_only_folder_opens_for_those_who_may_not_write(tmp_path: Path) -> None:
    path = make_case(tmp_path / "x.whosays")
    for folder in (tmp_path, *tmp_path.parents):
        if str(folder).startswith("/tmp/"):  # noqa: S108 only to let the other user pass
            folder.chmod(0o755)
    path.chmod(0o444)
    child = os.fork()
    if not child:
        code = 1
        try:
            os.setuid(65534)
            opened = connect(str(path))
            held = len([*View(opened, str(path)).current()])
            try:
                Writer(opened, str(path)).check()
            except CaseNotWritable:
                code = 0 if held == 1 else 2
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_case_that_is_opened_for_reading_takes_no_writing_and_sees_that_of_others(tmp_path: Path) -> None:
    path = make_case(tmp_path / "x.whosays")
    before = path.read_bytes()
    opened = connect(str(path), read_only=True)
    with pytest.raises(CaseNotWritable):
        Writer(opened, str(path)).keep(make_document(), make_reading(make_document()), READ, AT)
    view = View(opened, str(path))
    assert len([*view.current()]) == 1
    version = view.version()
    other = connect(str(path))
    second = make_document("The tower file\n\nThe Daily Courier reported in March 2014, citing two officials, that "
                           "Orsolya Vant might have sold the lighthouse at Brackwater.")  # fmt: skip
    Writer(other, str(path)).keep(second, make_reading(second), READ, Place("tower.txt", "tower.txt"))
    assert view.version() != version
    assert len([*view.current()]) == 2
    opened.close()
    assert path.read_bytes() == before  # what the other wrote is in the log beside it still
    other.close()


def test_opening_for_reading_makes_no_case(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        connect(str(tmp_path / "none.whosays"), read_only=True)
    assert [*tmp_path.iterdir()] == []
