from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audit.sides import brief, unread

from whosays.audit.compare.quantities import quantities
from whosays.records import Span
from whosays.text.quantities import Quantity


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit"),
    [
        ("Twelve boats sank off the coast.", "Twelve boats", 12, "boat"),
        ("The yard built 1,250 small wooden boats.", "1,250 small wooden boats", 1250, "boat"),
        ("Two hundred and twenty men signed.", "Two hundred and twenty men", 220, "man"),
        ("Twenty-two crates stood there.", "Twenty-two crates", 22, "crate"),
        ("Two thirds of the men left.", "Two thirds of the men", 2 / 3, "man"),
        ("It cost $3.5 million to build.", "$3.5 million", 3_500_000, "$"),
        ("They paid €40,000 to the mayor.", "€40,000", 40_000, "€"),
        ("He sold twelve kilograms of copper.", "twelve kilograms", 12, "mass"),
        ("The 40 tonne crane fell.", "40 tonne", 40_000, "mass"),
        ("It was a 40-tonne crane.", "40-tonne", 40_000, "mass"),
        ("It lies 3.5 km from the quay.", "3.5 km", 3500, "length"),
        ("The share fell by 4%.", "4%", 4, "share"),
        ("Thirty percent of the crew left.", "Thirty percent", 30, "share"),
        ("Then 30 per cent of the crew left.", "30 per cent", 30, "share"),
    ],
)
def test_a_number_stands_with_what_it_counts(text: str, exact: str, value: float, unit: str) -> None:
    (found,) = quantities(brief(text))
    assert (found.span.exact, found.unit) == (exact, unit)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "The yard closed in 2015.",
        "The yard closed on 14 March 2015.",
        "Article 12 forbids it.",
        "Room 14 was empty.",
        "They left by route 66.",
        "No boats sank.",
        "The third boat sank.",
    ],
)
def test_dates_and_numbers_that_name_something_count_nothing(text: str) -> None:
    assert quantities(brief(text)) == []


def test_of_a_date_and_a_number_the_number_is_taken() -> None:
    (found,) = quantities(brief("On 14 March 2015 two ships met."))
    assert found.span.exact == "two ships"


@pytest.mark.parametrize("word", ["About", "around", "approximately", "nearly", "some"])
def test_rough_numbers_are_told(word: str) -> None:
    (found,) = quantities(brief(f"They say that {word} 40 sailors drowned."))
    assert found.loose
    (exact,) = quantities(brief("They say that 40 sailors drowned."))
    assert not exact.loose


@pytest.mark.parametrize("unit", ["mass", "length", "share"])
def test_a_unit_of_measure_is_one_and_what_is_counted_is_none(unit: str) -> None:
    span = Span(0, 1, "1")
    assert Quantity(span, 1.0, unit, loose=False).measured
    assert not Quantity(span, 1.0, f"{unit} of boats", loose=False).measured
    assert not Quantity(span, 1.0, "", loose=False).measured


@pytest.mark.parametrize(
    ("one", "other", "loose", "agree"),
    [
        (12, 12, False, True),
        (12, 13, False, False),
        (40, 43, False, False),
        (40, 43, True, True),
        (40, 50, True, False),
        (12_000, 12_050, False, True),
        (12_000, 12_500, False, False),
        (0, 1, True, False),
    ],
)
def test_numbers_agree_where_both_can_be_one(one: float, other: float, loose: bool, agree: bool) -> None:
    first = Quantity(Span(0, 1, "1"), one, "boat", loose=loose)
    second = Quantity(Span(0, 1, "1"), other, "boat", loose=False)
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


_WORDS = (
    "12 40-tonne $ € 3,000 % per cent twenty - two hundred and a dozen of boats the No. m 𝟛 ½ é 漢 … “ ” thirds once"
)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(_WORDS.split(" ")), st.text(max_size=5)), min_size=1, max_size=9)
    .map(" ".join)
    .filter(bool)
)
def test_numbers_stand_in_the_text_in_order_and_apart(text: str) -> None:
    read = unread(text)
    found = quantities(read)
    for one in found:
        assert read.document.text[one.span.start : one.span.end] == one.span.exact
        assert any(character.isalnum() for character in one.span.exact)
    starts = [one.span.start for one in found]
    assert starts == sorted(set(starts))
