"""What holds of every page: it can be used by all, on a phone, on paper, in the dark, without scripts, and alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.workbench import axe
from tests.browser.workbench.conftest import Tab, TabMaker
from tests.browser.workbench.pages import PAGES, address_of
from tests.browser.workbench.serving import Served

#: What is wider than the window and not inside something that is meant to be moved sideways.
_WIDE = """() => [...document.querySelectorAll("main *")]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility()
    && !one.closest(".hush, .wide, .sideways, [data-sideways], svg, canvas"))
  .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(page: str, scheme: str, library: Served, new_tab: TabMaker) -> None:
    tab = new_tab(color_scheme=scheme, reduced_motion="reduce")
    axe.bring(tab.page)
    tab.page.goto(address_of(page, library))
    tab.page.locator("main details").evaluate_all("all => all.slice(0, 8).forEach(one => { one.open = true })")
    assert axe.violations(tab.page) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_one_place_in_the_bar_and_a_name(page: str, library: Served, tab: Tab) -> None:
    tab.page.goto(address_of(page, library))
    expect(tab.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(tab.page.locator(".bar [aria-current=page]")).to_have_count(0 if page in {"/jobs", "/export"} else 1)
    assert tab.page.title().endswith(" · quiet-harbour")


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_reads_it_and_never_scrolls_sideways(page: str, library: Served, new_tab: TabMaker) -> None:
    tab = new_tab(viewport={"width": 390, "height": 844}, has_touch=True)
    tab.page.goto(address_of(page, library))
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    assert tab.page.evaluate(_WIDE) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_it_says_the_same(page: str, library: Served, new_tab: TabMaker) -> None:
    tab = new_tab(java_script_enabled=False)
    tab.page.goto(address_of(page, library))
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    assert len(tab.page.locator("main").inner_text().split()) > 10
    tab.page.locator(".bar a").first.click()
    expect(tab.page).to_have_url(library.at("/overview"))


@pytest.mark.parametrize("page", PAGES)
def test_paper_leaves_out_the_bar(page: str, library: Served, tab: Tab) -> None:
    tab.page.goto(address_of(page, library))
    tab.page.emulate_media(media="print", color_scheme="dark")
    expect(tab.page.locator("header.bar nav")).to_be_hidden()
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    background = tab.page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, "paper is white, also from the dark"


@pytest.mark.parametrize("page", [page for page in PAGES if "claim=" not in page])
def test_the_keyboard_comes_in_by_the_skip_link_and_focus_is_seen(page: str, library: Served, tab: Tab) -> None:
    tab.page.goto(address_of(page, library))
    tab.page.keyboard.press("Tab")
    expect(tab.page.locator(".skip")).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    ring = "() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle }"
    assert tab.page.evaluate("document.activeElement.closest('main, footer') !== null")
    assert tab.page.evaluate(ring) not in {"none", "hidden"}
