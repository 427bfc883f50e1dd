"""A page that waits for the case comes by itself, with scripts and without."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import expect
from tests.browser.workbench.conftest import TabMaker
from tests.browser.workbench.pages import claim_with
from tests.browser.workbench.serving import WHO, Served

from whosays.case import Case
from whosays.records import Analysis
from whosays.web.pages import asking


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_that_waits_comes_by_itself_at_its_place(
    scripts: bool, desk: Served, new_tab: TabMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_with(desk, "had paid harbour staff")
    go, real = threading.Event(), Case.analysis

    def analysis(case: Case) -> Analysis:
        assert go.wait(60)
        return real(case)

    with desk.case() as case:
        case.grade(case.voices()[0].id, "B", WHO, "has been right before")
    monkeypatch.setattr(Case, "analysis", analysis)
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    tab = new_tab(java_script_enabled=scripts)
    tab.expect(503)
    tab.page.goto(desk.at(f"/claims/{claim}#main"))
    expect(tab.page.get_by_role("heading", level=1)).to_contain_text("worked out anew")
    go.set()
    expect(tab.page.locator("#waits")).to_have_count(0)
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    assert tab.page.url == desk.at(f"/claims/{claim}{'#main' if scripts else ''}")
