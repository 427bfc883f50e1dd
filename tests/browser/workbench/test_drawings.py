"""Journeys through the drawings: what is narrowed down stays in the address, and everything leads to its claims."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.browser.workbench.conftest import Tab, TabMaker
from tests.browser.workbench.serving import Served

_PAINTED = """canvas => { const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some(value => value !== 0) }"""
_TICKS = "() => [...document.querySelectorAll('#drawn text')].map(tick => tick.textContent).join()"


def test_the_network_is_drawn_narrowed_down_and_leads_to_claims(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/network"))
    expect(page.locator("#drawing [role=status]")).to_contain_text(re.compile(r"\d+ names?, \d+ lines?"))
    page.wait_for_function(f"() => [...document.querySelectorAll('#drawing canvas')].some({_PAINTED})")
    whole = page.locator("#list-h").inner_text()
    page.locator("#list a.open").first.click()
    expect(page.locator("#opened .claims-of li").first).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("tie=")))
    page.reload()
    expect(page.locator("#opened .claims-of li").first).to_be_visible()
    page.locator("#opened a.into").first.click()
    expect(page.locator("#text .q.on").first).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape("tie=")))
    page.wait_for_load_state()
    expect(page.locator("#opened .claims-of li").first).to_be_visible()
    page.get_by_role("searchbox", name="Name").fill("Verrin")
    page.get_by_role("searchbox", name="Name").press("Enter")
    expect(page.locator("#list-h")).not_to_have_text(whole)
    expect(page).to_have_url(re.compile(re.escape("q=Verrin")))
    page.locator("#list").get_by_role("link", name="Tomas Verrin", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tomas Verrin")


def test_who_relies_on_whom_is_a_second_view(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/network"))
    page.get_by_role("link", name="Sources", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who relies on whom")
    expect(page.locator("#list tbody tr").first).to_be_visible()


def test_the_timeline_zooms_by_key_and_an_item_opens_its_claim(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/timeline"))
    page.get_by_role("button", name="Nearer").wait_for()
    whole = page.evaluate(_TICKS)
    for _ in range(3):
        page.keyboard.press("+")
    page.wait_for_function(f"before => ({_TICKS})() !== before", arg=whole)
    page.wait_for_url(re.compile("from="))
    address = page.url
    page.reload()
    expect(page).to_have_url(address)
    page.keyboard.press("0")
    page.locator("#drawn a[href*='/claims/']").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim")


def test_without_scripts_the_network_is_narrowed_down_by_its_form(library: Served, new_tab: TabMaker) -> None:
    page = new_tab(java_script_enabled=False).page
    page.goto(library.at("/network"))
    page.get_by_role("searchbox", name="Name").fill("Verrin")
    page.get_by_role("searchbox", name="Name").press("Enter")
    expect(page).to_have_url(re.compile(re.escape("least=")))
    expect(page.locator("#list").get_by_role("link", name="Tomas Verrin", exact=True).first).to_be_visible()
