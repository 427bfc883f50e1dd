"""What holds for every format that a case can be written in, whoever brings it."""

from __future__ import annotations

import html
import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from tests.everything import BRIEF, SOURCE, everything

from whosays.export.exported import Exported
from whosays.export.formats import FORMATS, Format, write_on, write_to
from whosays.export.inventory import EVERYTHING, Kind
from whosays.records import Analysis, OutputError

NAMES = FORMATS.names()
FOUND = {name: form for name, form in FORMATS.all() if isinstance(form, Format)}
HOSTILE = "\u202e=HYPERLINK(1)\u0007 <script>alert('x')</script> ]]> &amp; | * `x` \"quoted\" \\end{document} %"


class Pipe(io.RawIOBase):
    """Takes bytes, and can neither seek nor be read."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.parts.append(bytes(data))  # type: ignore[call-overload]
        return len(self.parts[-1])


def written(form: Format, case: Exported) -> bytes:
    pipe = Pipe()
    write_on(form, case, pipe)  # type: ignore[arg-type]
    return b"".join(pipe.parts)


def test_all_formats_can_be_loaded_and_ours_are_registered_like_anybody_elses() -> None:
    assert set(FOUND) == set(NAMES)
    assert "json" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_what_it_is(name: str) -> None:
    form = FOUND[name]
    assert re.fullmatch(r"[a-z][a-z0-9-]*", name)
    assert 10 < len(form.title) < 110
    assert not form.title.endswith(".")
    assert form.suffix.startswith(".")
    assert (form.suffix == ".zip") == form.folder
    assert "/" in form.media_type
    assert form.carries <= EVERYTHING


@pytest.mark.parametrize("name", NAMES)
def test_the_same_case_gives_the_same_bytes_through_a_pipe(name: str) -> None:
    first = written(FOUND[name], everything())
    assert first
    assert written(FOUND[name], everything()) == first


@pytest.mark.parametrize("name", NAMES)
def test_a_case_that_holds_nothing_can_be_written(name: str) -> None:
    assert write_on(FOUND[name], Exported("empty", Analysis(), "1970-01-01T00:00:00Z"), Pipe()) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_can_be_written(name: str) -> None:
    case = everything(f"{BRIEF}\n\n{HOSTILE}", f"{SOURCE}\n\n{HOSTILE}")
    assert written(FOUND[name], case)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_out_is_told_and_what_is_carried_is_not(name: str) -> None:
    told = write_on(FOUND[name], everything(), Pipe())  # type: ignore[arg-type]
    for kind, words in (("hedges", "2 hedges"), ("tensions", "1 tension"), ("omissions", "1 omission")):
        assert (words in told) == (kind not in FOUND[name].carries)


#: Words that only records of one kind have.
TELLING: dict[Kind, str] = {
    "unread": "no text in it",
    "hedges": "probably",
    "durations": "P3D",
    "evidence on identity": "only one side has a date of birth",
    "rulings": "was the editor",
    "drift": "where its source says",
    "omissions": "a negative finding",
    "twice told": "both rest on one pilot",
    "missing sources": "insurer",
    "bonds": "the brief says where",
    "tensions": "a sale against no meeting",
    "reliances": "it attributes a claim to it",
    "circles": "each cites the other",
    "grades": "it names its staff",
    "questions": "Did Dorn sell the ferry?",
    "annotations": "who would have seen it?",
}


def readable(name: str, case: Exported) -> str:
    """All text in a file or in an archive of files, however it is escaped; empty where it is no text at all."""
    data = written(FOUND[name], case)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(entry) for entry in archive.namelist())
    found = data.decode("utf-8", "replace")
    return "" if "PAR1" in found else html.unescape(found.replace("\\", ""))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_format_says_it_carries_is_there(name: str) -> None:
    found = readable(name, everything())
    missing = [kind for kind, words in TELLING.items() if kind in FOUND[name].carries and words not in found]
    assert not missing or not found


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("name", NAMES)
def test_a_full_disk_is_told_by_the_path_whatever_the_format(name: str, tmp_path: Path) -> None:
    full = tmp_path / f"out{FOUND[name].suffix}"
    full.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="No space left on device") as caught:
        write_to(FOUND[name], everything(), str(full))
    assert caught.value.path == str(full)


@pytest.mark.parametrize("name", [name for name in NAMES if FOUND[name].folder])
def test_a_format_of_several_files_makes_a_folder_or_an_archive_of_the_same_files(name: str, tmp_path: Path) -> None:
    write_to(FOUND[name], everything(), str(tmp_path / "folder"))
    write_to(FOUND[name], everything(), str(tmp_path / "archive.zip"))
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        packed = {entry: archive.read(entry) for entry in archive.namelist()}
    folder = tmp_path / "folder"
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert packed == {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_writing_json_does_not_hold_the_whole_in_memory() -> None:
    case = everything()
    many = Exported("many", Analysis(documents=case.analysis.documents, claims=case.analysis.claims * 400), case.at)
    many.claims, many.numbers  # noqa: B018 looked up before it is measured

    class Nowhere(Pipe):
        def write(self, data: object) -> int:
            return len(bytes(data))  # type: ignore[call-overload]

    size = sum(map(len, (written(FOUND["json"], many),)))
    tracemalloc.start()
    write_on(FOUND["json"], many, Nowhere())  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < size / 4
