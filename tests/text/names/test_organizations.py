"""The structure of organizations' names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.names import parse_organization


@pytest.mark.parametrize(
    ("name", "words", "forms"),
    [
        ("Orlan Shipping Ltd.", ("orlan", "maritime"), {"ltd"}),
        ("Orlan Limited", ("orlan",), {"ltd"}),
        ("OOO Orlan", ("ooo", "orlan"), set()),
        ("Banco Nacional de Orlan, S.A.", ("bank", "national", "orlan"), {"sa"}),
        ("The Ministry of Works", ("ministry", "works"), set()),
        ("Of The", ("of", "the"), set()),
        ("", ("?",), set()),
    ],
)
def test_the_parts_of_a_name(name: str, words: tuple[str, ...], forms: set[str]) -> None:
    parsed = parse_organization(name)
    assert parsed.words == words
    assert parsed.forms == forms


def test_acronyms_with_and_without_linking_words() -> None:
    assert {"aoo", "ao"} <= parse_organization("Assembly of Orlan").acronyms


@given(st.text(max_size=500))
def test_any_text_gives_words(text: str) -> None:
    assert all(parse_organization(text).words)
