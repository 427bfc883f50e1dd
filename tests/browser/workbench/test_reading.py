"""Journeys of one who reads: what is here, who says it, and where it stands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.workbench.conftest import Tab, TabMaker
from tests.browser.workbench.pages import claim_with
from tests.browser.workbench.serving import Served

from whosays.export.report.plain import carried
from whosays.web.rendering import NAVIGATION

#: The words that the address lights, without the numbers of claims.
_LIT = """() => [...CSS.highlights.get("span")].map(range => {
  const copy = range.cloneContents();
  copy.querySelectorAll("sup").forEach(number => number.remove());
  return copy.textContent;
}).join(" ")"""
#: The text of the reader, without the numbers of claims, which are not in the text.
_TEXT = """() => [...document.querySelectorAll("#text .reader > *")].map(block => {
  const copy = block.cloneNode(true);
  copy.querySelectorAll("sup").forEach(number => number.remove());
  return copy.textContent;
})"""


def test_a_first_visit_goes_from_the_door_to_what_is_weak_and_through_every_page(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/"))
    expect(page).to_have_url(library.at("/overview"))
    expect(page.get_by_role("heading", level=1)).to_have_text("quiet-harbour")
    expect(page.get_by_role("heading", name="What to know before relying on it")).to_be_visible()
    page.locator(".weak a").first.click()
    expect(page).not_to_have_url(library.at("/overview"))
    for name in NAVIGATION.values():
        page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True).click()
        expect(page.locator(".bar [aria-current=page]")).to_have_text(name)
    page.go_back()
    expect(page.locator(".bar [aria-current=page]")).to_have_text("Hypotheses")


def test_who_says_that_the_line_paid(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/overview"))
    page.keyboard.press("/")
    page.keyboard.type("who says that the Sarvel Line had paid harbour staff?")
    page.keyboard.press("Enter")
    row = page.locator(".rows .row", has_text="had paid harbour staff").first
    expect(row.locator(".chain")).to_contain_text("Alder Courier")
    expect(row.locator(".chain")).to_contain_text("customs officials")
    expect(row.locator(".chain")).to_contain_text("not named")
    expect(page).to_have_url(re.compile(re.escape("q=who")))
    page.reload()
    expect(page.locator(".rows .row", has_text="had paid harbour staff").first).to_be_visible()


def test_facets_narrow_the_list_stay_in_the_address_and_go_back(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/claims"))
    everything = page.locator(".tally").inner_text()
    page.get_by_label("Rests on").select_option("anonymous")
    expect(page.locator(".tally")).to_contain_text(" of ")
    expect(page).to_have_url(re.compile(re.escape("rests=anonymous")))
    first = page.locator(".rows .row").first
    expect(first.locator(".chain")).to_contain_text("not named")
    page.go_back()
    expect(page).to_have_url(library.at("/claims"))
    expect(page.locator(".tally")).to_have_text(everything)


def test_from_a_claim_to_its_span_and_on_to_the_passage_of_its_source(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at(f"/claims/{claim_with(library, 'Verrin himself gave the order')}"))
    page.get_by_role("link", name="Read it in its place").click()
    place = page.locator("#text .q.on", has_text="gave the order").first
    expect(place).to_be_in_viewport()
    expect(page.locator(".card.on")).to_be_in_viewport()
    page.wait_for_load_state()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim")
    page.locator(".verdicts .pair a[href*='/read/']").first.click()
    expect(page.locator("#text")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("#o")))
    page.wait_for_function("CSS.highlights.has('span')")
    lit = page.evaluate(_LIT)
    start, end = (int(number) for number in page.url.rpartition("#o")[2].split("-"))
    with library.case() as case:
        documents = {document.id: document.text for document in case.analysis().documents}
    told = documents[page.url.partition("/read/")[2].partition("#")[0].partition("?")[0]][start:end]
    assert lit.split() == told.split(), "what is lit is what the address means"


def test_the_text_is_whole_in_a_real_browser_and_the_browser_finds_words_in_it(library: Served, tab: Tab) -> None:
    with library.case() as case:
        documents = case.analysis().documents
    for document in documents:
        tab.page.goto(library.at(f"/read/{document.id}"))
        shown = "".join("".join(tab.page.evaluate(_TEXT)).split())
        assert shown == "".join("".join(carried(document.text[it.start : it.end]) for it in document.blocks).split())
    tab.page.goto(library.at("/read"))
    assert tab.page.evaluate("find('the next quiet harbour could already be open')"), "Ctrl-F"


def test_claims_are_stepped_through_with_the_keyboard_alone(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/read"))
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        expect(page.locator(".card.on")).to_have_count(1)
        expect(page.locator(".card.on")).to_be_focused()
        seen.append(page.locator(".card.on").get_attribute("data-claim"))
    assert len({*seen}) == 3
    assert seen[1] == seen[3]
    expect(page).to_have_url(re.compile(re.escape(f"claim={seen[3]}")))
    page.keyboard.press("Escape")
    expect(page.locator(".card.on")).to_have_count(0)
    page.keyboard.press("j")
    picked = page.locator(".card.on").get_attribute("data-claim")
    page.keyboard.press("u")
    expect(page).to_have_url(library.at(f"/claims/{picked}#overrule"))


def test_what_a_name_means_is_told_to_the_keyboard_too(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/read"))
    name = page.locator("#text a.says-entity").first
    name.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert page.get_by_role("tooltip").inner_text()
    assert name.evaluate("link => getComputedStyle(link).outlineStyle") != "none"


def test_a_phone_reads_a_claim_in_its_place(library: Served, new_tab: TabMaker) -> None:
    tab = new_tab(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = tab.page
    page.goto(library.at("/claims?q=never+took+a+coin"))
    page.locator(".rows a.into").first.tap()
    expect(page.locator("#text .q", has_text="took a coin").first).to_be_in_viewport()
    size = page.locator("#text p").first.evaluate("words => parseFloat(getComputedStyle(words).fontSize)")
    assert size >= 15


def test_without_scripts_one_searches_reads_and_looks_things_up(library: Served, new_tab: TabMaker) -> None:
    page = new_tab(java_script_enabled=False).page
    page.goto(library.at("/overview"))
    page.get_by_role("searchbox", name="Search the claims").fill("never took a coin")
    page.get_by_role("searchbox", name="Search the claims").press("Enter")
    page.locator(".rows a.into").first.click()
    expect(page.locator("#text .q", has_text="took a coin").first).to_be_in_viewport()
    page.locator("#text a.says-entity", has_text="Ilse Marrant").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marrant")


def test_a_pair_of_texts_stands_side_by_side_on_a_desk_and_marks_tell_without_colour(library: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(library.at("/audit"))
    pair = page.locator(".verdicts .pair").first.locator("> div")
    left, right = pair.nth(0).bounding_box(), pair.nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + 200
    mark = page.locator(".verdicts .pair mark").first
    assert "underline" in mark.evaluate("mark => getComputedStyle(mark).textDecorationLine")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/claims/clm-0000000000000000", 404),
        ("/read/doc-0000000000000000", 404),
        ("/claims?page=99", 404),
        ("/claims?from=2010&to=1990", 422),
        ("/sources/src-nobody", 404),
        ("/entities/ent-nobody", 404),
        ("/nowhere", 404),
    ],
)
def test_an_address_that_means_nothing_says_so_and_leads_on(
    address: str, status: int, library: Served, tab: Tab
) -> None:
    tab.expect(status)
    answer = tab.page.goto(library.at(address))
    assert answer is not None
    assert answer.status == status
    expect(tab.page.get_by_role("heading", level=1)).to_be_visible()
    tab.page.locator("main").get_by_role("link", name="Overview").click()
    expect(tab.page).to_have_url(library.at("/overview"))
