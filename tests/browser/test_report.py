"""Journeys of a reader through the report."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watched
from tests.export.report.factory import harbour_case

from whosays.export.report.plain import carried

TALLY = "#tally"


def visible_claims(page: Page) -> int:
    return page.locator("#deck .claim:visible").count()


def test_the_page_asks_for_nothing_and_complains_about_nothing(watched: Watched, report: str) -> None:
    page = watched.page
    page.goto(report)
    page.locator(".text summary").last.click()
    page.wait_for_timeout(200)
    assert watched.requests == [report]
    assert watched.complaints == []


def test_the_texts_are_whole_in_a_real_browser(desktop: Page) -> None:
    texts = desktop.eval_on_selector_all(
        ".reader",
        "all => all.map(a => { a.querySelectorAll('sup').forEach(s => s.remove()); return a.textContent })",
    )
    assert texts == [carried(document.text) for document in harbour_case().documents]


def test_a_reader_filters_and_sends_the_address(desktop: Page, browser: Browser) -> None:
    everything = visible_claims(desktop)
    desktop.get_by_label("Rests on").select_option(label="nobody named (6)")
    expect(desktop.locator(TALLY)).to_have_text(f"6 of {everything} claims")
    desktop.get_by_label("Words").fill("scales")
    expect(desktop.locator(TALLY)).to_have_text(f"3 of {everything} claims")
    assert visible_claims(desktop) == 3
    assert desktop.url.endswith("#claims?words=scales&rests=anonymous")

    other = browser.new_page()
    other.goto(desktop.url)
    expect(other.locator(TALLY)).to_have_text(f"3 of {everything} claims")
    expect(other.get_by_label("Words")).to_have_value("scales")
    other.get_by_role("button", name="Show all").click()
    expect(other.locator(TALLY)).to_have_text(f"{everything} claims")
    assert other.url.endswith("#claims")
    other.close()


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [("1258", "1258", 2), ("1990", "1993", 3), ("2020", "", 2), ("", "1000", 1)],
)
def test_years_match_intervals_with_open_ends(desktop: Page, first: str, last: str, found: int) -> None:
    desktop.get_by_label("From the year").fill(first)
    desktop.get_by_label("To the year").fill(last)
    expect(desktop.locator(TALLY)).to_have_text(f"{found} of 24 claims")


def test_choices_count_what_they_would_show(desktop: Page) -> None:
    desktop.get_by_label("Who, anywhere in the chain").select_option(label="New Courier (2)")
    expect(desktop.locator(TALLY)).to_have_text("2 of 24 claims")
    expect(desktop.locator("select[name=sure] option[value=certain]")).to_have_text("certain (2)")
    expect(desktop.locator("select[name=sure] option[value=possible]")).to_be_disabled()
    expect(desktop.locator(".group:visible .count")).to_have_text("2 claims")


@pytest.mark.parametrize("address", ["#%", "#claims?length=3&who=nobody&%", "#claims?", "#nowhere", "#c999"])
def test_an_address_that_means_nothing_does_no_harm(watched: Watched, report: str, address: str) -> None:
    watched.page.goto(report + address)
    expect(watched.page.locator(TALLY)).to_have_text("24 claims")
    assert watched.complaints == []


def test_a_weakness_leads_to_its_claims(desktop: Page) -> None:
    desktop.locator(".weak a").first.click()
    expect(desktop.locator(TALLY)).to_have_text("6 of 24 claims")


def test_no_claim_fits(desktop: Page) -> None:
    desktop.get_by_label("Words").fill("zeppelin")
    expect(desktop.get_by_text("No claim fits.")).to_be_visible()


def test_from_a_claim_to_its_words_and_back(desktop: Page) -> None:
    desktop.locator("#c21 a.go").click()
    place = desktop.locator(".reader .q", has_text="the scales were off for most of")
    expect(place).to_be_in_viewport()
    expect(desktop.locator("#d2")).to_have_attribute("open", "")
    expect(desktop.locator("#d2 .peek")).to_contain_text("a weighbridge clerk")
    desktop.locator("#d2 sup a", has_text="21").click()
    expect(desktop.locator("#c21")).to_be_in_viewport()


def test_a_hidden_claim_is_shown_when_it_is_asked_for(desktop: Page) -> None:
    desktop.get_by_label("Words").fill("zeppelin")
    expect(desktop.locator("#c7")).to_be_hidden()
    desktop.locator("#d1 sup a", has_text="7").first.click()
    expect(desktop.locator("#c7")).to_be_in_viewport()


def test_the_keyboard_is_enough(desktop: Page) -> None:
    desktop.keyboard.press("Tab")
    expect(desktop.locator(".skip")).to_be_focused()
    desktop.keyboard.press("Enter")
    desktop.locator("#deck summary").first.focus()
    desktop.keyboard.press("j")
    expect(desktop.locator("#c7")).to_be_focused()
    desktop.keyboard.press("j")
    desktop.keyboard.press("k")
    expect(desktop.locator("#c7")).to_be_focused()
    outline = desktop.locator("#c7").evaluate("card => getComputedStyle(card).outlineStyle")
    assert outline == "solid"


def test_every_field_and_button_has_a_name(desktop: Page) -> None:
    for field in desktop.locator("#filter input, #filter select").all():
        assert field.evaluate(
            "f => f.getAttribute('aria-label') || [...f.labels].map(l => l.textContent.trim()).join('')"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(browser: Browser, report: str, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.goto(report)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = page.eval_on_selector_all(
        "main *:not(.hush, .hush *)",
        "all => all.filter(e => e.getBoundingClientRect().right > 391).map(e => e.outerHTML.slice(0, 80))",
    )
    assert wide == []
    page.close()


def test_without_javascript_everything_reads(browser: Browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    expect(page.locator("#filter")).to_be_hidden()
    assert visible_claims(page) == 24
    page.locator("#c21 a.go").click()
    expect(page.locator(".reader .q", has_text="the scales were off for most of")).to_be_in_viewport()
    context.close()


def test_print_leaves_out_what_paper_cannot_do(desktop: Page) -> None:
    desktop.get_by_label("Rests on").select_option(value="anonymous")
    expect(desktop.locator(TALLY)).to_have_text("6 of 24 claims")
    desktop.emulate_media(media="print", color_scheme="dark")
    expect(desktop.locator("#filter")).to_be_hidden()
    expect(desktop.locator("header.bar")).to_be_hidden()
    expect(desktop.locator("#printed-filter")).to_have_text("Filtered: 6 of 24 claims (rests: nobody named).")
    assert desktop.locator("body").evaluate("body => getComputedStyle(body).color") == "rgb(28, 29, 31)"
    assert desktop.pdf(format="A4").startswith(b"%PDF")
