"""What is shown while the case is loaded or worked out anew, and who waits for it instead."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import Serve

from whosays.case import Case
from whosays.records import Analysis
from whosays.web import desk
from whosays.web.pages import asking

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Cases are loaded only when this is set."""
    go, real = threading.Event(), Case.analysis

    def analysis(case: Case) -> Analysis:
        assert go.wait(30)
        return real(case)

    monkeypatch.setattr(Case, "analysis", analysis)
    monkeypatch.setattr(asking, "PATIENCE", 0.01)
    return go


def test_a_browser_is_shown_that_the_case_is_opened_and_asks_again(
    mill: Path, serve: Serve, held: threading.Event
) -> None:
    client = serve(mill)
    answer = client.get("/claims?q=mill", headers=BROWSER)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert '<meta http-equiv="refresh" content="1;url=/claims?q=mill">' in answer.text
    assert "The case is being opened." in answer.text
    held.set()
    client.get("/claims")
    assert client.get("/claims?q=mill", headers=BROWSER).status_code == 200


def test_scripts_wait_for_it(mill: Path, serve: Serve, held: threading.Event) -> None:
    client = serve(mill)
    threading.Timer(0.2, held.set).start()
    assert client.get("/overview.json").status_code == 200
    held.clear()
    threading.Timer(0.2, held.set).start()
    client.app.state.desk.decide(Case.check)  # type: ignore[attr-defined]
    assert client.get("/overview", headers={**BROWSER, "hx-request": "true"}).status_code == 200


def test_after_a_decision_it_says_that_this_is_kept(mill: Path, serve: Serve, held: threading.Event) -> None:
    held.set()
    client = serve(mill)
    client.get("/overview")
    held.clear()
    client.app.state.desk.decide(Case.check)  # type: ignore[attr-defined]
    answer = client.get("/overview", headers=BROWSER)
    assert answer.status_code == 503
    assert "worked out anew" in answer.text
    assert "is kept already" in answer.text
    held.set()


def test_what_is_wrong_with_the_case_is_told_to_whoever_asks(tmp_path: Path, serve: Serve) -> None:
    client: TestClient = serve(tmp_path / "none.whosays")
    assert client.get("/overview", headers=BROWSER).status_code == 410
    assert client.get("/overview.json").status_code == 410


def test_the_garbage_collector_is_spared_a_big_case(mill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "_BIG", 1)
    opened = desk.Desk(str(mill))
    opened.book()
    assert gc.get_freeze_count() > 10_000
    opened.close()
    assert gc.get_freeze_count() == 0
