"""The network as a page and as JSON: what is tied, what is asked for, and the claims behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks._networks import Stand, generated
from fastapi.testclient import TestClient
from tests.web.conftest import Serve

from whosays.web.book import Book


@pytest.fixture(scope="module")
def book() -> Book:
    return generated(150)


@pytest.fixture
def large(serve: Serve, book: Book, tmp_path: Path) -> TestClient:
    """A case of 150 names in 240 relations."""
    client = serve(tmp_path / "generated.whosays")
    client.app.state.desk = Stand(book)  # type: ignore[attr-defined]
    return client


def test_a_relation_is_listed_with_what_stands_behind_it(serve: Serve, mill: Path) -> None:
    page = serve(mill).get("/network.json").json()
    (row,) = page["rows"]
    assert (row["start"]["name"], row["tie"]["words"], row["end"]["name"]) == ("Pell", "is employed by", "Ostrel")
    assert row["tie"]["look"] == "disputed"
    assert len(row["tie"]["denied"]) == 1
    assert page["opened"] is None


def test_an_opened_relation_shows_its_claims_and_who_denies_them(serve: Serve, mill: Path) -> None:
    client = serve(mill)
    tie = client.get("/network.json").json()["rows"][0]["tie"]["id"]
    page = client.get("/network", params={"tie": tie}).text
    opened = page[page.index('id="opened"') : page.index('id="list"')]
    assert "Denied by" in opened
    assert "gate was not open" in opened
    assert "Warden Pell" in opened


def test_the_list_links_to_the_relation_and_to_both_ends(serve: Serve, mill: Path) -> None:
    client = serve(mill)
    row = client.get("/network.json").json()["rows"][0]
    page = client.get("/network").text
    assert f'href="/network?tie={row["tie"]["id"]}#opened"' in page
    assert f'href="{row["start"]["href"]}"' in page
    assert row["start"]["href"] == f"/entities/{row['start']['id']}"


def test_sources_show_who_relies_on_whom(serve: Serve, mill: Path) -> None:
    page = serve(mill).get("/network.json", params={"show": "sources"}).json()
    steps = {(row["start"]["name"], row["end"]["name"]) for row in page["rows"]}
    assert any(relied == "Warden Pell" for _, relied in steps)
    assert all(row["tie"]["directed"] and row["tie"]["ground"] is None for row in page["rows"])


def test_before_weighing_the_page_says_so(serve: Serve, lamp: Path) -> None:
    client = serve(lamp)
    assert client.get("/network.json").json()["weighed"] is False
    page = client.get("/network").text
    assert "whosays weigh" in page
    assert "/static/network.js" not in page


def test_everything_drawn_has_a_place_of_its_own(large: TestClient) -> None:
    drawing = large.get("/network/drawing.json").json()
    assert (len(drawing["knots"]), len(drawing["ties"]), drawing["left_out"]) == (150, 240, 0)
    assert len({(placed["x"], placed["y"]) for placed in drawing["knots"]}) == 150


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "met"},
        {"end": "Country"},
        {"ground": "disputed"},
        {"least": "3"},
        {"from": "1990", "to": "1995"},
        {"from": "1990", "to": "1995", "dated": "only"},
        {"q": "pell"},
        {"q": "", "kind": "", "from": "", "dated": "only"},
    ],
)
def test_filters_leave_just_what_fits(large: TestClient, book: Book, query: dict[str, str]) -> None:
    page = large.get("/network.json", params=query).json()
    names = {entity.id: (entity.name.casefold(), entity.schema) for entity in book.analysis.entities}
    assert book.analysis.balance is not None
    expected = {
        relation.id
        for relation in book.analysis.balance.relations
        for ends in [[names[relation.subject_id], names[relation.object_id]]]
        if (not query.get("kind") or relation.type == query["kind"])
        and ("end" not in query or query["end"] in (ends[0][1], ends[1][1]))
        and ("ground" not in query or "disputed" in relation.support.weaknesses)
        and ("least" not in query or relation.support.least >= 3)
        and (not query.get("q") or any(query["q"] in name for name, _ in ends))
        and ("dated" not in query or relation.earliest is not None)
        and (
            not query.get("from")
            or relation.earliest is None
            or relation.latest is None
            or (relation.earliest < "1996" and relation.latest >= "1990")
        )
    }
    assert 0 < len(expected) < 240
    assert page["leaf"]["total"] == len(expected)
    assert {row["tie"]["id"] for row in page["rows"]} <= expected


def test_a_long_list_is_paged_and_keeps_what_is_asked_for(large: TestClient) -> None:
    first = large.get("/network", params={"dated": "only"}).text
    assert len(re.findall(r'<tr id="rel-', first)) == 100
    assert 'href="/network?dated=only&amp;page=2"' in first
    assert large.get("/network.json", params={"page": 3}).json()["leaf"]["last"] == 240


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"from": "2010", "to": "1990"}, 422, "wrong way around"),
        ({"from": "soon"}, 422, "from"),
        ({"least": "-1"}, 422, "least"),
        ({"show": "everything"}, 422, "show"),
        ({"ground": "strong"}, 422, "ground"),
        ({"page": "4"}, 404, "no page 4"),
        ({"tie": "rel-none"}, 404, "no relation “rel-none”"),
    ],
)
def test_bad_addresses_are_told(large: TestClient, query: dict[str, str], status: int, words: str) -> None:
    answer = large.get("/network.json", params=query)
    assert answer.status_code == status
    assert words in answer.json()["error"]["reason"]
    assert large.get("/network", params=query).status_code == status


def test_nothing_that_fits_is_no_error(large: TestClient) -> None:
    answer = large.get("/network", params={"q": "nobody at all"})
    assert answer.status_code == 200
    assert "Nothing fits" in answer.text
