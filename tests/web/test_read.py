"""The reader: every word of a text, what is marked in it, the cards beside it, and its twin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests import audited
from tests.export.report.page import Element, parse
from tests.factories import make_claim
from tests.web.conftest import Serve

from whosays.case import Case
from whosays.intake import inputs
from whosays.records import Certainty, Reading, Span
from whosays.web.reading.laid import Piece, TextBlock
from whosays.web.reading.stretches import Laid, stretches_of


@pytest.fixture
def client(lamp: Path, serve: Serve) -> TestClient:
    return serve(lamp)


def document(client: TestClient, path: str) -> dict[str, Any]:
    found = client.get("/read.json").json()["documents"]
    return next(it for it in found if it["path"] == path)


def page(client: TestClient, path: str) -> Element:
    return parse(client.get(f"/read/{document(client, path)['id']}").text)


def twin(client: TestClient, path: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/read/{document(client, path)['id']}.json").json()
    return found


def cards(client: TestClient, path: str) -> dict[str, dict[str, Any]]:
    made = [card for stretch in twin(client, path)["stretches"] for card in stretch["cards"]]
    return {"".join(piece["words"] for piece in card["content"]): card for card in made}


def test_reading_begins_with_the_brief_and_goes_on_to_every_document(client: TestClient) -> None:
    brief = document(client, "brief.txt")
    answer = client.get("/read")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/read/{brief['id']}"
    listed = client.get("/read?all=1")
    assert listed.status_code == 200
    assert {path for path in audited.FILES if path in listed.text} == {*audited.FILES}


def test_every_word_is_in_the_page_and_in_its_twin(client: TestClient) -> None:
    for path, text in audited.FILES.items():
        blocks = [block for stretch in twin(client, path)["stretches"] for block in stretch["text"]["blocks"]]
        words = ["".join(piece["words"] for piece in block["pieces"]) for block in blocks]
        assert "\n\n".join(words) == text.strip()
        reader = "".join(it.text("sup") for it in page(client, path).all("div", "reader"))
        assert "".join(reader.split()) == "".join(text.split())


def test_what_a_source_says_is_in_its_colour_with_its_cue_and_its_number(client: TestClient) -> None:
    made = page(client, "brief.txt")
    card = cards(client, "brief.txt")[audited.OIL]
    said = [it for it in made.all("span", "q") if str(card["number"]) in (it.attributes.get("data-c") or "").split()]
    assert "".join(it.text() for it in made.all("span", card["hue"]) if it in said).startswith("the keeper sold")
    assert "found" in [it.text() for it in made.all("span", "cue")]
    assert "The inspector" in [it.text() for it in made.all("span", "src")]
    assert f'href="/claims/{card["id"]}"' in client.get(f"/read/{document(client, 'brief.txt')['id']}").text


def test_a_name_leads_to_its_entity_and_says_what_it_is(client: TestClient) -> None:
    names = [it for it in page(client, "brief.txt").all("a") if "says-entity" in it.classes]
    named = next(it for it in names if it.text() == "Tarn Fisheries")
    assert (named.attributes.get("href") or "").startswith("/entities/ent-")
    assert named.attributes.get("title") == "Tarn Fisheries: company"


def test_an_audited_claim_has_both_texts_beside_it_with_what_differs(client: TestClient) -> None:
    verdict = cards(client, "brief.txt")[audited.OIL]["verdicts"][0]
    assert (verdict["verdict"]["key"], verdict["flawed"]) == ("overstated", True)
    assert verdict["card"]["drift"] == ["certainty", "time"]
    differs = [part["words"] for part in verdict["card"]["rows"][0]["claim"] if part["kind"] == "differs"]
    assert differs == ["sold", "in May 2009"]
    differs = [part["words"] for part in verdict["card"]["rows"][0]["passage"] if part["kind"] == "differs"]
    assert differs == ["may have sold"]
    marked = [it.text() for it in page(client, "brief.txt").all("mark")]
    assert {"sold", "may have sold", "forty", "Fourteen"} <= {*marked}


def test_a_passage_is_led_to_by_its_span(client: TestClient) -> None:
    where = cards(client, "brief.txt")[audited.OIL]["verdicts"][0]["card"]["rows"][0]["where"]
    start, end = where["span"]
    assert audited.REPORT[start:end] == "The keeper may have sold some lamp oil to Tarn Fisheries."
    assert (
        f"/read/{where['document_id']}#o{start}-{end}"
        in client.get(f"/read/{document(client, 'brief.txt')['id']}").text
    )
    assert re.search(r'data-o="\d+"', client.get(f"/read/{where['document_id']}").text)


def test_the_authors_own_words_have_a_card_in_a_brief_alone(client: TestClient) -> None:
    assert not cards(client, "sources/letter.txt")
    reader = page(client, "sources/letter.txt")
    assert [it.text() for it in reader.all("sup")] != []


def test_a_claim_is_picked_by_the_address(client: TestClient) -> None:
    brief, card = document(client, "brief.txt"), cards(client, "brief.txt")[audited.DARK]
    answer = client.get(f"/read/{brief['id']}?claim={card['id']}")
    assert f'data-picked="{card["number"]}"' in answer.text
    assert f'id="c{card["number"]}"' in answer.text


def test_what_is_not_there_is_said_plainly(client: TestClient) -> None:
    brief, report = document(client, "brief.txt"), document(client, "sources/report.txt")
    assert client.get("/read/doc-none").status_code == 404
    assert "no document “doc-none”" in client.get("/read/doc-none").text
    assert client.get("/read/doc-none.json").json()["error"]["status"] == 404
    assert client.get(f"/read/{brief['id']}?claim=clm-none").status_code == 404
    elsewhere = client.get(f"/read/{report['id']}?claim={cards(client, 'brief.txt')[audited.OIL]['id']}")
    assert elsewhere.status_code == 404
    assert "in another document" in elsewhere.text


HOSTILE = "<script>alert(1)</script> & <a href='javascript:x'>y</a> did not hold.\n\n" + "z" * 200_000


def test_a_hostile_text_shows_as_text(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    audited.prepare(monkeypatch)
    words = "<a href='javascript:x'>y</a> did not hold"

    def read(found: Any, _: Any) -> Reading:
        start = found.text.index("<script>")
        hedge = Span.of(found.text, start, start + 8)
        return Reading(
            found.id, claims=(make_claim(found, words, certainty=Certainty("possible", "negative", (hedge,))),)
        )

    monkeypatch.setattr(inputs, "read_document", read)
    monkeypatch.chdir(tmp_path)
    Path("evil.txt").write_text(HOSTILE, "utf-8")
    with Case.open("evil.whosays", create=True) as case:
        case.read(["evil.txt"])
    client = serve(tmp_path / "evil.whosays")
    html = client.get("/read", follow_redirects=True).text
    made = parse(html)
    assert [it for it in made.all("script") if not it.attributes.get("src")] == []
    assert not [it for it in made.all("a") if (it.attributes.get("href") or "").startswith("javascript")]
    assert "&lt;script&gt;" in html
    assert [it.text() for it in made.all("span", "q") if "neg" in it.classes] == ["not"]


def test_characters_that_reorder_words_are_shown() -> None:
    block = TextBlock("paragraph", False, 0, 3, (Piece(0, "a\u202eb", hedge=True),))
    assert 'a<bdi class="ctl" data-u="U+202E">\u202e</bdi>b</span>' in Laid((block,)).html


def test_a_decision_does_not_lay_a_text_out_again(client: TestClient) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    before, brief = desk.book(), document(client, "brief.txt")["id"]
    laid = [stretch.text for stretch in stretches_of(before, before.document(brief))]
    claim = cards(client, "brief.txt")[audited.OIL]["id"]
    client.post(f"/claims/{claim}/overrule", data={"verdict": "supported", "why": "x", "seen": "none"})
    after = desk.book()
    stretches = stretches_of(after, after.document(brief))
    assert all(one is stretch.text for one, stretch in zip(laid, stretches, strict=True))
    assert cards(client, "brief.txt")[audited.OIL]["verdicts"][0]["verdict"]["key"] == "supported"


def test_a_case_without_documents_says_so(tmp_path: Path, serve: Serve) -> None:
    with Case.open(tmp_path / "empty.whosays", create=True):
        pass
    answer = serve(tmp_path / "empty.whosays").get("/read")
    assert answer.status_code == 200
    assert "No document was read yet" in answer.text


def test_origins_and_tensions_are_on_the_cards(mill: Path, serve: Serve) -> None:
    client = serve(mill)
    assert cards(client, "brief.txt")["the mill flooded in May"]["support"] == "1–2 origins"
    card = cards(client, "brief.txt")["gate was open"]
    assert card["tensions"][0]["kind"] == "said and denied"
    assert [other["id"] for other in card["tensions"][0]["against"]]
