"""What a claim or a sentence speaks of."""

from __future__ import annotations

import pytest

from whosays.audit.twice.wordings import answered, behind_number, stretches, terms_of, without_references


def test_numbers_are_figures_and_endings_fall() -> None:
    assert terms_of("Nineteen barrels were counted") == terms_of("19 barrel counts")
    assert terms_of("its lateness") == terms_of("the late one")


def test_a_derived_word_answers() -> None:
    assert answered(terms_of("the licence"), terms_of("she was licensed")) == terms_of("the licence")
    assert answered(terms_of("the hold"), terms_of("the deck")) == frozenset()


@pytest.mark.parametrize(
    ("claim", "plain"),
    [
        ("the mate lied (Report,\npara. 3)", "the mate lied"),
        ("the mate lied [4], and knew it (ibid., p. 2", "the mate lied, and knew it"),
        ("(Report, para. 3)", "(Report, para. 3)"),
    ],
)
def test_references_are_no_words_of_a_claim(claim: str, plain: str) -> None:
    assert without_references(claim) == plain


@pytest.mark.parametrize("number", ["3.2 ", "[14] ", "7. ", "(2) ", ""])
def test_the_number_of_a_paragraph(number: str) -> None:
    text = f"{number}Fourteen barrels leaked."
    assert text[behind_number(text, 0, len(text)) :] == "Fourteen barrels leaked."


def test_a_number_that_counts_belongs_to_the_sentence() -> None:
    assert behind_number("14 barrels leaked.", 0, 18) == 0


def test_stretches_have_two_telling_words_each() -> None:
    text = "The mate sold the barrels, and the board, which met in spring, never asked who had paid the duty."
    found = [text[low:high] for low, high in stretches(text, 0, len(text))]
    assert found == [
        "The mate sold the barrels",
        "and the board, which met in spring",
        "never asked",
        "who had paid the duty.",
    ]
