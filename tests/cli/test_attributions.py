"""``whosays attributions``: the same promises with the evidence model and without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import whosays
from whosays.cli import main
from whosays.extract.attribution import proposals
from whosays.intake import inputs
from whosays.language import encoder
from whosays.language.reading import Proposed
from whosays.records import Document, ModelError

TEXT = "Ada Brandt told the inquiry that the mill had been sold in May. “Nobody asked me,” said the keeper."
OTHER = "The Ledger reported on Monday that two clerks had denied the theft. 🦉 The owls were quiet."
KEYS = ["source", "cue", "content", "cue_class", "probability", "nested"]
NOTE = "the evidence model is not installed"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("in").mkdir()
    Path("in/mill.txt").write_text(TEXT, encoding="utf-8")
    Path("in/owls.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    done = CliRunner().invoke(main, ["attributions", *words], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def objects(done: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.removesuffix("\n").split("\n")]


def complaints(done: Result) -> list[str]:
    """Standard error without the note that the model is not installed."""
    return [line for line in done.stderr.splitlines() if NOTE not in line]


def every(attributions: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for found in attributions:
        yield found
        yield from every(found["nested"])


def spans(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for found in every(document["attributions"]):
        for role in ("source", "cue", "content"):
            yield from found[role]


@pytest.fixture
def proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two proposals for every text, as an encoder might make them."""

    def propose(document: Document) -> list[Proposed]:
        end = len(document.text)
        return [
            Proposed(((0, 3),), (4, 8), ((9, 20), (21, end)), "speech", 0.874_56),
            Proposed((), (9, 12), ((13, 20),), "denial", 0.999_99, nested=True),
        ]

    monkeypatch.setattr(proposals, "proposed_attributions", propose)
    monkeypatch.setattr(inputs, "has_weights", lambda: True)


def test_each_document_is_one_object_and_every_span_is_in_its_text() -> None:
    done = run("in", "--json")
    assert (done.exit_code, complaints(done)) == (0, [])
    found = objects(done)
    assert [document["path"] for document in found] == ["in/mill.txt", "in/owls.md"]
    assert [document["text"] for document in found] == [TEXT, OTHER]
    for document in found:
        assert list(document) == ["path", "text", "attributions"]
        for attribution in every(document["attributions"]):
            assert list(attribution) == KEYS
            assert len(attribution["cue"]) == 1
            assert attribution["content"]
            probability = attribution["probability"]
            assert probability is None or (0 <= probability <= 1 and probability == round(probability, 4))
        for span in spans(document):
            assert list(span) == ["start", "end", "exact"]
            assert document["text"][span["start"] : span["end"]] == span["exact"] != ""
        cues = [attribution["cue"][0]["start"] for attribution in document["attributions"]]
        assert cues == sorted(cues)
    assert any(document["attributions"] for document in found)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert run("in", "--json").stdout_bytes == run("in", "--json").stdout_bytes


@pytest.mark.usefixtures("proposed")
def test_json_keeps_letters_as_they_are_and_rounds_probabilities() -> None:
    done = run("in/owls.md", "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "🦉" in done.stdout
    (document,) = objects(done)
    (outer,) = document["attributions"]
    (inner,) = outer["nested"]
    assert [outer["probability"], inner["probability"]] == [0.8746, 1.0]
    assert inner["source"] == []
    assert [span["exact"] for span in outer["content"]] == [OTHER[9:20], OTHER[21:]]


@pytest.mark.usefixtures("proposed")
def test_the_listing_shows_source_cue_class_probability_and_content() -> None:
    done = run("in/mill.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "in/mill.txt: 2 attributions",
        "  Ada · Bran · speech · the model gives 0.87",
        "    “t told the … nquiry that the mill had been sold in May. “Nobody asked me,…”",
        "      (no source named) · t t · denial · the model gives more than 0.99",
        "        “ld the”",
        "",
    ]
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("proposed")
def test_the_listing_is_cut_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert "    “t told the … nquiry tha…”" in run("in/mill.txt").stdout.splitlines()
    monkeypatch.setenv("COLUMNS", "1")
    assert run("in/mill.txt").exit_code == 0


def test_the_rules_alone_give_no_probability_and_say_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path)
    done = run("in/mill.txt")
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1
    assert NOTE in done.stderr
    assert "  Ada Brandt · told · speech · by rule\n" in done.stdout
    (document,) = objects(run("in/mill.txt", "--json"))
    assert {attribution["probability"] for attribution in document["attributions"]} == {None}
    first = document["attributions"][0]
    assert [span["exact"] for span in (*first["source"], *first["cue"])] == ["Ada Brandt", "told"]
    assert "the mill had been sold" in first["content"][0]["exact"]


def test_standard_input_is_a_document() -> None:
    done = run("-", "--json", stdin=TEXT)
    (document,) = objects(done)
    assert (document["path"], document["text"]) == ("-", TEXT)
    assert run("-", stdin=TEXT).stdout.startswith("-: ")


def test_what_cannot_be_read_is_listed_and_the_others_are_shown() -> None:
    Path("in/empty.txt").touch()
    done = run("nowhere.txt", "in", "--json")
    assert done.exit_code == 1
    assert complaints(done) == [
        "whosays: nowhere.txt: no such file or folder: check the path",
        "whosays: in/empty.txt: the file is empty: check that it was saved, or leave it out",
    ]
    assert [document["path"] for document in objects(done)] == ["in/mill.txt", "in/owls.md"]


@pytest.mark.usefixtures("proposed")
def test_too_little_memory_is_the_fault_of_one_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(document: Document) -> list[Proposed]:
        if document.path == "in/mill.txt":
            raise MemoryError
        return []

    monkeypatch.setattr(proposals, "proposed_attributions", propose)
    done = run("in")
    assert done.exit_code == 1
    assert done.stderr == "whosays: in/mill.txt: reading it took more memory than there is: split it\n"
    assert done.stdout == "in/owls.md: 0 attributions\n\n"


def test_a_file_beyond_the_limit_is_passed_over() -> None:
    Path("large.txt").write_text(f"{TEXT}\n\n" * 11_000, encoding="utf-8")
    done = run("large.txt", "--max-megabytes", "1")
    assert (done.exit_code, done.stdout) == (1, "")
    assert complaints(done) == [
        "whosays: large.txt: the file is larger than 1 MB: split it, or raise the limit with --max-megabytes"
    ]


def test_nothing_is_written(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    run("in", "--json")
    run("in")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.usefixtures("proposed")
def test_nothing_that_a_terminal_obeys_reaches_it() -> None:
    Path("in/mill.txt").rename("in/mi\nll\x1b[31m.txt")
    done = run("in", "no\nwhere")
    assert "\x1b" not in done.output
    assert done.stderr.count("\n") == 1
    assert len(done.stdout.splitlines()) == 12


def test_a_damaged_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(_: Document) -> list[Proposed]:
        reason = "the model file is damaged"
        raise ModelError(reason, "install whosays again")

    monkeypatch.setattr(proposals, "proposed_attributions", propose)
    done = run("in")
    assert (done.exit_code, done.stdout) == (1, "")
    assert complaints(done) == ["whosays: the model file is damaged: install whosays again"]


def test_an_interrupt_ends_with_130_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(_: Document) -> list[Proposed]:
        raise KeyboardInterrupt

    monkeypatch.setattr(proposals, "proposed_attributions", propose)
    done = run("in")
    assert done.exit_code == 130
    assert [line for line in complaints(done) if line] == ["whosays: interrupted"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Missing argument 'PATH...'"),
        ([""], "an empty path names nothing"),
        (["in", "--max-megabytes", "0"], "range"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], message: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes streams as POSIX shells do")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_of_our_output_may_go_away(options: list[str]) -> None:
    words = [sys.executable, "-m", "whosays", "attributions", "in", *options]
    env = os.environ | {"PYTHONPATH": str(Path(whosays.__file__).parents[1])}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert [line for line in process.stderr.read().splitlines() if NOTE not in line] == []
    assert process.wait() == 1


def test_json_is_utf_8_whatever_the_terminal_takes() -> None:
    env = os.environ | {"PYTHONPATH": str(Path(whosays.__file__).parents[1]), "PYTHONIOENCODING": "latin-1"}
    words = [sys.executable, "-m", "whosays", "attributions", "in/owls.md", "--json"]
    done = subprocess.run(words, capture_output=True, check=True, env=env)
    assert json.loads(done.stdout.decode("utf-8"))["text"] == OTHER
