from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.report.factory import Desk, harbour_case
from tests.export.report.page import Element, parse

from whosays.export.report import reader
from whosays.export.report.index import Index
from whosays.export.report.plain import carried
from whosays.export.report.reader import Text, texts
from whosays.records import (
    Analysis,
    Attribution,
    Block,
    Certainty,
    Claim,
    Document,
    Link,
    Page,
    Proposition,
    Source,
    Span,
)


def shown(analysis: Analysis) -> tuple[tuple[Text, ...], frozenset[int]]:
    index = Index.of(analysis)
    return texts(index, frozenset(numbered.number for numbered in index.claims))


def html(text: Text) -> Element:
    return parse("".join(text.chunks))


ALPHABET = st.sampled_from("ab.,“” \n\n<>&\"'\u202e\u2069\x00\x0b\u00a0é\U0001f6a2")
SPANS = st.tuples(st.integers(0, 79), st.integers(1, 30))


@st.composite
def marked_documents(draw: st.DrawFn) -> Analysis:
    text = draw(st.text(ALPHABET, min_size=1, max_size=80))

    def span() -> Span:
        start, length = draw(SPANS)
        start %= len(text)
        return Span.of(text, start, min(len(text), start + length))

    source = Source("s1", "Somebody", "person", anonymous=draw(st.booleans()))
    claims = []
    for rank in range(draw(st.integers(0, 5))):
        link = Link(source.id, source.name, source.kind, source.anonymous, span(), span())
        chain = (link,) if draw(st.booleans()) else ()
        content = tuple(sorted(span() for _ in range(draw(st.integers(1, 2)))))
        certainty = Certainty("possible", "positive", (span(),))
        claims.append(
            Claim(
                f"c{rank}",
                "d",
                content,
                Attribution("indirect", "asserts", chain),
                certainty,
                Proposition("", "", "", ""),
            )
        )
    pages = tuple(Page(rank + 1, start, len(text)) for rank, start in enumerate(sorted({0, len(text) // 2})))
    blocks = (Block("paragraph", 0, len(text) // 2),) if draw(st.booleans()) and len(text) > 1 else ()
    document = Document("d", "t", "t.txt", "text/plain", "0" * 64, "brief", None, text, pages, blocks)
    return Analysis((document,), (source,), (), tuple(claims))


@given(marked_documents())
def test_the_reader_shows_every_character_once(analysis: Analysis) -> None:
    (text,), _ = shown(analysis)
    assert html(text).text("sup") == carried(analysis.documents[0].text)


@given(marked_documents())
def test_every_shown_claim_has_its_anchor_and_its_number(analysis: Analysis) -> None:
    (text,), placed = shown(analysis)
    page, index = html(text), Index.of(analysis)
    ids = [element.attributes["id"] for element in page.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert {n.anchor for n in index.claims if n.number in placed} <= set(ids)
    numbers = [int(sup.text()) for sup in page.all("sup")]
    assert len(numbers) == len(set(numbers))


def test_attributions_are_coloured_by_who_says_it() -> None:
    page = html(shown(harbour_case())[0][0])
    spans = {element.text(): element.classes for element in page.all("span")}
    assert spans["the New Courier"] == ["src", "k-h7"]
    assert spans["two customs officers"] == ["src", "k-anon"]
    assert spans["forty containers left the quay unweighed between March and June 2014"] == ["q", "anon"]
    assert spans["may have been"] == ["q", "h2", "less", "hedge"]
    assert spans["any knowledge of the cargo"] == ["q", "h1"]


def test_nested_claims_show_the_innermost_and_name_both() -> None:
    page = html(shown(harbour_case())[0][0])
    inner = next(e for e in page.all("span", "q") if e.text() == "it ")
    outer = next(e for e in page.all("span", "q") if e.text() == " Anna Sael that ")
    assert len(inner.attributes["data-c"].split()) == 2
    assert outer.attributes["data-c"] in inner.attributes["data-c"]


def test_layout_is_kept() -> None:
    page = html(shown(harbour_case())[0][0])
    assert [e.text("sup") for e in page.all("h4")] == ["Forty containers at Velm"]
    assert [e.text() for e in page.all("p", "furniture")] == ["12"]
    assert [e.text() for e in page.all("p", "foreign")] == ["Le port reste fermé."]
    assert [e.attributes["aria-label"] for e in page.all("span", "page")] == ["page 1", "page 2"]


def test_numbers_link_to_cards_only_where_there_is_one() -> None:
    index = Index.of(harbour_case())
    (text, *_), _ = texts(index, frozenset({1}))
    assert [a.attributes["href"] for a in html(text).all("a")] == ["#c1"]


def test_a_case_beyond_the_budget_is_excerpted_with_a_note_of_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "TEXT_BUDGET", 10)
    case = harbour_case()
    (brief, inquiry, _), placed = shown(case)
    assert not brief.whole
    page = html(brief)
    assert "built for timber" in page.text(), "its paragraph carries attributed claims too"
    assert "protected the trade" not in page.text(), "its paragraph carries the author's own claims alone"
    gaps = [gap.text() for gap in page.all("p", "gap")]
    assert gaps[0] == "… 1 paragraph without an attributed claim left out …"
    assert brief.left_out == sum(int(gap.split()[1]) for gap in gaps)
    unplaced = {n.number for n in Index.of(case).claims} - placed
    assert unplaced, "claims whose paragraph is left out have no place to link to"
    assert not inquiry.whole


def test_briefs_come_first_when_room_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    case = harbour_case()
    turned = replace(case, documents=case.documents[::-1])
    monkeypatch.setattr(reader, "TEXT_BUDGET", case.documents[0].length)
    assert [text.whole for text in shown(turned)[0]] == [False, False, True]


def test_a_paragraph_of_five_million_characters_is_cut_around_its_claims() -> None:
    desk = Desk()
    text = "a " * 1_000_000 + "The clerk said the scales were off " + "b " * 1_500_000
    document = desk.document("Long", "long.txt", text)
    desk.source("the clerk", "person")
    desk.claim(document, "the scales were off", [desk.link(document, "the clerk", "The clerk", "said")])
    (shown_text,), placed = shown(desk.analysis())
    assert not shown_text.whole
    assert placed == {1}
    assert len("".join(shown_text.chunks)) < 5_000
