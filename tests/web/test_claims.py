"""The list of claims: searched, cut by facets, sorted, paged; every choice says what it would leave."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from tests import audited
from tests.audited import ABSENT, DARK, OIL, SHIPS, TOWER
from tests.factories import make_claim
from tests.web.conftest import Serve

from whosays.case import Case
from whosays.intake import inputs
from whosays.records import Document, Reading, ReadOptions, TimeExpression
from whosays.web.paging import paged
from whosays.web.reading.facets import bits, positions_in

FOURTEEN, SOUND = "Fourteen ships were warned by wireless", "the tower sound"
_BRIEF = [OIL, TOWER, SHIPS, DARK, ABSENT]


@pytest.fixture
def client(lamp: Path, serve: Serve) -> TestClient:
    return serve(lamp)


def words(row: dict[str, Any]) -> str:
    return "".join(piece["words"] for piece in row["card"]["content"])


def found(client: TestClient, query: str = "") -> list[str]:
    return [words(row) for row in client.get(f"/claims.json?{query}").json()["rows"]]


def facet(client: TestClient, name: str, query: str = "") -> dict[str, Any]:
    facets = client.get(f"/claims.json?{query}").json()["facets"]
    found: dict[str, Any] = next(it for it in facets if it["name"] == name)
    return found


def counts(client: TestClient, name: str, query: str = "") -> dict[str, int]:
    return {option["value"]: option["claims"] for option in facet(client, name, query)["options"]}


def test_all_claims_are_there_in_the_order_of_the_texts(client: TestClient) -> None:
    assert found(client) == [*_BRIEF, SOUND, FOURTEEN]
    html = client.get("/claims").text
    assert "7 claims" in html
    row = client.get("/claims.json").json()["rows"][0]["card"]
    assert f"/read/{row['document_id']}?claim={row['id']}#c{row['number']}" in html


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("rests=author", [SOUND, FOURTEEN]),
        ("rests=named", _BRIEF),
        ("rests=anonymous", []),
        ("verdict=overstated", [OIL]),
        ("verdict=source_unavailable&rests=named", [DARK, ABSENT]),
        ("kind=organization", _BRIEF),
        ("sure=less", []),
        ("stance=asserts", _BRIEF),
        ("who=&place=&in=&from=&to=&q=", [*_BRIEF, SOUND, FOURTEEN]),
        ("from=2000", []),
    ],
)
def test_facets_cut_the_list(client: TestClient, query: str, left: list[str]) -> None:
    assert found(client, query) == left


def test_a_choice_counts_what_it_would_leave_beside_the_others(client: TestClient) -> None:
    assert counts(client, "rests") == {"named": 5, "author": 2}
    assert counts(client, "rests", "verdict=overstated") == {"named": 1}
    assert counts(client, "verdict", "verdict=overstated")["contradicted"] == 1
    for name in ("who", "in", "verdict"):
        for value, claims in counts(client, name).items():
            assert len(found(client, f"{name}={value}")) == claims


def test_a_search_gives_the_best_first_and_can_be_cut(client: TestClient) -> None:
    assert found(client, "q=who+says+that+the+keeper+sold+lamp+oil")[0] == OIL
    assert OIL not in found(client, "q=who+says+that+the+keeper+sold+lamp+oil&verdict=contradicted")
    assert found(client, "q=zyx") == []
    assert "No claim fits" in client.get("/claims?q=zyx").text
    assert "&lt;b&gt;" in client.get("/claims?q=<b>").text


def test_paragraphs_with_the_words_are_there_whether_or_not_a_claim_is(client: TestClient) -> None:
    paragraphs = client.get("/claims.json?q=money+found").json()["paragraphs"]
    assert [(it["start"], it["end"]) for it in paragraphs] == [_place("The keeper may", "No money was found.")]
    at = f"/read/{paragraphs[0]['document_id']}#o{paragraphs[0]['start']}-{paragraphs[0]['end']}"
    assert at in client.get("/claims?q=money+found").text
    assert client.get("/claims.json").json()["paragraphs"] == []


def _place(first: str, last: str) -> tuple[int, int]:
    return audited.REPORT.index(first), audited.REPORT.index(last) + len(last)


def test_the_weakest_come_first_where_asked_for(client: TestClient) -> None:
    rows = client.get("/claims.json?sort=weak").json()["rows"]
    points = [len(row["weak"]) for row in rows]
    assert points == sorted(points, reverse=True)
    assert {words(row) for row in rows if row["weak"]} == {OIL, TOWER, SHIPS}
    assert [row["weak"] for row in rows if words(row) == TOWER] == [["contradicted"]]


def test_what_is_chosen_can_be_taken_out_again(client: TestClient) -> None:
    html = client.get("/claims?verdict=overstated&rests=named").text
    assert 'href="/claims?rests=named"' in html
    assert 'href="/claims?verdict=overstated"' in html


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("page=2", 404, "the list ends with page 1"),
        ("page=0", 422, "page"),
        ("from=2010&to=2000", 422, "the years run backwards, from 2010 to 2000"),
        ("sure=utterly", 422, "“utterly” is no choice"),
        ("who=src-none", 404, "no source “src-none”"),
        ("in=doc-none", 404, "no document “doc-none”"),
        ("sort=colour", 422, "sort"),
        ("from=soon", 422, "from"),
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, query: str, status: int, reason: str) -> None:
    answer = client.get(f"/claims.json?{query}")
    assert answer.status_code == status
    assert reason in answer.json()["error"]["reason"]
    assert client.get(f"/claims?{query}").status_code == status


def test_origins_and_tensions_are_facets_of_a_weighed_case(mill: Path, serve: Serve) -> None:
    client = serve(mill)
    assert counts(client, "tension") == {"any": 3, "polarity": 3}
    assert sum(counts(client, "origins").values()) == len(found(client))
    assert {*found(client, "tension=polarity")} == {"gate was open", "gate was not open"}


def test_a_long_list_has_pages_and_years_cut_it(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    audited.prepare(monkeypatch)

    def read(document: Document, _: ReadOptions) -> Reading:
        claims = []
        for number in range(250):
            claim = make_claim(document, f"Boat {number:03} sank")
            year = 1800 + number
            time = TimeExpression(claim.content[0], f"{year}", f"{year}-01-01", f"{year}-12-31")
            claims.append(dataclasses.replace(claim, times=(time,)))
        return Reading(document.id, claims=tuple(claims))

    monkeypatch.setattr(inputs, "read_document", read)
    monkeypatch.chdir(tmp_path)
    Path("boats.txt").write_text("\n\n".join(f"Boat {number:03} sank." for number in range(250)))
    with Case.open("boats.whosays", create=True) as case:
        case.read(["boats.txt"])
    client = serve(tmp_path / "boats.whosays")
    assert len(found(client)) == 100
    assert found(client, "page=3") == [f"Boat {number:03} sank" for number in range(200, 250)]
    assert 'rel="next" href="/claims?page=2"' in client.get("/claims").text
    assert 'rel="prev" href="/claims"' in client.get("/claims?page=2").text
    assert found(client, "from=1810&to=1812") == ["Boat 010 sank", "Boat 011 sank", "Boat 012 sank"]
    assert len(found(client, "to=1809")) == 10


@given(st.sets(st.integers(0, 300)))
def test_a_set_gives_back_its_positions_in_order(positions: set[int]) -> None:
    assert positions_in(bits(positions)) == sorted(positions)
    assert bits(positions).bit_count() == len(positions)


@given(st.integers(0, 450), st.integers(1, 9))
def test_pages_leave_nothing_out(total: int, size: int) -> None:
    entries = list(range(total))
    pages = paged(entries, 1, size)[1].pages
    leaves = [paged(entries, number, size) for number in range(1, pages + 1)]
    assert [entry for here, _ in leaves for entry in here] == entries
    assert all(leaf.last - leaf.first + bool(here) == len(here) for here, leaf in leaves)
