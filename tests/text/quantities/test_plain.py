from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.records import Span
from whosays.text.quantities import Limit, Quantity, plain_quantities


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit"),
    [
        ("Twelve boats sank off the coast.", "Twelve boats", 12, "boat"),
        ("The yard built 1,250 small wooden boats.", "1,250 small wooden boats", 1250, "boat"),
        ("Two hundred and twenty men signed.", "Two hundred and twenty men", 220, "man"),
        ("Twenty-two crates stood there.", "Twenty-two crates", 22, "crate"),
        ("Three of the sailors left.", "Three of the sailors", 3, "sailor"),
        ("It cost $3.5 million to build.", "$3.5 million", 3_500_000, "$"),
        ("They paid £5m for it.", "£5m", 5_000_000, "£"),
        ("It was a 40-tonne crane.", "40-tonne", 40_000, "mass"),
        ("It lies 3.5 km from the quay.", "3.5 km", 3500, "length"),
        ("Then 30 per cent of the crew left.", "30 per cent", 30, "share"),
        ("Some 12 Harbour Board employees left.", "12 Harbour Board employees", 12, "employee"),
        ("It held nine companies.", "nine companies", 9, "company"),
        ("It sank in 12 fathoms.", "12 fathoms", 12, "fathom"),
        ("He killed 40.", "40", 40, ""),
        ("She owned 12 and sold them.", "12", 12, ""),
    ],
)
def test_without_a_parse_the_next_plural_is_counted(text: str, exact: str, value: float, unit: str) -> None:
    (found,) = plain_quantities(text)
    assert (found.span.exact, found.unit) == (exact, unit)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["Room 14 was empty.", "No. 12 was lost.", "The boats sank.", "A third boat sank."])
def test_where_nothing_is_counted_there_is_no_number(text: str) -> None:
    assert plain_quantities(text) == []


def test_dates_are_no_numbers_of_things() -> None:
    text = "On 4 May 2003 two ships met."
    assert [one.span.exact for one in plain_quantities(text, [(3, 13)])] == ["two ships"]


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("at least", "least"), ("more than", "least"), ("no fewer than", "least"), ("over", "least"),
        ("at most", "most"), ("fewer than", "most"), ("no more than", "most"), ("up to", "most"), ("exactly", ""),
    ],
)  # fmt: skip
def test_words_before_a_number_leave_it_open(words: str, limit: Limit) -> None:
    (ships,) = plain_quantities(f"They lost {words} 40 ships.")
    (money,) = plain_quantities(f"They lost {words} $40.")
    assert ships.limit == money.limit == limit


@pytest.mark.parametrize(
    ("one", "other", "possible"),
    [
        ((40, "least", False), (50, "", False), True),
        ((40, "least", False), (30, "", False), False),
        ((40, "least", True), (38, "", False), True),
        ((40, "most", False), (30, "", False), True),
        ((40, "most", False), (50, "", False), False),
        ((40, "least", False), (30, "most", False), False),
        ((40, "most", False), (30, "least", False), True),
        ((40, "least", False), (50, "least", False), True),
    ],
)
def test_open_numbers_may_be_any_beyond(
    one: tuple[float, Limit, bool], other: tuple[float, Limit, bool], *, possible: bool
) -> None:
    first, second = (Quantity(Span(0, 1, "1"), value, "ship", loose, limit) for value, limit, loose in (one, other))
    assert first.may_be(second) is possible
    assert second.may_be(first) is possible


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*"0129,.-$%", "ten", "dozen", "ships", "of", "3,000", "m", "é", "’", "漢"]), max_size=12
    ).map(" ".join)
)
def test_numbers_stand_in_the_text_in_order_and_apart(text: str) -> None:
    found = plain_quantities(text, offset=7)
    assert all(text[one.span.start - 7 : one.span.end - 7] == one.span.exact for one in found)
    starts = [one.span.start for one in found]
    assert starts == sorted(set(starts))
