"""First and last date of a time, as exact as the text makes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.export.calendar_dates import Ends, ends_of
from whosays.text.edtf import bounds


@pytest.mark.parametrize(
    ("edtf", "ends"),
    [
        ("2014", ((2014,), (2014,))),
        ("2014-05", ((2014, 5), (2014, 5))),
        ("2024-02", ((2024, 2), (2024, 2))),
        ("2014-05-07", ((2014, 5, 7), (2014, 5, 7))),
        ("1992/1996", ((1992,), (1996,))),
        ("2003/..", ((2003,), None)),
        ("../1996-03", (None, (1996, 3))),
        ("[1991,1992]", ((1991,), (1992,))),
        ("2014-21", ((2014, 3, 1), (2014, 6, 21))),
        ("2014-05~", ((2014, 4), (2014, 6))),
        ("-0043", ((-43,), (-43,))),
        ("-0043-03-15", ((-43, 3, 15), (-43, 3, 15))),
        ("-0100/-0043-03", ((-100,), (-43, 3))),
        ("-0043/..", ((-43,), None)),
        ("Y17000", ((17000,), (17000,))),
        ("XXXX-08-07", None),
        ("no date", None),
        ("", None),
    ],
)
def test_as_exact_as_the_text(edtf: str, ends: Ends | None) -> None:
    try:
        earliest, latest = bounds(edtf)
    except ValueError:
        earliest, latest = None, None
    assert ends_of(edtf, earliest, latest) == ends


def test_years_of_any_length_are_read() -> None:
    assert ends_of(None, "12024-02-01", "12024-02-29") == ((12024, 2), (12024, 2))
    assert ends_of(None, "-0044-01-01", "-0044-12-31") == ((-44,), (-44,))
    assert ends_of(None, None, None) is None


@given(st.dates(), st.dates())
def test_nothing_is_said_more_exactly_than_it_is(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    ends = ends_of(None, first, last)
    assert ends
    for day, date in zip(ends, (first, last), strict=True):
        assert day
        assert date.startswith("-".join([f"{day[0]:04d}", *(f"{part:02d}" for part in day[1:])]))
