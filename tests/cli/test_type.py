"""What entities are, from the command line: kept, listed, replaced, undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cast import LETTERS, prepare

from whosays.case import Case
from whosays.cli import main, person

CASE = "x.whosays"


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(person.getpass, "getuser", lambda: "ann")
    for name, text in LETTERS.items():
        Path(name).write_text(text)
    with Case.open(CASE, create=True) as opened:
        opened.read([*LETTERS])


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["type", *words])


def without_ids(text: str) -> str:
    return re.sub(r"dec-[0-9a-f]{16}", "dec-…", re.sub(r"\d{4}-\d\d-\d\d", "DATE", text))


def test_an_entity_is_typed_listed_replaced_and_undone() -> None:
    done = run(CASE, "O. Sael", "threat-actor", "--why", "he\nfired", "--who", "B. Reader")
    assert (done.exit_code, done.stderr) == (0, "")
    assert without_ids(done.stdout) == "“O. Sael” is typed as a threat actor (B. Reader, DATE, dec-…)\n"
    later = run("Oryn Sahl@dock.txt", "campaign", "--why", "no man")
    assert later.stderr == f"whosays: the case is {CASE}\n"
    assert without_ids(later.stdout) == "“Oryn Sahl@dock.txt” is typed as a campaign (ann, DATE, dec-…)\n"
    run(CASE, "O. Sael", "malware", "--why", "it\x1b[31m\u202e spreads")
    listed = run(CASE, "--list").stdout
    assert without_ids(listed).startswith(
        f"{without_ids(done.stdout)}    why: he fired\n    replaced by a later decision\n"
        f"{without_ids(later.stdout)}    why: no man\n"
        "“O. Sael” is typed as malware (ann, DATE, dec-…)\n    why: it"
    )
    assert not re.search("[\x1b\u202e]", listed)
    last = re.findall("dec-[0-9a-f]{16}", listed)[-1]
    undone = run(CASE, "--undo", last)
    assert (undone.exit_code, undone.stdout) == (0, f"Undone: {last}\n")
    assert run(CASE, "--list").stdout.splitlines()[-1] == "    undone"
    assert "replaced" not in run(CASE, "--list").stdout


def test_nothing_decided_says_how() -> None:
    done = run(CASE, "--list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "whosays: nobody has typed anything yet; see: whosays type --help\n"


def test_one_that_has_become_two_is_orphaned() -> None:
    run(CASE, "Orin Sael", "threat-actor", "--why", "so")
    with Case.open(CASE) as opened:
        opened.judge("Orin Sael@anchor.txt", "Orin Sael@berth.txt", "negative", "ann")
    assert run(CASE, "--list").stdout.splitlines()[-1] == (
        "    orphaned: the case has no such entity now, or several; it counts again when there is one"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([CASE, "O. Sael"], "2 words are needed, and 1 is given: such as: whosays type"),
        ([CASE, "O. Sael", "tool"], "an entity is typed for a reason, and none is given"),
        ([CASE, "O. Sael", "villain", "--why", "x"], "“villain” is no type that a named thing can have"),
        ([CASE, "Nobody", "tool", "--why", "x"], "nothing in this case is named “Nobody”"),
        ([CASE, "O. Sael", "tool", "--why", "x", "--who", " "], "--who is blank"),
        ([CASE, "--list", "--undo", "dec-1"], "--list and --undo exclude each other"),
        ([CASE, "--undo", "dec-1"], "there is no decision dec-1"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], message: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
