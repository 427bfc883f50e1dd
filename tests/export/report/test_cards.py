import pytest
from tests.export.report.factory import Desk, find, harbour_case
from tests.export.report.page import parse

from whosays.export.report import cards
from whosays.export.report.cards import Card, Deck, deck, page_of, when
from whosays.export.report.index import Index
from whosays.records import TimeExpression


@pytest.fixture(scope="module")
def made() -> Deck:
    return deck(Index.of(harbour_case()))


def card(made: Deck, words: str) -> Card:
    return next(c for group in made.groups for c in group.cards if words in parse(str(c.words)).text())


def test_claims_are_grouped_by_origin_with_the_author_last(made: Deck) -> None:
    assert made.groups[0].name == "Tomas Reik"
    assert made.groups[-1].name == "The authors"
    assert "New Courier" not in [group.name for group in made.groups], "it only passes on"
    sizes = [len(group.cards) for group in made.groups[:-1]]
    assert sizes == sorted(sizes, reverse=True)


def test_a_chain_says_who_told_whom_and_what_stands_written(made: Deck) -> None:
    steps = card(made, "switched off").steps
    assert [(step.name, step.written) for step in steps] == [("New Courier", ""), ("two customs officers", "They")]
    carried = [c for group in made.groups for c in group.cards if c.steps and c.steps[-1].implicit]
    assert [parse(str(c.words)).text() for c in carried] == ["“Nobody asked us to.”"]


def test_stance_quote_type_hedges_and_places_are_shown(made: Deck) -> None:
    assert card(made, "any knowledge").stance == "denies"
    assert card(made, "We never touched").quote == "quoted"
    sixty = card(made, "closer to sixty")
    assert '<span class="hedge">closer to</span>' in sixty.words
    assert sixty.hedges == ("suggest",), "a hedge outside the content stands beside it"
    assert card(made, "shared an office").places == ("north quay", "Velm")


def test_content_in_pieces_is_joined_by_an_ellipsis(made: Deck) -> None:
    assert (
        parse(str(card(made, "We never touched").words)).text()
        == "“We never touched the scales,” … “Nobody asked us to.”"
    )


def test_a_time_says_its_words_its_edtf_and_its_bounds(made: Deck) -> None:
    (time,) = card(made, "a meeting in 1991").times
    assert time.words == "1991 or 1992"
    assert time.detail == "written “in 1991 or 1992” · EDTF [1991,1992] · 1991-01-01 to 1992-12-31"


def test_a_time_without_a_date_says_why() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "by the end of the year")
    expression = TimeExpression(find(document, "by the end of the year"), None, None, None, anchor="no reference date")
    assert when(expression).detail == "“by the end of the year”, not dated: no reference date"


def test_filters_count_what_they_would_show(made: Deck) -> None:
    rests = {option.value: option.claims for option in made.filters["rests"]}
    assert sum(rests.values()) == len(made.listed)
    sure = {option.value: option.claims for option in made.filters["sure"]}
    assert sure["less"] == sure["probable"] + sure["possible"] + sure["unknown"]
    assert (made.first_year, made.last_year) == (1258, 2014)
    assert dict(card(made, "since 2011").data)["years"] == "2011:"


def test_labels_of_choices_hold_no_reordering_controls(made: Deck) -> None:
    assert made.filters["text"][-1].label == "<b>Letter</b> ⟨U+202E⟩gnirts"


def test_long_content_is_cut_and_says_so() -> None:
    desk = Desk()
    document = desk.document("t", "t.txt", "x" * 5000)
    desk.claim(document, "x" * 5000)
    (group,) = deck(Index.of(desk.analysis())).groups
    assert parse(str(group.cards[0].words)).text().endswith("… 3,800 more characters in the text")


def test_beyond_the_limit_the_authors_own_claims_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index.of(harbour_case())
    attributed = {n.number for n in index.claims if n.origin}
    monkeypatch.setattr(cards, "LISTED", len(attributed) + 1)
    made = deck(index)
    assert attributed < made.listed
    assert made.unlisted == len(index.claims) - len(attributed) - 1


def test_pages_are_found_by_offset() -> None:
    brief, inquiry, _ = harbour_case().documents
    assert page_of(brief, 0) == 1
    assert page_of(brief, brief.length - 1) == 2
    assert page_of(inquiry, 0) is None
