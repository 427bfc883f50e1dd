"""Grades, independence, hypotheses and ratings from the command line: kept, listed, replaced, undone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import weighed
from tests.weighed import HERALD, LETTER

from whosays.case import Case
from whosays.cli import main, person
from whosays.records import ReadOptions

CASE = "x.whosays"
SHEET = """\
question: gate
text: Who left the gate open?
hypotheses: {H1: Pell did., H2: Nobody did.}
evidence:
  E1: {words: gate was not open, ratings: {H1: II, H2: C}}
"""


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    weighed.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(person.getpass, "getuser", lambda: "ann")
    weighed.write()
    Path("q.yaml").write_text(SHEET)
    with Case.open(CASE, create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], ReadOptions(role="source"))


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=stdin)


def without_ids(text: str) -> str:
    return re.sub(r"dec-[0-9a-f]{16}", "dec-…", re.sub(r"\d{4}-\d\d-\d\d", "DATE", text))


def decisions(command: str) -> list[str]:
    return re.findall("dec-[0-9a-f]{16}", run(command, CASE, "--list").stdout)


def test_a_source_and_a_claim_are_graded_and_listed() -> None:
    source = run("grade", CASE, "Warden Pell", "b", "--why", "he\nwas there", "--who", "B. Reader")
    assert (source.exit_code, source.stderr) == (0, "")
    assert without_ids(source.stdout) == "“Warden Pell” is graded B, usually reliable (B. Reader, DATE, dec-…)\n"
    claim = run("grade", "gate was not open", "2", "--why", "it fits the log")
    assert claim.stderr == f"whosays: the case is {CASE}\n"
    assert without_ids(claim.stdout) == "“gate was not open” is graded 2, probably so (ann, DATE, dec-…)\n"
    assert without_ids(run("grade", CASE, "--list").stdout) == (
        f"{without_ids(source.stdout)}    why: he was there\n{without_ids(claim.stdout)}    why: it fits the log\n"
    )


def test_a_grade_is_replaced_undone_and_orphaned() -> None:
    for grade in ("B", "D"):
        run("grade", CASE, "Warden Pell", grade, "--why", "so")
    run("grade", CASE, "letter.txt", "A", "--why", "so")
    first, second, _ = decisions("grade")
    assert run("grade", CASE, "--list").stdout.splitlines()[2] == "    replaced by a later decision"
    undone = run("grade", CASE, "--undo", second)
    assert (undone.exit_code, undone.stdout) == (0, f"Undone: {second}\n")
    Path("sources/letter.txt").write_text("Nothing.\n")
    run("read", "sources", "--role", "source", "--case", CASE)
    lines = run("grade", CASE, "--list").stdout.splitlines()
    assert [line.strip() for line in lines if re.match("    (?!why)", line)] == [
        "undone",
        "orphaned: the case has nothing of the kind now; it counts again when it is back",
    ]
    assert first in lines[0]
    again = run("grade", CASE, "--undo", second)
    assert (again.exit_code, "is undone already" in again.stderr) == (2, True)


def test_nothing_decided_says_how() -> None:
    for command in ("grade", "independent", "hypotheses"):
        words = [command, CASE, *(["--list"] if command != "hypotheses" else [])]
        done = run(*words)
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.endswith(f"; see: whosays {command} --help\n")


def test_two_sources_are_independent_or_not() -> None:
    done = run("independent", CASE, "letter.txt", "Harbour officials", "--why", "miles apart")
    assert (done.exit_code, done.stderr) == (0, "")
    said = "“A letter of the miller” and “Harbour officials” had it independently of each other (ann, DATE, dec-…)\n"
    assert without_ids(done.stdout) == said
    run("independent", CASE, "Harbour officials", "letter.txt", "--not", "--why", "they dined")
    listed = without_ids(run("independent", CASE, "--list").stdout)
    assert listed == (
        f"{said}    why: miles apart\n    replaced by a later decision\n"
        f"{said.replace('had it independently of', 'depend on')}    why: they dined\n"
    )
    undone = run("independent", CASE, "--undo", decisions("independent")[1])
    assert undone.exit_code == 0
    assert "replaced" not in run("independent", CASE, "--list").stdout


def test_a_decision_narrows_the_range() -> None:
    assert "1–2 independent origins: Harbour officials" in run("weigh", CASE).stdout
    run("independent", CASE, "letter.txt", "Harbour officials", "--why", "miles apart")
    assert "2 independent origins: Harbour officials" in run("weigh", CASE).stdout


MATRIX = """\
gate: Who left the gate open?
        E1  inconsistency  weighted  probability
    H1  II  2"""


def test_hypotheses_are_loaded_shown_and_printed_as_a_sheet() -> None:
    run("weigh", CASE)
    loaded = run("hypotheses", CASE, "q.yaml", "--why", "to begin with")
    assert (loaded.exit_code, loaded.stderr) == (0, "")
    assert loaded.stdout.startswith(MATRIX)
    assert "    H2: Nobody did.\n    E1: “gate was not open” · diagnosticity " in loaded.stdout
    assert run("hypotheses", CASE).stdout == loaded.stdout
    sheet = run("hypotheses", "--yaml", CASE)
    assert (sheet.exit_code, "Who left the gate open?" in sheet.stdout) == (0, True)
    assert run("hypotheses", CASE, "-", stdin=sheet.stdout).stdout == loaded.stdout
    assert loaded.stdout.splitlines()[0] in run("weigh", CASE).stdout
    shown = json.loads(run("hypotheses", CASE, "--json").stdout)
    assert shown == {"hypotheses": json.loads(run("export", CASE).stdout)["hypotheses"]}


def test_several_questions_are_parted_by_a_line() -> None:
    Path("two.yaml").write_text(f"{SHEET}---\n{SHEET.replace('question: gate', 'question: again')}")
    shown = run("hypotheses", CASE, "two.yaml").stdout
    assert shown.count("\n\n") == 1
    assert len(re.findall("^(?:gate|again): Who left the gate open[?]$", shown, re.MULTILINE)) == 2


def ratings() -> dict[str, str]:
    """How the first item of the first question is rated."""
    shown = json.loads(run("hypotheses", CASE, "--json").stdout)
    found: dict[str, str] = shown["hypotheses"][0]["evidence"][0]["ratings"]
    return found


def test_an_item_is_rated_and_the_rating_taken_away() -> None:
    run("hypotheses", CASE, "q.yaml")
    rated = run("rate", CASE, "gate", "H2", "E1", "cc")
    assert (rated.exit_code, rated.stdout) == (0, "gate: E1 is very consistent with H2 (ann)\n")
    assert ratings() == {"H1": "II", "H2": "CC"}
    taken = run("rate", "gate", "H2", "E1", "-")
    assert taken.stdout == "gate: E1 is not rated against H2 (ann)\n"
    assert json.loads(run("hypotheses", CASE, "--json").stdout)["hypotheses"][0]["evidence"][0]["ratings"] == {
        "H1": "II"
    }


def test_evidence_whose_claim_is_gone_stays_and_says_so() -> None:
    run("hypotheses", CASE, "q.yaml")
    Path("sources/letter.txt").write_text(LETTER.replace("The gate was not open.", ""))
    run("read", "sources", "--role", "source", "--case", CASE)
    assert "    E1: “gate was not open” · " in run("hypotheses", CASE).stdout
    assert "orphaned: the case has no such claim any more" in run("hypotheses", CASE).stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["grade", CASE], "2 words are needed, and 0 are given: such as: whosays grade"),
        (["grade", CASE, "Warden Pell"], "2 words are needed, and 1 is given"),
        (["grade", CASE, "Warden Pell", "B"], "a source is graded for a reason, and none is given"),
        (["grade", CASE, "Warden Pell", "G", "--why", "x"], "“G” is no reliability of a source"),
        (["grade", CASE, "gate was not open", "9", "--why", "x"], "“9” is no credibility of a claim"),
        (["grade", CASE, "Nobody", "A", "--why", "x"], "no source of this case is called “Nobody”"),
        (["grade", CASE, "gate was open", "1", "--why", "x"], "may be any of 2 claims"),
        (["grade", CASE, "Warden Pell", "A", "--why", "x", "--who", " "], "--who is blank"),
        (["grade", CASE, "--list", "--undo", "dec-1"], "--list and --undo exclude each other"),
        (["grade", CASE, "Warden Pell", "--list"], "--list takes a case alone, and 2 words are given"),
        (["grade", CASE, "--undo", "dec-1"], "there is no decision dec-1"),
        (["independent", CASE, "letter.txt"], "2 words are needed, and 1 is given"),
        (["independent", CASE, "letter.txt", "letter.txt", "--why", "x"], "are one source: name two"),
        (["independent", CASE, "letter.txt", "Warden Pell"], "for a reason, and none is given"),
        (["hypotheses", CASE, "a.yaml", "b.yaml"], "a case and a file are taken, and 3 words are given"),
        (["hypotheses", CASE, "--yaml", "--json"], "--yaml and --json exclude each other"),
        (["rate", CASE, "gate", "H1", "E1"], "4 words are needed, and 3 are given: such as: whosays rate"),
        (["rate", CASE, "gate", "H1", "E1", "X"], "“X” is no rating: give one of CC, C, N, I, II, or -"),
        (["rate", CASE, "moon", "H1", "E1", "C"], "there is no question “moon”"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], message: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.parametrize("text", ["", "question: [", "question: gate\ntext: Who?\nhypotheses: {H1: a}\nevidence: 4\n"])
def test_a_bad_file_is_named(text: str) -> None:
    Path("bad.yaml").write_text(text)
    done = run("hypotheses", CASE, "bad.yaml")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("whosays: bad.yaml: ")
    gone = run("hypotheses", CASE, "gone.yaml")
    assert (gone.exit_code, gone.stderr.startswith("whosays: gone.yaml: ")) == (1, True)


def test_text_from_documents_and_analysts_commands_no_terminal() -> None:
    Path("sources/herald.txt").write_text(HERALD.replace("A gate left open", "A \x1b[31mgate\u202e"))
    run("read", "sources", "--role", "source", "--case", CASE)
    run("grade", CASE, "herald.txt", "C", "--why", "so\x1b]0;x", "--who", "B\x1b[2J")
    run("independent", CASE, "herald.txt", "letter.txt", "--why", "\u202e")
    for command in ("grade", "independent"):
        listed = run(command, CASE, "--list")
        assert listed.stdout
        assert not re.search("[\x1b\u202e]", listed.stdout)
