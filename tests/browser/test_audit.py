"""Journeys of a reader through the audit section."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watched
from tests.export.report.audits import audited_case

from whosays.export.report import render


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the report of a case that was audited."""
    path = tmp_path_factory.mktemp("audit") / "velm.html"
    path.write_text(render(audited_case(), "Harbour case"), "utf-8")
    return path.as_uri()


@pytest.fixture
def desk(watched: Watched, audited: str) -> Page:
    watched.page.goto(audited)
    return watched.page


def test_the_page_asks_for_nothing_and_complains_about_nothing(watched: Watched, audited: str) -> None:
    watched.page.goto(audited)
    watched.page.locator("#audit .pile summary").first.click()
    watched.page.wait_for_timeout(200)
    assert watched.requests == [audited]
    assert watched.complaints == []


def test_from_a_verdict_to_the_passage_and_to_the_claim(desk: Page) -> None:
    desk.locator("#v2 .pair a").last.click()
    expect(desk.locator(".reader .spot", has_text="for most of spring 2014")).to_be_in_viewport()
    desk.locator("#v2 a.go").click()
    expect(desk.locator("#c4")).to_be_in_viewport()


def test_from_a_source_to_a_folded_verdict_and_a_sentence_left_out(desk: Page) -> None:
    expect(desk.locator("#v6")).to_be_hidden()
    desk.locator("#audit .uses a", has_text="6").first.click()
    expect(desk.locator("#v6")).to_be_in_viewport()
    desk.locator("#audit .uses a", has_text="sentence 22").click()
    expect(desk.locator("#o22")).to_be_in_viewport()


def test_a_weakness_leads_to_the_audit(desk: Page) -> None:
    desk.locator(".weak a").first.click()
    expect(desk.locator("#audit-h")).to_be_in_viewport()


def test_what_differs_is_told_by_more_than_colour(desk: Page) -> None:
    mark = desk.locator("#v2 mark").first
    assert "underline" in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")
    expect(mark.locator("xpath=following-sibling::sup[1]")).to_have_text("a")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(browser: Browser, audited: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(audited)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    sides = page.locator("#v2 .pair").first.locator("> div")
    above, below = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"], "one side below the other"
    page.close()


def test_on_a_desk_the_two_texts_stand_side_by_side(desk: Page) -> None:
    sides = desk.locator("#v2 .pair").first.locator("> div")
    left, right = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + 200
    assert abs(right["y"] - left["y"]) < 2


def test_without_javascript_everything_reads(browser: Browser, audited: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(audited)
    expect(page.locator("#v5")).to_be_visible()
    page.locator("#audit .pile summary").last.click()
    page.locator("#v2 .pair a").last.click()
    context.close()


def test_paper_shows_what_is_folded(desk: Page) -> None:
    desk.emulate_media(media="print")
    expect(desk.locator("#v6 .words").first).to_be_visible()
    expect(desk.locator("#audit .pile summary").first).to_be_visible()
    assert desk.pdf(format="A4").startswith(b"%PDF")
