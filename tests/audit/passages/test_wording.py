from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.passages.wording import acronyms, plain, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("one hundred and forty sheep", "140 sheep"),
        ("2.5 million crowns", "2,500,000 crowns"),
        ("three hundred and sixty thousand", "360,000"),
        ("fifty-five per cent", "55%"),
        ("two dozen boats", "24 boats"),
        ("on the twenty-first", "on the 21st"),
        ("3 September 2011", "2011-09-03"),
        ("3 Sept. 2011", "3.9.2011"),
        ("a licence was cancelled by the harbour authority", "a license was cancelled by the harbor authority"),
        ("they organised it", "they organized it"),
        ("at 21.40", "at 21:40"),
        ("the mes-\nsenger", "the messenger"),
        ("the clerk’s Æther", "the clerk aether"),
        ("in the nineties", "in the 1990s"),
    ],
)
def test_one_wording_for_two_spellings(one: str, other: str) -> None:
    assert wording(one) == wording(other)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("two dozen; nine of the fourteen", ["24", "9", "14"]),
        ("one hundred and a thousand", ["100"]),
        ("between 590 and 640", ["590", "640"]),
        ("in two thousand and five", ["2005"]),
        ("nineteen, twenty, three hundred thousand", ["19", "20", "300000"]),
    ],
)
def test_numbers_that_stand_side_by_side_stay_apart(text: str, numbers: list[str]) -> None:
    assert [word for word in wording(text) if word.isdigit()] == numbers


def test_the_states_are_no_pronoun() -> None:
    assert wording("the U.S. and US ports") == wording("the USA and USA ports")
    assert "usa" not in wording("they told us")


def test_acronyms_with_and_without_small_words() -> None:
    assert {short for _, short in acronyms("the Office of Harbour Works said")} == {"ohw", "oohw"}
    assert list(acronyms("the office of harbour works")) == []


@given(st.text(max_size=60))
def test_any_text_has_a_wording_without_blanks(text: str) -> None:
    assert all(word and not any(c.isspace() for c in word) for word in wording(text))


@given(st.text(alphabet="abcéÉüÜ’", min_size=1, max_size=12))
def test_plain_is_plain_already(word: str) -> None:
    assert plain(plain(word)) == plain(word)
