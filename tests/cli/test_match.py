"""``whosays match``: a case against a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cast import LETTERS, prepare

from whosays.case import Case
from whosays.cli import main

CASE = "x.whosays"
ENTRIES = (
    {"id": "Q1", "schema": "Person", "properties": {"name": ["Oryn Sael"], "birthDate": ["1961"]}},
    {"id": "Q2", "schema": "Person", "properties": {"name": ["Tarun Velmar"], "weakAlias": ["Orin Sael"]}},
    {"id": "Q3", "schema": "Person", "properties": {"name": ["Somebody Else"]}},
)


@pytest.fixture(autouse=True)
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in LETTERS.items():
        Path(name).write_text(text)
    with Case.open(CASE, create=True) as opened:
        opened.read([*LETTERS])
    Path("list.json").write_text("".join(f"{json.dumps(entry)}\n" for entry in ENTRIES))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["match", CASE, *words])


def test_candidates_are_told_with_what_they_rest_on() -> None:
    done = run("list.json", "--least", "0.6")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("4 persons and organizations against 3 entries (FollowTheMoney JSON lines): ")
    assert "\nOrin Sael (Person)\n  Oryn Sael [list.json, line 1]\n    1961\n" in done.stdout
    assert "“Orin” and “Oryn”: spelled otherwise" in done.stdout
    assert "Somebody Else" not in done.stdout


def test_a_weak_name_is_worth_a_look_and_no_more() -> None:
    assert "Tarun Velmar" not in run("list.json", "--least", "0.6").stdout
    assert "Tarun Velmar [list.json, line 2]" in run("list.json", "--least", "0.5").stdout


def test_json_lines_have_ids_probability_and_features() -> None:
    done = run("list.json", "--json", "--least", "0.6")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    first = next(line for line in found if line["entity"]["name"] == "Orin Sael")
    assert first["entry"]["id"] == "Q1"
    assert first["entry"]["origin"] == "list.json, line 1"
    assert 0.6 <= first["match_probability"] <= 1
    assert first["features"][0]["name"] == "prior"


def test_no_more_than_asked_are_shown() -> None:
    every = run("list.json", "--json", "--least", "0").stdout.splitlines()
    best = run("list.json", "--json", "--least", "0", "--most", "1").stdout.splitlines()
    entities = [json.loads(line)["entity"]["id"] for line in best]
    assert len(entities) == len(set(entities)) < len(every)


def test_nothing_is_written_to_the_case() -> None:
    before = Path(CASE).read_bytes()
    run("list.json", "-o", "found.txt")
    assert Path(CASE).read_bytes() == before
    assert Path("found.txt").read_text().startswith("4 persons")


def test_a_malformed_line_is_named_and_the_rest_read() -> None:
    Path("list.json").write_text(f"{json.dumps(ENTRIES[0])}\n{{broken\n")
    done = run("list.json")
    assert done.exit_code == 1
    assert "Oryn Sael" in done.stdout
    assert "line 2" in done.stderr


@pytest.mark.parametrize(("text", "says"), [("", "the file is empty"), ("just words\n", "none of the formats")])
def test_what_is_no_list_is_refused(text: str, says: str) -> None:
    Path("list.json").write_text(text)
    done = run("list.json")
    assert done.exit_code == 1
    assert says in done.stderr
    assert done.stdout == ""


def test_a_missing_list_is_named() -> None:
    done = run("nowhere.csv")
    assert done.exit_code == 1
    assert "nowhere.csv" in done.stderr
