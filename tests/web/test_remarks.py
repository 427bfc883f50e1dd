"""Remarks from other programs: in the text, under it, in the history, and out again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests import audited
from tests.web.conftest import WHO, Serve

from whosays.case import Case

WORDS = "No money was found."
HOSTILE = "<script>alert(1)</script> \u202ewhy?"


def annotation(words: str, body: str, number: int = 0) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:example:{number}",
        "type": "Annotation",
        "motivation": "questioning",
        "creator": "T. Oder",
        "body": {"type": "TextualBody", "value": body},
        "target": {"source": "report.txt", "selector": {"type": "TextQuoteSelector", "exact": words}},
    }


@pytest.fixture
def marked(lamp: Path, tmp_path: Path) -> Path:
    path = tmp_path / "marks.json"
    path.write_text(json.dumps([annotation(WORDS, HOSTILE, 1), annotation("wireless", "by which set?", 2)]))
    with Case.open(lamp) as case:
        done = case.bring([str(path)], WHO)
        assert [file.brought for file in done.files] == [{"annotation": 2}]
        assert done.unread == ()
    return lamp


def report(client: TestClient) -> dict[str, Any]:
    listed = client.get("/read.json").json()["documents"]
    (identity,) = [one["id"] for one in listed if one["path"] == "sources/report.txt"]
    found: dict[str, Any] = client.get(f"/read/{identity}.json").json()
    return {**found, "html": client.get(f"/read/{identity}").text}


def test_a_remark_stands_at_its_words_and_under_the_text(marked: Path, serve: Serve) -> None:
    shown = report(serve(marked))
    text = audited.FILES["sources/report.txt"]
    places = {remark["words"]: (remark["number"], remark["start"], remark["end"]) for remark in shown["remarks"]}
    assert {text[start:end] for _, start, end in places.values()} == {WORDS, "wireless"}
    pieces = [piece for it in shown["stretches"] for block in it["text"]["blocks"] for piece in block["pieces"]]
    ends = {number: piece for piece in pieces for number in piece["remarks"]}
    for number, _, end in places.values():
        assert ends[number]["start"] + len(ends[number]["words"]) == end
        assert f'id="r{number}"' in shown["html"]
        assert f'id="remark{number}"' in shown["html"]
    assert "<script>alert" not in shown["html"]
    assert "T. Oder · questioning" in shown["html"]
    assert shown["more_remarks"] == 0


def test_a_remark_is_taken_out_again_in_the_history(marked: Path, serve: Serve) -> None:
    client = serve(marked)
    entries = client.get("/history.json").json()["entries"]
    assert [entry["kind"] for entry in entries] == ["annotation", "annotation"]
    told = {entry["words"]: entry["id"] for entry in entries}
    assert "remark on “wireless”: by which set?" in told
    chosen = told["remark on “wireless”: by which set?"]
    assert client.post("/history/undo", data={"decision": chosen}).status_code == 303
    assert [remark["words"] for remark in report(client)["remarks"]] == [WORDS]


def test_a_long_history_has_pages_and_the_one_with_a_decision_is_found(
    lamp: Path, serve: Serve, tmp_path: Path
) -> None:
    path = tmp_path / "marks.json"
    text = audited.FILES["sources/report.txt"]
    path.write_text(json.dumps([annotation(text[:length], f"remark {length}", length) for length in range(5, 125)]))
    with Case.open(lamp) as case:
        case.bring([str(path)], WHO)
        oldest = case.decisions()[0].id
    client = serve(lamp)
    first = client.get("/history.json").json()
    assert (len(first["entries"]), first["leaf"]["pages"]) == (100, 2)
    second = client.get(f"/history.json?decision={oldest}").json()
    assert second["leaf"]["number"] == 2
    assert second["entries"][-1]["id"] == oldest
    assert client.get("/history?decision=dec-0").status_code == 404
    assert client.get("/history?page=3").status_code == 404
    assert "page=2" in client.get("/history").text
