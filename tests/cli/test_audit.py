"""Auditing and overruling from the command line."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import audited
from tests.audited import BRIEF, LETTER, OIL

from whosays.audit import run as audit_run
from whosays.case import Case
from whosays.cli import main, person
from whosays.records import ModelError, Omission, ReadOptions
from whosays.store import connection

CASE = "x.whosays"


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    audited.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(person.getpass, "getuser", lambda: "ann")
    audited.write()
    with Case.open(CASE, create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], ReadOptions(role="source"))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def without_ids(text: str) -> str:
    return re.sub(r"dec-[0-9a-f]{16}", "dec-…", re.sub(r"\d{4}-\d\d-\d\d", "DATE", text))


SHOWN = """\
5 sourced claims: 1 overstated, 1 distorted, 1 contradicted, 2 could not be checked.

  2. contradicted (polarity): “the tower was unsafe”
     cites: The inspector
     source: “I found the tower sound in every part”
         A letter of the inspector (source), sources/letter.txt, characters 27–64
     why: “unsafe” against “sound in every part”

  3. distorted (number): “forty ships had been warned”
     cites: The Board
     source: “Fourteen ships were warned by wireless”
         Report of the Board of Lights (source), sources/report.txt, characters 146–184
     why: “forty” against “Fourteen”

  1. overstated (certainty, time): “the keeper sold the lamp oil to Tarn Fisheries in May 2009”
     cites: The Board of Lights
     source: “The keeper may have sold some lamp oil to Tarn Fisheries.”
         Report of the Board of Lights (source), sources/report.txt, characters 31–88
     why: “sold” against “may have sold”

Left out, though it cuts against the brief: 1
    “No money was found.”
        Report of the Board of Lights (source), sources/report.txt, characters 125–144
        a negative finding [bears on 1]

Told more than once: 1
    both rest on the harbour log
        4. “the lamp was dark for three nights”
        5. “the keeper was absent”

Cited, but not in the case: 1
    harbour log
"""


def test_the_balance_comes_first_then_the_worst() -> None:
    done = run("audit", CASE)
    assert (done.exit_code, done.stderr, done.stdout) == (0, "", SHOWN)
    again = run("audit", "--list")
    assert (again.exit_code, again.stderr, again.stdout) == (0, f"whosays: the case is {CASE}\n", SHOWN)


def test_listing_computes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run("audit", CASE)
    monkeypatch.setattr(audit_run, "audit_case", lambda *_: pytest.fail("nothing is to be compared"))
    assert run("audit", CASE, "--list").stdout == SHOWN


def test_all_shows_what_could_not_be_checked_and_what_is_supported() -> None:
    run("audit", CASE)
    run("overrule", CASE, "3", "supported", "--why", "a second\nwire", "--who", "B. Reader")
    shown = run("audit", CASE, "--list", "--all").stdout
    assert shown.splitlines()[0] == (
        "5 sourced claims: 1 supported, 1 overstated, 1 contradicted, 2 could not be checked; 1 by an analyst’s ruling."
    )
    assert "  4. source unavailable: “the lamp was dark for three nights”\n     cites: the harbour log\n" in shown
    assert [line[:5] for line in shown.splitlines() if re.match(" *[0-9]+[.] [a-z]", line)] == [
        *("  2. ", "  1. ", "  4. ", "  5. ", "  3. "),
    ]
    assert without_ids(shown).count("     ruling: supported (B. Reader, DATE, dec-…): a second wire\n") == 1


def test_json_is_that_of_the_analysis_document() -> None:
    shown = json.loads(run("audit", CASE, "--json").stdout)
    exported = json.loads(run("export", CASE).stdout)
    for key in ("audit", "omissions", "twice_told", "audited_by"):
        assert shown[key] == exported[key]
    assert shown["unavailable_sources"] == exported["coverage"]["unavailable_sources"] == ["harbour log"]
    assert len(shown["audit"]) == 5


def test_one_brief_alone() -> None:
    Path("second.txt").write_text("The Second Lamp\n\nNobody says anything here.\n")
    run("read", "second.txt", "--case", CASE)
    whole = run("audit", CASE)
    assert run("audit", CASE, "--list", "--brief", "brief.txt").stdout == whole.stdout == SHOWN
    other = run("audit", CASE, "--list", "--brief", "The Second Lamp", "--fail-on", "overstated")
    assert (other.exit_code, other.stdout) == (0, "No claim hangs on a document.\n")
    unknown = run("audit", CASE, "--list", "--brief", "letter.txt")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("whosays: no brief of this case is at “letter.txt” or has that title: there is ")


@pytest.mark.parametrize(
    ("verdict", "code"),
    [("understated", 3), ("overstated", 3), ("contradicted", 3), ("not_found", 0), ("source_unavailable", 3)],
)
def test_fail_on_has_an_exit_code_of_its_own(verdict: str, code: int) -> None:
    done = run("audit", CASE, "--fail-on", verdict)
    assert (done.exit_code, done.stdout, done.stderr) == (code, SHOWN, "")


def test_fail_on_goes_by_the_rulings() -> None:
    run("audit", CASE)
    run("overrule", CASE, "2", "overstated", "--why", "it is less than that")
    assert run("audit", CASE, "--list", "--fail-on", "contradicted").exit_code == 0
    assert run("audit", CASE, "--list", "--fail-on", "overstated").exit_code == 3
    run("overrule", CASE, "4", "contradicted", "--why", "the log is in the archive")
    assert run("audit", CASE, "--json", "--list", "--fail-on", "contradicted").exit_code == 3


def test_stale_verdicts_are_marked_and_read_says_so() -> None:
    run("audit", CASE)
    Path("sources/letter.txt").write_text(LETTER + "P.S.\n")
    done = run("read", "sources", "--role", "source", "--case", CASE)
    assert done.exit_code == 0
    assert done.stderr == (
        "whosays: 1 verdict of the audit is stale, because briefs, sources or judgements have changed: "
        "run whosays audit x.whosays again\n"
    )
    shown = run("audit", CASE, "--list").stdout
    assert shown.splitlines()[0].endswith("; 1 stale.")
    assert "  2. contradicted (polarity) · stale: “the tower was unsafe”\n" in shown
    assert "     source: “I found the tower sound in every part”\n         in a document that is no longer in" in shown


def test_verdicts_on_claims_that_are_gone_are_counted() -> None:
    run("audit", CASE)
    Path("brief.txt").write_text(BRIEF.replace(OIL, "nothing was sold"))
    run("read", "brief.txt", "--case", CASE)
    done = run("audit", CASE, "--list")
    assert done.stdout.startswith("4 sourced claims: ")
    assert done.stderr == (
        "whosays: 1 verdict is left out, because the claims are gone from the briefs: "
        "run whosays audit x.whosays again\n"
    )


def test_a_page_is_named_and_omissions_beyond_the_first_twenty_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(analysis: audited.Analysis, _: object) -> audited.Audit:
        made = audited.audit(analysis)
        first = made.omissions[0]
        return audited.Audit(
            made.entries, tuple(Omission(first.document_id, first.passage, (), "", 1) for _ in range(25))
        )

    monkeypatch.setattr(audit_run, "audit_case", many)
    shown = run("audit", CASE).stdout
    assert "Left out, though it cuts against the brief: 25, the first 20\n" in shown
    assert shown.count("“No money was found.”") == 20
    assert "Told more than once" not in shown
    assert "Cited, but not" not in shown


def test_documents_with_pages_give_them() -> None:
    run("audit", CASE)
    opened = sqlite3.connect(CASE)
    opened.execute(
        "INSERT OR REPLACE INTO page SELECT key, 0, 7, 0, length(text) FROM document WHERE path = 'sources/letter.txt'"
    )
    opened.commit()
    opened.close()
    assert "sources/letter.txt, page 7, characters 27–64" in run("audit", CASE, "--list").stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--list"], "x.whosays: this case has not been audited: audit it with: whosays audit x.whosays"),
        (["--fail-on", "supported"], "'supported' is not one of"),
        (["--fail-on", "bad"], "'bad' is not one of"),
        (["--case", "y.whosays"], "two cases are named"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], message: str) -> None:
    done = run("audit", CASE, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.parametrize(
    ("paths", "role", "missing"), [("brief.txt", "brief", "source"), ("sources", "source", "brief")]
)
def test_a_case_without_briefs_or_sources(paths: str, role: str, missing: str) -> None:
    run("read", paths, "--role", role, "--case", "y.whosays")
    done = run("audit", "y.whosays")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"whosays: y.whosays: this case holds no {missing}: read ")
    assert done.stderr.endswith(f" with: whosays read PATH --role {missing} --case y.whosays\n")


@pytest.mark.parametrize("words", [["audit", "no.whosays"], ["overrule", "no.whosays", "1", "supported", "--why", "x"]])
def test_a_case_that_is_not_there(words: list[str]) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("whosays: no.whosays: there is no such case")


def test_a_damaged_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        reason = "the evidence model cannot be read"
        raise ModelError(reason, "install whosays again")

    monkeypatch.setattr(audit_run, "audit_case", fail)
    done = run("audit", CASE)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "whosays: the evidence model cannot be read: install whosays again\n"


def test_an_interrupted_audit_keeps_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    run("audit", CASE)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(audit_run, "audit_case", interrupt)
    done = run("audit", CASE)
    assert (done.exit_code, done.stdout) == (130, "")
    assert run("audit", CASE, "--list").stdout == SHOWN


def test_text_from_documents_commands_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def hostile(analysis: audited.Analysis, _: object) -> audited.Audit:
        made = audited.audit(analysis)
        return type(made)(made.entries, unavailable=("a\x1b[31m log\u202e",))

    monkeypatch.setattr(audit_run, "audit_case", hostile)
    run("audit", CASE)
    run("overrule", CASE, "1", "supported", "--why", "so\x1b]0;x", "--who", "B\x1b[2J")
    for words in (["audit", CASE, "--list"], ["overrule", CASE, "--list"]):
        assert not re.search("[\x1b\u202e]", run(*words).stdout)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with pytest.raises(SystemExit) as ended:
            main(["audit", CASE])
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ended.value.code == 0
    assert "comparing" in shown
    assert "2/2" in shown


def test_a_verdict_is_overruled_listed_and_given_back() -> None:
    run("audit", CASE)
    empty = run("overrule", CASE, "--list")
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert empty.stderr == "whosays: no verdict has been overruled; see: whosays overrule --help\n"
    done = run(
        "overrule", CASE, "the tower was unsafe", "Not-Found", "--why", "it is\nanother tower", "--who", "B. Reader"
    )
    assert (done.exit_code, done.stderr) == (0, "")
    ruling = "2. “the tower was unsafe” (brief.txt), which cites The inspector, is not found, not contradicted"
    assert without_ids(done.stdout).splitlines() == [
        f"{ruling} (B. Reader, DATE, dec-…)",
        "The machine’s verdict stays beside it: contradicted",
    ]
    confirmed = run("overrule", "1", "overstated", "--why", "so it is")
    assert (
        without_ids(confirmed.stdout)
        .splitlines()[0]
        .endswith("is overstated, as the machine has it (ann, DATE, dec-…)")
    )
    listed = run("overrule", CASE, "--list").stdout
    assert without_ids(listed).splitlines()[:2] == [
        f"{ruling} (B. Reader, DATE, dec-…)",
        "    why: it is another tower",
    ]
    first = re.findall("dec-[0-9a-f]{16}", listed)[0]
    undone = run("overrule", "--undo", first, "--case", CASE)
    assert (undone.exit_code, without_ids(undone.stdout)) == (0, f"Undone: {ruling} (B. Reader, DATE, dec-…)\n")
    assert "    undone\n" in run("overrule", CASE, "--list").stdout
    again = run("overrule", CASE, "--undo", first)
    assert (again.exit_code, again.stderr) == (2, f"whosays: decision {first} is undone already: decide anew instead\n")


def test_what_has_become_of_a_ruling_is_listed() -> None:
    run("audit", CASE)
    run("overrule", CASE, "1", "distorted", "--why", "first")
    run("overrule", CASE, "1", "supported", "--why", "second")
    run("overrule", CASE, "2", "supported", "--why", "third")
    Path("brief.txt").write_text(BRIEF.replace("the tower was unsafe", "the tower leaned"))
    run("read", "brief.txt", "--case", CASE)
    lines = run("overrule", CASE, "--list").stdout.splitlines()
    assert [line for line in lines if re.match("    (?!why)", line)] == [
        "    replaced by a later ruling",
        "    orphaned: no brief has such a claim now, or it is no longer held against a source",
    ]
    assert lines[-3].startswith("“the tower was unsafe” (brief.txt)")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "a claim and a verdict are needed, and 0 words are given"),
        (["1"], "a claim and a verdict are needed, and 1 word is given: such as: whosays overrule"),
        (["1", "2", "supported", "--why", "x"], "a claim and a verdict are needed, and 3 words are given"),
        (["1", "true", "--why", "x"], "“true” is no verdict: give one of supported, understated, "),
        (["1", "supported"], "a verdict is overruled for a reason, and none is given: give one with --why TEXT"),
        (["1", "supported", "--why", "x", "--who", " "], "--who is blank"),
        (["9", "supported", "--why", "x"], "the audit has no verdict 9: they are numbered 1 to 5"),
        (["the", "supported", "--why", "x"], "“the” may be any of 4: "),
        (["--list", "--undo", "dec-1"], "--list and --undo exclude each other: give one"),
        (["1", "--list"], "--list takes a case alone, and 2 words are given"),
        (["1", "--undo", "dec-1"], "--undo takes a case alone, and 2 words are given"),
        (
            ["--undo", "dec-none"],
            "there is no ruling dec-none in this case: list them with: whosays overrule CASE --list",
        ),
    ],
)
def test_wrong_usage_of_overrule_ends_with_2_and_keeps_nothing(words: list[str], message: str) -> None:
    run("audit", CASE)
    done = run("overrule", CASE, *words)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr
    assert run("overrule", CASE, "--list").stdout == ""


def test_what_was_never_audited_cannot_be_overruled() -> None:
    done = run("overrule", CASE, "1", "supported", "--why", "x")
    assert (done.exit_code, done.stderr) == (
        2,
        "whosays: x.whosays: this case has not been audited: audit it with: whosays audit x.whosays\n",
    )


@pytest.mark.parametrize("words", [["audit"], ["overrule", CASE, "1", "supported", "--why", "x"]])
def test_a_case_that_cannot_be_written_to(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run("audit", CASE)
    real = connection.sqlite3.connect

    def read_only(address: str, **options: object) -> object:
        return real(address.replace("mode=rw", "mode=ro"), **options)

    monkeypatch.setattr(connection.sqlite3, "connect", read_only)
    done = run(*words, *(["--case", CASE] if words == ["audit"] else []))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"whosays: {CASE}: the case, or the folder it is in, is read-only")
