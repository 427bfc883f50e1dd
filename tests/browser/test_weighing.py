"""Journeys of a reader through what rests on what."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watched
from tests.export.report.balances import weighed_case

from whosays.export.report import render


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the report of a case that was weighed."""
    path = tmp_path_factory.mktemp("weighing") / "velm.html"
    path.write_text(render(weighed_case(), "Harbour case"), "utf-8")
    return path.as_uri()


@pytest.fixture
def desk(watched: Watched, weighed: str) -> Page:
    watched.page.goto(weighed)
    return watched.page


def test_the_page_asks_for_nothing_and_complains_about_nothing(watched: Watched, weighed: str) -> None:
    watched.page.goto(weighed)
    for thing in watched.page.locator("#weighing .thing summary").all():
        thing.click()
    watched.page.wait_for_timeout(200)
    assert watched.requests == [weighed]
    assert watched.complaints == []


def test_from_a_relation_to_its_claim(desk: Page) -> None:
    thing = desk.locator("#weighing .thing", has_text="Tomas Reik paid Ilse Maron")
    expect(thing.locator(".claims").first).to_be_hidden()
    thing.locator("summary").click()
    thing.get_by_role("link", name="claim 21 ↓").click()
    expect(desk.locator("#c21")).to_be_in_viewport()


def test_the_keyboard_opens_a_relation(desk: Page) -> None:
    thing = desk.locator("#weighing .thing").first
    thing.locator("summary").focus()
    desk.keyboard.press("Enter")
    expect(thing).to_have_attribute("open", "")


def test_a_weakness_leads_to_the_balance(desk: Page) -> None:
    desk.locator(".weak a", has_text="on one origin alone").click()
    expect(desk.locator("#weighing-h")).to_be_in_viewport()


def test_what_is_sure_and_what_may_be_is_told_by_more_than_colour(desk: Page) -> None:
    dots = desk.locator("#weighing .thing", has_text="Tomas Reik directs").locator("svg circle")
    fills = dots.evaluate_all("all => all.map(dot => getComputedStyle(dot).fill)")
    assert fills[0] == fills[1] != fills[2] == fills[3] == "none"
    assumed = desk.locator(".arcs .assumed path").first
    assert assumed.evaluate("path => getComputedStyle(path).strokeDasharray") != "none"


def test_sides_and_hypotheses_stand_beside_one_another(desk: Page) -> None:
    sides = desk.locator("#weighing .tension").first.locator(".sides > div")
    left, right = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + 200
    cells = desk.locator(".matrix tbody tr").first.locator(".fit")
    colours = cells.evaluate_all("all => all.map(cell => getComputedStyle(cell).backgroundColor)")
    assert len({*colours}) == 3


def test_no_name_is_cut_off_in_the_drawing(desk: Page) -> None:
    left = desk.locator(".arcs").evaluate("svg => svg.getBoundingClientRect().left")
    names = desk.locator(".arcs text")
    edges = names.evaluate_all("all => all.map(name => name.getBoundingClientRect().left)")
    assert min(edges) >= left


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(browser: Browser, weighed: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(weighed)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = page.eval_on_selector_all(
        "#weighing *:not(.hush, .hush *, .sideways *)",
        "all => all.filter(e => e.getBoundingClientRect().right > 391).map(e => e.outerHTML.slice(0, 80))",
    )
    assert wide == []
    matrix = page.locator(".sideways").evaluate("box => [box.scrollWidth > box.clientWidth, box.tabIndex]")
    assert matrix == [True, 0], "only the matrix scrolls, and the keyboard reaches it"
    page.close()


def test_without_javascript_everything_reads(browser: Browser, weighed: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(weighed)
    page.locator("#weighing .thing summary").first.click()
    expect(page.locator("#weighing .thing .claims").first).to_be_visible()
    context.close()


def test_paper_shows_what_is_folded(desk: Page) -> None:
    desk.emulate_media(media="print")
    expect(desk.locator("#weighing .thing .claims").first).to_be_visible()
    assert desk.pdf(format="A4").startswith(b"%PDF")
