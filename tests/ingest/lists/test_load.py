"""Which list is it? And what is said where it is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.lists.build import entity, individual, sdn_row, un_xml

from whosays.ingest.lists import read_list
from whosays.records import EmptyInput, InputError, MissingInput, UnreadableInput, UnsupportedInput

LISTS = {
    "OFAC CSV": sdn_row(1, "GREY HARBOUR TRADING"),
    "UN XML": un_xml(individual(7)),
    "FollowTheMoney JSON lines": entity("a", name=["Orlo Vasketh"]),
}


@pytest.mark.parametrize("suffix", [".csv", ".xml", ".json", ""])
@pytest.mark.parametrize("form", LISTS)
def test_the_content_decides(tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / f"list{suffix}"
    path.write_text(LISTS[form], "utf-8")
    assert read_list(str(path)).format == form


@pytest.mark.parametrize("form", ["OFAC CSV", "FollowTheMoney JSON lines"])
def test_a_damaged_first_line_does_not_hide_the_format(tmp_path: Path, form: str) -> None:
    path = tmp_path / "list"
    path.write_text(f"what is this?\n\n{LISTS[form]}\n", "utf-8")
    found = read_list(str(path))
    assert found.format == form
    assert found.unread[0].reason.startswith("line 1: ")


def test_a_list_that_quotes_another_format_is_not_taken_for_it(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(entity("a", name=["Orlo Vasketh"], notes=["<CONSOLIDATED_LIST>"]))
    assert read_list(str(path)).format == "FollowTheMoney JSON lines"


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", EmptyInput, "the file is empty"),
        (b" \r\n\x1a", EmptyInput, "the file is empty"),
        (b"\xef\xbb\xbf", EmptyInput, "the file is empty"),
        (b"Orlo Vasketh was seen in Ilven.\n", UnsupportedInput, "none of the formats"),
        (b"name,country\nOrlo Vasketh,Norland\n", UnsupportedInput, "none of the formats"),
        (b"<sdnList><sdnEntry/></sdnList>", UnsupportedInput, "none of the formats"),
        (b'[{"id": "a"}]', UnsupportedInput, "none of the formats"),
        (b"\x89PNG\r\n\x1a\n" + bytes(900), UnsupportedInput, "binary data"),
        (b"PK\x03\x04" + bytes(900), UnsupportedInput, "binary data"),
    ],
)
def test_no_list(tmp_path: Path, content: bytes, error: type[InputError], words: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(error, match=words) as caught:
        read_list(str(path))
    assert caught.type is error
    assert str(caught.value).startswith(f"{path}: ")
    if error is UnsupportedInput:
        assert all(name in caught.value.remedy for name in ("sdn.csv", "XML", "FollowTheMoney"))


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    for path, words in (("", "empty path"), (str(tmp_path / "none"), "no such file"), ("a\0b", "not a possible path")):
        with pytest.raises(MissingInput, match=words):
            read_list(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableInput, match="regular file"):
        read_list(str(tmp_path / "pipe"))


def test_forbidden_and_failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list"
    path.write_text(LISTS["OFAC CSV"])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInput, match="permission denied: give yourself"):
        read_list(str(path))
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnreadableInput, match="Input/output error"):
        read_list(str(path))
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableInput, match="cannot be listed"):
        read_list(str(tmp_path))


def test_the_same_bytes_give_the_same_list(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text(LISTS["UN XML"])
    assert read_list(str(path)) == read_list(str(path))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(LISTS)), st.integers(0, 400), st.integers(0, 400), st.binary(max_size=12))
def test_damage_anywhere_is_told_in_our_own_words(
    tmp_path_factory: pytest.TempPathFactory, form: str, start: int, length: int, damage: bytes
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "list"
    whole = LISTS[form].encode()
    path.write_bytes(whole[:start] + damage + whole[start + length :])
    try:
        found = read_list(str(path))
    except InputError as error:
        told = str(error)
    else:
        told = f"{path}: "
        assert found.parties
        assert all(unread.path == str(path) for unread in found.unread)
    assert told.startswith(f"{path}: ")


def test_a_name_that_no_disk_takes_is_named() -> None:
    with pytest.raises(InputError):
        read_list("a" * 300)
