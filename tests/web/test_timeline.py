"""The timeline as a page and as JSON: lanes, a stretch of time, and the dates in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks._networks import Stand
from fastapi.testclient import TestClient
from tests.export.report.factory import harbour_case
from tests.web.conftest import Serve

from whosays.web.book import Book


@pytest.fixture(scope="module")
def book() -> Book:
    return Book("Harbour", harbour_case(), ())


@pytest.fixture
def harbour(serve: Serve, book: Book, tmp_path: Path) -> TestClient:
    """The case of the report's tests: ten dates, one of them of 1258."""
    client = serve(tmp_path / "harbour.whosays")
    client.app.state.desk = Stand(book)  # type: ignore[attr-defined]
    return client


def test_dates_are_listed_the_earliest_first_with_their_claims(harbour: TestClient, book: Book) -> None:
    page = harbour.get("/timeline.json").json()
    assert [row["words"] for row in page["rows"]][:3] == ["until 1996", "1258", "some time in 1990–1993"]
    assert (page["dates"], page["undated"]) == (10, 1)
    assert all(row["claim"] in book.claims for row in page["rows"])


def test_without_a_script_the_first_view_is_drawn_and_leads_to_claims(harbour: TestClient) -> None:
    page = harbour.get("/timeline").text
    assert page.count('<div class="lane ') == 5
    assert 'href="/claims/clm-' in page[page.index('id="drawn"') : page.index('id="list"')]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"from": "1258", "to": "1258"}, ["until 1996", "1258"]),
        ({"to": "1900-12"}, ["until 1996", "1258"]),
        ({"from": "2014-04-09", "to": "2014-04-09"}, ["since 2003", "since 2011"]),
    ],
)
def test_a_stretch_holds_what_may_fall_into_it(harbour: TestClient, query: dict[str, str], words: list[str]) -> None:
    rows = harbour.get("/timeline.json", params=query).json()["rows"]
    found = [row["words"] for row in rows]
    assert [one for one in found if one in words] == words
    assert "some time in 1990–1993" not in found


def test_a_lane_has_its_own_dates(harbour: TestClient) -> None:
    lanes = harbour.get("/timeline/marks.json").json()["lanes"]
    assert [lane["name"] for lane in lanes[-2:]] == ["nobody named", "the author"]
    page = harbour.get("/timeline.json", params={"lane": lanes[-1]["key"]}).json()
    assert page["lane_name"] == "the author"
    assert page["dates"] == sum(mark["claims"] for mark in lanes[-1]["marks"])
    assert all(row["who"] is None for row in page["rows"])


def test_lanes_go_by_who_and_what_it_is_about(harbour: TestClient, book: Book) -> None:
    lanes = harbour.get("/timeline/marks.json", params={"by": "entity"}).json()["lanes"]
    assert {lane["key"] for lane in lanes} <= book.entities.keys()
    for lane in lanes:
        assert lane["href"] == f"/entities/{lane['key']}"


def test_marks_say_how_exact_they_are(harbour: TestClient) -> None:
    marks = [mark for lane in harbour.get("/timeline/marks.json").json()["lanes"] for mark in lane["marks"]]
    onward = next(mark for mark in marks if mark["words"] == "since 2003")
    assert (onward["earliest"], onward["latest"], onward["ends"]) == ("2003-01-01", None, "onward")
    assert any(mark["ends"] == "soft" for mark in marks)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"from": "2014", "to": "2011"}, 422, "wrong way around"),
        ({"from": "yesterday"}, 422, "“yesterday” is no date"),
        ({"to": "2014-13"}, 422, "“2014-13” is no date"),
        ({"by": "weather"}, 422, "by"),
        ({"lane": "src-none"}, 404, "no lane “src-none”"),
        ({"page": "2"}, 404, "no page 2"),
    ],
)
def test_bad_addresses_are_told(harbour: TestClient, query: dict[str, str], status: int, words: str) -> None:
    answer = harbour.get("/timeline.json", params=query)
    assert answer.status_code == status
    assert words in answer.json()["error"]["reason"]
    assert harbour.get("/timeline", params=query).status_code == status


def test_an_empty_stretch_is_no_error(harbour: TestClient) -> None:
    lanes = harbour.get("/timeline/marks.json").json()["lanes"]
    letters = next(lane for lane in lanes if lane["name"] == "Letters found in the office")
    answer = harbour.get("/timeline", params={"lane": letters["key"], "from": "2020"})
    assert answer.status_code == 200
    assert "No date falls into this stretch" in answer.text


def test_a_case_without_dates_says_so(serve: Serve, mill: Path) -> None:
    page = serve(mill).get("/timeline").text
    assert "No claim of this case gives a date" in page
    assert "/static/timeline.js" not in page
