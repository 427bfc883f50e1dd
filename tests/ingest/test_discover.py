"""What paths stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from whosays.ingest import expand, load
from whosays.records import InputError, ReadOptions


def names(root: Path, *paths: Path | str) -> list[str]:
    return [os.path.relpath(found, root) for found in expand(map(str, paths))]


def test_folders_are_walked_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.pdf",
        "sub/deep/d.xyz",
        ".hidden.txt",
        ".git/config",
        "case.whosays",
        "case.whosays-wal",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    assert names(tmp_path, tmp_path) == ["a.md", "b.txt", "sub/c.pdf", "sub/deep/d.xyz"]


def test_nothing_is_read_twice(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    (tmp_path / "z.txt").symlink_to(file)
    assert names(tmp_path, file, tmp_path, file) == ["a.txt"]
    assert list(expand(["-", "-"])) == ["-"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert names(tmp_path, tmp_path) == ["a.txt"]


def test_what_cannot_be_read_is_handed_on_to_be_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(expand([str(tmp_path), str(tmp_path / "empty"), str(tmp_path / "missing.txt")]))
    assert [os.path.relpath(path, tmp_path) for path in found] == ["broken.txt", "empty", "missing.txt"]
    for path in found:
        with pytest.raises(InputError):
            load(path, ReadOptions())
