import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest
from tests.export.report.factory import HOSTILE, Desk, harbour_case
from tests.export.report.page import Element, parse

from whosays.export.report import render
from whosays.records import Analysis, Coverage, Unread


@pytest.fixture(scope="module")
def html() -> str:
    return render(harbour_case(), "Harbour <case> \u202e")


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    return parse(html)


def test_the_page_has_all_its_parts_in_order(page: Element) -> None:
    assert [s.attributes["id"] for s in page.all("section")] == [
        "overview", "sources", "timeline", "claims", "read", "names", "coverage",
    ]  # fmt: skip
    assert [len(page.all(tag)) for tag in ("main", "header", "nav", "footer", "h1")] == [1, 1, 1, 1, 1]


def test_headings_go_down_one_step_at_a_time(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_every_link_has_its_target_and_every_id_is_unique(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = {a.attributes["href"] for a in page.all("a")}
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(ids)


def test_nothing_is_loaded_from_anywhere(html: str, page: Element) -> None:
    assert not page.all("img")
    assert not page.all("iframe")
    assert [e.attributes["href"][:20] for e in page.all("link")] == ["data:image/svg+xml,%"]
    assert not re.search(r"url\((?!#)|@import|fetch\(|XMLHttpRequest", html)
    assert all("src" not in e.attributes for e in page.all("script"))


def test_the_policy_admits_only_the_pages_own_style_and_script(page: Element) -> None:
    policy = next(m.attributes["content"] for m in page.all("meta") if "http-equiv" in m.attributes)
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not any(name.startswith("on") or name == "style" for e in page.walk() for name in e.attributes)


def test_hostile_text_is_text(html: str, page: Element) -> None:
    reader = page.all("article")[2]
    assert reader.text("sup") == HOSTILE
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert {e.tag for e in reader.walk()} <= {"article", "div", "p", "h4", "span", "sup", "a", "bdi"}
    assert "<script>alert" not in html
    assert page.all("title")[0].text() == "Harbour <case> ⟨U+202E⟩ · who says what"
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", re.sub(r'<bdi class="ctl"[^>]*>.</bdi>', "", html))


def test_a_template_in_a_document_is_not_run(html: str) -> None:
    assert "{{ 7 * 7 }}" in html


def test_cards_say_chain_certainty_time_and_place(page: Element) -> None:
    card = next(e for e in page.all("li", "claim") if "forty containers" in e.text())
    words = " ".join(card.text().split())
    assert "New Courier ← from two customs officers" in words
    assert "certain March 2014 to June 2014 north quay reported" in words
    assert card.attributes["data-rests"] == "anonymous"
    assert any(a.attributes["href"].startswith("#d1-") for a in card.all("a", "go"))


def test_filters_wait_for_javascript_and_all_claims_read_without(page: Element) -> None:
    (form,) = page.all("form")
    assert "hidden" in form.attributes
    assert not any("hidden" in e.attributes for e in page.all("li", "claim"))
    assert all(label.text().strip() for label in form.all("label"))


def test_coverage_lists_what_was_not_read_with_the_remedy(page: Element) -> None:
    coverage = " ".join(page.all("section")[-1].text().split())
    assert "15 sentences of 20 gave a claim; 5 gave none." in coverage
    assert "velm/scan.pdf no text layer. What to do: run OCR on it first." in coverage


def test_the_same_case_gives_the_same_page() -> None:
    case = harbour_case()
    assert render(case, "Velm") == render(replace(case, claims=case.claims[::-1]), "Velm")


def test_the_page_says_early_that_whosays_wrote_it(html: str) -> None:
    # The command looks for this before it replaces a file.
    assert '<meta name="generator" content="whosays' in html[:2048]


def test_an_empty_case_still_gives_a_page() -> None:
    coverage = Coverage(unread=(Unread("a.pdf", "no text layer", "run OCR"),))
    page = parse(render(Analysis(coverage=coverage), ""))
    assert "No claim was found." in page.text()
    assert "a.pdf" in page.text()


def test_a_page_can_always_be_written_as_utf_8() -> None:
    desk = Desk()
    document = desk.document("\ud800", "a\udcff.txt", "A lone \udc80 surrogate and a \x00 nul.")
    desk.claim(document, "A lone \udc80 surrogate")
    assert "A lone \ufffd surrogate" in render(desk.analysis(), "\ud800").encode("utf-8").decode("utf-8")
