from __future__ import annotations

from datetime import date

import edtf as reference
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.edtf import bounds, is_valid, parse

YEARS = st.integers(1, 9998)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1998", "1998-01-01", "1998-12-31"),
        ("1998-02", "1998-02-01", "1998-02-28"),
        ("2004-02-29", "2004-02-29", "2004-02-29"),
        ("2015-37", "2015-01-01", "2015-04-30"),
        ("2015-38", "2015-05-01", "2015-08-31"),
        ("2015-39", "2015-09-01", "2015-12-31"),
        ("2016-34", "2016-04-01", "2016-06-30"),
        ("2014-41", "2014-07-01", "2014-12-31"),
        ("2003-21", "2003-03-01", "2003-06-21"),
        ("2003-24", "2003-01-01", "2004-03-20"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2010-XX-05", "2010-01-05", "2010-12-05"),
        ("2010-02-XX", "2010-02-01", "2010-02-28"),
        ("XXXX-08-07", None, None),
        ("2007~", "2006-01-01", "2008-12-31"),
        ("2007%", "2006-01-01", "2008-12-31"),
        ("2007?", "2007-01-01", "2007-12-31"),
        ("2007-01~", "2006-12-01", "2007-02-28"),
        ("2007-05-31~", "2007-05-28", "2007-06-03"),
        ("199X~", "1985-01-01", "2004-12-31"),
        ("1992/1996", "1992-01-01", "1996-12-31"),
        ("2003/..", "2003-01-01", None),
        ("../1998-06", None, "1998-06-30"),
        ("1998/", "1998-01-01", None),
        ("[1991,1992]", "1991-01-01", "1992-12-31"),
        ("[1990..1993]", "1990-01-01", "1993-12-31"),
        ("[..1984]", None, "1984-12-31"),
        ("{1998-03,1998-05}", "1998-03-01", "1998-05-31"),
        ("-0043", None, None),
        ("0000", None, None),
    ],
)
def test_bounds_are_the_first_and_last_day_it_can_mean(text: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(text) == (earliest, latest)
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "98", "12345", "Y17E7", "2005-13", "2005-19", "2005-00", "2005-02-29", "2005-04-31", "2005-21-01",
        "2006/2005",
        "../..", "/", "[]", "[1998", "{1998]", "[..]", "2004?~", "?2004", "2004-06~-11", "-0000", "2004-01-01T10:00:00",
        "around 2007", "1998/x", "[1993..1990]", "2004/2005/2006",
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_with_the_string_in_the_message(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(ValueError, match="not an EDTF date") as failure:
        parse(text)
    assert repr(text) in str(failure.value) or text in str(failure.value)


@given(st.dates(date(1, 1, 10), date(9999, 12, 20)), st.sampled_from(["", "~", "?", "%"]))
def test_a_day_lies_within_its_bounds(day: date, qualifier: str) -> None:
    earliest, latest = bounds(day.isoformat() + qualifier)
    assert earliest is not None
    assert latest is not None
    assert date.fromisoformat(earliest) <= day <= date.fromisoformat(latest)


@given(YEARS, st.sampled_from([*range(1, 13), 21, 22, 23, 24, *range(33, 42)]), st.sampled_from(["", "~"]))
def test_bounds_are_ordered_at_every_precision(year: int, month: int, qualifier: str) -> None:
    for text in (f"{year:04d}{qualifier}", f"{year:04d}-{month:02d}{qualifier}", f"{year // 10:03d}X{qualifier}"):
        earliest, latest = bounds(text)
        assert earliest is not None
        assert latest is not None
        assert earliest <= latest


@given(YEARS, YEARS)
def test_an_interval_spans_its_ends(first: int, second: int) -> None:
    start, end = sorted((first, second))
    assert bounds(f"{start:04d}/{end:04d}") == (f"{start:04d}-01-01", f"{end:04d}-12-31")


@pytest.mark.parametrize(
    "text", ["1998", "1998-05", "1998-05-07", "2007~", "2007?", "1992/1996", "2003/..", "../1998", "199X"]
)
def test_bounds_agree_with_another_reader_where_nothing_is_widened(text: str) -> None:
    value = reference.parse_edtf(text)
    earliest, latest = bounds(text)
    if earliest is not None:
        assert tuple(value.lower_strict())[:3] == tuple(date.fromisoformat(earliest).timetuple())[:3] or "~" in text
    if latest is not None:
        assert tuple(value.upper_strict())[:3] == tuple(date.fromisoformat(latest).timetuple())[:3] or "~" in text
