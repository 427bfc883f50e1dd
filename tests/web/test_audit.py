"""The audit page: verdicts the worst first, narrowed down, ruled on and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests import audited
from tests.audited import ABSENT, DARK, OIL, SHIPS, TOWER
from tests.cast import LETTERS
from tests.cast import prepare as prepare_letters
from tests.web.conftest import WHO, Serve

from whosays.case import Case
from whosays.records import ReadOptions


@pytest.fixture
def pages(lamp: Path, serve: Serve) -> TestClient:
    return serve(lamp)


def asked(pages: TestClient, query: str = "") -> dict[str, Any]:
    answer = pages.get(f"/audit.json{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def words_of(held: dict[str, Any]) -> str:
    """The words of the brief that are compared."""
    parts = held["card"]["rows"][0]["claim"]
    return "".join(part["words"] for part in parts if part["kind"] != "around")


def form_of(pages: TestClient, words: str, **changes: str) -> dict[str, str]:
    """What the form on a claim would send."""
    held = next(it for it in asked(pages)["verdicts"] if words_of(it) == words)
    found = {
        "number": str(held["card"]["number"]),
        "claim": held["card"]["link"],
        "seen": held["seen"],
        "verdict": "supported",
        "why": "the log has it",
        "back": "",
    }
    return {**found, **changes}


def test_the_worst_come_first(pages: TestClient) -> None:
    page = asked(pages)
    assert [words_of(it) for it in page["verdicts"]] == [TOWER, SHIPS, OIL, DARK, ABSENT]
    assert [part["count"] for part in page["parts"]] == [5, 1, 1, 2]
    in_order = asked(pages, "?order=text")["verdicts"]
    assert [it["card"]["number"] for it in in_order] == [1, 2, 3, 4, 5]


def test_the_page_shows_both_texts_with_what_differs(pages: TestClient) -> None:
    text = pages.get("/audit").text
    assert '<mark class="differs">sold</mark><sup class="ref">a</sup>' in text
    assert '<mark class="differs">may have sold</mark><sup class="ref">a</sup>' in text
    source, *_ = asked(pages, "?show=sources")["sources"]
    assert f'href="/read/{source["where"]["document_id"]}#o' in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?verdict=contradicted", [TOWER]),
        ("?drift=number", [SHIPS]),
        ("?source=none", [DARK, ABSENT]),
        ("?state=flawed", [TOWER, SHIPS, OIL]),
        ("?state=flawed&drift=time", [OIL]),
        ("?verdict=&drift=&order=worst&source=none", [DARK, ABSENT]),
        ("?verdict=supported", []),
    ],
)
def test_facets_narrow_down(pages: TestClient, query: str, found: list[str]) -> None:
    page = asked(pages, query)
    assert [words_of(it) for it in page["verdicts"]] == found
    assert page["leaf"]["total"] == len(found)


def test_a_facet_counts_what_the_others_leave(pages: TestClient) -> None:
    facets = {facet["name"]: facet for facet in asked(pages, "?state=flawed&verdict=distorted")["facets"]}
    assert {it["value"]: it["rows"] for it in facets["verdict"]["options"]} == {
        "contradicted": 1, "distorted": 1, "overstated": 1,
    }  # fmt: skip
    assert {it["value"]: it["rows"] for it in facets["drift"]["options"]} == {"number": 1}
    assert facets["verdict"]["chosen"] == "distorted"


def test_one_claim_alone(pages: TestClient) -> None:
    claim = form_of(pages, TOWER)["claim"]
    page = asked(pages, f"?claim={claim}")
    assert [words_of(it) for it in page["verdicts"]] == [TOWER]
    assert page["claim"] == 2


@pytest.mark.parametrize(("show", "words"), [
    ("omissions", "No money was found."), ("twice", "both rest on the harbour log"), ("sources", "A letter of the ins"),
])  # fmt: skip
def test_each_part_has_an_address(pages: TestClient, show: str, words: str) -> None:
    assert words in pages.get(f"/audit?show={show}").text
    assert asked(pages, f"?show={show}")[show]
    assert not asked(pages, f"?show={show}")["verdicts"]


def test_verdicts_are_linked_by_number(pages: TestClient) -> None:
    assert '<a href="/audit?at=1#v1"' in pages.get("/audit?show=omissions").text
    assert asked(pages, "?at=1")["leaf"]["number"] == 1


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("?page=2", 404, "there is no page 2"),
        ("?page=0", 422, "page"),
        ("?at=99", 404, "there is no verdict 99"),
        ("?verdict=nice", 422, "there is no “nice” to choose"),
        ("?claim=clm-x", 404, "this case has no claim “clm-x”"),
        ("?order=random", 422, "order"),
        ("?show=all", 422, "show"),
    ],
)
def test_what_an_address_may_not_ask(pages: TestClient, query: str, status: int, reason: str) -> None:
    page, json = pages.get(f"/audit{query}"), pages.get(f"/audit.json{query}")
    assert (page.status_code, json.status_code) == (status, status)
    assert reason in json.json()["error"]["reason"]


def test_a_ruling_is_kept_beside_the_machines_verdict(pages: TestClient) -> None:
    form = form_of(pages, TOWER, back="verdict=contradicted&page=1&at=9&elsewhere=//evil")
    answer = pages.post("/audit/overrule", data=form)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/audit?verdict=contradicted&page=1&done={form['number']}#v{form['number']}"
    page = asked(pages, "?state=ruled")
    (held,) = page["verdicts"]
    assert (held["card"]["verdict"]["key"], held["card"]["ruled"]["key"]) == ("contradicted", "supported")
    assert (held["card"]["ruling"]["who"], held["card"]["ruling"]["why"]) == (WHO, "the log has it")
    assert "1 by an analyst’s ruling" in page["balance"]


def test_what_was_decided_is_told_where_it_is_no_longer_shown(pages: TestClient) -> None:
    form = form_of(pages, TOWER, back="verdict=contradicted")
    address = pages.post("/audit/overrule", data=form).headers["location"]
    page = asked(pages, address.removeprefix("/audit").partition("#")[0])
    assert page["verdicts"] == []
    assert page["done"]["card"]["number"] == int(form["number"])
    assert f"Decided: verdict {form['number']} is now" in pages.get(address).text


def test_a_ruling_is_taken_back(pages: TestClient) -> None:
    form = form_of(pages, TOWER)
    pages.post("/audit/overrule", data=form)
    (held,) = asked(pages, "?state=ruled")["verdicts"]
    undoing = {"decision": held["card"]["ruling"]["id"], "number": form["number"]}
    assert pages.post("/audit/undo", data=undoing).status_code == 303
    assert asked(pages, "?state=ruled")["verdicts"] == []
    again = pages.post("/audit/undo", data=undoing, headers={"accept": "application/json"})
    assert again.status_code == 422
    assert "undone already" in again.json()["error"]["reason"]


def test_rulings_are_undone_from_the_history_too(pages: TestClient) -> None:
    pages.post("/audit/overrule", data=form_of(pages, TOWER))
    (entry,) = pages.get("/history.json").json()["entries"]
    assert pages.post("/history/undo", data={"decision": entry["id"]}).status_code == 303
    assert asked(pages, "?state=ruled")["verdicts"] == []


def test_of_two_who_rule_on_one_verdict_the_second_is_told(pages: TestClient) -> None:
    form = form_of(pages, TOWER)
    pages.post("/audit/overrule", data=form)
    late = pages.post("/audit/overrule", data={**form, "verdict": "distorted"})
    assert late.status_code == 409
    assert f"{WHO} has decided on this meanwhile" in late.text
    (held,) = asked(pages, "?state=ruled")["verdicts"]
    assert held["card"]["ruled"]["key"] == "supported"


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        ({"why": " "}, 422, "for a reason, and none is given"),
        ({"verdict": "nice"}, 422, "verdict"),
        ({"number": "2"}, 409, "verdict 2 is on another claim now"),
        ({"number": "77"}, 409, "verdict 77 is on another claim now"),
        ({"seen": "dec-x"}, 409, "no longer as it was shown"),
    ],
)
def test_forms_that_are_refused(pages: TestClient, changes: dict[str, str], status: int, reason: str) -> None:
    form = form_of(pages, OIL, **changes)
    answer = pages.post("/audit/overrule", data=form, headers={"accept": "application/json"})
    assert answer.status_code == status
    assert reason in answer.json()["error"]["reason"]
    assert pages.get("/history.json").json()["entries"] == []


def test_hostile_words_stay_words(lamp: Path, serve: Serve) -> None:
    pages = serve(lamp)
    pages.post("/audit/overrule", data=form_of(pages, OIL, why="<script>alert(1)</script>\u202e"))
    text = pages.get("/audit").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩" in text


def test_a_case_that_was_never_audited_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, serve: Serve) -> None:
    prepare_letters(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("anchor.txt").write_text(LETTERS["anchor.txt"])
    with Case.open("x.whosays", create=True) as case:
        case.read(["anchor.txt"])
    pages = serve(tmp_path / "x.whosays")
    assert not asked(pages)["audited"]
    text = pages.get("/audit?verdict=supported").text
    assert "have not been held against their sources yet" in text
    assert '<input type="hidden" name="kind" value="audit">' in text


def test_stale_verdicts_are_told(lamp: Path, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.txt").write_text(audited.BRIEF)
    Path("sources").mkdir()
    Path("sources/report.txt").write_text(audited.REPORT)
    Path("sources/new.txt").write_text("Another report altogether.\n")
    pages = serve(lamp)
    before = asked(pages)["stale"]
    with Case.open(lamp) as case:
        case.read(["sources/new.txt"], ReadOptions(role="source"))
    page = asked(pages)
    assert (before, page["stale"] > 0) == (0, True)
    assert "Audit the case again" in pages.get("/audit").text
    assert len(asked(pages, "?state=stale")["verdicts"]) == page["stale"]
