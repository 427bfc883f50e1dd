"""The commands, as a user meets them: what they print, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from tests.factories import TEXT, make_reading

import whosays
from whosays import __version__
from whosays.case import Case
from whosays.cli import main
from whosays.export import analysis_json
from whosays.intake import inputs
from whosays.records import Document, ModelError, Reading, ReadOptions, Unread
from whosays.store import SCHEMA_VERSION, connect

LANTERN = "lantern.txt"


def lantern_reading(document: Document, _: ReadOptions) -> Reading:
    """What a model would find in ``TEXT``."""
    return make_reading(document)


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(inputs, "read_document", lantern_reading)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)
    monkeypatch.setattr(inputs, "model_version", lambda: "1")
    monkeypatch.chdir(tmp_path)
    Path(LANTERN).write_text(TEXT)
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


def test_read_makes_a_case_and_prints_a_table_and_the_coverage() -> None:
    done = run("read", LANTERN, "--case", "x.whosays")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Document          Role   Sentences  Claims  Attributed  Anonymous",
        "THE LANTERN FILE  brief          2       2           1          1",
        "",
        "2 sentences read in 1 document; 2 of them with a claim.",
        "2 claims found: 1 by the authors themselves, 1 attributed to others, of which 1 end at a source that the text "
        "does not name.",
    ]


def test_that_the_rules_alone_read_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.txt").write_text(TEXT + " They say.")
    monkeypatch.setattr(inputs, "has_weights", lambda: False)
    done = run("read", LANTERN, "other.txt", "--case", "x.whosays")
    assert done.exit_code == 0
    assert done.stderr == (
        "whosays: the evidence model is not installed, so the rules alone read: attributions are found less often "
        "(install whosays again to have it)\n"
    )
    assert "2 documents" in done.stdout


def test_read_again_says_that_nothing_is_new() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    assert "unchanged" in run("read", LANTERN, "--case", "x.whosays").stdout
    Path(LANTERN).write_text(TEXT + " They say.")
    assert "supersedes the earlier text" in run("read", LANTERN, "--case", "x.whosays").stdout


def test_without_a_case_one_is_named_after_the_first_path() -> None:
    done = run("read", LANTERN)
    assert done.stderr == "whosays: the case is lantern.whosays (name another with --case)\n"
    assert Path("lantern.whosays").is_file()
    assert run("read", "-", stdin=TEXT).exit_code == 0
    assert Path("standard-input.whosays").is_file()


def test_a_case_that_nobody_named_is_not_left_empty() -> None:
    assert run("read", "nowhere.txt").exit_code == 1
    assert not Path("nowhere.whosays").exists()
    run("read", "nowhere.txt", "--case", "x.whosays")
    assert Path("x.whosays").exists()


def test_what_cannot_be_read_is_named_with_its_remedy_and_the_rest_is_kept() -> None:
    Path("empty.txt").touch()
    done = run("read", "nowhere.txt", LANTERN, "empty.txt", "--case", "x.whosays")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "whosays: nowhere.txt: no such file or folder: check the path",
        "whosays: empty.txt: the file is empty: check that it was saved, or leave it out",
    ]
    assert "Not read: 2\n  nowhere.txt: no such file or folder: check the path\n" in done.stdout
    assert "THE LANTERN FILE" in done.stdout


def test_a_path_given_twice_is_said_and_is_no_failure() -> None:
    done = run("read", LANTERN, f"./{LANTERN}", "--case", "x.whosays")
    assert done.exit_code == 0
    assert done.stderr == f"whosays: ./{LANTERN}: given more than once, read once\n"


def test_the_parts_passed_over_are_listed_and_are_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(document: Document, _: ReadOptions) -> Reading:
        part = Unread(document.path, "2 passages are not in English", "translate them first", document.id)
        return replace(make_reading(document), unread=(part,))

    monkeypatch.setattr(inputs, "read_document", read)
    done = run("read", LANTERN, "--case", "x.whosays")
    assert done.exit_code == 0
    assert "Passed over in part: 1\n  lantern.txt: 2 passages are not in English: translate them" in done.stdout


def test_a_large_folder_is_summed_up() -> None:
    for number in range(50):
        Path(f"{number}.txt").write_text(f"{TEXT} {number}")
    lines = run("read", ".", "--case", "x.whosays").stdout.splitlines()
    assert len(lines) < 50
    assert "… and 11 more" in lines
    assert any(line.startswith("10.txt ") for line in lines), "fifty documents of one title go by their paths"
    assert any(line.startswith("102 sentences read in 51 documents") for line in lines)


def random_bytes(path: Path) -> None:
    path.write_bytes(b"\x01\x02" * 999)


def newer(path: Path) -> None:
    connect(str(path), create=True).execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}").connection.close()


def folder_of_that_name(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("command", [["read", LANTERN, "--case"], ["report"], ["export"], ["ask", "lamps", "--case"]])
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (random_bytes, "x.whosays: this is not a whosays case: name another file for the case"),
        (newer, "x.whosays: a newer version of whosays wrote this case"),
        (folder_of_that_name, "x.whosays: this is a folder, not a case file"),
    ],
)
def test_a_case_that_cannot_be_used(command: list[str], make: Callable[[Path], None], words: str) -> None:
    make(Path("x.whosays"))
    done = run(*command, "x.whosays")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"whosays: {words}")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("command", [["report"], ["export"], ["ask", "lamps", "--case"]])
def test_a_case_that_is_not_there(command: list[str]) -> None:
    done = run(*command, "x.whosays")
    assert done.exit_code == 1
    assert done.stderr == (
        "whosays: x.whosays: there is no such case: make it with: whosays read PATH --case x.whosays\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["read"], "Missing argument 'PATH...'"),
        (["read", LANTERN, "--role", "judge"], "'judge' is not one of"),
        (["read", LANTERN, "--published", "soon"], "'soon' is not a date such as 2019"),
        (["read", LANTERN, "--jobs", "-1"], "not in the range"),
        (["ask"], "Missing argument"),
        (["ask", "x.whosays"], "Missing argument 'QUESTION'"),
        (["export", "x.whosays", "--to", "clay"], "no format to export to called “clay”: choose from: "),
        (["weep"], "No such command 'weep'"),
        (["report"], "no case is named, and this folder holds none"),
        (["report", "x.whosays", "--case", "y.whosays"], "two cases are named"),
        (["read", LANTERN, ""], "an empty path names nothing"),
        (["read", LANTERN, "--case", ""], "an empty path names nothing"),
        (["read", LANTERN, "--max-megabytes", "9" * 20], "not in the range"),
        (["ask", "x.whosays", "lamps", "--limit", "9" * 20], "not in the range"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(words: list[str], message: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert [path.name for path in Path().iterdir()] == [LANTERN]


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: Document, __: ReadOptions) -> Reading:
        reason = "the English language model is not installed"
        raise ModelError(reason, "run: pip install it")

    monkeypatch.setattr(inputs, "read_document", read)
    done = run("read", LANTERN, "--case", "x.whosays")
    assert (done.exit_code, done.stderr) == (
        1,
        "whosays: the English language model is not installed: run: pip install it\n",
    )


def test_a_damaged_evidence_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def version() -> str:
        reason = "the description of the model cannot be read"
        raise ModelError(reason, "install whosays again")

    monkeypatch.setattr(inputs, "model_version", version)
    done = run("read", LANTERN, "--case", "x.whosays")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "whosays: the description of the model cannot be read: install whosays again\n"


def test_an_interrupt_ends_with_130_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: Document, __: ReadOptions) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(inputs, "read_document", read)
    done = run("read", LANTERN, "--case", "x.whosays")
    assert done.exit_code == 130
    assert done.stderr == (
        "whosays: interrupted; what was read until now is kept, and the same command goes on from there\n"
    )


def test_export_writes_the_analysis_document_to_standard_output() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    done = run("export", "x.whosays", "--to", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    jsonschema.validate(json.loads(done.stdout), analysis_json.schema(), jsonschema.Draft202012Validator)
    assert run("export", "--case", "x.whosays").stdout == done.stdout
    run("export", "x.whosays", "-o", "x.json")
    assert Path("x.json").read_text() == done.stdout


def test_report_writes_the_page_to_a_pipe_or_a_file() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    done = run("report", "x.whosays")
    assert done.stdout.startswith("<!doctype html>")
    filed = run("report", "x.whosays", "-o", "out.html", "--title", "The Lantern")
    assert filed.stderr == "whosays: the report is in out.html; open it in any browser\n"
    assert filed.stdout == ""
    assert "The Lantern" in Path("out.html").read_text()


def test_an_earlier_output_is_replaced_and_nothing_else() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    assert run("report", "x.whosays", "-o", "out.html").exit_code == 0
    assert run("report", "x.whosays", "-o", "out.html").exit_code == 0
    assert run("export", "x.whosays", "-o", "out.json").exit_code == 0
    for command, name in (("report", LANTERN), ("export", LANTERN), ("export", "out.json")):
        before = Path(name).read_bytes()
        refused = run(command, "x.whosays", "-o", name)
        assert refused.exit_code == 1
        assert "there is a file of this name: choose another name, or replace it with --force" in refused.stderr
        assert Path(name).read_bytes() == before
    assert run("export", "x.whosays", "-o", "out.json", "--force").exit_code == 0
    assert run("report", "x.whosays", "-o", LANTERN, "--force").exit_code == 0
    assert Path(LANTERN).read_text().startswith("<!doctype html>")
    assert run("export", "x.whosays", "-o", "x.whosays").exit_code == 1
    assert sorted(path.name for path in Path().iterdir()) == [LANTERN, "out.html", "out.json", "x.whosays"]


@pytest.mark.parametrize(("output", "words"), [("none/out.html", "cannot be written"), (".", "this is a folder")])
def test_an_output_that_cannot_be_written(output: str, words: str) -> None:
    run("read", LANTERN, "--case", "x.whosays")
    done = run("report", "x.whosays", "-o", output)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"whosays: {output}: {words}")


def test_an_output_may_be_a_device() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    assert run("export", "x.whosays", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_ask_prints_claims_with_chain_certainty_time_and_place() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    done = run("ask", "x.whosays", "who says that Vant sold the lighthouse?")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        " 1. Orsolya Vant might have sold the lighthouse",
        "    Daily Courier (“The Daily Courier”) ← two officials (anonymous) · asserts · possible (“might”)",
        "    March 2014 [2014-03]",
        "    THE LANTERN FILE (brief), lantern.txt, characters 87–130",
        "",
    ]


def test_ask_takes_the_only_case_here_and_an_unquoted_question() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    done = run("ask", "keeper", "notes")
    assert done.stderr == "whosays: the case is x.whosays\n"
    assert "the document’s author · asserts · certain · negative" in done.stdout
    assert run("ask", "x.whosays", "keeper", "notes").stdout == done.stdout
    assert run("ask", "keeper", "notes", "--case", "x.whosays").stdout == done.stdout
    run("read", LANTERN, "--case", "y.whosays")
    several = run("ask", "keeper")
    assert several.exit_code == 2
    assert "this folder holds 2 cases: x.whosays, y.whosays" in several.stderr


def test_ask_falls_back_on_passages_and_says_when_there_is_nothing() -> None:
    run("read", LANTERN, "--case", "x.whosays")
    fallback = run("ask", "x.whosays", "lantern file")
    assert "no claim is about this, but these passages hold the words" in fallback.stderr
    assert fallback.stdout.startswith("THE LANTERN FILE\n    THE LANTERN FILE (brief), lantern.txt")
    nothing = run("ask", "x.whosays", "zeppelins")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "no claim and no passage" in nothing.stderr


def test_the_version() -> None:
    assert run("--version").stdout == f"whosays, version {__version__}\n"


def test_options_have_the_library_s_defaults() -> None:
    defaults = {option.name: option.default for option in main.commands["read"].params}
    library = ReadOptions()
    for name in ("role", "jobs", "max_megabytes"):
        assert defaults[name] == getattr(library, name)


def test_a_reader_of_our_output_may_go_away(folder: Path) -> None:
    with Case.open("x.whosays", create=True) as case:
        case.read([LANTERN])
    words = [sys.executable, "-m", "whosays", "export", "x.whosays"]
    env = os.environ | {"PYTHONPATH": str(Path(whosays.__file__).parents[1])}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=env)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


def test_a_terminal_without_our_characters_gets_others(monkeypatch: pytest.MonkeyPatch) -> None:
    run("read", LANTERN, "--case", "x.whosays")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1"))
    with pytest.raises(SystemExit) as ended:
        main(["ask", "x.whosays", "lighthouse"])
    assert ended.value.code == 0
    assert b"Daily Courier (?The Daily Courier?) ? two officials (anonymous) \xb7 asserts" in raw.getvalue()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with pytest.raises(SystemExit) as ended:
            main(["read", LANTERN, "--case", "x.whosays"])
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ended.value.code == 0
    assert "0/1" in shown
    assert LANTERN in shown
    assert "1/1" in shown
