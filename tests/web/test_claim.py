"""One claim: everything that is known of it, and what is decided on it, by one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.audited import OIL, SHIPS
from tests.web.conftest import WHO, Serve
from tests.web.test_claims import words


@pytest.fixture
def client(lamp: Path, serve: Serve) -> TestClient:
    return serve(lamp)


def id_of(client: TestClient, content: str, holder: str = "") -> str:
    rows = client.get("/claims.json").json()["rows"]
    return next(
        str(row["card"]["id"])
        for row in rows
        if words(row) == content and holder in {"", *(step["name"] for step in row["card"]["chain"])}
    )


def twin(client: TestClient, claim_id: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/claims/{claim_id}.json").json()
    return found


def test_a_claim_stands_in_its_paragraph_between_its_neighbours(client: TestClient) -> None:
    claim = twin(client, id_of(client, SHIPS))
    stretches = claim["around"]["stretches"]
    assert [it["words"] for it in stretches if it["within"]] == [SHIPS]
    assert "".join(it["words"] for it in stretches).startswith("The inspector wrote that the tower was unsafe.")
    assert (claim["before"]["number"], claim["after"]["number"]) == (2, 4)
    assert twin(client, id_of(client, OIL))["before"] is None
    html = client.get(f"/claims/{claim['card']['id']}").text
    assert f"<mark>{SHIPS}</mark>" in html
    assert "Held against its source" in html


def test_a_weighed_claim_tells_its_ways_and_its_kin(mill: Path, serve: Serve) -> None:
    client = serve(mill)
    claim = twin(client, id_of(client, "the mill flooded in May"))
    assert claim["ways"]
    assert {kin["what"] for kin in claim["kin"]} == {"says the same"}
    assert "Where it comes from" in client.get(f"/claims/{claim['card']['id']}").text
    gate = twin(client, id_of(client, "gate was open", "Warden Pell"))
    assert [(it["subject"]["name"], it["words"], it["object"]["name"]) for it in gate["relations"]] == [
        ("Pell", "is employed by", "Ostrel")
    ]


def test_a_verdict_is_overruled_and_the_machines_stays(client: TestClient) -> None:
    claim_id = id_of(client, OIL)
    form = {"verdict": "supported", "why": "the annex says so", "seen": twin(client, claim_id)["seen"]}
    answer = client.post(f"/claims/{claim_id}/overrule", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{claim_id}")
    claim = twin(client, claim_id)
    verdict = claim["card"]["verdicts"][0]
    assert (verdict["verdict"]["key"], verdict["card"]["verdict"]["key"]) == ("supported", "overstated")
    assert (verdict["card"]["ruling"]["who"], verdict["card"]["ruling"]["why"]) == (WHO, "the annex says so")
    assert [it["can_be_undone"] for it in claim["decisions"]] == [True]
    assert "ruled by" in client.get(f"/claims/{claim_id}").text


def test_whoever_decides_on_what_they_have_not_seen_is_told_who_was_first(client: TestClient) -> None:
    claim_id = id_of(client, OIL)
    form = {"verdict": "supported", "why": "first", "seen": twin(client, claim_id)["seen"]}
    assert client.post(f"/claims/{claim_id}/overrule", data=form).status_code == 303
    late = client.post(f"/claims/{claim_id}/overrule", data=form | {"verdict": "distorted", "why": "second"})
    assert late.status_code == 409
    assert f"{WHO} has decided on this meanwhile" in late.text
    assert len(twin(client, claim_id)["decisions"]) == 1
    grade = client.post(f"/claims/{claim_id}/grade", data={"credibility": "2", "why": "x", "seen": form["seen"]})
    assert grade.status_code == 409


def test_a_claim_is_graded_with_a_reason(client: TestClient) -> None:
    claim_id = id_of(client, SHIPS)
    form = {"credibility": "4", "why": "the number is odd", "seen": "none"}
    assert client.post(f"/claims/{claim_id}/grade", data=form).status_code == 303
    claim = twin(client, claim_id)
    assert claim["credibility"] == "4"
    assert [it["why"] for it in claim["decisions"]] == ["the number is odd"]
    assert "credibility 4" in client.get(f"/claims/{claim_id}").text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("overrule", {"verdict": "supported", "why": "  ", "seen": "none"}, 422),
        ("overrule", {"verdict": "splendid", "why": "x", "seen": "none"}, 422),
        ("overrule", {"verdict": "supported", "why": "x"}, 422),
        ("overrule", {"verdict": "supported", "why": "x", "seen": "none", "number": "99"}, 422),
        ("grade", {"credibility": "9", "why": "x", "seen": "none"}, 422),
        ("grade", {"credibility": "2", "why": "", "seen": "none"}, 422),
    ],
)
def test_a_form_that_makes_no_sense_keeps_nothing(
    client: TestClient, path: str, form: dict[str, str], status: int
) -> None:
    claim_id = id_of(client, OIL)
    assert client.post(f"/claims/{claim_id}/{path}", data=form).status_code == status
    assert twin(client, claim_id)["decisions"] == []


def test_an_unknown_claim_is_told_alike_everywhere(client: TestClient) -> None:
    for path in ("/claims/clm-none", "/claims/clm-none.json", "/claims/clm-none/card"):
        assert client.get(path).status_code == 404
    assert "no claim “clm-none”" in client.get("/claims/clm-none").text


def test_a_card_is_given_alone_for_the_margin(client: TestClient) -> None:
    claim_id = id_of(client, SHIPS)
    answer = client.get(f"/claims/{claim_id}/card").text
    assert answer.lstrip().startswith("<section")
    assert f'data-claim="{claim_id}"' in answer
