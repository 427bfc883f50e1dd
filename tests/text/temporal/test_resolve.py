from __future__ import annotations

import edtf as reference_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.text.edtf import bounds, parse
from whosays.text.temporal.anchors import Written
from whosays.text.temporal.finder import find_expressions
from whosays.text.temporal.meanings import Duration, Recurring
from whosays.text.temporal.resolve import resolve
from whosays.text.temporal.vocabulary import LEXICON
from whosays.text.view import analysis_view

WRITTEN = "2012-02-16"  # a Thursday


def read(text: str, reference: str | None = WRITTEN) -> list[tuple[str, str | None]]:
    view = analysis_view(text)
    return [
        (text[found.start : found.end], resolve(found.meaning, Written(reference)).edtf)
        for found in find_expressions(view)
    ]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        # days
        ("The depot burned on Aug. 7, 2020.", "Aug. 7, 2020", "2020-08-07"),
        ("It closed on 7 August 2020.", "7 August 2020", "2020-08-07"),
        ("It closed on the 7th of August, 2020.", "the 7th of August, 2020", "2020-08-07"),
        ("It closed on August the 7th, 2020.", "August the 7th, 2020", "2020-08-07"),
        ("Dated 2020-08-07 and signed.", "2020-08-07", "2020-08-07"),
        ("Stamped 2020-08-07T09:30:00Z by the clerk.", "2020-08-07T09:30:00Z", "2020-08-07"),
        ("Received 07/08/2020.", "07/08/2020", "2020-07-08"),
        ("Received 27/08/2020.", "27/08/2020", "2020-08-27"),
        ("Received 7.8.2020.", "7.8.2020", "2020-08-07"),
        ("Received 8/27/98.", "8/27/98", "1998-08-27"),
        ("On Tuesday, March 6, 2012, it fell.", "Tuesday, March 6, 2012", "2012-03-06"),
        ("On 12-Mar-2011 it fell.", "12-Mar-2011", "2011-03-12"),
        ("In SEPT. 2004 it fell.", "SEPT. 2004", "2004-09"),
        ("on May 5, 2000.45 Others agree.", "May 5, 2000", "2000-05-05"),
        ("in 1997.55 This changed it.", "1997", "1997"),
        ("on May 1,1972, in Kastel", "May 1,1972", "1972-05-01"),
        ("(data through October 2012).", "through October 2012", "../2012-10"),
        ("some years later", "some years later", None),
        ("in the coming weeks", "the coming weeks", None),
        ("It is due on New Year's Eve 2010.", "New Year's Eve 2010", "2010-12-31"),
        # times of day belong to the date
        ("He called at 9:30 a.m. on May 3, 2011.", "at 9:30 a.m. on May 3, 2011", "2011-05-03"),
        ("He called on May 3, 2011, at 9:30 a.m. EST.", "May 3, 2011, at 9:30 a.m. EST", "2011-05-03"),
        ("On the morning of May 3, 2011 he called.", "the morning of May 3, 2011", "2011-05-03"),
        ("He left May 3, 2011 at noon.", "May 3, 2011 at noon", "2011-05-03"),
        # months, years, decades, centuries
        ("in August 2020", "August 2020", "2020-08"),
        ("in August of 2020", "August of 2020", "2020-08"),
        ("back in '98", "'98", "1998"),
        ("the 2003 invasion", "2003", "2003"),
        ("Norland’s 2009 election", "2009", "2009"),
        ("(Hollis, 2005)", "2005", "2005"),
        ("in the 1990s", "the 1990s", "199X"),
        ("in the ’90s", "the ’90s", "199X"),
        ("in the nineties", "the nineties", "199X"),
        ("in the 1800s", "the 1800s", "18XX"),
        ("in the nineteenth century", "the nineteenth century", "18XX"),
        ("a 21st-century port", "21st-century", "20XX"),
        ("in 44 BC", "44 BC", "-0043"),
        ("in AD 79", "AD 79", "0079"),
        ("in nineteen ninety-nine", "nineteen ninety-nine", "1999"),
        # parts of periods
        ("in the early 1990s", "the early 1990s", "[1990..1993]"),
        ("in the mid-1990s", "the mid-1990s", "[1994..1996]"),
        ("in the late 1990s", "the late 1990s", "[1997..1999]"),
        ("in the mid-to-late 1990s", "the mid-to-late 1990s", "1994/1999"),
        ("the beginning of the 2000s", "the beginning of the 2000s", "[2000..2003]"),
        ("in the late 19th century", "the late 19th century", "[1867..1899]"),
        ("in early 2015", "early 2015", "2015-37"),
        ("mid-2002", "mid-2002", "2002-38"),
        ("late in 2003", "late in 2003", "2003-39"),
        ("the end of 2010", "the end of 2010", "2010-39"),
        ("the first half of 2014", "the first half of 2014", "2014-40"),
        ("the second half of the 1990s", "the second half of the 1990s", "[1995..1999]"),
        ("in late March 2011", "late March 2011", "[2011-03-21..2011-03-31]"),
        ("the early months of 2003", "the early months of 2003", "2003-37"),
        ("the second quarter of 2016", "the second quarter of 2016", "2016-34"),
        ("in Q3 2016", "Q3 2016", "2016-35"),
        ("the spring of 2003", "the spring of 2003", "2003-21"),
        ("in summer 2003", "summer 2003", "2003-22"),
        ("the winter of 1999-2000", "the winter of 1999-2000", "1999-12/2000-02"),
        ("in fiscal year 2010", "fiscal year 2010", "2010~"),
        ("the third week of May 2011", "the third week of May 2011", "2011-05-15/2011-05-21"),
        ("the first three months of 2011", "the first three months of 2011", "2011-01/2011-03"),
        ("the last Friday of June 2012", "the last Friday of June 2012", "2012-06-29"),
        ("the week of May 3, 2004", "the week of May 3, 2004", "2004-05-03/2004-05-09"),
        ("the first decade of the twentieth century", "the first decade of the twentieth century", "190X"),
        # ranges and alternatives
        ("in 1991 or 1992", "1991 or 1992", "[1991,1992]"),
        ("between 1992 and 1996", "between 1992 and 1996", "1992/1996"),
        ("from March to June 2014", "from March to June 2014", "2014-03/2014-06"),
        ("from November to February 2014", "from November to February 2014", "2013-11/2014-02"),
        ("the 1992-96 war", "1992-96", "1992/1996"),
        ("in 2001–2003", "2001–2003", "2001/2003"),
        ("in 1999–03", "1999–03", "1999/2003"),
        ("on May 3-5, 2012", "May 3-5, 2012", "2012-05-03/2012-05-05"),
        ("on 3–5 May 2012", "3–5 May 2012", "2012-05-03/2012-05-05"),
        ("on May 3 and 5, 2012", "May 3 and 5, 2012", "{2012-05-03,2012-05-05}"),
        ("on Nov. 18-Dec. 19, 2015", "Nov. 18-Dec. 19, 2015", "2015-11-18/2015-12-19"),
        ("June-August 2003", "June-August 2003", "2003-06/2003-08"),
        ("in March and May 2003", "March and May 2003", "{2003-03,2003-05}"),
        ("in late 2003 or early 2004", "late 2003 or early 2004", "[2003-39,2004-37]"),
        ("from late 2003 to early 2004", "from late 2003 to early 2004", "2003-39/2004-37"),
        ("from May 3, 2011 to June 2012", "from May 3, 2011 to June 2012", "2011-05-03/2012-06"),
        # one-sided and approximate
        ("since 2003", "since 2003", "2003/.."),
        ("since at least 2006", "since at least 2006", "2006/.."),
        ("since the early 1990s", "since the early 1990s", "1990/.."),
        ("Beginning in late 2001, he", "Beginning in late 2001", "2001-39/.."),
        ("from 2005 onwards", "from 2005 onwards", "2005/.."),
        ("from 2003 to the present", "from 2003 to the present", "2003/.."),
        ("until 2010", "until 2010", "../2010"),
        ("at least until May 2004", "at least until May 2004", "../2004-05"),
        ("by the end of 2010", "by the end of 2010", "../2010"),
        ("no later than June 2003", "no later than June 2003", "../2003-06"),
        ("before 1998", "before 1998", "../1998"),
        ("prior to May 3, 2011", "prior to May 3, 2011", "../2011-05-03"),
        ("After 1996, the camp", "After 1996", "1996/.."),
        ("post-2003 units", "post-2003", "2003/.."),
        ("as of early 2015", "early 2015", "2015-37"),
        ("around 2007", "around 2007", "2007~"),
        ("circa 1967", "circa 1967", "1967~"),
        ("on or about May 3, 2011", "on or about May 3, 2011", "2011-05-03~"),
        # counted from the day of writing
        ("He left yesterday.", "yesterday", "2012-02-15"),
        ("the day before yesterday", "the day before yesterday", "2012-02-14"),
        ("He left last year.", "last year", "2011"),
        ("late last year", "late last year", "2011-39"),
        ("earlier this month", "earlier this month", "2012-02-01/2012-02-16"),
        ("last week", "last week", "2012-02-06/2012-02-12"),
        ("a decade ago", "a decade ago", "2002~"),
        ("three years ago", "three years ago", "2009"),
        ("about three years ago", "about three years ago", "2009~"),
        ("more than three years ago", "more than three years ago", "../2009"),
        ("two weeks ago", "two weeks ago", "2012-02-02~"),
        ("on Tuesday", "Tuesday", "2012-02-14"),
        ("on Thursday", "Thursday", "2012-02-16"),
        ("next Tuesday", "next Tuesday", "2012-02-21"),
        ("last Tuesday", "last Tuesday", "2012-02-14"),
        ("last summer", "last summer", "2011-22"),
        ("last March", "last March", "2011-03"),
        ("June last year", "June last year", "2011-06"),
        ("On December 20 he left.", "December 20", "2011-12-20"),
        ("On March 5 he leaves.", "March 5", "2012-03-05"),
        ("over the past three years", "the past three years", "2009-02-16/2012-02-16"),
        ("this century", "this century", "20XX"),
        ("on the 27th.", "the 27th", "2012-02-27"),
        ("on Friday the 3rd.", "Friday the 3rd", "2012-02-03"),
        ("the 20th of next month", "the 20th of next month", "2012-03-20"),
        ("two days before May 3, 2011", "two days before May 3, 2011", "2011-05-01"),
    ],
)
def test_an_expression_is_read_whole(text: str, words: str, edtf: str | None) -> None:
    assert read(text) == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.", "Theresa May said so.", "He came second.", "Wait a second.", "It cost $1,990.",
        "Some 1,998 people came.", "Resolution 1929 was adopted.", "Under E.O. 13224 and section 1995 he was charged.",
        "Call 202-622-2960 or (202) 622-1998.", "A Boeing 747 landed.", "See page 2001.", "See pp. 1990-1995.",
        "It runs 24/7.", "Article 2010 applies.", "He is aged 58.", "A 58-year-old man.", "She was 58 years old.",
        "A 45-page opinion.", "At 1600 Pennsylvania Avenue.", "the present", "Since 9/11 it grew.",
        "The September 11 attacks followed.", "The post-September 11 order.", "About 2000 troops came.",
        "In 2000 feet of water.", "the 1500 meters", "at 1400 hours", "$2000 and 2000 dollars",
        "The Finance Act of 1998.",
        "the Sunday Times", "Good Friday talks", "Arab Spring", "in the fall of the regime", "the fall of Kastel",
        "a ratio of 3/4", "https://example.org/2003/05/07", "ISBN 978-0-19-285345-2", "one day", "a 5-4 ruling",
        "USA TODAY said", "No. 1999", "#2001", "Agenda 2030", "the March on Kastel", "v2.0.1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_left(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("for three years", "three years", "P3Y"),
        ("a six-month period", "six-month", "P6M"),
        ("45 minutes later on", "45 minutes", "PT45M"),
        ("two and a half years of talks", "two and a half years", "P2Y6M"),
        ("for two years and three months", "two years and three months", "P2Y3M"),
        ("for a decade", "a decade", "P10Y"),
        ("for several years", "several years", None),
        ("for decades", "decades", None),
    ],
)
def test_lengths_of_time_are_kept_apart(text: str, words: str, iso: str | None) -> None:
    found = find_expressions(text)
    assert [(text[one.start : one.end], one.meaning) for one in found] == [(words, Duration(iso))]


@pytest.mark.parametrize("words", ["every Friday", "each year", "annually", "twice a month", "every two weeks"])
def test_repeated_times_are_kept_apart(words: str) -> None:
    text = f"They met {words} in the yard."
    assert [(text[one.start : one.end], one.meaning) for one in find_expressions(text)] == [(words, Recurring())]


@pytest.mark.parametrize("text", ["yesterday", "last year", "three years ago", "on Tuesday", "the past two decades"])
def test_without_a_reference_date_it_stays_open_and_says_so(text: str) -> None:
    (found,) = find_expressions(text)
    resolution = resolve(found.meaning, Written(None))
    assert (resolution.edtf, resolution.earliest, resolution.latest) == (None, None, None)
    assert resolution.anchor == "no reference date"


def test_a_day_without_any_year_keeps_what_it_says() -> None:
    (found,) = find_expressions("On Aug. 7 he left.")
    resolution = resolve(found.meaning, Written(None))
    assert (resolution.edtf, resolution.earliest, resolution.latest) == ("XXXX-08-07", None, None)
    assert resolution.anchor == "no reference date"


def test_figures_that_others_read_day_first_are_noted() -> None:
    (found,) = find_expressions("Received 07/08/2020.")
    assert resolve(found.meaning, Written(None)).anchor == "read month first"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("before 1998", None, "1997-12-31"),
        ("after 1996", "1997-01-01", None),
        ("before May 3, 2011", None, "2011-05-02"),
        ("after mid-May 2011", "2011-05-21", None),
        ("before around 2007", None, "2008-12-31"),
    ],
)
def test_before_and_after_stop_short_of_the_date(text: str, earliest: str | None, latest: str | None) -> None:
    (found,) = find_expressions(text)
    resolution = resolve(found.meaning, Written(None))
    assert (resolution.earliest, resolution.latest) == (earliest, latest)


def test_no_expression_reaches_over_a_sentence_end() -> None:
    assert read("It ended in 2003. May came.", None) == [("2003", "2003")]
    assert read("It began in May. 2003 was worse.", None) == [("May", "XXXX-05"), ("2003", "2003")]


_SPICE = (
    "the a of in on at by from between since until before after to and or early late mid last next this that same "
    "following previous past about around ago earlier later , . - – ' s ( ) : / 3 5th 12 29 31 1998 2003 '98 1990s 90s "
    "2011-02-29 2/29/2011 07/08/2020 9:30 a.m. Q2 H1 FY2010 BC AD 44 0 99999 May March Tuesday every beginning end "
    "half first second third"
)
_WORDS = st.sampled_from(sorted(LEXICON) + _SPICE.split())
_REFERENCES = st.sampled_from([None, "2012", "2012-02", "2012-02-29", "0001-01-01", "9999-12-31"])


@settings(max_examples=100, deadline=None)
@given(st.lists(_WORDS, max_size=14).map(" ".join), _REFERENCES)
def test_any_words_give_ordered_spans_valid_dates_and_ordered_bounds(text: str, reference: str | None) -> None:
    end = 0
    for found in find_expressions(analysis_view(text)):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        resolution = resolve(found.meaning, Written(reference))
        if resolution.edtf is None:
            assert resolution.earliest is resolution.latest is None
            continue
        parse(resolution.edtf)
        earliest, latest = bounds(resolution.edtf)
        if resolution.earliest and resolution.latest:
            assert resolution.earliest <= resolution.latest
        if earliest and resolution.earliest:
            assert earliest <= resolution.earliest
        if latest and resolution.latest:
            assert resolution.latest <= latest


_OTHERS = st.sampled_from(
    [
        "in {y}",
        "since {y}",
        "around {y}",
        "between {y} and 2999",
        "in May {y}",
        "on May 3, {y}",
        "by June {y}",
        "until {y}",
    ]
)


@settings(max_examples=16, deadline=None)
@given(_OTHERS, st.integers(1500, 2099))
def test_what_is_written_another_reader_of_edtf_understands(pattern: str, year: int) -> None:
    (found,) = find_expressions(pattern.format(y=year))
    edtf = resolve(found.meaning, Written(None)).edtf
    assert edtf is not None
    assert str(reference_reader.parse_edtf(edtf)) == edtf
