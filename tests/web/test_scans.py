"""Pages of a PDF beside its text, as long as the file is the one that was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests import audited
from tests.ingest.builders import column, pdf_bytes
from tests.web.conftest import Serve

from whosays.case import Case

LINES = ["The ferry was late on Monday morning.", "Nobody at the pier could say why it was."]
PDF = pdf_bytes([column(LINES), column(["The second boat came at noon, and was full."])])


@pytest.fixture
def client(tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    audited.prepare(monkeypatch)
    monkeypatch.chdir(tmp_path)
    Path("ferry.pdf").write_bytes(PDF)
    with Case.open("ferry.whosays", create=True) as case:
        case.read(["ferry.pdf"])
    return serve(tmp_path / "ferry.whosays")


def address(client: TestClient) -> str:
    return f"/read/{client.get('/read.json').json()['documents'][0]['id']}"


def test_the_picture_of_a_page_stands_beside_the_text_where_it_is_asked_for(client: TestClient) -> None:
    assert "Text beside the pages of the file" in client.get(address(client)).text
    html = client.get(f"{address(client)}?scan=2").text
    assert f'src="{address(client)}/page/2.png"' in html
    assert f"{address(client)}?scan=1#p1" in html
    assert "?scan=3" not in html
    assert 'id="p2"' in html
    picture = client.get(f"{address(client)}/page/2.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"{address(client)}/page/2.png").content == picture.content


def test_a_page_that_is_not_there_is_not_found(client: TestClient) -> None:
    for path in ("/page/3.png", "/page/0.png", "?scan=3"):
        answer = client.get(f"{address(client)}{path}")
        assert answer.status_code == 404
        assert "it has 2" in answer.text


def test_a_file_that_moved_or_changed_is_not_at_hand(client: TestClient) -> None:
    where = address(client)
    Path("ferry.pdf").write_bytes(PDF + b"\n")
    assert "The pages cannot be shown: the file is no longer the one that was read." in client.get(where).text
    Path("ferry.pdf").unlink()
    assert "The pages cannot be shown: the file is not where it was." in client.get(where).text
    answer = client.get(f"{where}/page/1.png", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["error"]["remedy"] == "put it back at ferry.pdf"
    assert client.get(f"{where}?scan=1").status_code == 200


def test_a_text_has_no_pictures(lamp: Path, serve: Serve) -> None:
    client = serve(lamp)
    assert "Text beside the pages" not in client.get(address(client)).text
    assert client.get(f"{address(client)}.json").json()["scan"] is None
    assert client.get(f"{address(client)}/page/1.png").status_code == 404
