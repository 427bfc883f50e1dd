"""Words made plain for comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.words import Rarity, stem, telling, words_of


def test_contractions_are_taken_apart() -> None:
    assert [word.plain for word in words_of("She couldn’t, can't and cannot; won't.")] == [
        "she", "could", "not", "can", "not", "and", "can", "not", "will", "not",
    ]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [("verified", "verify"), ("lorries", "lorry"), ("payments", "payment")])
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_function_words_and_single_digits_tell_nothing() -> None:
    assert telling(words_of("It was not the hatch of 1987, nor 3 of them")) == {"hatch", "1987"}


def test_a_rarer_term_weighs_more() -> None:
    rarity = Rarity([frozenset({"boat", "hatch"}), frozenset({"boat"}), frozenset({"boat"})])
    assert rarity.of("hatch") > rarity.of("boat") > 0
    assert rarity.share(frozenset({"boat", "hatch"}), frozenset({"hatch"})) > 0.5
    assert rarity.likeness(frozenset({"boat"}), frozenset({"boat"})) == pytest.approx(1.0)
    assert rarity.likeness(frozenset(), frozenset({"boat"})) == 0.0


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)
        assert text[word.start : word.end].strip()


def test_a_negation_that_stands_alone_has_no_terms() -> None:
    assert telling(words_of("n't")) == frozenset()
