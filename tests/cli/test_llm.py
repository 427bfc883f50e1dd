"""What is said and asked before text goes to a language model."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from whosays.cli import llm as module
from whosays.cli.group import Whosays
from whosays.cli.llm import LlmChoice, may_leave, with_llm
from whosays.records import ReadOptions

AWAY = "https://llm.example.org/v1"
HERE = "http://127.0.0.1:8000/v1"
FIRST, SECOND = "The keeper said that it rained on the quay.", "Nora Vell denied that. " * 300


@click.command()
@click.argument("paths", nargs=-1)
@with_llm
def probe(paths: tuple[str, ...], llm: LlmChoice) -> int:
    """Do what ``read`` does before it reads."""
    went = may_leave(paths, ReadOptions(), llm)
    click.echo(f"{'read' if went else 'stopped'} {llm.options.model if llm.options else 'without'}")
    return 0 if went else 1


main = Whosays(name="whosays", help="", commands=[probe])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(FIRST)
    Path("second.txt").write_text(SECOND.strip())
    return tmp_path


def run(*words: str, answer: str | None = None, monkeypatch: pytest.MonkeyPatch | None = None) -> Result:
    """Run it; with an ``answer`` as on a terminal."""
    if monkeypatch is not None:
        monkeypatch.setattr(module, "_is_asked", lambda: answer is not None)
    return CliRunner().invoke(main, ["probe", *words], input=answer)


def test_without_the_option_nothing_is_said() -> None:
    done = run("first.txt")
    assert (done.stdout, done.stderr, done.exit_code) == ("read without\n", "", 0)


def test_it_says_how_much_of_which_documents_goes_where_before_anything_goes() -> None:
    done = run("first.txt", "second.txt", "--llm", AWAY, "--llm-model", "quay-7b", "--yes")
    assert (done.stdout, done.exit_code) == ("read quay-7b\n", 0)
    assert done.stderr.splitlines() == [
        "whosays: 6,942 characters of 2 documents go to llm.example.org, to the model quay-7b, in about 3 requests:",
        "  first.txt: 43 characters",
        "  second.txt: 6,899 characters",
        "whosays: whole passages leave this machine as they are written, with the names in them, and what becomes of "
        "them is up to llm.example.org. What the case holds already, read in the same way, is not sent again.",
    ]


def test_unencrypted_ways_are_named() -> None:
    done = run("first.txt", "--llm", "http://192.168.1.7:8000/v1", "--llm-model", "m", "--yes")
    assert "go to 192.168.1.7:8000" in done.stderr
    assert "unencrypted: whoever is on the way can read it" in done.stderr


def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("first.txt", "--llm", AWAY, "--llm-model", "m")
    agreed = run(*words, answer="y\n", monkeypatch=monkeypatch)
    assert (agreed.stdout, agreed.exit_code) == ("read m\n", 0)
    assert "Send it? [y/N]" in agreed.stderr
    for answer in ("n\n", "\n"):
        declined = run(*words, answer=answer, monkeypatch=monkeypatch)
        assert (declined.stdout, declined.exit_code) == ("stopped m\n", 1)
        assert "nothing was sent, and nothing was read" in declined.stderr


def test_in_a_pipe_it_needs_yes() -> None:
    done = run("first.txt", "--llm", AWAY, "--llm-model", "m")
    assert (done.stdout, done.exit_code) == ("", 2)
    assert "nobody can be asked here" in done.stderr
    assert "add --yes if it may" in done.stderr


def test_an_endpoint_on_this_machine_is_said_to_be_and_needs_no_yes() -> None:
    done = run("first.txt", "--llm", HERE, "--llm-model", "m")
    assert (done.stdout, done.exit_code) == ("read m\n", 0)
    assert "go to 127.0.0.1:8000" in done.stderr
    assert "that address is this machine: whosays sends nothing beyond it" in done.stderr
    assert "leave this machine" not in done.stderr


def test_standard_input_is_not_read_to_count_it() -> None:
    done = run("-", "--llm", AWAY, "--llm-model", "m", "--yes")
    assert "all text of 1 document go" in done.stderr
    assert "  -: as much as comes" in done.stderr


def test_many_documents_are_summed_up(folder: Path) -> None:
    for number in range(30):
        (folder / f"n{number:02}.txt").write_text(FIRST)
    done = run(str(folder), "--llm", AWAY, "--llm-model", "m", "--yes")
    assert "of 32 documents" in done.stderr
    assert "  … and 12 more" in done.stderr


def test_where_there_is_nothing_to_send_nothing_is_asked(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    done = run("empty.txt", "missing.txt", "--llm", AWAY, "--llm-model", "m")
    assert (done.stdout, done.stderr, done.exit_code) == ("read m\n", "", 0)


def test_hostile_names_of_files_do_not_reach_the_terminal(folder: Path) -> None:
    (folder / "a\x1b[2Jb.txt").write_text(FIRST)
    assert "\x1b" not in run(str(folder), "--llm", AWAY, "--llm-model", "m", "--yes").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--llm", AWAY), "add --llm-model NAME"),
        (("--llm-model", "m"), "add --llm URL"),
        (("--llm-key-env", "K"), "add --llm URL"),
        (("--llm", "llm.example.org", "--llm-model", "m"), "begins with http:// or https://"),
        (("--llm", "http://10.0.0.7/v1", "--llm-model", "m", "--llm-key-env", "K"), "unencrypted"),
    ],
)
def test_half_a_choice_is_wrong_usage(words: tuple[str, ...], told: str) -> None:
    done = run("first.txt", *words)
    assert (done.stdout, done.exit_code) == ("", 2)
    assert told in done.stderr
