"""Who is let in, from where, with how much; and what hostile documents look like on the pages."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests import weighed
from tests.web.conftest import HOST, WHO, Serve

from whosays.case import Case
from whosays.records import ReadOptions
from whosays.web.app import Settings, create_app
from whosays.web.safety import COOKIE, POLICY, Gate

TOKEN = "a-token-of-the-tests"  # noqa: S105  # lets nobody in anywhere
#: What stands in a document that wants to be more than text.
HOSTILE = (
    "The mill <script>alert(1)</script> flooded",
    '<img src=x onerror="alert(2)">',
    "[a link](javascript:alert(3))",
    "<svg onload=alert(4)><a xlink:href='javascript:alert(5)'>x</a></svg>",
    "</script></title></textarea><iframe srcdoc='x'>",
    "{{ 7 * 7 }} {% include 'base.html' %}",
    "the mill \u202eton did\u202c flood",
)
_LONG = 5_000_000
#: What scripts draw from: there is no page beside the JSON.
_DATA = frozenset({"/network/drawing", "/timeline/marks"})


def client(path: Path, gate: Gate) -> TestClient:
    app = create_app(Settings(str(path), WHO, gate))
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def guarded(mill: Path) -> Iterator[TestClient]:
    """The mill, for those who bring the token."""
    with client(mill, Gate(frozenset({HOST}), TOKEN)) as pages:
        yield pages


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", ""])
def test_a_request_for_another_host_is_refused(mill: Path, serve: Serve, host: str) -> None:
    answer = serve(mill).get("/overview", headers={"host": host})
    assert answer.status_code == 421
    assert "What to know before relying on it" not in answer.text


def test_an_error_is_json_where_json_is_asked_for(mill: Path, serve: Serve) -> None:
    answer = serve(mill).get("/overview.json", headers={"host": "evil.example"})
    assert set(answer.json()["error"]) == {"status", "reason", "remedy"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_write_from_another_site_is_refused(mill: Path, serve: Serve, headers: dict[str, str]) -> None:
    pages = serve(mill)
    for address in ("/hypotheses", "/jobs", "/documents", "/history/undo"):
        assert pages.post(address, data={"text": "Who?"}, headers=headers).status_code == 403
    assert pages.get("/hypotheses.json").json() == {"questions": []}


@pytest.mark.parametrize(
    "headers", [{}, {"origin": f"http://{HOST}"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}]
)
def test_a_write_from_a_page_of_ours_or_from_no_browser_is_taken(
    mill: Path, serve: Serve, headers: dict[str, str]
) -> None:
    assert serve(mill).post("/hypotheses", data={"text": "Who?"}, headers=headers).status_code == 303


def test_a_link_from_elsewhere_may_be_followed(mill: Path, serve: Serve) -> None:
    assert serve(mill).get("/overview", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_every_answer_carries_the_policy(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    answers = [
        *(pages.get(address) for address in ("/", "/overview", "/overview.json", "/static/app.css", "/nowhere")),
        pages.get("/overview", headers={"host": "evil.example"}),
        pages.post("/hypotheses", data={"text": " "}),
        pages.post("/hypotheses", headers={"origin": "http://evil.example"}),
        pages.get("/openapi.json"),
    ]
    for answer in answers:
        assert answer.headers["content-security-policy"] == POLICY, answer.url
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin", "a page of another site learns nothing of ours"
        assert "access-control-allow-origin" not in answer.headers
    assert "unsafe" not in POLICY
    assert "http:" not in POLICY


def test_no_page_has_a_script_or_a_style_in_it(mill: Path, serve: Serve) -> None:
    pages = serve(mill)
    for address in addresses(pages):
        page = pages.get(address).text
        assert re.findall(r"<script(?![^>]*(?: src=| type=\"application/json\"))", page) == [], address
        assert re.findall(r"<[^>]* (?:style|on[a-z]+)=", page) == [], address
        assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", page) == [], address


def test_without_the_token_nobody_is_let_in(guarded: TestClient) -> None:
    for address in ("/", "/overview", "/overview.json", "/static/app.css", "/openapi.json"):
        assert guarded.get(address).status_code == 401
    wrong = {"authorization": "Bearer wrong"}
    assert guarded.get("/overview", headers=wrong).status_code == 401
    assert guarded.get("/overview?token=wrong").status_code == 401
    assert guarded.get("/overview?token=").status_code == 401
    assert guarded.get("/overview", headers={"cookie": f"{COOKIE}=wrong"}).status_code == 401
    assert guarded.get("/overview", headers={"cookie": "a b=; ;;,"}).status_code == 401
    assert guarded.post("/hypotheses", data={"text": "Who?"}).status_code == 401


def test_the_token_of_the_address_goes_into_a_cookie(guarded: TestClient) -> None:
    answer = guarded.get(f"/?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in answer.headers["location"]
    assert guarded.get("/overview").status_code == 200, "the client keeps the cookie"


def test_programs_bring_the_token_in_a_header(guarded: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/overview.json", headers=bearer).status_code == 200
    assert guarded.post("/hypotheses", data={"text": "Who?"}, headers=bearer).status_code == 303
    forged = {**bearer, "origin": "http://evil.example"}
    assert guarded.post("/hypotheses", data={"text": "Who?"}, headers=forged).status_code == 403


def test_tokens_are_compared_in_constant_time(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[bytes] = []
    compare = hmac.compare_digest

    def noting(left: bytes, right: bytes) -> bool:
        compared.append(left)
        return compare(left, right)

    monkeypatch.setattr(hmac, "compare_digest", noting)
    guarded.get("/overview", headers={"authorization": "Bearer wrong"})
    assert b"wrong" in compared


@pytest.fixture
def narrow(mill: Path) -> Iterator[TestClient]:
    """The mill, which takes a thousand bytes at once."""
    with client(mill, Gate(frozenset({HOST}), most=1000)) as pages:
        yield pages


def test_more_than_may_be_sent_is_refused(narrow: TestClient) -> None:
    assert narrow.post("/hypotheses", data={"text": "W" * 2000}).status_code == 413
    assert narrow.post("/hypotheses", data={"text": "Who?"}, headers={"content-length": "many"}).status_code == 413


def test_more_than_may_be_sent_is_cut_off_also_where_its_length_is_not_told(narrow: TestClient) -> None:
    sent: list[int] = []

    def pieces() -> Iterator[bytes]:
        yield b"text="
        for number in range(100):
            sent.append(number)
            yield b"W" * 100

    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = narrow.post("/hypotheses", content=pieces(), headers=form)
    assert answer.status_code == 413
    assert narrow.get("/hypotheses.json").json() == {"questions": []}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of documents that want to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / "hostile.whosays"
    with pytest.MonkeyPatch.context() as patch, chdir(folder):
        weighed.prepare(patch)
        title = "<script>alert(0)</script>"
        body = "\n\n".join(HOSTILE)
        Path("brief.txt").write_text(f"{title}\n\n{body}\n\nThe Courier reported that the mill flooded in May.\n")
        Path("sources").mkdir()
        Path("sources/courier.txt").write_text(f"{title}\n\nHarbour officials said that the mill flooded in May.\n")
        Path("sources/long.txt").write_text("the mill flooded in May " + "<b>" * (_LONG // 3))
        with Case.open(path, create=True) as case:
            case.read(["brief.txt"])
            case.read(["sources"], ReadOptions(role="source", jobs=1))  # where the patches are in force
            case.weigh()
            sheet = (
                'question: q\ntext: "<script>alert(9)</script>"\n'
                'hypotheses: {H1: "<b onclick=x>", H2: "\u202eright to left"}\n'
                'evidence: {E1: {words: "the mill flooded in May@brief.txt"}}'
            )
            case.load_hypotheses("q.yaml", "<i>Eve</i>", "<u>why</u>", sheet.encode())
    return path


def addresses(pages: TestClient) -> Iterator[str]:
    """Every page that there is, those of things with the things that the case has."""
    assert isinstance(pages.app, FastAPI)
    analysis = pages.app.state.desk.book().analysis
    first = {
        "document_id": [one.id for one in analysis.documents],
        "claim_id": [one.id for one in analysis.claims[:3]],
        "source_id": [one.id for one in analysis.sources[:3]],
        "entity_id": [one.id for one in analysis.entities[:3]],
        "key": [one.question.key for one in analysis.matrices],
    }
    paths = pages.get("/openapi.json").json()["paths"]
    for page in (path.removesuffix(".json") for path in paths if path.endswith(".json")):
        if page in _DATA:
            continue
        (name,) = re.findall(r"\{(\w+)", page) or [""]
        for value in first.get(name, []) if name else [""]:
            yield re.sub(r"\{.*?\}", value, page)


def test_a_hostile_document_is_text_on_every_page(hostile: Path, serve: Serve) -> None:
    pages = serve(hostile)
    visited = [*addresses(pages)]
    assert {"/overview", "/history", "/hypotheses", "/hypotheses/q", "/jobs"} <= {*visited}
    for address in visited:
        answer = pages.get(address)
        assert answer.status_code in {200, 303, 307}, address
        page = answer.text
        assert re.findall(r"<script(?![^>]*(?: src=\"/static/| type=\"application/json\"))", page) == [], address
        for mark in ("<img src=x", "<svg onload", "<iframe", "<b onclick", "<i>Eve", "<u>why", 'href="javascript'):
            assert mark not in page, f"{mark} on {address}"
        bare = re.sub(r'<bdi class="ctl"[^>]*>.</bdi>', "", page)
        assert not re.findall("[\u202a-\u202e\u2066-\u2069]", bare), f"a control that reorders on {address}"


def test_a_hostile_document_is_data_in_json(hostile: Path, serve: Serve) -> None:
    pages = serve(hostile)
    for address in addresses(pages):
        answer = pages.get(f"{address}.json")
        if answer.status_code == 200:
            assert answer.headers["content-type"].startswith("application/json"), address
