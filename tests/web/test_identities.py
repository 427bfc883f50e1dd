"""The identities page: pairs that wait, judged at once and taken back; what the texts argue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.cast import LETTERS, prepare
from tests.test_case_identities import TEXT, read_letter_with_times
from tests.web.conftest import WHO, Serve

from whosays.case import Case
from whosays.intake import inputs

JSON = {"accept": "application/json"}


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The case of ``tests.cast``, with a letter that argues who is who."""
    prepare(monkeypatch)
    monkeypatch.setattr(inputs, "read_document", read_letter_with_times)
    monkeypatch.chdir(tmp_path)
    for name, text in {**LETTERS, "wharf.txt": TEXT}.items():
        Path(name).write_text(text)
    with Case.open("crew.whosays", create=True) as case:
        case.read([*LETTERS, "wharf.txt"])
    return tmp_path / "crew.whosays"


@pytest.fixture
def pages(crew: Path, serve: Serve) -> TestClient:
    return serve(crew)


def asked(pages: TestClient, query: str = "") -> dict[str, Any]:
    answer = pages.get(f"/identities.json{query}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def names_of(pages: TestClient, query: str = "") -> list[set[str]]:
    return [{it["left"]["name"], it["right"]["name"]} for it in asked(pages, query)["waiting"]]


def form_of(pages: TestClient, rank: int = 0, **changes: str) -> dict[str, str]:
    """What the form of a pair would send."""
    pair = asked(pages)["waiting"][rank]
    sides = {side: pair[side]["reference"] for side in ("left", "right")}
    return {**sides, "seen": pair["seen"], "verdict": "positive", "why": "one chart", "back": "", **changes}


def test_pairs_wait_with_their_contexts_the_likeliest_first(pages: TestClient) -> None:
    assert names_of(pages) == [{"O. Sael", "Orin Sael"}, {"O. Sael", "Oryn Sahl"}, {"Orin Sael", "Oryn Sahl"}]
    pair = asked(pages)["waiting"][0]
    mate = pair["left"] if pair["left"]["name"] == "O. Sael" else pair["right"]
    (place,) = mate["places"]
    assert place["before"] + place["name"] + place["after"] == LETTERS["chart.txt"]
    assert (mate["sort"], mate["mentions"], pair["seen"]) == ("person", 1, "none")
    document = pages.get(f"/read/{place['document_id']}")
    assert document.status_code == 200
    text = pages.get("/identities").text
    assert f'href="/read/{place["document_id"]}#o{place["start"]}-{place["end"]}"' in text
    assert "<mark>O. Sael</mark>" in text


def test_the_model_shows_what_speaks_for_and_against(pages: TestClient) -> None:
    waterfall = asked(pages)["waiting"][0]["waterfall"]
    assert waterfall["probability"] == "0.90"
    assert [(bar["name"], bar["bits"], bar["is_for"]) for bar in waterfall["bars"]] == [
        ("family name", "+6.2", True), ("role", "−1.5", False),
    ]  # fmt: skip


def test_a_judgement_is_kept_and_leaves_the_queue(pages: TestClient) -> None:
    answer = pages.post("/identities/judge", data=form_of(pages, back="q=Sael&page=1&x=//evil"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/identities?q=Sael")
    assert {"O. Sael", "Orin Sael"} not in names_of(pages)
    page = asked(pages, "?show=judged")
    (one,) = page["judged"]
    assert (one["said"], one["who"], one["why"], one["state"]) == ("the same", WHO, "one chart", "stands")
    assert page["last"] == one
    assert [part["count"] for part in page["parts"]][1] == 1


def test_a_script_is_answered_with_json(pages: TestClient) -> None:
    answer = pages.post("/identities/judge", data=form_of(pages, verdict="negative"), headers=JSON)
    assert answer.status_code == 200
    kept = answer.json()
    assert (kept["verdict"], {kept["left"], kept["right"]}) == ("negative", {"O. Sael", "Orin Sael"})
    undone = pages.post("/identities/undo", data={"decision": kept["id"]}, headers=JSON)
    assert (undone.status_code, undone.content) == (204, b"")
    assert len(names_of(pages)) == 3
    assert asked(pages, "?show=judged")["judged"][0]["state"] == "undone"
    assert asked(pages)["last"] is None


def test_the_unsure_come_last(pages: TestClient) -> None:
    pages.post("/identities/judge", data=form_of(pages, verdict="unsure"))
    assert names_of(pages)[-1] == {"O. Sael", "Orin Sael"}
    last = asked(pages)["waiting"][-1]
    assert last["judgement"] == "unsure"
    assert last["seen"] == asked(pages)["last"]["id"]
    assert "Somebody was unsure of these two." in pages.get("/identities").text


def test_undoing_from_the_page_goes_back_to_it(pages: TestClient) -> None:
    kept = pages.post("/identities/judge", data=form_of(pages), headers=JSON).json()
    answer = pages.post("/identities/undo", data={"decision": kept["id"], "back": "show=judged"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/identities?show=judged")


def test_of_two_who_judge_one_pair_the_second_is_told(pages: TestClient) -> None:
    form = form_of(pages)
    pages.post("/identities/judge", data=form)
    late = pages.post("/identities/judge", data={**form, "verdict": "negative"}, headers=JSON)
    assert late.status_code == 409
    assert f"{WHO} has decided on this meanwhile" in late.json()["error"]["reason"]
    assert len(asked(pages, "?show=judged")["judged"]) == 1


def test_a_judgement_taken_back_meanwhile_is_told_too(pages: TestClient) -> None:
    kept = pages.post("/identities/judge", data=form_of(pages, verdict="unsure"), headers=JSON).json()
    form = form_of(pages, rank=2)
    pages.post("/identities/undo", data={"decision": kept["id"]})
    assert pages.post("/identities/judge", data=form).status_code == 409


def test_a_judgement_on_another_pair_is_no_conflict(pages: TestClient) -> None:
    forms = [form_of(pages, rank, verdict="negative") for rank in range(3)]
    assert [pages.post("/identities/judge", data=form).status_code for form in forms] == [303, 303, 303]
    assert names_of(pages) == []
    assert "No pair is left" in pages.get("/identities").text


def test_what_contradicts_is_refused(pages: TestClient) -> None:
    forms = [form_of(pages, rank) for rank in range(3)]
    pages.post("/identities/judge", data=forms[0])
    pages.post("/identities/judge", data=forms[1])
    answer = pages.post("/identities/judge", data={**forms[2], "verdict": "negative"}, headers=JSON)
    assert answer.status_code == 409
    error = answer.json()["error"]
    assert "cannot be judged different" in error["reason"]
    assert error["remedy"] == "undo one of these first, among what was judged"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"verdict": "maybe"}, "verdict"),
        ({"left": ""}, "left"),
        ({"left": "Nobody At All", "seen": ""}, "Nobody At All"),
    ],
)
def test_forms_that_are_refused(pages: TestClient, changes: dict[str, str], reason: str) -> None:
    answer = pages.post("/identities/judge", data=form_of(pages, 0, **changes), headers=JSON)
    assert answer.status_code == 422
    assert reason in answer.json()["error"]["reason"]
    assert asked(pages, "?show=judged")["judged"] == []


def test_names_that_are_not_asked_about_are_judged_by_name(pages: TestClient) -> None:
    sides = {"left": "Orin Sael@anchor.txt", "right": "Orin Sael@berth.txt", "verdict": "negative"}
    assert pages.post("/identities/judge", data=sides).status_code == 303
    (one,) = asked(pages, "?show=judged")["judged"]
    assert one["said"] == "different"


def test_pairs_are_found_by_the_words_of_a_name(pages: TestClient) -> None:
    assert names_of(pages, "?q=sahl") == [{"O. Sael", "Oryn Sahl"}, {"Orin Sael", "Oryn Sahl"}]
    assert "No pair that waits has these words" in pages.get("/identities?q=nobody").text


def test_what_the_texts_argue_is_shown_with_its_evidence(pages: TestClient) -> None:
    page = asked(pages, "?show=argued")
    named, described = page["argued"]
    assert (named["shown"]["left"], named["shown"]["right"]) == ("Orin Sael", "Oryn Sahl")
    assert described["left"] == ""
    text = pages.get("/identities?show=argued").text
    assert "there is no name to judge" in text
    form = {"left": named["left"], "right": named["right"], "seen": named["seen"], "verdict": "negative"}
    assert pages.post("/identities/judge", data={**form, "back": "show=argued"}).status_code == 303
    assert "judged to be two" in asked(pages, "?show=argued")["argued"][0]["shown"]["standing"]


@pytest.mark.parametrize(("query", "status"), [("?page=9", 404), ("?show=all", 422), ("?page=x", 422)])
def test_what_an_address_may_not_ask(pages: TestClient, query: str, status: int) -> None:
    assert pages.get(f"/identities{query}").status_code == status
    assert pages.get(f"/identities.json{query}").json()["error"]["status"] == status


def test_history_undoes_a_judgement(pages: TestClient) -> None:
    kept = pages.post("/identities/judge", data=form_of(pages), headers=JSON).json()
    assert pages.post("/history/undo", data={"decision": kept["id"]}).status_code == 303
    assert len(names_of(pages)) == 3
