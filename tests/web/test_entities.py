"""Who and what the texts name, and one of them: its names, why they are one, and how it is joined and split."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests import cast
from tests.web.conftest import WHO, Serve

from whosays.case import Case

ORIN, SHORT, OTHER = "Orin Sael", "O. Sael", "Oryn Sahl"
WHY = "one hand wrote both"


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A case of the letters of ``tests.cast``."""
    cast.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    for name, text in cast.LETTERS.items():
        Path(name).write_text(text, encoding="utf-8")
    with Case.open(tmp_path / "letters.whosays", create=True) as case:
        case.read([*cast.LETTERS])
    return tmp_path / "letters.whosays"


@pytest.fixture
def client(letters: Path, serve: Serve) -> TestClient:
    return serve(letters)


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/entities.json{query}").json()["rows"]
    return found


def spread(client: TestClient) -> list[tuple[str, int]]:
    """The persons, each with the number of documents that name it."""
    return sorted((row["name"], row["documents"]) for row in rows(client, "?sort=person"))


def address(client: TestClient, name: str) -> str:
    return next(f"/entities/{row['id']}" for row in rows(client) if row["name"] == name)


def twin(client: TestClient, name: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{address(client, name)}.json").json()
    return found


def split(client: TestClient, name: str, document: str) -> dict[str, str]:
    """The form by which the bearer of a name in one document is told from the rest."""
    (part,) = (part for part in twin(client, name)["parts"] if part["document"]["name"].startswith(document))
    return {"part": part["reference"], "against": part["against"], "seen": part["seen"], "why": WHY}


def test_the_list_is_ordered_searched_and_cut(client: TestClient) -> None:
    every = rows(client)
    assert len(every) == 5
    assert every[0]["name"] == ORIN
    assert (every[0]["mentions"], every[0]["documents"], every[0]["claims"]) == (2, 2, 2)
    assert [row["name"] for row in rows(client, "?sort=place")] == ["Brackwater"]
    assert [row["name"] for row in rows(client, "?q=sael&order=name")] == [SHORT, ORIN]
    assert [row["name"] for row in rows(client, "?spread=several")] == [ORIN]
    assert client.get("/entities?page=2").status_code == 404
    assert client.get("/entities?sort=ghost").status_code == 422
    assert "Nothing fits" in client.get("/entities?q=zzz").text


def test_an_entity_shows_its_names_where_they_stand_and_whom_it_may_be(client: TestClient) -> None:
    orin = twin(client, ORIN)
    (used,) = orin["names"]
    assert (used["name"], used["mentions"], len(used["spots"])) == (ORIN, 2, 2)
    found = {frozenset((pair["left"], pair["right"])): pair for pair in orin["beside"]}
    pair = found[frozenset((SHORT, ORIN))]
    assert pair["waterfall"]["probability"] == "0.90"
    assert [bar["is_for"] for bar in pair["waterfall"]["bars"]] == [True, False]
    assert len(orin["claims"]) == 2
    html = client.get(address(client, ORIN)).text
    spot = used["spots"][0]
    assert f"/read/{spot['document_id']}#o{spot['start']}-{spot['end']}" in html
    assert "match probability 0.90" in html
    assert client.get("/entities/ent-none").status_code == 404


def test_two_are_joined_and_the_account_of_it_is_shown_and_taken_back(client: TestClient) -> None:
    before = spread(client)
    answer = client.post(f"{address(client, SHORT)}/join", data={"other": ORIN, "why": WHY})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{address(client, ORIN)}#judged"
    assert spread(client) == [("Orin Sael", 3), ("Oryn Sahl", 1), ("王小明", 1)]
    orin = twin(client, ORIN)
    assert {name["name"] for name in orin["names"]} == {ORIN, SHORT}
    (joined,) = orin["joined"]
    assert (joined["words"], joined["waterfall"]["probability"]) == ("one entity here, judged", "0.90")
    (judged,) = orin["judged"]
    assert (judged["who"], judged["why"], judged["stands"]) == (WHO, WHY, True)
    undone = client.post(f"{address(client, ORIN)}/undo", data={"decision": judged["id"]})
    assert undone.status_code == 303
    assert client.get(undone.headers["location"]).status_code == 200
    assert spread(client) == before
    assert twin(client, ORIN)["judged"][0]["undone"]


def test_a_bearer_is_told_from_the_rest(client: TestClient) -> None:
    form = split(client, ORIN, "anchor")
    answer = client.post(f"{address(client, ORIN)}/split", data=form)
    assert answer.status_code == 303
    apart = client.get(answer.headers["location"].partition("#")[0] + ".json").json()
    assert [name["spots"][0]["title"] for name in apart["names"]] == ["anchor"]
    assert [one for one in spread(client) if one[0] == ORIN] == [(ORIN, 1), (ORIN, 1)]
    assert any(pair["words"] == "not joined, judged" for pair in apart["beside"])
    assert apart["parts"] == []
    assert "there is nothing to tell apart" in client.get(answer.headers["location"]).text


def test_of_two_tabs_the_second_is_told(client: TestClient) -> None:
    form, at = split(client, ORIN, "anchor"), address(client, ORIN)
    client.post(f"{at}/split", data=form)
    answer = client.post(f"{at}/split", data=form)
    assert answer.status_code == 409
    assert "has decided on this meanwhile" in answer.text
    assert len(client.get("/history.json").json()["entries"]) == 1


def test_judgements_without_a_reason_or_that_contradict_are_refused(client: TestClient) -> None:
    at = address(client, SHORT)
    assert client.post(f"{at}/join", data={"other": ORIN, "why": " "}).status_code == 422
    assert client.post(f"{at}/join", data={"other": "Nobody", "why": WHY}).status_code == 422
    client.post(f"{at}/join", data={"other": ORIN, "why": WHY})
    form = split(client, ORIN, "chart")
    refused = client.post(f"{address(client, ORIN)}/split", data=form)
    assert refused.status_code == 409
    assert "cannot be judged different" in refused.text


def test_relations_stand_with_their_support_where_the_case_is_weighed(mill: Path, serve: Serve) -> None:
    client = serve(mill)
    (relation,) = twin(client, "Pell")["relations"]
    assert (relation["words"], relation["object"]["name"]) == ("is employed by", "Ostrel")
    assert (relation["backing"]["words"], relation["backing"]["weak"]) == ("1 independent origin", ["disputed"])
    assert (relation["claims"], relation["denied"]) == (2, 1)
    assert [row["name"] for row in rows(client, "?related=yes")] == ["Ostrel", "Pell"]
    assert f'href="/claims/{relation["first"][0]["id"]}"' in client.get(address(client, "Pell")).text


def test_a_case_that_was_never_weighed_says_so(client: TestClient) -> None:
    assert "has not been weighed yet" in client.get(address(client, ORIN)).text
