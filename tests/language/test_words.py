"""Words of a text: offsets are exact whatever the text is made of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tests.language.models import tiny_tokenizer
from whosays.language.labels import SHAPES
from whosays.language.words import words_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tiny_tokenizer()


def test_words_are_letters_and_single_marks(tokenizer: Tokenizer) -> None:
    text = "“We never paid,” said Al-Amin."
    words = words_of(text, [(0, len(text))], tokenizer)
    found = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    assert found == ["“", "We", "never", "paid", ",", "”", "said", "Al", "-", "Amin", "."]


def test_each_paragraph_opens_once(tokenizer: Tokenizer) -> None:
    text = "One two.\n\n  \n\nThree."
    words = words_of(text, [(0, 8), (10, 12), (14, 20)], tokenizer)
    opening = [text[a:b] for a, b, opens in zip(words.starts, words.ends, words.breaks, strict=True) if opens]
    assert opening == ["One", "Three"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("mill", "lower"),
        ("Mill", "capital"),
        ("MILL", "upper"),
        ("M", "initial"),
        ("McMill", "mixed"),
        ("12", "number"),
        (",", "mark"),
    ],
)
def test_the_shape_tells_how_a_word_is_written(word: str, shape: str, tokenizer: Tokenizer) -> None:
    assert words_of(word, [(0, len(word))], tokenizer).shapes == [SHAPES.index(shape)]


def test_a_run_of_letters_without_end_is_cut(tokenizer: Tokenizer) -> None:
    text = "x" * 100_000
    words = words_of(text, [(0, len(text))], tokenizer)
    assert max(len(pieces) for pieces in words.pieces) <= 16
    assert words.starts[0] == 0
    assert words.ends[-1] == len(text)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_offsets_hold_for_every_string(text: str) -> None:
    words = words_of(text, [(0, len(text))], tiny_tokenizer())
    previous = 0
    for start, end, pieces in zip(words.starts, words.ends, words.pieces, strict=True):
        assert previous <= start < end <= len(text)
        assert not text[start:end].isspace()
        assert pieces
        previous = end
