"""The pages of hypotheses: shown, edited, and never edited past somebody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import WHO, Serve
from tests.weighed import OPEN, SHUT

from whosays.case import Case
from whosays.records import Question

SHEET = f"""
question: gate
text: Who left the gate <open>?
hypotheses: {{H1: Pell did., H2: Nobody did.}}
evidence:
  E1: {{words: {SHUT}, ratings: {{H1: II, H2: C}}}}
  E2: {{words: "{OPEN}@sources/herald.txt", ratings: {{H1: C}}}}
"""


@pytest.fixture
def asked(mill: Path) -> Path:
    """The case of the mill with a question."""
    with Case.open(mill) as case:
        case.load_hypotheses("gate.yaml", "Ada", "a start", SHEET.encode())
    return mill


def question(path: Path, key: str = "gate") -> Question:
    with Case.open(path) as case:
        return next(one for one in case.questions() if one.key == key)


def version(pages: TestClient) -> str:
    seen: str = pages.get("/hypotheses/gate.json").json()["version"]
    return seen


def test_a_case_without_questions_says_how_to_ask_one(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    assert "Nobody has asked a question" in pages.get("/hypotheses").text
    assert pages.get("/hypotheses.json").json() == {"questions": []}


def test_a_question_is_asked_with_its_rivals(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    answer = pages.post("/hypotheses", data={"text": "Why did\nit flood?", "hypotheses": "The gate.\n\n Rain.  \n"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/hypotheses/Q1")
    asked = question(mill, "Q1")
    assert asked.text == "Why did it flood?"
    assert [(one.key, one.text) for one in asked.hypotheses] == [("H1", "The gate."), ("H2", "Rain.")]
    assert pages.post("/hypotheses", data={"text": "Again?", "key": "Q1"}).status_code == 422
    assert pages.post("/hypotheses", data={"text": "Again?", "key": "two words"}).status_code == 422
    assert pages.post("/hypotheses", data={"text": "  "}).status_code == 422
    assert [one["key"] for one in pages.get("/hypotheses.json").json()["questions"]] == ["Q1"]


def test_the_matrix_is_shown_with_words_and_without_markup_of_the_user(asked: Path, serve: Serve) -> None:
    page = serve(asked).get("/hypotheses/gate").text
    assert "Who left the gate &lt;open&gt;?" in page
    assert re.search(r'<option value="II" title="very inconsistent" selected>', page)
    assert "diagnosticity" in page
    assert "ICD 203" in page
    shown = serve(asked).get("/hypotheses/gate.json").json()
    assert [row["inconsistency"] for row in shown["shown"]["rows"]] == ["2", "0"]
    assert shown["matrix"]["question"]["evidence"][0]["ratings"] == {"H1": "II", "H2": "C"}


def test_a_probability_is_never_a_bare_point(asked: Path, serve: Serve) -> None:
    for reading in serve(asked).get("/hypotheses/gate.json").json()["matrix"]["readings"]:
        assert reading["probability"] is None or (len(reading["probability"]) == 2 and reading["words"])


def test_cells_are_rated_where_they_changed_alone(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    cells = {"rating:H1:E1": "II", "was:H1:E1": "II", "rating:H2:E2": "N", "was:H2:E2": "", "why": "it swung"}
    answer = pages.post("/hypotheses/gate/ratings", data=cells)
    assert (answer.status_code, answer.headers["location"]) == (303, "/hypotheses/gate")
    assert [item.ratings for item in question(asked).evidence] == [{"H1": "II", "H2": "C"}, {"H1": "C", "H2": "N"}]
    with Case.open(asked) as case:
        last = case.decisions()[-1]
    assert (last.who, last.why, last.kind) == (WHO, "it swung", "hypotheses")
    assert last.payload.count('"Rate"') == 1
    pages.post("/hypotheses/gate/ratings", data={"rating:H2:E2": "", "was:H2:E2": "N"})
    assert question(asked).evidence[1].ratings == {"H1": "C"}


def test_a_cell_that_somebody_rated_meanwhile_is_a_conflict(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    with Case.open(asked) as case:
        case.rate("gate", "H1", "E2", "I", "Bo")
    late = {"rating:H1:E2": "CC", "was:H1:E2": "C", "rating:H2:E2": "N", "was:H2:E2": ""}
    answer = pages.post("/hypotheses/gate/ratings", data=late)
    assert answer.status_code == 409
    assert "E2 on H1 is I meanwhile" in answer.text
    assert question(asked).evidence[1].ratings == {"H1": "I"}, "nothing of the late form is kept"
    same = pages.post("/hypotheses/gate/ratings", data={"rating:H1:E2": "I", "was:H1:E2": "C"})
    assert same.status_code == 303, "who wants what is there already has no conflict"


@pytest.mark.parametrize("cells", [{"rating:H1:E1": "X"}, {"rating:H9:E1": "C"}, {"rating:H1:E9": "C"}])
def test_a_rating_that_makes_no_sense_is_refused(asked: Path, serve: Serve, cells: dict[str, str]) -> None:
    was = {"was:H1:E1": "II"}
    assert serve(asked).post("/hypotheses/gate/ratings", data={**was, **cells}).status_code == 422


def test_a_hypothesis_is_stated_reworded_and_given_up(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    new = {"text": "The wind did.", "prior": "unlikely to likely", "seen": version(pages)}
    assert pages.post("/hypotheses/gate/hypotheses", data=new).status_code == 303
    assert (question(asked).hypotheses[2].key, question(asked).hypotheses[2].prior) == ("H3", (0.2, 0.8))
    other = {"hypothesis": "H3", "text": "A gust did.", "prior": "0.1-0.3", "seen": version(pages)}
    pages.post("/hypotheses/gate/hypotheses", data=other)
    assert (question(asked).hypotheses[2].text, question(asked).hypotheses[2].prior) == ("A gust did.", (0.1, 0.3))
    assert 'value="0.1 to 0.3"' in pages.get("/hypotheses/gate").text
    stale = pages.post("/hypotheses/gate/hypotheses/drop", data={"hypothesis": "H3", "seen": new["seen"]})
    assert stale.status_code == 409
    assert WHO in stale.text
    pages.post("/hypotheses/gate/hypotheses/drop", data={"hypothesis": "H3", "seen": version(pages)})
    assert [one.key for one in question(asked).hypotheses] == ["H1", "H2"]


@pytest.mark.parametrize("prior", ["perhaps", "0.4 to 0.2", "1.5", "likely to unlikely", "0.1 to 0.2 to 0.3"])
def test_a_prior_that_makes_no_sense_is_refused(asked: Path, serve: Serve, prior: str) -> None:
    pages = serve(asked)
    form = {"text": "The wind did.", "prior": prior, "seen": version(pages)}
    assert pages.post("/hypotheses/gate/hypotheses", data=form).status_code == 422
    assert len(question(asked).hypotheses) == 2


def test_evidence_is_found_added_and_left_out(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    found = pages.get("/hypotheses/gate.json", params={"find": "mill flooded"}).json()["found"]
    assert found
    assert {one["held"] for one in found} == {""}
    answer = pages.post("/hypotheses/gate/evidence", data={"claim": found[0]["claim_id"], "why": "it bears on it"})
    assert answer.headers["location"] == "/hypotheses/gate#E3"
    assert question(asked).evidence[2].claim_id == found[0]["claim_id"]
    assert pages.post("/hypotheses/gate/evidence", data={"claim": found[0]["claim_id"]}).status_code == 422
    assert pages.post("/hypotheses/gate/evidence", data={"claim": "clm-0000000000000000"}).status_code == 422
    assert "E3 already" in pages.get("/hypotheses/gate", params={"find": "mill flooded"}).text
    pages.post("/hypotheses/gate/evidence/drop", data={"evidence": "E3", "seen": version(pages)})
    assert [item.key for item in question(asked).evidence] == ["E1", "E2"]


def test_a_claim_is_added_from_its_own_page(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    held = question(asked).evidence[0].claim_id
    assert 'href="/hypotheses/gate#E1"' in pages.get(f"/claims/{held}").text
    with Case.open(asked) as case:
        other = next(claim.id for claim in case.analysis().claims if claim.content[0].exact not in {OPEN, SHUT})
    page = pages.get(f"/claims/{other}").text
    assert 'action="/hypotheses/gate/evidence"' in page
    pages.post("/hypotheses/gate/evidence", data={"claim": other})
    assert 'href="/hypotheses/gate#E3"' in pages.get(f"/claims/{other}").text


def test_what_the_letters_stand_for_is_set_and_set_back(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    pages.post("/hypotheses/gate/ranges", data={"low:CC": "5", "high:CC": "9", "low:C": "", "seen": version(pages)})
    assert question(asked).ranges == {"CC": (5.0, 9.0)}
    wrong = {"low:CC": "0.5", "high:CC": "9", "seen": version(pages)}
    assert "1 or more" in pages.post("/hypotheses/gate/ranges", data=wrong).text
    assert pages.post("/hypotheses/gate/ranges", data={**wrong, "low:CC": "a"}).status_code == 422
    pages.post("/hypotheses/gate/ranges", data={"low:CC": "", "high:CC": "", "seen": version(pages)})
    assert question(asked).ranges == {}


def test_without_a_source_rows_change_and_nothing_is_kept(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    before = question(asked)
    choices = pages.get("/hypotheses/gate.json").json()["what_if"]["sources"]
    letter = next(one["value"] for one in choices if "letter" in one["label"].lower())
    what_if = pages.get("/hypotheses/gate.json", params={"drop": letter}).json()["what_if"]
    assert [(one["row"]["key"], bool(one["effect"])) for one in what_if["then"]] == [("H1", True), ("H2", True)]
    page = pages.get("/hypotheses/gate", params={"drop": letter}).text
    assert "then it " in page
    assert "Nothing of it is kept" in page
    assert question(asked) == before
    assert pages.get("/hypotheses/gate", params={"drop": "Nobody At All"}).status_code == 422
    assert pages.get("/hypotheses/gate", params={"without": "dec-0"}).status_code == 422


def test_without_a_grade(asked: Path, serve: Serve) -> None:
    with Case.open(asked) as case:
        grade = case.grade("sources/letter.txt", "A", "Ada", "he was there")
    pages = serve(asked)
    (choice,) = pages.get("/hypotheses/gate.json").json()["what_if"]["grades"]
    assert choice["value"] == grade.decided.id
    what_if = pages.get("/hypotheses/gate.json", params={"without": grade.decided.id}).json()["what_if"]
    assert any(one["effect"] for one in what_if["then"])


def test_a_case_that_was_not_weighed_offers_to_weigh_it(lamp: Path, serve: Serve) -> None:
    pages = serve(lamp)
    pages.post("/hypotheses", data={"text": "Who sold it?", "hypotheses": "The keeper.\nNobody."})
    pages.post("/hypotheses/Q1/evidence", data={"claim": "the tower was unsafe"})
    page = pages.get("/hypotheses/Q1").text
    assert "has not been weighed" in page
    assert 'name="kind" value="weigh"' in page


def test_a_question_as_yaml_loads_as_itself(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    sheet = pages.get("/hypotheses/gate.yaml")
    assert sheet.headers["content-type"].startswith("application/yaml")
    files = {"sheet": ("gate.yaml", sheet.content)}
    before = question(asked)
    pages.post("/hypotheses/load", files=files)
    assert question(asked) == before
    changed = sheet.text.replace("Nobody did.", "The wind did.")
    answer = pages.post("/hypotheses/load", files={"sheet": ("gate.yaml", changed)})
    assert answer.headers["location"] == "/hypotheses/gate"
    assert question(asked).hypotheses[1].text == "The wind did."
    wrong = pages.post("/hypotheses/load", files={"sheet": ("bad.yaml", "- 1")})
    assert wrong.status_code == 422
    assert "bad.yaml" in wrong.text


def test_a_question_is_reworded_given_up_and_taken_back(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    pages.post("/hypotheses/gate/question", data={"text": "Who was at the gate?", "seen": version(pages)})
    assert question(asked).text == "Who was at the gate?"
    gone = pages.post("/hypotheses/gate/drop", data={"seen": version(pages)})
    assert gone.headers["location"] == "/hypotheses"
    assert pages.get("/hypotheses/gate").status_code == 404
    assert pages.post("/hypotheses/gate/evidence", data={"claim": OPEN}).status_code == 404
    with Case.open(asked) as case:
        pages.post("/history/undo", data={"decision": case.decisions()[-1].id})
    assert question(asked).text == "Who was at the gate?"


@pytest.mark.parametrize("address", ["/hypotheses/none", "/hypotheses/none.json", "/hypotheses/none.yaml"])
def test_a_question_that_nobody_asks(asked: Path, serve: Serve, address: str) -> None:
    answer = serve(asked).get(address)
    assert answer.status_code == 404
    if address.endswith(".json"):
        assert set(answer.json()["error"]) == {"status", "reason", "remedy"}


def test_a_key_that_addresses_must_quote(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    answer = pages.post("/hypotheses", data={"text": "What?", "hypotheses": "A.\nB.", "key": "a/b?#%é"})
    assert pages.get(answer.headers["location"]).status_code == 200
    page = pages.get("/hypotheses").text
    (link,) = re.findall(r'href="(/hypotheses/a[^"]*)"', page)
    assert pages.get(link).status_code == 200


def test_what_scripts_ask_for_is_the_page_alone_and_going_back_is_not(asked: Path, serve: Serve) -> None:
    pages = serve(asked)
    part = pages.get("/hypotheses/gate", headers={"hx-request": "true"}).text
    assert part.lstrip().startswith("<main")
    back = pages.get("/hypotheses/gate", headers={"hx-request": "true", "hx-history-restore-request": "true"}).text
    assert "<!doctype html>" in back
