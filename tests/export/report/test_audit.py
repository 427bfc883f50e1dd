"""The audit on the page: the worst first, two texts side by side, every place linked, and text always text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.export.report.audits import audited_case
from tests.export.report.factory import HOSTILE, harbour_case
from tests.export.report.page import Element, parse

from whosays.export.report import audit, layout, reader, render
from whosays.export.report.index import Index
from whosays.export.report.plain import carried
from whosays.export.report.weaknesses import weaknesses
from whosays.records import Audit


@pytest.fixture(scope="module")
def html() -> str:
    return render(audited_case(), "Harbour case")


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    return parse(html)


def section(page: Element) -> Element:
    return next(s for s in page.all("section") if s.attributes["id"] == "audit")


def card(page: Element, number: int) -> Element:
    return next(e for e in page.all("li", "verdict") if e.attributes["id"] == f"v{number}")


def text(element: Element) -> str:
    return " ".join(element.text().split())


def test_it_stands_after_the_overview_and_only_in_a_case_that_was_audited(page: Element) -> None:
    assert [s.attributes["id"] for s in page.all("section")][:3] == ["overview", "audit", "sources"]
    assert "#audit" in {a.attributes["href"] for a in page.all("nav")[0].all("a")}
    never = parse(render(harbour_case(), "x"))
    assert "audit" not in {s.attributes["id"] for s in never.all("section")}
    assert "#audit" not in {a.attributes["href"] for a in never.all("a")}
    nothing = parse(render(replace(harbour_case(), audit=Audit()), "x"))
    assert "No claim hangs on a document." in text(section(nothing))


def test_the_balance_is_the_first_line(page: Element) -> None:
    assert text(section(page).all("p")[0]) == (
        "6 sourced claims: 2 supported, 1 overstated, 1 distorted, 1 not found, 1 could not be checked; "
        "1 by an analyst’s ruling; 1 stale."
    )
    assert "1 verdict is stale: audit the case again." in text(section(page))


def test_the_worst_come_first_and_the_rest_is_folded(page: Element) -> None:
    assert [e.attributes["id"] for e in page.all("li", "verdict")] == ["v5", "v2", "v1", "v3", "v4", "v6"]
    piles = section(page).all("details", "pile")
    assert [text(pile.all("summary")[0]) for pile in piles] == [
        *("1 claim that could not be checked", "1 claim that its source supports", "2 more sentences"),
    ]
    assert all("open" not in pile.attributes for pile in piles)
    assert [e.attributes["id"] for pile in piles[:2] for e in pile.all("li", "verdict")] == ["v4", "v6"]


def test_claim_and_passage_stand_side_by_side_with_what_differs_marked_on_both(page: Element) -> None:
    first, second = card(page, 2).all("div", "pair")
    brief, source = first.all("p", "words")
    assert [mark.text() for mark in brief.all("mark")] == ["forty containers", "left the quay"]
    assert [mark.text() for mark in source.all("mark")] == ["At least thirty containers", "may have left"]
    for side in (brief, source):
        assert [sup.text() for sup in side.all("sup")] == ["a", "b"]
    assert text(first.all("ul", "notes")[0]).startswith("a number “forty containers” against “At least thirty")
    assert text(brief).startswith("the New Courier, which cited two"), "the citation is shown with the claim"
    assert text(first).startswith("The brief says △ overstated")
    assert "✓ supported" in text(second)
    assert not second.all("mark")
    assert "why overstated" in text(card(page, 2))
    assert text(card(page, 2).all("p", "label")[-2]) == (
        "Cites the New Courier. The comparison gives 0.40, 0.40 that a careful reader would call it supported."
    )


def test_every_verdict_is_said_in_words(page: Element) -> None:
    heads = {number: text(card(page, number).all("p", "head")[0]) for number in range(1, 7)}
    assert heads[1].startswith("1 ∅ not found the source says nothing of the kind claim 2")
    assert heads[2].startswith("2 △ overstated the brief says more than its source number certainty claim 4")
    assert "stale: text or judgements have changed since" in heads[5]
    assert "has no such passage" in text(card(page, 1))
    assert "is not in the case" in text(card(page, 4))


def test_every_place_is_linked_where_it_is_shown(page: Element) -> None:
    ids = {e.attributes["id"]: e for e in page.walk() if "id" in e.attributes}
    assert len(ids) == sum("id" in e.attributes for e in page.walk())
    targets = {a.attributes["href"][1:] for a in page.all("a")}
    assert targets <= set(ids)
    (place,) = {a.attributes["href"][1:] for a in card(page, 2).all("div", "pair")[1].all("a")}
    assert ids[place].text().startswith("for most of spring 2014")
    assert "spot" in ids[place].classes
    assert ids[card(page, 2).all("a", "go")[0].attributes["href"][1:]].attributes["id"] == "c4"


def test_the_texts_stay_whole(page: Element) -> None:
    case = audited_case()
    assert [article.text("sup") for article in page.all("article")] == [carried(it.text) for it in case.documents]


def test_a_document_that_is_gone_is_said_to_be(page: Element) -> None:
    gone = card(page, 5)
    assert "The old report (no longer in the case), where a diver says" in text(gone)
    assert "in twenty or" in text(gone)
    assert [a.attributes["href"] for a in gone.all("a")] == ["#c5"]


def test_a_ruling_stands_beside_the_machine_s_verdict(page: Element) -> None:
    ruled = card(page, 3)
    assert ruled.classes == ["verdict", "supported"]
    assert "✕ contradicted" in text(ruled.all("p", "head")[0])
    assert text(ruled.all("p", "ruling")[0]) == (
        "✓ supported ruled by <i>A. Reader</i> 2024-03-01: the <b>annex</b> The machine’s verdict stays beside it."
    )


def test_an_ambiguous_citation_shows_what_it_may_mean(page: Element) -> None:
    assert "The citation may mean: Report of the Velm port inquiry ↓ (its title); <b>Letter</b>" in text(card(page, 2))
    assert "may mean" not in text(card(page, 5))


def test_hostile_text_is_text(html: str, page: Element) -> None:
    assert '<a href="javascript:alert(2)">' in card(page, 3).text()
    assert {e.tag for e in section(page).walk()} <= {
        *("section", "h2", "h3", "p", "b", "ol", "ul", "li", "span", "a", "div", "mark", "sup", "bdi", "details"),
        "summary",
    }
    assert all(a.attributes["href"].startswith("#") for a in section(page).all("a"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", re.sub(r'<bdi class="ctl"[^>]*>.</bdi>', "", html))
    assert page.all("article")[2].text("sup") == HOSTILE


def test_each_source_shows_what_was_taken_and_what_was_left(page: Element) -> None:
    uses = [text(li) for li in section(page).all("ul", "uses")[0].all("li")]
    assert uses[0].startswith(
        "Report of the Velm port inquiry ↓ 2 claims rest on it: overstated 2; supported 6. Left out: sentence 1, "
    )
    assert "The old report (no longer in the case) 1 claim rests on it: distorted 5." in uses


def test_omissions_and_what_is_told_twice(page: Element) -> None:
    omissions = section(page).all("ol", "omissions")
    assert [len(found.all("li")) for found in omissions] == [20, 2]
    first = omissions[0].all("li")[0]
    assert text(first) == (
        "1 The inquiry does not accept that this was an accident. "
        "Report of the Velm port inquiry ↓: a denial · cuts against 2, 3"
    )
    told = section(page).all("ul", "told")[0]
    assert text(told).startswith(
        "both rest on the clerk Report of the Velm port inquiry ↓: “a weighbridge clerk” 2 “forty"
    )


def test_several_briefs_have_each_its_own(page: Element) -> None:
    case = audited_case()
    other = replace(case.documents[1], role="brief")
    made = audit.audited(case, Index.of(case), frozenset(), {})
    assert made is not None
    assert [brief.title for brief in made.briefs] == ["Forty containers at Velm"]
    assert case.audit is not None
    claim = next(claim for claim in case.claims if claim.document_id == other.id)
    entry = replace(case.audit.entries[3], claim_id=claim.id, citation=None)
    both = replace(
        case, documents=(case.documents[0], other, case.documents[2]), audit=Audit((entry, *case.audit.entries))
    )
    headings = [text(h) for h in section(parse(render(both, "x"))).all("h3", "of")]
    assert headings[:2] == ["Forty containers at Velm", "Report of the Velm port inquiry"]
    assert not [h for h in section(page).all("h3", "of") if text(h) == "Forty containers at Velm"]


def test_a_claim_that_is_not_in_the_case_is_passed_over() -> None:
    case = audited_case()
    without = replace(case, claims=case.claims[10:])
    page = parse(render(without, "x"))
    assert "forty containers left" not in section(page).text()


def test_more_verdicts_than_fit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "CARDS", 2)
    page = parse(render(audited_case(), "x"))
    assert [e.attributes["id"] for e in page.all("li", "verdict")] == ["v5", "v2"]
    assert "4 further verdicts are left out to keep the page light; the JSON export has every one." in text(
        section(page)
    )
    targets = {a.attributes["href"][1:] for a in page.all("a")}
    assert targets <= {e.attributes["id"] for e in page.walk() if "id" in e.attributes}


def test_in_a_case_too_long_to_show_whole_the_passages_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "TEXT_BUDGET", 10)
    assert layout.TEXT_BUDGET > 10
    page = parse(render(audited_case(), "x"))
    ids = {e.attributes["id"] for e in page.walk() if "id" in e.attributes}
    assert {a.attributes["href"][1:] for a in page.all("a")} <= ids
    places = [a for a in section(page).all("a") if re.match(r"#d\d+-\d+", a.attributes["href"])]
    assert len(places) > 3


def test_what_is_flawed_is_a_weakness_of_the_case() -> None:
    case = audited_case()
    first = next(weaknesses(case, Index.of(case)))
    assert (first.count, first.target) == (3, "audit")
    assert first.words == "of 6 sourced claims (50%) say something else than the documents they cite"
