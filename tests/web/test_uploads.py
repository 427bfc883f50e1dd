"""Uploaded files: their names are made safe, and none is lost to another of the same name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.records import OutputError
from whosays.web.jobs.uploads import folder_of, keep_upload, safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("letter.txt", "letter.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ("/abs/x.html", "x.html"),
        (".htaccess", "htaccess"),
        ("-", "document"),
        ("--role", "role"),
        ("..", "document"),
        ("", "document"),
        ("con.txt", "_con.txt"),
        ("console.txt", "console.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\x00b\nc.txt", "abc.txt"),
        ('<b>"x"?.md', "bx.md"),
        ("Доклад – 報告.pdf", "Доклад – 報告.pdf"),
        ("trailing. ", "trailing"),
        ("e\u0301.txt", "\u00e9.txt"),
    ],
)
def test_a_name_is_made_safe(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_whatever_a_file_is_called_its_name_is_one_in_the_folder(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= 255
    assert Path(safe).name == safe
    assert not safe.startswith((".", "-"))
    assert "\x00" not in safe
    assert safe_name(safe) == safe


def test_a_long_name_keeps_what_tells_its_format() -> None:
    assert safe_name("報告" * 200 + ".pdf").endswith(".pdf")


def test_the_folder_lies_beside_the_case(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path / "harbour.whosays")) == tmp_path / "harbour.files"


def test_the_same_bytes_are_one_file_and_others_are_another(tmp_path: Path) -> None:
    folder = tmp_path / "harbour.files"
    assert keep_upload(folder, "a/letter.txt", io.BytesIO(b"one")) == "letter.txt"
    assert keep_upload(folder, "b/letter.txt", io.BytesIO(b"two")) == "letter (2).txt"
    assert keep_upload(folder, "letter.txt", io.BytesIO(b"one")) == "letter.txt"
    assert keep_upload(folder, "letter.txt", io.BytesIO(b"two")) == "letter (2).txt"
    assert keep_upload(folder, "README", io.BytesIO(b"1")) == "README"
    assert keep_upload(folder, "README", io.BytesIO(b"2")) == "README (2)"
    assert sorted(path.name for path in folder.iterdir()) == ["README", "README (2)", "letter (2).txt", "letter.txt"]
    assert (folder / "letter (2).txt").read_bytes() == b"two"


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").mkdir()
    assert keep_upload(tmp_path, "letter.txt", io.BytesIO(b"one")) == "letter (2).txt"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "harbour.files").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be kept"):
        keep_upload(tmp_path / "harbour.files", "letter.txt", io.BytesIO(b"one"))
