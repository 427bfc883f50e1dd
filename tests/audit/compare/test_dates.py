from __future__ import annotations

import pytest
from tests.audit.sides import brief, exact, side

from whosays.audit.compare.dates import compare_dates


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("on 3 May 2014", "on 3 May 2015"),
        ("on 3 May 2014", "on 3 April 2014"),
        ("on 4 May", "on 3 May 2014"),
        ("in March", "in May"),
        ("in early 2014", "in November 2014"),
        ("in the 1990s", "in 2004"),
        ("in 2014 or 2015", "in 2016"),
    ],
)
def test_no_day_satisfies_both(ours: str, theirs: str) -> None:
    passage = side(f"The yard closed {theirs}.")
    (found,), missing = compare_dates(brief(f"The yard closed {ours}."), passage, passage)
    assert (found.drift, found.stronger, missing) == ("time", None, 0)
    assert found.claim is not None
    assert found.passage is not None
    assert found.claim.exact in ours
    assert found.passage.exact in theirs
    assert f"“{found.claim.exact}”" in found.why
    assert f"“{found.passage.exact}”" in found.why


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("on 3 May 2014", "on May 3rd, 2014"),
        ("in May 2014", "on 3 May 2014"),
        ("in 2014", "on 3 May 2014"),
        ("on 3 May 2014", "in spring 2014"),
        ("in 2014 or 2015", "in 2015"),
        ("on 3 May", "on 3 May 2014"),
        ("on 3 May 2014", "on 3 May"),
        ("around 2014", "in 2014"),
    ],
)
def test_some_day_satisfies_both(ours: str, theirs: str) -> None:
    passage = side(f"The yard closed {theirs}.")
    assert compare_dates(brief(f"The yard closed {ours}."), passage, passage) == ([], 0)


@pytest.mark.parametrize(("since", "differs"), [("2012", False), ("2016", True)])
def test_a_time_without_end_begins_somewhere(since: str, differs: bool) -> None:
    passage = side("The yard was closed in 2014.")
    found, _ = compare_dates(brief(f"The yard has been closed since {since}."), passage, passage)
    assert bool(found) is differs


def test_a_date_that_the_passage_does_not_give_is_missing_and_no_difference() -> None:
    passage = side("The yard closed.")
    assert compare_dates(brief("The yard closed on 3 May 2014."), passage, passage) == ([], 1)


def test_the_counterpart_is_the_date_most_like_it() -> None:
    passage = side("On 9 June 2011 the board met. The yard closed on 3 April 2014.")
    (found,), _ = compare_dates(brief("The yard closed on 3 May 2014."), passage, passage)
    assert exact(found.claim, found.passage) == ("3 May 2014", "3 April 2014")


def test_a_date_beside_the_passage_agrees_and_never_differs() -> None:
    text = "The board met on 3 May 2014. The yard closed on 9 June 2016. Nobody came in 2018."
    passage, around = side(text, "The yard closed on 9 June 2016."), side(text)
    assert compare_dates(brief("The yard closed on 3 May 2014."), passage, around) == ([], 0)
    (found,), _ = compare_dates(brief("The yard closed on 3 May 2017."), passage, around)
    assert exact(found.passage) == ("9 June 2016",)


def test_the_day_of_publication_dates_no_content() -> None:
    claim = brief("On 3 May 2014 the board wrote that the yard had closed.")
    passage = side("The yard closed in 2009.", published="2014-05-03")
    assert compare_dates(claim, passage, passage) == ([], 0)
    other = side("The yard closed in 2009.", published="2013-05-03")
    assert len(compare_dates(claim, other, other)[0]) == 1


def test_durations_are_no_dates() -> None:
    passage = side("The yard was closed for five years.")
    assert compare_dates(brief("The yard was closed for three years."), passage, passage) == ([], 0)


def test_a_season_without_a_year_is_the_same_season() -> None:
    passage = side("In June 2014 the yard closed. It had been cleaned in autumn.", "It had been cleaned in autumn.")
    claim = brief("In May 2016 the board met. It said that the yard had been cleaned in autumn.", "cleaned in autumn")
    assert compare_dates(claim, passage, passage) == ([], 0)
