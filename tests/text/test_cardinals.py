"""Numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.cardinals import read_number

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> list[str]:
    """A number below a million as it is written out, a word each."""
    if number >= 1000:
        rest = number % 1000
        link = ["and"] if 0 < rest < 100 else []
        return [*spelled(number // 1000), "thousand", *link, *(spelled(rest) if rest else [])]
    if number >= 100:
        rest = number % 100
        return [_ONES[number // 100], "hundred", *(["and", *spelled(rest)] if rest else [])]
    if number < 20:
        return [_ONES[number]]
    tens, ones = divmod(number, 10)
    return [_TENS[tens - 2], *(["-", _ONES[ones]] if ones else [])]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("1,250 boats", 1250.0, 1),
        ("1 250 boats", 1.0, 1),
        ("3.5 metres", 3.5, 1),
        ("twelve boats", 12.0, 1),
        ("twenty - two boats", 22.0, 3),
        ("twenty-two boats", 22.0, 1),
        ("twenty two boats", 22.0, 2),
        ("twenty twelve boats", 20.0, 1),
        ("a dozen boats", 12.0, 2),
        ("dozen boats", 12.0, 1),
        ("2 dozen boats", 24.0, 2),
        ("a hundred boats", 100.0, 2),
        ("a million boats", 1e6, 2),
        ("two hundred and twenty boats", 220.0, 4),
        ("two hundred and twenty thousand boats", 220_000.0, 5),
        ("two hundred and boats", 200.0, 2),
        ("3.5 million boats", 3.5e6, 2),
        ("two thirds of", 2 / 3, 2),
        ("two - thirds of", 2 / 3, 3),
        ("twice a week", 2.0, 1),
        ("3.5m boats", 3.5e6, 1),
        ("40k boats", 40_000.0, 1),
        ("1,2bn boats", 12e9, 1),
    ],
)
def test_a_number_is_read_with_all_its_words(text: str, value: float, words: int) -> None:
    found = read_number(text.split(" "), 0)
    assert found is not None
    assert found[0] == pytest.approx(value)
    assert found[1] == words


@pytest.mark.parametrize(
    "text", ["boats", "a boat", "an hour", "million", "hundreds", "3rd", "m", "-", "", "1,25", "x1"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text.split(" "), 0) is None


def test_blanks_and_apostrophes_part_thousands_within_a_word() -> None:
    for mark in (",", "\u00a0", "\u2009", "\u202f", "’", "'", " "):
        assert read_number([f"12{mark}345"], 0) == (12_345.0, 1)


def test_hundreds_behind_a_thousand_are_added() -> None:
    assert read_number(["one", "thousand", "one", "hundred", "boats"], 0) == (1100.0, 4)


@given(
    st.integers(0, 999_999).filter(lambda n: n < 1000 or n % 1000 < 100),
    st.lists(st.sampled_from(["men", "of", "boats", "-"]), max_size=2),
)
def test_what_is_written_out_is_read_whole(number: int, behind: list[str]) -> None:
    words = spelled(number)
    assert read_number([*words, *behind], 0) == (float(number), len(words))


@given(st.integers(0, 10**12))
def test_grouped_figures_are_their_number(number: int) -> None:
    assert read_number([f"{number:,}"], 0) == (float(number), 1)


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*_ONES, *_TENS, "a", "and", "-", "dozen", "hundred", "million", "thirds", "once", "5m"]),
            st.text(max_size=6),
        ),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_whatever_the_words_reading_ends_within_them_and_goes_on(words: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(words) - 1))
    found = read_number(words, index)
    if found is not None:
        assert found[0] >= 0
        assert index < found[1] <= len(words)
