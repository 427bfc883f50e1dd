"""Where exports go: whole or not at all, and never over what is not ours to replace."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from pathlib import Path

import pytest

from whosays.case import Case
from whosays.export.output import Archive, Stream, new_file, new_folder
from whosays.records import OutputError


def fill(path: str, data: bytes = b"new", *, force: bool = False) -> None:
    with new_file(path, force=force) as stream:
        stream.write(data)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with new_file(str(target), force=False) as stream:
        stream.write(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert names(tmp_path) == ["out.json"]


def test_a_full_disk_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def fill_the_disk() -> None:
        with new_file(str(target), force=True) as stream:
            stream.write(b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OutputError, match="No space left on device") as caught:
        fill_the_disk()
    assert str(caught.value).startswith(f"{target}: cannot be written (No space left on device)")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["out.json"]


def test_an_error_of_the_writer_leaves_nothing(tmp_path: Path) -> None:
    def write_half_a_folder() -> None:
        with new_folder(str(tmp_path / "folder"), force=False) as folder:
            (folder / "claims.csv").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), new_file(str(tmp_path / "out"), force=False):
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        write_half_a_folder()
    assert names(tmp_path) == []


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(OutputError, match="there is a file of this name: choose another name, or replace it"):
        fill(str(target))
    assert target.read_bytes() == b"old"
    fill(str(target), force=True)
    assert target.read_bytes() == b"new"


def test_a_case_is_never_replaced(tmp_path: Path) -> None:
    path = str(tmp_path / "x.whosays")
    Case.open(path, create=True).close()
    before = Path(path).read_bytes()
    with pytest.raises(OutputError, match="a case, which is never written over"):
        fill(path, force=True)
    with pytest.raises(OutputError, match="there is a file of this name"), new_folder(path, force=True):
        pass
    assert Path(path).read_bytes() == before


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    fill(str(tmp_path / "link"), force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def write_folder(path: Path, *, force: bool = False) -> None:
    with new_folder(str(path), force=force) as folder:
        (folder / "claims.csv").write_text("id\n")


def test_a_folder_is_there_once_it_is_whole_and_replaced_by_force_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    write_folder(target)
    (target / "left.csv").write_text("from before")
    with pytest.raises(OutputError, match="holds files: choose another name, or replace it with --force"):
        write_folder(target)
    assert (target / "left.csv").exists()
    write_folder(target, force=True)
    assert [name for name in names(target) if not name.startswith(".")] == ["claims.csv"]
    assert names(tmp_path) == ["tables"]


def test_a_folder_that_cannot_be_put_in_place_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tables"
    write_folder(target)
    (target / "left.csv").write_text("from before")
    rename = Path.rename

    def fails(self: Path, to: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OutputError, match="cannot be written"):
        write_folder(target, force=True)
    assert (target / "left.csv").read_text() == "from before"
    assert names(tmp_path) == ["tables"]


def test_a_folder_of_somebody_else_is_left_alone_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"holds files: choose another name$"):
        write_folder(tmp_path, force=True)
    assert names(tmp_path) == ["thesis.txt"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    write_folder(tmp_path / "tables")
    assert (tmp_path / "tables" / "claims.csv").exists()


def test_an_archive_needs_no_seeking_and_is_the_same_each_time() -> None:
    class Pipe(io.RawIOBase):
        """Takes bytes and gives none back."""

        def __init__(self) -> None:
            self.taken = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.taken += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    made = []
    for _ in range(2):
        pipe = Pipe()
        archive = Archive(pipe)  # type: ignore[arg-type]
        for name in ("claims.csv", "sources.csv"):
            with archive.open(name) as stream:
                stream.write(name.encode())
        archive.close()
        made.append(pipe.taken)
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as read:
        assert {name: read.read(name) for name in read.namelist()} == {
            "claims.csv": b"claims.csv",
            "sources.csv": b"sources.csv",
        }


def test_a_stream_stays_open() -> None:
    stream = io.BytesIO()
    with Stream(stream).open() as inner:
        inner.write(b"all")
    assert stream.getvalue() == b"all"
