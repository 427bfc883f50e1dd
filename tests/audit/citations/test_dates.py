from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.audit.citations.dates import Days, agreement, days_of
from whosays.records import Span, TimeExpression

DAY: Days = ("2014-03-12", "2014-03-12")
MONTH: Days = ("2014-03-01", "2014-03-31")
YEAR: Days = ("2014-01-01", "2014-12-31")


@pytest.mark.parametrize(
    ("wanted", "held", "expected"),
    [
        (DAY, DAY, 1),
        (MONTH, DAY, 0.6),
        (YEAR, DAY, 0.3),
        (DAY, ("2014-03-14", "2014-03-14"), 0.5),
        (DAY, ("2014-03-24", "2014-03-24"), 0),
        (YEAR, ("2015-01-01", "2015-01-01"), 0),
        (("2003-01-01", None), DAY, 0.3),
        ((None, "2003-01-01"), DAY, 0),
        (("--03-12", "--03-12"), DAY, 1),
        (("--03-13", "--03-13"), DAY, 0),
        (("--03", "--03"), DAY, 0.6),
        (("--04", "--04"), DAY, 0),
    ],
)
def test_agreement(wanted: Days, held: Days, expected: float) -> None:
    assert agreement([wanted], [held]) == expected


def test_nothing_is_told_where_one_side_has_no_date() -> None:
    assert agreement([], [DAY]) is None
    assert agreement([DAY], []) is None


@given(st.dates(datetime.date(1900, 1, 1)), st.dates(datetime.date(1900, 1, 1)))
def test_full_dates_agree_the_same_both_ways(one: datetime.date, other: datetime.date) -> None:
    left, right = ((day.isoformat(), day.isoformat()) for day in (one, other))
    assert agreement([left], [right]) == agreement([right], [left])
    assert (agreement([left], [right]) == 1) == (one == other)


def time(words: str, day: str, anchor: str | None) -> TimeExpression:
    return TimeExpression(Span(0, len(words), words), day, day, day, anchor)


def test_a_year_from_the_text_around_is_no_evidence() -> None:
    assert days_of(time("6 March", "2021-03-06", "year from “2021” at 4")) == ("--03-06", "--03-06")
    assert days_of(time("6 March 2021", "2021-03-06", None)) == ("2021-03-06", "2021-03-06")


def test_the_same_day_is_of_what_was_told_last() -> None:
    assert days_of(time("the same day", "2014-11-20", "“20 November” at 4")) is None


def test_a_duration_is_no_date() -> None:
    assert days_of(TimeExpression(Span(0, 8, "two days"), None, None, None, kind="duration", duration="P2D")) is None
