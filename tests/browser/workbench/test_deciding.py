"""Journeys of one who decides: each decision is kept at once, is signed, and can be taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.workbench.conftest import EXAMPLE, Tab, TabMaker
from tests.browser.workbench.pages import claim_found
from tests.browser.workbench.serving import WHO, Served

_UPLOADS = 120_000


def undo_last(page: Page, desk: Served) -> None:
    """Take the last decision back on the history page."""
    page.goto(desk.at("/history"))
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.locator("tr.undone").first).to_be_visible()


def test_a_verdict_is_overruled_with_a_reason_and_taken_back(desk: Served, tab: Tab) -> None:
    page, claim = tab.page, claim_found(desk, "overstated")
    page.goto(desk.at(f"/audit?claim={claim}"))
    verdict = page.locator(".verdicts > li").first
    before = verdict.locator(".badge").first.inner_text()
    verdict.get_by_text("Overrule", exact=True).click()
    verdict.get_by_label("It is").select_option("supported")
    verdict.get_by_label("because").fill("The transcript has it word for word.")
    verdict.get_by_role("button", name="Rule", exact=True).click()
    verdict = page.locator(".verdicts > li").first
    expect(verdict).to_contain_text("The transcript has it word for word.")
    expect(verdict).to_contain_text(WHO)
    with desk.case() as case:
        audit = case.analysis().audit
    assert audit is not None
    assert [entry.ruling.verdict for entry in audit.entries if entry.ruling] == ["supported"]
    undo_last(page, desk)
    page.goto(desk.at(f"/audit?claim={claim}"))
    expect(page.locator(".verdicts > li .badge").first).to_have_text(before)


def test_two_names_are_merged_split_and_both_are_undone(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/identities"))
    pair = page.locator("li.asked").first
    names = pair.locator(".named").get_by_role("heading").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(pair.locator(".answer")).to_contain_text("Kept")

    page.goto(desk.at("/entities?q=Marrant"))
    page.locator("table th a").first.click()
    page.get_by_text("This is somebody else").first.click()
    form = page.locator("form.decide[action$=split]").first
    form.get_by_label("Reason").fill("Another bearer of the name.")
    form.get_by_role("button", name="Tell it from the rest").click()
    expect(page.locator("main")).to_contain_text("Another bearer of the name.")
    with desk.case() as case:
        judged = [(one.judgement.verdict, one.judgement.who) for one in case.judgements()]
        bearers = [entity.name for entity in case.analysis().entities if "Marrant" in entity.name]
    assert judged == [("positive", WHO), ("negative", WHO)]
    assert len(bearers) == 2

    undo_last(page, desk)
    page.goto(desk.at("/identities?show=judged"))
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    with desk.case() as case:
        assert all(one.judgement.undone_by for one in case.judgements())
    page.goto(desk.at("/identities"))
    expect(page.locator("li.asked").first.locator(".named").get_by_role("heading")).to_have_text(names)


def test_a_source_is_graded_for_a_reason_and_the_grade_shows_where_it_counts(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/sources?q=Courier"))
    page.locator("table a", has_text="Alder Courier").first.click()
    grade = page.locator("#grade")
    grade.get_by_role("radio", name=re.compile("^C ")).check()
    grade.get_by_role("button", name="Grade it").click()
    assert grade.get_by_label("Reason").evaluate("field => !field.validity.valid"), "no grade without a reason"
    grade.get_by_label("Reason").fill("It has had to correct itself twice.")
    grade.get_by_role("button", name="Grade it").click()
    expect(page.locator("#grade")).to_contain_text("It has had to correct itself twice.")
    expect(page.locator("#grade b.grade")).to_have_text("C")
    page.goto(desk.at("/sources?grade=C"))
    expect(page.locator("table")).to_contain_text("Alder Courier")
    with desk.case() as case:
        (graded,) = case.grades()
    assert (graded.reliability, graded.decided.who) == ("C", WHO)
    undo_last(page, desk)
    page.goto(desk.at("/sources?q=Alder+Courier"))
    expect(page.locator("table")).not_to_contain_text("C,")


def test_what_falls_without_a_source_is_told_and_nothing_of_it_is_kept(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/sources?order=falls"))
    page.locator("table th a").first.click()
    page.locator("main a[href$='/without']").first.click()
    expect(page.locator("#without .lead")).to_contain_text(re.compile("falls?|weakens?|otherwise"))
    effects = page.locator(".things.falling .effect")
    expect(effects.first).to_have_text(re.compile("falls|weakens"))
    page.locator(".things.falling summary").first.click()
    expect(page.locator(".things.falling .claims a").first).to_be_visible()
    page.get_by_label("Drop another one, too").fill("anonymous")
    page.get_by_role("button", name="See what falls").click()
    expect(page).to_have_url(re.compile(re.escape("also=anonymous")))
    expect(page.locator("#without h2")).to_be_visible()
    with desk.case() as case:
        assert [one.kind for one in case.decisions()] == ["hypotheses"], "only the example's own question"


def test_a_cell_of_the_matrix_is_rated_and_the_bounds_move(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/hypotheses"))
    page.get_by_role("link", name="Who told the inspectors").click()
    row = page.locator(".matrix tbody tr").first
    before = row.locator(".likely").inner_text()
    page.get_by_label("E2 on verrin").focus()
    page.get_by_label("E2 on verrin").select_option("II")
    expect(page.locator(".matrix tbody tr").first.locator(".likely")).not_to_have_text(before)
    expect(page.get_by_label("E2 on verrin")).to_be_focused()
    page.reload()
    expect(page.get_by_label("E2 on verrin")).to_have_value("II")
    with desk.case() as case:
        (question,) = case.questions()
    assert next(item for item in question.evidence if item.key == "E2").ratings["verrin"] == "II"
    undo_last(page, desk)
    page.goto(desk.at("/hypotheses/order"))
    expect(page.locator(".matrix tbody tr").first.locator(".likely")).to_have_text(before)


def test_a_question_is_asked_and_a_claim_becomes_evidence(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/hypotheses"))
    page.get_by_role("textbox", name="Question").fill("What was in the crate?")
    page.get_by_label("Rival answers, one a line").fill("Parts of hunting rifles.\nSomething else.")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was in the crate?")
    page.get_by_label("Find a claim to add").fill("identified the steel")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name=re.compile("^Add as evidence")).first.click()
    expect(page.locator(".evidence li")).to_have_count(1)
    page.get_by_label("E1 on H1").select_option("CC")
    expect(page.get_by_label("E1 on H1")).to_have_value("CC")


def test_of_two_tabs_the_second_is_told_who_was_first_and_nothing_is_lost(
    desk: Served, tab: Tab, new_tab: TabMaker
) -> None:
    claim = claim_found(desk, "overstated")
    other = new_tab()
    other.expect(409)
    for one in (tab.page, other.page):
        one.goto(desk.at(f"/claims/{claim}"))
        one.locator("#overrule").get_by_label("Verdict").select_option("supported")
    tab.page.locator("#overrule").get_by_label("Reason").fill("First.")
    tab.page.locator("#overrule").get_by_role("button", name="Overrule").click()
    expect(tab.page.locator(".ruling")).to_contain_text("First.")
    other.page.locator("#overrule").get_by_label("Reason").fill("Second.")
    other.page.locator("#overrule").get_by_role("button", name="Overrule").click()
    expect(other.page.locator(".kicker")).to_contain_text("409")
    expect(other.page.get_by_role("heading", level=1)).to_contain_text(WHO)
    with desk.case() as case:
        assert [one.why for one in case.decisions() if one.kind == "verdict"] == ["First."]
    other.page.go_back()
    other.page.reload()
    expect(other.page.locator(".ruling")).to_contain_text("First.")


def test_two_tabs_rate_two_cells_and_both_stand(desk: Served, tab: Tab, new_tab: TabMaker) -> None:
    other = new_tab()
    for one in (tab.page, other.page):
        one.goto(desk.at("/hypotheses/order"))
    tab.page.get_by_label("E1 on floor").select_option("N")
    expect(tab.page.get_by_label("E1 on floor")).to_have_value("N")
    other.page.get_by_label("E3 on floor").select_option("C")
    expect(other.page.get_by_label("E1 on floor")).to_have_value("N")
    expect(other.page.get_by_label("E3 on floor")).to_have_value("C")


def test_a_document_is_uploaded_read_and_shown(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/overview"))
    letter = b"A letter of the pilot\n\nThe pilot Jorn Aske said that the Corrie Light had come in without lights.\n"
    page.get_by_label("Add documents").set_input_files(
        [{"name": "pilot.txt", "mimeType": "text/plain", "buffer": letter}]
    )
    page.get_by_role("button", name="Read them").click()
    expect(page).to_have_url(re.compile(r"/jobs/"))
    expect(page.locator(".lead")).to_have_text("Done.", timeout=_UPLOADS)
    page.get_by_role("link", name="See the documents").click()
    page.locator("#documents-h ~ ul a", has_text="A letter of the pilot").click()
    page.locator("#text sup a").first.click()
    expect(page.locator(".chain").first).to_contain_text("Jorn Aske")
    assert (desk.path.parent / f"{desk.path.stem}.files" / "pilot.txt").read_bytes() == letter


def test_work_that_was_begun_is_cancelled_and_what_cannot_be_read_is_told(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/jobs"))
    page.get_by_role("button", name="Audit the briefs").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".lead")).to_contain_text("Cancelled", timeout=_UPLOADS)
    page.goto(desk.at("/jobs"))
    page.get_by_label("Add documents").set_input_files(
        [{"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 and then nothing"}]
    )
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("heading", name="What was not read")).to_be_visible(timeout=_UPLOADS)
    expect(page.locator("main")).to_contain_text("scan.pdf")


HOSTILE = """<script>document.title = "pwned"</script> and <img src=x onerror="document.title='pwned'">

The <a href="javascript:document.title='pwned'">clerk</a> Ina Sool said that the \u202egnol saw eltit\u202c title was.

<svg onload="document.title='pwned'"><style>* { display: none }</style></svg> {{ 7 * 7 }} &lt;b&gt; ]]> </textarea>

"""


def test_a_hostile_document_shows_as_text(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/jobs"))
    text = f"{HOSTILE}{'long ' * 4_000}\n\nInspector Ina Sool said that the line was long.\n"
    page.get_by_label("Add documents").set_input_files(
        [{"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain", "buffer": text.encode()}]
    )
    page.get_by_role("button", name="Read them").click()
    expect(page.locator(".lead")).to_have_text("Done.", timeout=_UPLOADS)
    with desk.case() as case:
        document = next(it for it in case.analysis().documents if "pwned" in it.text)
        claims = [claim.id for claim in case.analysis().claims if claim.document_id == document.id]
    page.goto(desk.at(f"/read/{document.id}"))
    assert page.title() != "pwned"
    shown = page.locator("#text").evaluate("text => text.textContent")
    for words in ('<script>document.title = "pwned"</script>', "javascript:", "<svg onload", "{{ 7 * 7 }}"):
        assert words in shown
    assert "\u202e" not in shown, "nothing turns the words around it"
    assert page.locator("#text .reader").locator("script, img, svg, style, a[href^='javascript']").count() == 0
    for address in ["/overview", "/claims?q=Ina+Sool", "/sources", "/entities", "/jobs", "/history"]:
        page.goto(desk.at(address))
        assert "pwned" not in page.title()
    assert claims
    for claim in claims[:3]:
        page.goto(desk.at(f"/claims/{claim}"))
        assert page.locator("main").locator("script, img, style").count() == 0


def test_a_keyboard_alone_overrules_the_worst_verdict_and_undoes_it(desk: Served, tab: Tab) -> None:
    page = tab.page
    page.goto(desk.at("/overview"))
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.textContent") != "Audit":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(desk.at("/audit"))
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("u")
    choice = page.locator("details.overrule[open] select")
    expect(choice).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Read it again: it is there.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".verdicts")).to_contain_text("Read it again: it is there.")
    with desk.case() as case:
        assert len([one for one in case.decisions() if one.kind == "verdict"]) == 1
    page.goto(desk.at("/history"))
    while not str(page.evaluate("document.activeElement.getAttribute('aria-label')")).startswith("Undo"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("tr.undone")).to_have_count(1)


def test_without_scripts_one_decides_too(desk: Served, new_tab: TabMaker) -> None:
    page = new_tab(java_script_enabled=False).page
    page.goto(desk.at("/identities"))
    page.get_by_role("button", name="Different").first.click()
    expect(page.locator(".last")).to_contain_text("Judged last")
    page.locator(".last").get_by_role("button", name="Undo").click()
    page.goto(desk.at("/hypotheses/order"))
    page.get_by_label("E1 on verrin").select_option("II")
    page.get_by_role("button", name="Keep what is changed").click()
    expect(page.get_by_label("E1 on verrin")).to_have_value("II")
    page.goto(desk.at("/history"))
    expect(page.locator("table.history tbody tr")).to_have_count(4)


@pytest.mark.parametrize("what", ["deleted", "replaced"])
def test_a_case_that_goes_or_is_replaced_while_it_is_served(
    what: str, desk: Served, tab: Tab, harbour: Path, tmp_path: Path
) -> None:
    page = tab.page
    page.goto(desk.at("/overview"))
    if what == "deleted":
        desk.path.rename(tmp_path / "elsewhere")
        tab.expect(410)
        page.reload()
        expect(page.locator("h1")).to_contain_text("deleted or moved")
        (tmp_path / "elsewhere").rename(desk.path)
    else:
        desk.path.with_suffix(".whosays-wal").unlink(missing_ok=True)
        desk.path.with_suffix(".whosays-shm").unlink(missing_ok=True)
        (tmp_path / "new").write_bytes(harbour.read_bytes())
        (tmp_path / "new").replace(desk.path)
    page.goto(desk.at("/claims"))
    expect(page.locator(".rows .row").first).to_be_visible()
    assert EXAMPLE.name in page.title()
