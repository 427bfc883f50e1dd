"""Weighing from the command line: the balance, a part of it, and what falls with whom."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from tests import weighed
from tests.export.report.balances import weighed_case
from tests.weighed import LETTER

from whosays.case import Case, SensitivityResult
from whosays.cli import main, person
from whosays.cli.balance import Shown, balance_lines
from whosays.cli.falling import change_lines, resting_lines
from whosays.export.analysis_json import schema
from whosays.intake.sensitivity import Rests
from whosays.records import (
    Balance,
    Change,
    Cuts,
    CutSet,
    HypothesisReading,
    Matrix,
    ReadOptions,
    Resting,
    Share,
    Shift,
    Support,
)

CASE = "x.whosays"


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    weighed.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(person.getpass, "getuser", lambda: "ann")
    weighed.write()
    with Case.open(CASE, create=True) as opened:
        opened.read(["brief.txt"])
        opened.read(["sources"], ReadOptions(role="source"))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


RELATION = """\
Relations denied by some: 1
    Pell is employed by Ostrel · until May 2019
        1 independent origin: Warden Pell
        “gate was open” (A gate left open ← Warden Pell) and 1 more
        denied: “gate was not open” (A letter of the miller)
"""
FLOOD_LINES = """\
Assertions on several origins, which may be one: 1
    “the mill flooded in May”
        1–2 independent origins: Harbour officials (unnamed); A letter of the miller
        “the mill flooded in May” (The Flood at Ostrel ← Courier ← Water at the mill ← Harbour officials (unnamed)) and 3 more
"""  # noqa: E501  # as it is printed
TENSION = """\
Tensions: 1
    said and denied: open against not open
        • “gate was open” (A gate left open ← Warden Pell) and 1 more
        • “gate was not open” (A letter of the miller)
"""


def test_the_balance_comes_first_then_the_weakest() -> None:
    done = run("weigh", CASE)
    assert (done.exit_code, done.stderr) == (0, "")
    first, relation, opened, flood, tension, critical = done.stdout.split("\n\n")
    assert first == (
        "1 relation and 2 assertions rest on 3 origins; of the relations 1 rests on one origin, 1 is disputed; "
        "1 tension."
    )
    assert [f"{part}\n" for part in (relation, flood, tension)] == [RELATION, FLOOD_LINES, TENSION]
    assert opened.startswith("Assertions on one origin: 1\n    “gate was open”\n")
    head, *voices = critical.splitlines()
    assert head.startswith("Without whom most falls: ")
    assert "    Warden Pell: 1 relation and 1 assertion fall without it" in voices


def test_it_is_kept_and_listed_without_computing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run("weigh", CASE).stdout
    monkeypatch.setattr(sys.modules["whosays.weigh.run"], "weigh_case", lambda *_: pytest.fail("nothing is computed"))
    assert run("weigh", CASE).stdout == shown
    assert run("weigh", "--list", CASE).stdout == shown


def test_a_stale_balance_says_why() -> None:
    run("weigh", CASE)
    Path("sources/letter.txt").write_text(f"{LETTER}P.S.\n")
    run("read", "sources", "--role", "source", "--case", CASE)
    done = run("weigh", CASE, "--list")
    assert done.exit_code == 0
    assert done.stderr.startswith("whosays: the balance is stale, because 1 document was added")
    assert done.stderr.endswith(f": run whosays weigh {CASE} again\n")
    assert run("weigh", CASE).stderr == ""
    assert run("weigh", CASE, "--list").stderr == ""


def test_json_is_that_of_the_analysis_document() -> None:
    shown = json.loads(run("weigh", CASE, "--json").stdout)
    exported = json.loads(run("export", CASE).stdout)
    assert shown.keys() <= exported.keys()
    assert {key: exported[key] for key in shown} == shown
    assert (shown["weighed_by"], shown["balance_stale"], len(shown["relations"])) == ("weigh 0", False, 1)
    for name in ("assertion", "voice", "line", "reliance"):
        part = {"$ref": f"#/$defs/{name}", "$defs": schema()["$defs"]}
        for item in exported[f"{name}s"]:
            jsonschema.validate(item, part, jsonschema.Draft202012Validator)


def test_a_part_of_it() -> None:
    about = run("weigh", CASE, "--about", "Pell")
    assert (about.exit_code, RELATION in about.stdout, TENSION in about.stdout) == (0, True, True)
    assert "the mill flooded" not in about.stdout
    assert "Without whom" not in about.stdout
    assert run("weigh", CASE, "--relation", "employment").stdout == about.stdout
    none = run("weigh", CASE, "--relation", "met")
    assert none.stdout == "No relation and no assertion that several claims share was found.\n"
    assert [it["type"] for it in json.loads(run("weigh", CASE, "--about", "Ostrel", "--json").stdout)["relations"]] == [
        "employment"
    ]


def test_what_falls_without_a_source_and_what_is_stronger() -> None:
    done = run("weigh", CASE, "--drop", "anonymous", "--drop", "letter.txt")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Asked: every unnamed source (1); A letter of the miller\n"
        "Of the relations and assertions 1 falls, 1 strengthens.\n"
        "\n"
        "Falls: 1\n"
        "    “the mill flooded in May”\n"
        "        1–2 independent origins, then no origin\n"
        "\n"
        "Strengthens: 1\n"
        "    Pell is employed by Ostrel · until May 2019\n"
        "        1 independent origin · no longer disputed\n"
    )
    found = json.loads(run("weigh", CASE, "--drop", "anonymous", "--drop", "letter.txt", "--json").stdout)
    changes = [(it["kind"], it["effect"]) for it in found["changes"]]
    assert changes == [("assertion", "falls"), ("relation", "strengthens")]
    assert found["changes"][0]["after"]["most"] == 0


def test_under_an_assumption_nothing_is_kept() -> None:
    before = run("weigh", CASE).stdout
    done = run("weigh", CASE, "--assume", "Pell != Ostrel")
    assert done.stdout == "Asked: Pell != Ostrel\nOf the relations and assertions none changes.\n"
    assert run("weigh", CASE, "--list").stdout == before


def test_without_a_decision() -> None:
    run("independent", CASE, "letter.txt", "Harbour officials", "--why", "miles apart")
    decision = re.findall("dec-[0-9a-f]{16}", run("independent", CASE, "--list").stdout)[0]
    done = run("weigh", CASE, "--without", decision)
    assert "Weakens: 1\n    “the mill flooded in May”\n" in done.stdout
    assert "        2 independent origins, then 1–2 independent origins" in done.stdout


def test_what_rests_on_a_source() -> None:
    done = run("weigh", CASE, "--source", "Warden Pell")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("On Warden Pell 2 rest alone, and 0 among others.\n\nFalls without Warden Pell: 2\n")
    assert "        shares: A gate left open 50%; Warden Pell 50%\n" in done.stdout
    assert "        nothing is left without A gate left open; or without Warden Pell\n" in done.stdout
    leaning = run("weigh", CASE, "--source", "letter.txt").stdout
    assert leaning.startswith("On A letter of the miller 0 rest alone, and 1 among others.\n")
    assert "nothing is left without A letter of the miller and Harbour officials (unnamed); or without " in leaning
    found = json.loads(run("weigh", CASE, "--source", "letter.txt", "--json").stdout)
    (resting,) = found["resting"]
    assert (resting["falls"], resting["cuts"]["complete"], resting["cuts"]["fewest"]) == (False, True, 2)
    assert sum(share["share"] for share in resting["shares"]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--list"], "x.whosays: this case has not been weighed: weigh it with: whosays weigh x.whosays"),
        (["--source", "Nobody"], "no source of this case is called “Nobody”"),
        (["--drop", "kind:oracle"], "there is no kind of source “oracle”"),
        (["--without", "dec-1"], "no grade and no decision on independence that stands is dec-1"),
        (["--assume", "Pell"], "Pell"),
        (["--about", "Nobody"], "Nobody"),
        (["--relation", "liked"], "'liked' is not one of"),
        (["--source", "Pell", "--drop", "anonymous"], "--source and --drop, --without or --assume ask different"),
        (["--drop", "anonymous", "--about", "Pell"], "and --about or --relation ask different things"),
        (["--case", "y.whosays"], "two cases are named"),
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], message: str) -> None:
    done = run("weigh", CASE, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_case_without_claims_and_one_that_is_not_there() -> None:
    Case.open("empty.whosays", create=True).close()
    empty = run("weigh", "empty.whosays")
    assert (empty.exit_code, empty.stdout) == (2, "")
    assert empty.stderr.startswith("whosays: empty.whosays: this case holds no claim: read documents into it with: ")
    gone = run("weigh", "no.whosays")
    assert (gone.exit_code, gone.stderr.startswith("whosays: no.whosays: there is no such case")) == (1, True)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with pytest.raises(SystemExit) as ended:
            main(["weigh", CASE])
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert (ended.value.code, "comparing claims" in shown) == (0, True)


def harbour(*, everything: bool = False) -> Shown:
    found = weighed_case()
    assert found.balance is not None
    return Shown.of(found, found.balance, everything=everything)


def test_a_circle_comes_back_to_where_it_began_and_every_side_is_shown() -> None:
    lines = [*balance_lines(harbour())]
    ring = "    New Courier ← <b>Letter</b> \u202egnirts ← Report of the Velm port inquiry ← New Courier"
    assert lines[lines.index("Circles: 1") + 1] == ring
    start = lines.index("Tensions: 2")
    assert sum(line.startswith("        • ") for line in lines[start:]) == 5


def test_long_lists_are_cut_and_all_shows_them() -> None:
    shown = harbour()
    many = tuple(replace(shown.balance.relations[0], id=f"rel-{number}") for number in range(8))
    balance = Balance(shown.balance.voices, shown.balance.lines, relations=many)
    cut = [*balance_lines(Shown.of(shown.analysis, balance, everything=False))]
    assert "Relations on one origin: 8" in cut
    assert "    … and 3 more; --all shows them" in cut
    whole = [*balance_lines(Shown.of(shown.analysis, balance, everything=True))]
    assert sum(line.startswith("    Corran Freight is an associate of") for line in whole) == 8
    assert not any("--all" in line for line in whole)


def test_what_is_gone_from_the_case_is_said_to_be() -> None:
    found = weighed_case()
    assert found.balance is not None
    lost = replace(found, claims=(), entities=())
    lines = "\n".join(balance_lines(Shown.of(lost, replace(found.balance, voices=()), everything=True)))
    assert "a claim that is no longer in the case" in lines
    assert "ent-" in lines


def test_every_effect_of_leaving_out_has_its_words() -> None:
    shown = harbour()
    relation, assertion = shown.balance.relations[0], shown.balance.assertions[0]
    one, two = Support(("v",), 1, 1, ("single_origin",)), Support(("v", "w"), 2, 2)
    reading = HypothesisReading("H1", 0, (0.0, 0.0), (0.4, 0.9), "even")
    result = SensitivityResult(
        ("the Courier",), (), (
            Change("relation", relation.id, "falls", one, Support()),
            Change("assertion", assertion.id, "weakens", two, one, kept_by=(shown.balance.assertions[1].id,)),
            Change("relation", "rel-gone", "appears", Support(), one),
        ),
        (Shift("Q1", "H1", "weakens", reading, replace(reading, inconsistency=2, weighted=(1.0, 2.0))),),
        shown.balance, shown.balance, {},
    )  # fmt: skip
    assert [*change_lines(result, shown)] == [
        "Asked: the Courier",
        "Of the relations and assertions 1 falls, 1 weakens, 1 appears; hypotheses fare otherwise.",
        "",
        "Falls: 1",
        "    Corran Freight is an associate of Velm port inquiry · since 2011",
        "        1 independent origin, then no origin",
        "",
        "Weakens: 1",
        "    “forty containers left the quay unweighed between March and June 2014”",
        "        2 independent origins, then 1 independent origin · one origin",
        "        still said more exactly by “the scales were off for most of spring 2014”",
        "",
        "Appears: 1",
        "    rel-gone",
        "        1 independent origin · one origin",
        "",
        "Hypotheses: 1",
        "    Q1 H1 weakens",
        "        inconsistency 0, then 2",
        "        weighted 0, then 1–2",
        "        probability even (0.40–0.90)",
    ]


def test_sampled_shares_have_their_error_and_cut_sets_that_are_not_all_say_so() -> None:
    shown = harbour()
    voices = [voice.id for voice in shown.balance.voices]
    shares = tuple(Share(voice, 1 / 11, 0.02) for voice in voices)
    resting = Resting("relation", shown.balance.relations[0].id, False, 0.1, shares, Cuts((), False, 4))
    sets = Cuts((CutSet((voices[0], voices[1])),), False, 2)
    more = replace(resting, id="rel-gone", shares=(Share(voices[0], 1.0),), cuts=sets)
    lines = [*resting_lines(Rests(shown.balance.voices[0], (resting, more), ()), shown)]
    assert lines[4].startswith("        shares: ")
    assert lines[4].count(" 9% ± 2%") == 5
    assert lines[4].endswith("; and 6 more")
    assert lines[5] == "        it takes 4 of them or more to bring it down"
    assert lines[8].endswith("; and there are others, or may be")


def test_text_from_documents_commands_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sources/herald.txt").write_text("A \x1b[31mgate\u202e\n\nWarden Pell said that the gate was open.\n")
    run("read", "sources", "--role", "source", "--case", CASE)
    question = replace(weighed_case().matrices[0].question, text="Who\x1b[2J?")
    monkeypatch.setattr(Case, "matrices", lambda _: (Matrix(question, notes=("a\u202e note",)),))
    for words in ([], ["--source", "Warden Pell"], ["--drop", "Warden Pell"]):
        done = run("weigh", CASE, *words)
        assert (done.exit_code, re.search("[\x1b\u202e]", done.stdout)) == (0, None)
