"""The case for other programs: the list of formats, the files, and what is answered where one cannot be had."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.conftest import Serve

from whosays.case import Case
from whosays.export import formats
from whosays.export.exported import Exported
from whosays.export.formats import FORMATS, Format
from whosays.export.inventory import EVERYTHING, Unexpressed
from whosays.export.output import Output
from whosays.records import MissingExtra, PluginError, Plugins, UsageError


def write_two(case: Exported, output: Output, _: Unexpressed) -> None:
    for name in ("a.csv", "b.csv"):
        with output.open(name) as stream:
            stream.write(case.title.encode())


def lack(*_: object) -> None:
    what = "writing it needs pyarrow"
    raise MissingExtra(what, "parquet")


TWO = Format("two <tables>", ".zip", "application/zip", EVERYTHING - {"claims", "hedges"}, write_two, folder=True)
LACKING = Format("columns", ".parquet", "application/vnd.apache.parquet", EVERYTHING, lack, extra="parquet")
BROKEN = PluginError("the plugin “broken” of somebody cannot be loaded", "install somebody again, or leave it out")


@pytest.fixture
def more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formats that there are, with some of our own."""
    own: dict[str, Format | PluginError] = {"two": TWO, "lacking": LACKING, "broken": BROKEN}
    names, find = FORMATS.names(), FORMATS.find

    def found(_: Plugins[Format], name: str) -> Format:
        one = own.get(name) or find(name)
        if isinstance(one, PluginError):
            raise one
        return one

    monkeypatch.setattr(type(FORMATS), "find", found)
    monkeypatch.setattr(type(FORMATS), "names", lambda _: tuple(sorted({*names, *own})))


@pytest.mark.usefixtures("more")
def test_every_format_is_listed_with_what_it_leaves_out_of_this_case(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    shown = {one["name"]: one for one in client.get("/export.json").json()["formats"]}
    with Case.open(lamp) as case:
        analysis = case.analysis()
    assert shown["two"]["left_out"][0] == f"{len(analysis.claims)} claims"
    assert tuple(shown["two"]["left_out"]) == Unexpressed(analysis, TWO.carries).lines()
    assert shown["json"]["left_out"] == []
    assert (shown["json"]["file"], shown["two"]["file"]) == ("lamp.json", "lamp-two.zip")
    assert shown["lacking"]["needs"] == "pip install 'whosays[parquet]'"
    assert "cannot be loaded" in shown["broken"]["broken"]
    page = client.get("/export").text
    assert "Two &lt;tables&gt;." in page
    assert all(f'href="/export/{name}"' in page for name in ("json", "two"))
    assert 'href="/export/broken"' not in page


def test_a_file_is_what_the_command_writes(lamp: Path, serve: Serve, tmp_path: Path) -> None:
    client = serve(lamp)
    answer = client.get("/export/json")
    with Case.open(lamp) as case:
        formats.write_to(FORMATS.find("json"), case.exported(), str(tmp_path / "case.json"))
    assert answer.content == (tmp_path / "case.json").read_bytes()
    assert json.loads(answer.content)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''lamp.json"


@pytest.mark.usefixtures("more")
def test_several_files_come_as_an_archive(lamp: Path, serve: Serve) -> None:
    answer = serve(lamp).get("/export/two")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a.csv": b"lamp", "b.csv": b"lamp"}


@pytest.mark.usefixtures("more")
def test_a_library_that_is_missing_is_told_with_how_to_install_it(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    answer = client.get("/export/lacking")
    assert answer.status_code == 501
    assert "Install it with: pip install &#39;whosays[parquet]&#39;" in answer.text
    assert client.get("/export/json").status_code == 200, "the turn was handed on"


def test_an_unknown_format_is_not_found(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    error = client.get("/export/papyrus", headers={"accept": "application/json"}).json()["error"]
    assert error == {
        "status": 404,
        "reason": "there is no format “papyrus” to export to",
        "remedy": "choose one from the page of exports",
    }
    with pytest.raises(UsageError):
        FORMATS.find("papyrus")


def test_the_name_of_a_case_makes_no_header_of_its_own(lamp: Path, serve: Serve) -> None:
    odd = lamp.rename(lamp.with_name('l"a; b\u202emp é.whosays'))
    answer = serve(odd).get("/export/json")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''la%3B%20bmp%20%C3%A9.json"


@pytest.mark.usefixtures("more")
def test_a_full_disk_is_told(lamp: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    client = serve(lamp)
    monkeypatch.setattr("tests.web.test_export.TWO", replace(TWO, write=full))
    monkeypatch.setattr("whosays.web.pages.export.write_on", full)
    answer = client.get("/export/two", headers={"accept": "application/json"})
    assert answer.status_code == 503
    assert "No space left" in answer.json()["error"]["reason"]
