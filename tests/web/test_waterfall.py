"""Bars that lead from even odds to a match probability."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.records import Feature
from whosays.web.waterfall import WIDTH, waterfall_of


def test_each_bar_begins_where_the_one_before_ends() -> None:
    features = [Feature("prior", -1.0, ""), Feature("name", 4.0, "alike"), Feature("role", -1.0, "")]
    found = waterfall_of(0.8, features)
    assert (found.even, found.bits, found.probability) == (25.0, "+2.0", "0.80")
    assert [(bar.start, bar.width, bar.is_for) for bar in found.bars] == [
        (0.0, 25.0, False), (0.0, 100.0, True), (75.0, 25.0, False),
    ]  # fmt: skip
    assert [bar.bits for bar in found.bars] == ["−1.0", "+4.0", "−1.0"]


def test_nothing_compared_draws_nothing() -> None:
    found = waterfall_of(0.5, [])
    assert (found.bars, found.even, found.bits) == ((), 0.0, "+0.0")


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=12))
def test_no_bar_leaves_the_drawing(weights: list[float]) -> None:
    found = waterfall_of(0.5, [Feature("x", weight, "") for weight in weights])
    assert 0 <= found.even <= WIDTH
    for bar in found.bars:
        assert bar.start >= 0
        assert bar.start + bar.width <= WIDTH + 0.02  # both are rounded
