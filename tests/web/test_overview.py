"""The door, the overview and its twin, and what is answered where there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import WHO, Serve

from whosays.case import Case
from whosays.web.rendering import NAVIGATION


def test_the_door_leads_to_the_overview(lamp: Path, serve: Serve) -> None:
    answer = serve(lamp).get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    assert "set-cookie" not in answer.headers, "no token is asked for on this machine"


def test_it_says_what_the_case_holds_and_leads_to_every_document(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    page, twin = client.get("/overview"), client.get("/overview.json").json()
    with Case.open(lamp) as case:
        analysis = case.analysis()
    assert twin["overview"]["claims"] == f"{len(analysis.claims)} claims"
    assert [row["id"] for row in twin["documents"]] == [document.id for document in analysis.documents]
    for document in analysis.documents:
        assert f'href="/read/{document.id}"' in page.text
    counted = sum(row["claims"] for row in twin["documents"])
    assert counted == len(analysis.claims)


def test_it_tells_what_was_not_done_yet_and_what_is_stale(lamp: Path, mill: Path, serve: Serve) -> None:
    assert {key: serve(lamp).get("/overview.json").json()[key] for key in ("audited", "weighed")} == {
        "audited": True,
        "weighed": False,
    }
    client = serve(mill)
    assert client.get("/overview.json").json()["weighed"]
    assert not client.get("/overview.json").json()["stale"]
    with Case.open(mill) as case:
        first, second = case.voices()[:2]
        case.judge_independence(first.id, second.id, True, WHO, "they never met")
    assert client.get("/overview.json").json()["stale"], "another process has decided"
    assert "Bring it up to date" in client.get("/overview").text


@pytest.mark.parametrize("world", ["lamp", "mill"])
def test_every_caution_leads_to_just_what_it_counts(world: str, request: pytest.FixtureRequest, serve: Serve) -> None:
    client = serve(request.getfixturevalue(world))
    told = client.get("/overview.json").json()["cautions"]
    assert {"/audit", "/network"} & {one["href"].partition("?")[0] for one in told}
    for one in told:
        path, _, query = one["href"].partition("?")
        if path in {"/claims", "/audit", "/network"} and query and "show" not in query:
            listed = client.get(f"{path}.json?{query}").json()["leaf"]["total"]
            assert listed == one["count"], one
    page = client.get("/overview").text
    assert all(f'href="{one["href"]}"' in page for one in told if one["href"])


@pytest.mark.parametrize("address", NAVIGATION)
def test_every_page_of_the_bar_has_a_twin_and_names_itself(lamp: Path, serve: Serve, address: str) -> None:
    client = serve(lamp)
    page = client.get(address, follow_redirects=True)
    assert page.status_code == 200
    assert f'href="{address}" aria-current="page"' in page.text
    assert address in {"/read"} or isinstance(client.get(f"{address}.json").json(), dict)


@pytest.mark.parametrize("address", ["/nothing", "/claims/clm-0", "/read/doc-0", "/sources/src-0", "/entities/ent-0"])
def test_where_there_is_nothing_page_and_twin_say_so_in_one_shape(lamp: Path, serve: Serve, address: str) -> None:
    client = serve(lamp)
    page, twin = client.get(address), client.get(f"{address}.json")
    assert (page.status_code, twin.status_code) == (404, 404)
    told = twin.json()["error"]
    assert {*told} == {"status", "reason", "remedy"}
    assert told["status"] == 404
    assert told["reason"]
    assert "Not Found" in page.text


def test_history_lists_the_newest_first_and_takes_back_once(mill: Path, serve: Serve) -> None:
    with Case.open(mill) as case:
        voice = next(voice for voice in case.voices() if voice.source_ids)
        case.grade(voice.id, "B", WHO, "has been right before")
        case.grade(voice.id, "C", WHO, "was wrong last year")
    client = serve(mill)
    newest, oldest = client.get("/history.json").json()["entries"]
    assert ("reliability C" in newest["words"], "reliability B" in oldest["words"]) == (True, True)
    assert client.post("/history/undo", data={"decision": newest["id"]}).status_code == 303
    entries = client.get("/history.json").json()["entries"]
    assert [entry["kind"] for entry in entries] == ["undo", "grade", "grade"]
    assert entries[1]["undone_by"] == entries[0]["id"]
    assert [entry["can_be_undone"] for entry in entries] == [False, False, True]
    assert "take back" in entries[0]["words"]
    assert client.post("/history/undo", data={"decision": newest["id"]}).status_code == 422, "undone already"
    assert client.post("/history/undo", data={"decision": "dec-0"}).status_code in {404, 422}
    assert len(client.get("/history.json").json()["entries"]) == 3


@pytest.mark.parametrize("address", NAVIGATION)
def test_an_address_with_blank_fields_means_what_it_means_without(lamp: Path, serve: Serve, address: str) -> None:
    client = serve(lamp)
    fields = ("q", "page", "least", "from", "to", "at", "kind", "sort", "order", "verdict", "show", "by", "scan")
    blank = "&".join(f"{name}={'%20' * (name == 'q')}" for name in fields)
    answer = client.get(f"{address}?{blank}", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert answer.text == client.get(address, follow_redirects=True).text
