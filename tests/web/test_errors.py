"""What a page tells of what is wrong: what to do there, and no command to type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.conftest import Serve

from whosays.cli import main
from whosays.records import MissingExtra
from whosays.web.errors import on_page, status_of

SOURCES = Path(__file__).resolve().parents[2] / "src" / "whosays"


def test_a_remedy_for_all_stays_as_it_is() -> None:
    assert on_page("put the earlier one first") == "put the earlier one first"
    assert on_page("install whosays again: pip install --force-reinstall whosays") != ""
    assert on_page("") == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("list them with: whosays judgements CASE", "identities"),
        ("weigh it with: whosays weigh /some/case.whosays", "overview"),
        ("give one with --why TEXT", "give a reason"),
        ("say which with --from stix", "choose its format"),
        ("split it, or raise the limit with --max-megabytes", "split it"),
    ],
)
def test_what_is_typed_gives_way_to_what_is_done_on_a_page(typed: str, said: str) -> None:
    told = on_page(typed)
    assert said in told
    assert not re.search(r"--|whosays", told)


def test_every_command_that_a_refusal_of_the_case_names_has_its_page() -> None:
    commands = "|".join(main.commands)
    named = {
        found
        for room in ("intake", "resolve", "weigh", "audit", "store")
        for path in (SOURCES / room).rglob("*.py")
        for found in re.findall(rf"(?:with|again): (whosays (?:{commands}))\b", path.read_text("utf-8"))
    }
    assert named
    assert all("whosays" not in on_page(f"do it with: {command} CASE") for command in named)


def test_a_page_that_is_refused_by_the_case_tells_what_to_do_there(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    answer = client.post("/history/undo", data={"decision": "none-such"}, headers={"accept": "application/json"})
    error = answer.json()["error"]
    assert error["status"] == 422
    assert "none-such" in error["reason"]
    assert not re.search(r"--|whosays", error["remedy"])


def test_what_is_not_installed_is_not_a_fault_of_whoever_asks() -> None:
    what = "writing it needs a library"
    assert status_of(MissingExtra(what, "extra")) == 501
