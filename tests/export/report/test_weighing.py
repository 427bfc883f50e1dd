"""What rests on what on the page: ranges in words and dots, both sides, who relies on whom, and text always text."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from tests.export.report.balances import support, voice_id, weighed_case
from tests.export.report.factory import HOSTILE, harbour_case
from tests.export.report.page import Element, parse
from tests.export.report.test_audit import text

from whosays.export.report import render, weighing
from whosays.export.report.index import Index
from whosays.export.report.weaknesses import weaknesses
from whosays.records import Analysis, Balance


@pytest.fixture(scope="module")
def html() -> str:
    return render(weighed_case(), "Harbour case")


@pytest.fixture(scope="module")
def page(html: str) -> Element:
    return parse(html)


def section(page: Element) -> Element:
    return next(s for s in page.all("section") if s.attributes["id"] == "weighing")


def things(page: Element) -> dict[str, Element]:
    """What is listed, by its sentence."""
    return {text(it.all("span", "what")[0]): it for it in section(page).all("details", "thing")}


def ids(page: Element) -> list[str]:
    return [e.attributes["id"] for e in page.walk() if "id" in e.attributes]


def test_it_stands_after_the_overview_and_only_in_a_case_that_was_weighed(page: Element) -> None:
    assert [s.attributes["id"] for s in page.all("section")][:3] == ["overview", "weighing", "sources"]
    assert "#weighing" in {a.attributes["href"] for a in page.all("nav")[0].all("a")}
    never = parse(render(harbour_case(), "x"))
    assert "weighing" not in ids(never)
    assert "#weighing" not in {a.attributes["href"] for a in never.all("a")}
    nothing = parse(render(replace(harbour_case(), balance=Balance()), "x"))
    assert "No relation and no assertion that several claims share was found." in text(section(nothing))


def test_decisions_show_in_a_case_that_was_not_weighed() -> None:
    case = replace(weighed_case(), balance=None, critical=(), matrices=())
    shown = text(section(parse(render(case, "x"))))
    assert "This case has not been weighed." in shown
    assert "New Courier: C, fairly reliable (A. Reader, 2024-03-01)" in shown


def test_the_balance_is_the_first_line_and_says_when_it_is_stale(page: Element) -> None:
    assert text(section(page).all("p")[0]).startswith("8 relations and 2 assertions rest on 8 origins; ")
    assert "weigh the case again" not in text(section(page))
    stale = parse(render(replace(weighed_case(), balance_stale=True), "x"))
    assert "Documents or decisions have changed since: weigh the case again." in text(section(stale))


def test_the_weakest_come_first(page: Element) -> None:
    grounds = [text(h) for h in section(page).all("h4", "ground")]
    assert grounds == [
        *("Denied by some 1", "Known through the brief alone 1", "On no origin 1", "On unnamed sources alone 1"),
        *("On one origin 2", "On several origins, which may be one 1", "On two independent origins or more 1"),
        *("Denied by some 1", "On two independent origins or more 1"),
    ]


def test_support_is_told_in_words_and_drawn_as_dots(page: Element) -> None:
    directs = things(page)["Tomas Reik directs Corran Freight 6 April 2014 to 12 April 2014"]
    assert text(directs.all("span", "range")[0]) == "2–4 independent origins"
    dots = directs.all("circle")
    assert [("maybe" in dot.classes) for dot in dots] == [False, False, True, True]
    none = things(page)["Velm port inquiry detained Tomas Reik"]
    assert (text(none.all("span", "range")[0]), none.all("circle")) == ("no origin", [])


def test_weaknesses_are_words(page: Element) -> None:
    hedged = things(page)["Corran Freight is employed by Ilse Maron"]
    assert [text(chip) for chip in hedged.all("span", "weak-point")] == ["hedged throughout"]
    assert not things(page)["Tomas Reik paid Ilse Maron"].all("span", "weak-point"), "its heading says so"


def test_a_relation_opens_on_its_claims_and_denials_with_their_ways(page: Element) -> None:
    paid = things(page)["Tomas Reik paid Ilse Maron"]
    assert "open" not in paid.attributes
    said, denied = paid.all("ul", "claims")
    assert text(said.all("li")[0]) == (
        "“the scales had been switched off on about 9 April 2014” Forty containers at Velm ← New Courier ← "
        "two customs officers not named claim 6 ↓"
    )
    assert "“that this was an accident”" in text(denied)
    assert text(paid).count("Denied by") == 1


def test_tensions_keep_their_sides_beside_one_another(page: Element) -> None:
    number, time = section(page).all("li", "tension")
    assert text(number.all("p", "head")[0]) == (
        "1 numbers that do not agree Velm “forty containers” against “closer to sixty”"
    )
    assert [len(side.all("li")) for side in number.all("div", "sides")[0].children if isinstance(side, Element)] == [
        2,
        1,
    ]
    assert len(time.all("ul", "claims")) == 3


def test_a_circle_comes_back_to_where_it_began(page: Element) -> None:
    (circle,) = section(page).all("ul", "circles")[0].all("li")[:1]
    ring = text(circle.all("p")[0]).split(" ← ")
    assert ring[0] == ring[-1] == "New Courier"
    assert len(ring) == 4


def test_every_link_has_its_target_and_every_id_is_unique(page: Element) -> None:
    assert len(ids(page)) == len(set(ids(page)))
    targets = {a.attributes["href"][1:] for a in page.all("a")}
    assert targets <= set(ids(page))


def test_headings_go_down_one_step_at_a_time(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))


def test_a_matrix_has_hypotheses_in_rows_and_evidence_in_columns(page: Element) -> None:
    (table,) = section(page).all("table", "matrix")
    assert [text(th) for th in table.all("thead")[0].all("th")] == [
        *("Hypothesis", "E1", "E2", "E3", "Inconsistency", "Weighted", "Probability"),
    ]
    first, second = table.all("tbody")[0].all("tr")
    assert [text(td) for td in first.all("td")] == [
        *("CC very consistent", "C consistent", "N neutral", "0", "0"),
        "roughly even chance to very likely (0.41–0.93)",
    ]
    assert [td.classes for td in second.all("td", "fit")] == [["fit", "ii"], ["fit", "i"], ["fit", "unrated"]]
    assert [text(td) for td in second.all("td")][-2:] == ["1.5–3", "not computed"]
    bar = first.all("rect", "fill")[0].attributes
    assert (bar["x"], bar["width"]) == ("41.0", "52.0")
    assert not second.all("rect")


def test_evidence_leads_to_its_claim_and_an_orphaned_item_says_so(page: Element) -> None:
    items = section(page).all("ul", "evidence")[0].all("li")
    assert items[0].all("a")[0].attributes["href"] == "#c6"
    assert "diagnosticity 1.00" in text(items[0])
    assert "the case has no such claim any more" in text(items[2])
    assert not items[2].all("a")


def test_without_whom_most_falls_and_the_grades(page: Element) -> None:
    rows = section(page).all("table", "critical")[0].all("tbody")[0].all("tr")
    assert text(rows[0]) == (
        "Report of the Velm port inquiry 1 relation falls without it; 3 more lean on it among others none"
    )
    assert "New Courier: C, fairly reliable (A. Reader, 2024-03-01) they <i>printed</i> a letter" in text(section(page))
    case = weighed_case()
    courier = replace(case.critical[0], voice=voice_id("New Courier"))
    graded = section(parse(render(replace(case, critical=(courier,)), "x")))
    assert text(graded.all("table", "critical")[0].all("td")[-1]) == "C"


def test_the_footer_says_whose_the_grades_are(page: Element) -> None:
    assert "whosays grades nobody: the grades here are an analyst’s." in text(page.all("footer")[0])
    assert "whosays grades nobody." in text(parse(render(harbour_case(), "x")).all("footer")[0])


def test_hostile_text_is_text(html: str, page: Element) -> None:
    assert page.all("article")[2].text("sup") == HOSTILE
    assert '“<a href="javascript:alert(2)">' in section(page).text()
    assert {e.tag for e in section(page).walk()} <= {
        *("section", "h2", "h3", "h4", "p", "b", "ol", "ul", "li", "span", "a", "div", "bdi", "details", "summary"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
        *("svg", "g", "path", "circle", "rect", "text", "title"),
    }
    assert all(a.attributes["href"].startswith("#") for a in section(page).all("a"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", re.sub(r'<bdi class="ctl"[^>]*>.</bdi>', "", html))
    assert not any(name.startswith("on") or name == "style" for e in page.walk() for name in e.attributes)


def test_the_same_case_gives_the_same_page(html: str) -> None:
    assert render(weighed_case(), "Harbour case") == html


def test_what_does_not_fit_on_the_page_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "THINGS", 1)
    monkeypatch.setattr(weighing, "TENSIONS_SHOWN", 1)
    monkeypatch.setattr(weighing, "_CLAIMS", 1)
    shown = section(parse(render(weighed_case(), "x")))
    assert len(shown.all("details", "thing")) == 9, "one of each ground"
    assert "On one origin: 1 further is left out to keep the page light; the JSON export has every one." in text(shown)
    assert "1 further tension is left out" in text(shown)
    assert "1 more claim in the JSON export." in text(shown)
    assert "and 1 more" in text(shown.all("li", "tension")[0])


def test_of_a_long_list_the_first_are_shown_at_once() -> None:
    case = weighed_case()
    assert case.balance is not None
    many = tuple(replace(case.balance.relations[0], id=f"rel-{number:02}") for number in range(11))
    shown = section(parse(render(replace(case, balance=replace(case.balance, relations=many)), "x")))
    (pile,) = (it for it in shown.all("details", "pile") if it.all("details", "thing"))
    assert text(pile.all("summary")[0]) == "3 more On one origin"
    assert len(shown.all("ul", "things")[0].all("details", "thing")) == 8


def test_what_a_reader_should_know_counts_relations_on_one_origin() -> None:
    case = weighed_case()
    found = {it.words: (it.count, it.target) for it in weaknesses(case, Index.of(case)) if it.target == "weighing"}
    assert found == {
        "of 8 relations (25%) rest on no origin but the brief, or on none": (2, "weighing"),
        "of 8 relations (25%) rest on one origin alone": (2, "weighing"),
        "circle of sources that rest on one another": (1, "weighing"),
        "tensions between claims that do not fit": (2, "weighing"),
    }


def test_claims_and_voices_that_are_gone_break_nothing() -> None:
    case = weighed_case()
    assert case.balance is not None
    without: Analysis = replace(case, claims=case.claims[:3], entities=())
    lost = replace(case.balance, voices=(), lines=())
    for shown in (without, replace(case, balance=lost), replace(without, balance=lost)):
        page = parse(render(shown, "x"))
        assert {a.attributes["href"][1:] for a in page.all("a")} <= set(ids(page))
    assert "a claim that is no longer in the case" in text(section(parse(render(without, "x"))))


def test_more_origins_than_dots() -> None:
    case = weighed_case()
    assert case.balance is not None
    wide = replace(case.balance.relations[0], support=support(["New Courier"], 5, 60))
    shown = section(parse(render(replace(case, balance=Balance(relations=(wide,))), "x")))
    assert len(shown.all("circle")) == 8
    assert "5–60 independent origins" in text(shown)
