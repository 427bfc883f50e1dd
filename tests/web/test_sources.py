"""The list of sources: everybody who speaks, in any order, cut by what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Serve

MILLER = "A letter of the miller"


@pytest.fixture
def client(mill: Path, serve: Serve) -> TestClient:
    return serve(mill)


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/sources.json{query}").json()["rows"]
    return found


def names(client: TestClient, query: str = "") -> list[str]:
    return [row["speaker"]["name"] for row in rows(client, query)]


def test_everybody_who_speaks_is_there_with_what_rests_on_them(client: TestClient) -> None:
    found = {row["speaker"]["name"]: row for row in rows(client)}
    assert len(found) == 7
    officials = found["Harbour officials"]
    assert (officials["claims"], officials["passed"], officials["falls"], officials["leans"]) == (3, 0, 0, 1)
    assert officials["speaker"]["anonymous"]
    assert not officials["present"]
    assert (found["Courier"]["claims"], found["Courier"]["passed"]) == (0, 2)
    assert (found["Warden Pell"]["falls"], found["A gate left open"]["falls"]) == (2, 2)
    assert found["The Flood at Ostrel"]["weak"] == ["a brief"]
    html = client.get("/sources").text
    assert 'href="/sources/src-' in html
    assert "not named" in html


def test_the_list_has_the_order_that_is_asked_for(client: TestClient) -> None:
    assert names(client)[0] == "Harbour officials"
    assert names(client, "?order=falls")[:2] == ["Warden Pell", "A gate left open"]
    assert names(client, "?order=name") == sorted(names(client), key=str.casefold)
    assert names(client, "?order=passed")[0] == "Water at the mill"


def test_facets_cut_the_list_and_count_what_each_would_leave(client: TestClient) -> None:
    assert names(client, "?named=no") == ["Harbour officials"]
    assert set(names(client, "?falls=yes")) == {"Warden Pell", "A gate left open"}
    assert set(names(client, "?text=yes&falls=yes")) == {"A gate left open"}
    assert len(names(client, "?grade=none")) == 7
    facets = {facet["name"]: facet["options"] for facet in client.get("/sources.json").json()["facets"]}
    assert {option["value"]: option["rows"] for option in facets["text"]} == {"yes": 4, "no": 3}


def test_names_are_found_by_a_part_of_them(client: TestClient) -> None:
    assert names(client, "?q=MILLER") == [MILLER]
    page = client.get("/sources?q=nobody of this name")
    assert page.status_code == 200
    assert "No source fits" in page.text


def test_what_cannot_be_chosen_and_pages_beyond_the_end_are_refused(client: TestClient) -> None:
    answer = client.get("/sources.json?kind=ghost")
    assert answer.status_code == 422
    assert "there is no “ghost” to choose" in answer.json()["error"]["reason"]
    assert client.get("/sources?page=2").status_code == 404
    assert client.get("/sources?order=weight").status_code == 422


def test_a_case_that_was_never_weighed_has_its_sources_and_says_so(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    assert rows(client)
    page = client.get("/sources").text
    assert "has not been weighed yet" in page
    assert "Falls, leans" not in page
