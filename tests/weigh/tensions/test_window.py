from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.weigh.tensions.groups import apart, gathered, joined
from whosays.weigh.tensions.window import Window, parted

_DAYS = range(1, 12)
_ends = st.one_of(st.none(), st.integers(1, 11))
_windows = st.tuples(_ends, _ends).map(
    lambda ends: Window(*(sorted(end for end in ends if end is not None) if None not in ends else ends))
)


def _days(window: Window) -> set[int]:
    return {
        day for day in _DAYS
        if (window.first is None or window.first <= day) and (window.last is None or day <= window.last)
    }  # fmt: skip


def test_dates_become_days() -> None:
    assert Window.of("2001-03-01", "2001-03-31").length == 31
    assert Window.of(None, "2001-03-31").length is None
    assert Window.of("0001-01-01", None) == Window(1, None)


@given(_windows, _windows)
def test_windows_are_sets_of_days(one: Window, other: Window) -> None:
    assert one.meets(other) is bool(_days(one) & _days(other))
    assert one.before(other) is all(day < later for day in _days(one) for later in _days(other))
    if one.within(other):
        assert _days(one) <= _days(other)


@given(st.lists(_windows, max_size=8))
def test_parted_windows_share_no_day_and_leave_none_alone(windows: list[Window]) -> None:
    found = parted(windows)
    assert all(not one.meets(other) for one in found for other in found if one is not other)
    assert all(any(window.meets(one) for one in found) for window in windows)


@given(st.lists(_windows, max_size=8))
def test_groups_agree_among_themselves_and_with_no_other(windows: list[Window]) -> None:
    by_id = {str(index): window for index, window in enumerate(windows)}
    groups = apart(by_id.items())
    days = {claim: _days(window) for claim, window in by_id.items()}
    for group in groups:
        assert set.intersection(*(days[claim] for claim in group))
        for other in groups:
            assert other is group or not set.intersection(*(days[claim] for claim in (*group, *other)))
    disjoint = any(not one & other for one in days.values() for other in days.values())
    assert bool(groups) is disjoint


def test_a_coarse_date_is_on_no_side() -> None:
    exact, other, coarse = Window(5, 5), Window(9, 9), Window(1, 11)
    assert apart([("exact", exact), ("other", other), ("coarse", coarse)]) == [("exact",), ("other",)]
    assert apart([("exact", exact), ("coarse", coarse)]) == []


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], {}),
        ([("b", "c")], {"b": ["b", "c"]}),
        ([("b", "c"), ("a", "c")], {"a": ["a", "b", "c"]}),
        ([("d", "c"), ("a", "b")], {"a": ["a", "b"], "c": ["c", "d"]}),
    ],
)
def test_what_is_joined_goes_by_its_first(pairs: list[tuple[str, str]], groups: dict[str, list[str]]) -> None:
    assert gathered(joined("abcd", pairs)) == groups
