from dataclasses import replace

import pytest
from tests.export.report.factory import Desk, harbour_case
from tests.export.report.page import Element, parse

from whosays.export.report import render
from whosays.export.report.made import made_in_words
from whosays.records import Claim


@pytest.fixture
def claim() -> Claim:
    desk = Desk()
    made = desk.claim(desk.document("t", "t.txt", "The scales were off."), "The scales were off")
    return replace(made, rule="verb: say (clause)", activity="model 1 and rules 2", model_probability=0.871)


@pytest.fixture(scope="module")
def page() -> Element:
    return parse(render(harbour_case(), "Velm"))


def test_what_found_a_claim_and_how_surely_it_is_read(claim: Claim) -> None:
    assert made_in_words(claim) == (
        "Found by model 1 and rules 2: verb: say (clause). The model gives 0.87 that who said what is read rightly."
    )


def test_rules_alone_give_no_number(claim: Claim) -> None:
    alone = replace(claim, activity="rules 2", model_probability=None)
    assert made_in_words(alone) == "Found by rules 2: verb: say (clause)."
    assert made_in_words(replace(alone, rule="")) == "Found by rules 2."


def test_nothing_is_said_where_nothing_is_known(claim: Claim) -> None:
    assert made_in_words(replace(claim, activity="")) == ""


@pytest.mark.parametrize(
    ("probability", "words"),
    [(1.0, "more than 0.99"), (0.996, "more than 0.99"), (0.99, "0.99"), (0.5, "0.50"), (0.0, "less than 0.01")],
)
def test_no_number_claims_certainty(claim: Claim, probability: float, words: str) -> None:
    assert f"The model gives {words} that" in made_in_words(replace(claim, model_probability=probability))


def test_a_card_says_it_outside_of_what_the_filter_looks_at(page: Element) -> None:
    card = next(e for e in page.all("li", "claim") if "forty containers" in e.text())
    (line,) = card.all("p", "made")
    assert line.text() == (
        "Found by model 1 and rules 2: verb: cite (clause). The model gives 0.87 that who said what is read rightly."
    )
    (body,) = card.all("div", "body")
    assert "Found by" not in body.text()


def test_a_card_without_it_has_no_empty_line(page: Element) -> None:
    assert len(page.all("p", "made")) == sum(bool(claim.activity) for claim in harbour_case().claims) == 2


def test_the_page_says_what_such_a_number_is_not(page: Element) -> None:
    (footer,) = page.all("footer")
    words = " ".join(footer.text().split())
    assert "Claims are found by rules and a small trained model and can be missed or misread" in words
    assert "never how likely the claim is" in words
