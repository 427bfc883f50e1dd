"""Dates of birth in lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.ingest.lists.dates import iso_birth, un_birth, written_birth
from whosays.text.edtf import bounds, is_valid

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12 Mar 1961", "1961-03-12"),
        ("1961", "1961"),
        ("Mar 1961", "1961-03"),
        ("10 October 1969", "1969-10-10"),
        ("circa 1955", "1955~"),
        ("Circa Mar 1961", "1961-03~"),
        ("circa 07 Jul 1966", "1966-07-07~"),
        ("1958 to 1960", "1958/1960"),
        ("1960 to 1960", "1960"),
        ("01 Jan 1953 to 31 Dec 1954", "1953-01-01/1954-12-31"),
        ("circa 1979-1982", "1979~/1982~"),
        ("1975 to circa 1979", "1975/1979~"),
        ("1960 to 1958", None),
        ("31 Feb 1961", None),
        ("12 Mrz 1961", None),
        ("12 Mar 196", None),
        ("12 Mar 1961 (approximately)", None),
        ("03/04/1961", None),
        ("0000", None),
        ("1958 to unknown", None),
        ("", None),
    ],
)
def test_dates_in_words(written: str, expected: str | None) -> None:
    assert written_birth(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1961", "1961"),
        ("1961-03", "1961-03"),
        ("1961-03-12", "1961-03-12"),
        ("1961-03-12T00:00:00", "1961-03-12"),
        ("1961-03-12Z", "1961-03-12"),
        ("1961-03-12-05:00", "1961-03-12"),
        ("1961-02-30", None),
        ("1961-00-00", None),
        ("12.03.1961", None),
        ("", None),
    ],
)
def test_iso_dates(written: str, expected: str | None) -> None:
    assert iso_birth(written) == expected


@pytest.mark.parametrize(
    ("kind", "date", "year", "span", "expected"),
    [
        ("EXACT", "1961-03-12", "", ("", ""), "1961-03-12"),
        ("EXACT", "", "1961", ("", ""), "1961"),
        ("", "1961-02-30", "1961", ("", ""), "1961"),
        ("APPROXIMATELY", "", "1961", ("", ""), "1961~"),
        ("approximately", "1961-03-12", "", ("", ""), "1961-03-12~"),
        ("BETWEEN", "", "", ("1958", "1960"), "1958/1960"),
        ("BETWEEN", "", "", ("1960", "1960"), "1960"),
        ("APPROXIMATELY", "", "", ("1958", "1960"), "1958~/1960~"),
        ("BETWEEN", "", "", ("1958", ""), "1958/"),
        ("BETWEEN", "", "", ("", "1960"), "/1960"),
        ("BETWEEN", "", "", ("1960", "1958"), None),
        ("EXACT", "", "", ("", ""), None),
    ],
)
def test_un_dates(kind: str, date: str, year: str, span: tuple[str, str], expected: str | None) -> None:
    assert un_birth(kind, date, year, span) == expected


@given(st.dates())
def test_a_day_in_words_is_that_day(day) -> None:
    words = f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04}"
    assert written_birth(words) == day.isoformat()
    assert bounds(written_birth(words) or "") == (day.isoformat(), day.isoformat())


@given(st.text(alphabet="0123456789 JanFebMcirato-/~.", max_size=30) | st.text(max_size=30))
def test_whatever_comes_is_edtf_or_nothing(text: str) -> None:
    for birth in (written_birth(text), iso_birth(text), un_birth(text, text, text, (text, text))):
        assert birth is None or is_valid(birth)
