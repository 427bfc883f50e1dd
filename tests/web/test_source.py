"""One source: what rests on it and what falls without it; its grade; of whom it is independent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import WHO, Serve
from tests.weighed import FLOOD, OPEN

from whosays.case import Case
from whosays.records import ReadOptions

MILLER, OFFICIALS, PELL, COURIER = "A letter of the miller", "Harbour officials", "Warden Pell", "Courier"
WHY = "I know the harbour"


@pytest.fixture
def client(mill: Path, serve: Serve) -> TestClient:
    return serve(mill)


def key(client: TestClient, name: str) -> str:
    rows = client.get("/sources.json").json()["rows"]
    (found,) = (row["speaker"]["id"] for row in rows if row["speaker"]["name"] == name)
    return str(found)


def twin(client: TestClient, name: str, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/sources/{key(client, name)}.json{query}").json()
    return found


def without(client: TestClient, name: str, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/sources/{key(client, name)}/without.json{query}").json()
    return found


def test_a_source_is_found_by_any_of_its_ids(client: TestClient, mill: Path) -> None:
    with Case.open(mill) as case:
        (voice,) = (voice for voice in case.weigh().voices if voice.name == PELL)
    by_source, by_voice = (client.get(f"/sources/{one}.json").json() for one in (voice.source_ids[0], voice.id))
    assert by_source == by_voice
    assert by_source["row"]["speaker"]["name"] == PELL
    assert client.get("/sources/src-none").status_code == 404
    assert client.get("/sources/src-none.json").json()["error"]["status"] == 404


def test_it_tells_what_rests_on_it_and_through_whom(client: TestClient) -> None:
    pell = twin(client, PELL)
    assert [(one["subject"]["name"], one["words"], one["object"]["name"]) for one in pell["relations"]] == [
        ("Pell", "is employed by", "Ostrel")
    ]
    assert [one["words"] for one in pell["assertions"]] == [OPEN]
    assert [tie["speaker"]["name"] for tie in pell["chains"]["relied_on_by"]] == ["A gate left open"]
    assert len(pell["claims"]) == 1
    courier = twin(client, COURIER)
    assert [one["words"] for one in courier["assertions"]] == [FLOOD]
    assert courier["assertions"][0]["backing"]["words"] == "1–2 independent origins"
    (cites,) = (tie for tie in twin(client, "The Flood at Ostrel")["chains"]["relies_on"] if tie["why"])
    assert cites["speaker"]["name"] == "Water at the mill"
    letter = twin(client, MILLER)
    assert [document["name"] for document in letter["documents"]] == [MILLER]
    html = client.get(f"/sources/{key(client, PELL)}").text
    assert "see what falls" in html
    assert "Who relies on it" in html


def test_what_falls_without_it_is_shown_and_nothing_is_kept(client: TestClient) -> None:
    before = client.get("/history.json").json()
    gone = without(client, PELL)
    assert gone["headline"] == "1 relation and 1 assertion fall"
    assert {(one["effect"], one["share"]) for one in gone["changes"]} == {("falls", "50%")}
    assert [[one["name"] for one in each] for each in gone["changes"][0]["sets"]] == [[PELL]]
    assert without(client, COURIER)["headline"] == "nothing changes"
    assert without(client, OFFICIALS)["headline"] == "1 assertion weakens"
    assert client.get("/history.json").json() == before
    assert "Nothing of this is kept" in client.get(f"/sources/{key(client, PELL)}/without").text


def test_several_can_be_left_out_together(client: TestClient) -> None:
    both = without(client, OFFICIALS, f"?also={MILLER}")
    assert "1 assertion falls" in both["headline"]
    assert both["also"] == [MILLER]
    named = without(client, MILLER, "?also=anonymous")
    assert [one["effect"] for one in named["changes"] if one["stand"]["kind"] == "assertion"] == ["falls"]
    assert client.get(f"/sources/{key(client, PELL)}/without.json?also=nobody").status_code == 422
    assert client.get(f"/sources/{key(client, PELL)}/without?page=2").status_code == 404
    assert client.get("/sources/src-none/without").status_code == 404


def test_a_source_is_graded_with_a_reason_and_the_grade_taken_back(client: TestClient) -> None:
    address, graded = f"/sources/{key(client, PELL)}", twin(client, PELL)["graded"]
    assert (graded["reliability"], graded["seen"]) == (None, "none")
    form = {"reliability": "C", "why": WHY, "seen": graded["seen"]}
    answer = client.post(f"{address}/grade", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address}#grade")
    graded = twin(client, PELL)["graded"]
    assert (graded["reliability"], graded["words"]) == ("C", "C, fairly reliable")
    (given,) = graded["history"]
    assert (given["who"], given["why"], given["stands"]) == (WHO, WHY, True)
    assert [row["speaker"]["name"] for row in client.get("/sources.json?grade=C").json()["rows"]] == [PELL]
    client.post(f"{address}/grade", data={"reliability": "B", "why": WHY, "seen": graded["seen"]})
    assert [one["stands"] for one in twin(client, PELL)["graded"]["history"]] == [True, False]
    last = twin(client, PELL)["graded"]["history"][0]["id"]
    assert client.post(f"{address}/undo", data={"decision": last}).headers["location"] == f"{address}#grade"
    graded = twin(client, PELL)["graded"]
    assert graded["reliability"] == "C"
    assert [(one["stands"], one["undone"]) for one in graded["history"]] == [(False, True), (True, False)]
    assert "Undo" in client.get(address).text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"reliability": "C", "why": "  "}, "for a reason"),
        ({"reliability": "X", "why": WHY}, "no reliability"),
        ({"why": WHY}, "Reliability: "),
    ],
)
def test_a_grade_that_makes_no_sense_is_refused(client: TestClient, form: dict[str, str], told: str) -> None:
    answer = client.post(f"/sources/{key(client, PELL)}/grade", data={**form, "seen": "none"})
    assert answer.status_code == 422
    assert told in answer.text
    assert twin(client, PELL)["graded"]["history"] == []


def test_of_two_tabs_the_second_is_told_and_nothing_of_it_is_kept(client: TestClient) -> None:
    address = f"/sources/{key(client, PELL)}/grade"
    form = {"reliability": "C", "why": WHY, "seen": "none"}
    client.post(address, data=form)
    answer = client.post(address, data={**form, "reliability": "E"})
    assert answer.status_code == 409
    assert f"{WHO} has decided on this meanwhile" in answer.text
    assert twin(client, PELL)["graded"]["reliability"] == "C"


def test_two_sources_are_judged_independent_and_the_case_is_to_be_weighed_again(client: TestClient) -> None:
    neighbours = {one["speaker"]["name"] for one in twin(client, OFFICIALS)["neighbours"]}
    assert neighbours == {MILLER}
    couple = twin(client, OFFICIALS, f"?with={MILLER}")["couple"]
    assert couple["known"] == ["No text of the case says that either has it of the other."]
    address = f"/sources/{key(client, OFFICIALS)}/independence"
    form = {"other": couple["other"]["id"], "independent": "yes", "why": WHY, "seen": couple["seen"]}
    assert client.post(address, data=form).status_code == 303
    for name, other in ((OFFICIALS, MILLER), (MILLER, OFFICIALS)):
        (apart,) = twin(client, name)["apart"]
        assert (apart["other"]["name"], apart["independent"], apart["signed"]["why"]) == (other, True, WHY)
    assert client.post(address, data={**form, "independent": "no"}).status_code == 409
    page = client.get(f"/sources/{key(client, OFFICIALS)}").text
    assert "Something has changed since the case was weighed" in page
    assert "see what falls" not in page
    refused = client.get(f"/sources/{key(client, OFFICIALS)}/without")
    assert refused.status_code == 422
    assert "has changed since it was weighed" in refused.text


def test_what_is_known_of_two_is_told_before_they_are_judged(client: TestClient) -> None:
    (known,) = twin(client, "Water at the mill", f"?with={key(client, OFFICIALS)}")["couple"]["known"]
    assert known.startswith(f"Water at the mill relies on {OFFICIALS}")
    itself = client.get(f"/sources/{key(client, PELL)}?with={PELL}")
    assert itself.status_code == 422
    assert "this source itself" in itself.text
    assert client.get(f"/sources/{key(client, PELL)}?with=Nobody").status_code == 404


def test_evidence_on_a_question_that_rests_on_it_is_listed(mill: Path, serve: Serve, tmp_path: Path) -> None:
    sheet = tmp_path / "gate.yaml"
    sheet.write_text(
        "question: gate\ntext: Who left the gate open?\nhypotheses: {H1: Pell did., H2: Nobody did.}\n"
        'evidence:\n  E1: {words: "gate was open@herald.txt", ratings: {H1: CC, H2: I}}\n',
        encoding="utf-8",
    )
    with Case.open(mill) as case:
        case.load_hypotheses(str(sheet), WHO)
    client = serve(mill)
    (item,) = twin(client, PELL)["evidence"]
    assert (item["question"], item["asks"], item["evidence"]) == ("gate", "Who left the gate open?", "E1")
    assert {shift["key"] for shift in without(client, PELL)["shifts"]} == {"H1", "H2"}
    assert twin(client, COURIER)["evidence"] == []


def test_a_source_that_is_gone_after_a_new_reading_is_not_found(
    mill: Path, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve(mill)
    pell = key(client, PELL)
    monkeypatch.chdir(tmp_path)
    Path("sources").mkdir()
    Path("sources/herald.txt").write_text("Nothing is known of the gate.\n", encoding="utf-8")
    with Case.open(mill) as case:
        case.read(["sources/herald.txt"], ReadOptions(role="source"))
    answer = client.get(f"/sources/{pell}")
    assert answer.status_code == 404
    assert "when a document was read anew" in answer.text
