"""Times, words and values as STIX wants them, whatever they are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.everything import AT, everything
from tests.export.stix.bundles import standing_for

from whosays.export.exported import Exported
from whosays.export.stix.ids import first_moment, last_moment, name_of, object_id, pruned, text_of, timestamp

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(DAYS, DAYS)
def test_what_ends_no_sooner_than_it_starts_stops_later(one: date, other: date) -> None:
    first, last = sorted((one, other))
    start, stop = first_moment(first.isoformat()), last_moment(last.isoformat())
    assert start is not None
    assert stop is not None
    assert datetime.fromisoformat(start) < datetime.fromisoformat(stop)
    assert (datetime.fromisoformat(start).date(), datetime.fromisoformat(stop).date()) == (first, last)


@given(st.none() | DAYS, st.none() | DAYS)
def test_a_relationship_is_open_where_its_relation_is_and_never_stops_before_it_starts(
    earliest: date | None, latest: date | None
) -> None:
    case = everything()
    assert case.analysis.balance is not None
    relation = replace(
        case.analysis.balance.relations[0],
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
    )
    balance = replace(case.analysis.balance, relations=(relation,))
    (edge,) = standing_for("relation", Exported("case", replace(case.analysis, balance=balance), AT))
    if earliest and latest and earliest > latest:
        assert not {"start_time", "stop_time"} & {*edge}
    else:
        assert ("start_time" in edge, "stop_time" in edge) == (earliest is not None, latest is not None)
        assert edge.get("start_time", "0") < edge.get("stop_time", "Z")


@pytest.mark.parametrize("day", ["", None, "-0043-03-15", "0000-01-01", "2014-02-30", "2014-02", "12014-01-01"])
def test_a_day_that_stix_has_no_time_for_is_none(day: str | None) -> None:
    assert first_moment(day) is last_moment(day) is None


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2024-03-01T10:00:00.123+00:00", "2024-03-01T10:00:00.123Z"),
        ("2024-03-01T10:00", "2024-03-01T10:00:00.000Z"),
        ("2024-03-01T10:00:00+02:00", "2024-03-01T08:00:00.000Z"),
        ("2024-03-01T10:00:00Z", "2024-03-01T10:00:00.000Z"),
        ("", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+02:00", None),
    ],
)
def test_times_are_in_utc_to_the_millisecond(at: str, expected: str | None) -> None:
    assert timestamp(at) == expected


@given(JSON)
def test_nothing_empty_is_left_and_nothing_else_is_lost(value: Any) -> None:
    kept = pruned({"value": value, "zero": 0, "no": False})
    assert (kept["zero"], kept["no"]) == (0, False)
    assert pruned(kept) == kept
    assert not {None, ""} & {it for it in _inside(kept) if not isinstance(it, (list, dict))} - {0}


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [found for it in value.values() for found in [it, *_inside(it)]]
    return []


@given(st.text(), st.text())
def test_words_for_people_show_nothing_hidden_and_have_bounds(one: str, other: str) -> None:
    for words in (name_of(one), text_of(one, other)):
        assert not {*words} & {*"\u202a\u202e\u2066\u200f\x00\x07\ufeff"}
    assert len(name_of(one * 400)) <= 300
    assert len(text_of(one * 6000)) <= 5000


def test_parts_of_an_id_do_not_run_together() -> None:
    assert len({object_id("note", "a", "bc"), object_id("note", "ab", "c"), object_id("note", "abc")}) == 3
