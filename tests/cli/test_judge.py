"""Judging, listing and undoing from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cast import LETTERS, prepare

from whosays.case import Case
from whosays.cli import main, person
from whosays.store import connection

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
    return CliRunner().invoke(main, words)


def without_ids(text: str) -> str:
    return re.sub(r"dec-[0-9a-f]{16}", "dec-…", re.sub(r"\d{4}-\d\d-\d\d", "DATE", text))


def test_same_different_and_unsure() -> None:
    done = run("judge", CASE, "O. Sael", "Orin Sael", "--same", "--why", "one chart", "--who", "A. Reader")
    assert (done.exit_code, done.stderr) == (0, "")
    assert without_ids(done.stdout) == (
        "“Orin Sael” is “O. Sael” (A. Reader, DATE, dec-…)\n"
        "They are one entity now: Orin Sael (3 mentions in 3 documents)\n"
    )
    done = run("judge", CASE, "Orin Sael", "Oryn Sahl", "--different")
    assert without_ids(done.stdout).splitlines()[0].endswith("(ann, DATE, dec-…)")
    assert " is not " in done.stdout
    assert "They are 2 entities now: " in done.stdout
    assert " may be " in run("judge", "王小明", "Oryn Sahl", "--unsure", "--case", CASE).stdout


def test_one_name_in_two_documents_is_told_apart() -> None:
    done = run("judge", "Orin Sael@anchor.txt", "Orin Sael@berth.txt", "--different")
    assert done.stderr == f"whosays: the case is {CASE}\n"
    assert "“Orin Sael@anchor.txt”" in done.stdout
    assert "They are 2 entities now: Orin Sael (1 mention in 1 document); Orin Sael (1 m" in done.stdout
    refused = run("judge", CASE, "Orin Sael", "O. Sael", "--same")
    assert refused.exit_code == 2
    assert "“Orin Sael” may be any of 2: Orin Sael@" in refused.stderr
    assert refused.stderr.endswith(": name one as NAME@DOCUMENT or by its id\n")


def test_unsure_of_what_other_names_join_says_so() -> None:
    Path("echo.txt").write_text("Orin Sael sang.")
    run("read", "echo.txt", "--case", CASE)
    done = run("judge", CASE, "Orin Sael@anchor.txt", "Orin Sael@berth.txt", "--unsure")
    assert "They are one entity now all the same, by other names: Orin Sael" in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["O. Sael", "Orin Sael"], "no judgement is given: give one of --same"),
        (["O. Sael", "Orin Sael", "--same", "--unsure"], "judgements that exclude each other are given: give one of"),
        (["O. Sael", "--same"], "two names are judged, and 1 was given"),
        (["O. Sael", "--same", "a", "b"], "two names are judged, and 3 were given"),
        (["O. Sael", "o sael", "--same"], "“O. Sael” would be judged with itself"),
        (["O. Sael", "Nobody", "--same"], "nothing in this case is named “Nobody”"),
        (["O. Sael", "", "--same"], "nothing in this case is named “”"),
        (["O. Sael", "Orin Sahl", "--same"], "named “Orin Sahl”: there is “Oryn Sahl”, “Orin Sael”"),
        (["O. Sael", "Orin Sael@zoo.txt", "--same"], "“Orin Sael” is not named in any document of that path or name"),
        (["O. Sael", "Orin Sael", "--same", "--who", " "], "a judgement is signed, and --who is blank: give a name"),
        (["O. Sael", "Orin Sael", "--same", "--case", "y.whosays"], "two cases are named"),
    ],
)
def test_wrong_usage_ends_with_2_and_keeps_nothing(words: list[str], message: str) -> None:
    done = run("judge", CASE, *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert run("judgements", CASE).stdout == ""


def test_a_contradiction_ends_with_2_and_tells_the_chain() -> None:
    run("judge", CASE, "O. Sael", "Orin Sael", "--same", "--who", "A. Reader")
    run("judge", CASE, "Orin Sael", "Oryn Sahl", "--same", "--who", "B. Reader")
    done = run("judge", CASE, "O. Sael", "Oryn Sahl", "--different")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "cannot be judged different, because “" in done.stderr
    assert without_ids(done.stderr).count(", DATE, dec-…)") == 2
    assert done.stderr.endswith(": undo one of these first, with: whosays judgements CASE --undo ID\n")


def test_who_has_no_name_is_asked_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr(person.getpass, "getuser", unknown)
    done = run("judge", CASE, "O. Sael", "Orin Sael", "--same")
    assert done.exit_code == 2
    assert done.stderr == "whosays: the name of your account cannot be found out: sign with --who NAME\n"


def test_judgements_are_listed_and_undone() -> None:
    empty = run("judgements", CASE)
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert empty.stderr == "whosays: nobody has judged yet; see: whosays judge --help\n"
    run("judge", CASE, "O. Sael", "Orin Sael", "--same", "--why", "one\nchart")
    run("judge", CASE, "Oryn Sahl", "Orin Sael", "--unsure", "--who", "B.\x1b[31m Reader")
    listed = run("judgements", CASE)
    assert without_ids(listed.stdout).splitlines() == [
        "“Orin Sael” is “O. Sael” (ann, DATE, dec-…)",
        "    why: one chart",
        "“Oryn Sahl” may be “Orin Sael” (B.\N{REPLACEMENT CHARACTER}[31m Reader, DATE, dec-…)",
    ]
    assert "\x1b" not in listed.stdout
    first = re.findall("dec-[0-9a-f]{16}", listed.stdout)[0]
    undone = run("judgements", CASE, "--undo", first, "--why", "a slip")
    assert (undone.exit_code, undone.stdout.startswith("Undone: “Orin Sael” is “O. Sael” (ann, ")) == (0, True)
    assert "    undone\n" in run("judgements", "--case", CASE).stdout
    again = run("judgements", CASE, "--undo", first)
    assert again.exit_code == 2
    assert again.stderr == f"whosays: decision {first} is undone already: decide anew instead\n"
    unknown = run("judgements", CASE, "--undo", "dec-none")
    assert unknown.exit_code == 2
    assert unknown.stderr.startswith("whosays: there is no judgement dec-none in this case: list them with")


def test_what_has_become_of_a_judgement_is_listed() -> None:
    run("judge", CASE, "O. Sael", "Orin Sael", "--same")
    Path("chart.txt").write_text("The mate drew the chart.")
    run("read", "chart.txt", "--case", CASE)
    assert run("judgements", CASE).stdout.endswith("\n    dormant: no document names “O. Sael” now\n")


@pytest.mark.parametrize(
    "words",
    [
        ["judge", CASE, "O. Sael", "Orin Sael", "--same"],
        ["review", CASE],
    ],
)
def test_a_case_that_cannot_be_written_to(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = connection.sqlite3.connect

    def read_only(address: str, **options: object) -> object:
        return real(address.replace("mode=rw", "mode=ro"), **options)

    monkeypatch.setattr(connection.sqlite3, "connect", read_only)
    done = run(*words)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"whosays: {CASE}: the case, or the folder it is in, is read-only")


@pytest.mark.parametrize("command", [["judge", "no.whosays", "a", "b", "--same"], ["judgements", "no.whosays"]])
def test_a_case_that_is_not_there(command: list[str]) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("whosays: no.whosays: there is no such case")


def test_the_export_shows_what_was_judged() -> None:
    run("judge", CASE, "O. Sael", "Orin Sael", "--same")
    assert '"judgement": "positive", "match_probability": 0.9' in run("export", CASE).stdout


def test_who_signs_as_assumed_has_judged_all_the_same() -> None:
    run("judge", CASE, "O. Sael", "Orin Sael", "--same", "--who", "assumed")
    assert without_ids(run("judgements", CASE).stdout) == "“Orin Sael” is “O. Sael” (assumed, DATE, dec-…)\n"
