from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.hypotheses.icd203 import TERMS, interval_of, words_of


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ((0.01, 0.04), "almost no chance"),
        ((0.0, 1.0), "almost no chance to almost certain"),
        ((0.05, 0.2), "very unlikely"),
        ((0.2, 0.2), "unlikely"),
        ((0.3, 0.55), "unlikely to roughly even chance"),
        ((0.55, 0.95), "likely to very likely"),
    ],
)
def test_both_ends_have_their_terms(interval: tuple[float, float], words: str):
    assert words_of(interval) == words


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("likely", (0.55, 0.8)),
        ("Highly  improbable", (0.05, 0.2)),
        ("remote to roughly even odds", (0.01, 0.55)),
    ],
)
def test_words_are_intervals(words: str, interval: tuple[float, float]):
    assert interval_of(words) == interval


@pytest.mark.parametrize("words", ["", "perhaps", "likely to unlikely", "likely to likely to likely", "to"])
def test_other_words_are_none(words: str):
    with pytest.raises(ValueError, match="is no estimate of ICD 203; its terms are: almost no chance"):
        interval_of(words)


@pytest.mark.parametrize("interval", [(-0.1, 0.5), (0.5, 1.1), (0.6, 0.5)])
def test_what_is_no_interval_of_probabilities_has_no_words(interval: tuple[float, float]):
    with pytest.raises(ValueError, match="is no interval of probabilities"):
        words_of(interval)


@given(st.tuples(st.sampled_from(TERMS), st.sampled_from(TERMS)))
def test_terms_survive_their_numbers(terms: tuple[str, str]):
    words = " to ".join(dict.fromkeys(sorted(terms, key=TERMS.index)))
    assert words_of(interval_of(words)) == words
