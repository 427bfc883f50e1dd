from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.records import Span, TimeExpression
from whosays.text.edtf import bounds
from whosays.weigh.tensions.when import When, when_of
from whosays.weigh.tensions.window import Window


def _when(words: str, edtf: str, anchor: str | None = None) -> When:
    found = when_of(TimeExpression(Span(0, len(words), words), edtf, *bounds(edtf), anchor))
    assert found is not None
    return found


def _days(window: Window | None) -> tuple[str | None, str | None] | None:
    if window is None:
        return None
    first, last = (None if day is None else date.fromordinal(day).isoformat() for day in (window.first, window.last))
    return first, last


@pytest.mark.parametrize(
    ("words", "edtf", "window", "core"),
    [
        ("2003", "2003", ("2003-01-01", "2003-12-31"), None),
        ("May 2003", "2003-05", ("2003-05-01", "2003-05-31"), ("2003-05-01", "2003-05-31")),
        ("throughout 2003", "2003", ("2003-01-01", "2003-12-31"), ("2003-01-01", "2003-12-31")),
        ("from 2001\nto 2003", "2001/2003", ("2001-01-01", "2003-12-31"), ("2001-12-31", "2003-01-01")),
        ("between 2001 and 2003", "2001/2003", ("2001-01-01", "2003-12-31"), None),
        ("from May to June 2003", "2003-05/2003-06", ("2003-05-01", "2003-06-30"), ("2003-05-31", "2003-06-01")),
        ("from 2001 to 2001", "2001/2001", ("2001-01-01", "2001-12-31"), None),
        ("since 2003", "2003/..", ("2003-01-01", None), None),
        ("until May 2003", "../2003-05", (None, "2003-05-31"), None),
        ("by 2003", "../2003", (None, "2003-12-31"), None),
    ],
)
def test_doubt_is_no_duration(
    words: str, edtf: str, window: tuple[str | None, str | None], core: tuple[str, str] | None
) -> None:
    found = _when(words, edtf)
    assert _days(found.window) == window
    assert _days(found.core) == core
    assert found.words == " ".join(words.split())


def test_since_dates_the_beginning_and_until_the_end() -> None:
    assert _days(_when("since 2003", "2003/..").begins) == ("2003-01-01", "2003-12-31")
    assert _days(_when("until 2003", "../2003").ends) == ("2003-01-01", "2003-12-31")
    assert _days(_when("by 2003", "../2003").ends) == (None, None)


@pytest.mark.parametrize(
    ("anchor", "firm"),
    [(None, True), ("published 2012-02-16", True), ("year from “2020” at 412", False), ("from “May 2001” at 3", False)],
)
def test_a_date_is_firm_where_its_words_or_its_day_of_writing_give_it(anchor: str | None, *, firm: bool) -> None:
    assert _when("May 2003", "2003-05", anchor).firm is firm


def test_what_fixes_no_date_has_no_reading() -> None:
    span = Span(0, 3, "now")
    assert when_of(TimeExpression(span, None, None, None)) is None
    assert when_of(TimeExpression(span, None, None, None, kind="duration", duration="P2Y")) is None
    assert when_of(TimeExpression(span, "-0044", None, None)) is None


@given(st.sampled_from(["2003", "2003-05", "2003-05-04", "2001/2003", "2003/..", "../2003", "[2001,2002]", "199X"]))
def test_what_surely_lasts_lies_within_what_can_be(edtf: str) -> None:
    for words in ("throughout it", "from it", "since it", "until it", "it"):
        found = _when(words, edtf)
        assert found.core is None or found.core.within(found.window)
