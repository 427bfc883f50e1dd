import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.export.report.scale import Scale, fitted, moment

YEARS = st.floats(-3000, 3000, allow_nan=False)


def test_a_day_has_a_begin_and_an_end() -> None:
    assert moment("2014-01-01") == 2014.0
    assert moment("2014-01-01") < moment("2014-01-01", end=True) <= moment("2014-01-03")
    assert moment("2014-12-31", end=True) <= 2015.0
    assert moment("-0043-03-15") == pytest.approx(-42.8, abs=0.01)


@pytest.mark.parametrize("date", ["2014", "2014-13-01", "2014-00-01", "soon"])
def test_what_is_no_iso_date_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        moment(date)


@given(st.lists(YEARS, min_size=1, max_size=40))
def test_a_scale_always_has_room_and_few_ticks(edges: list[float]) -> None:
    scale = fitted(edges)
    assert scale.start < scale.end
    ticks = scale.ticks()
    assert len(ticks) <= 8
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    assert all(0 <= scale.at(edge) <= 100 for edge in edges)


def test_far_outliers_do_not_set_the_scale() -> None:
    scale = fitted([1258.0, *(1990.0 + year for year in range(30))])
    assert scale.start > 1980
    assert scale.end < 2030


def test_ticks_are_round_years_or_months() -> None:
    assert [tick.label for tick in Scale(1990, 2015).ticks()] == ["1990", "1995", "2000", "2005", "2010", "2015"]
    assert [tick.label for tick in Scale(2014, 2014.5).ticks()] == [
        "Jan 2014",
        "Feb 2014",
        "Mar 2014",
        "Apr 2014",
        "May 2014",
        "Jun 2014",
        "Jul 2014",
    ]
    assert Scale(-100, 100).ticks()[0].label == "101 BC"
