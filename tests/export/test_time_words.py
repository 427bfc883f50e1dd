import pytest

from whosays.export.time_words import period_in_words, time_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1991", "1991"),
        ("2014-04", "April 2014"),
        ("2014-04-09", "9 April 2014"),
        ("2014-04-09T16:30", "9 April 2014, 16:30"),
        ("[1991,1992]", "1991 or 1992"),
        ("[1990..1993]", "some time in 1990–1993"),
        ("[..1993]", "1993 or before"),
        ("[1993..]", "1993 or later"),
        ("{1991,1993}", "1991 and 1993"),
        ("1992/1996", "1992–1996"),
        ("2014-03/2014-06", "March 2014 to June 2014"),
        ("2003/..", "since 2003"),
        ("../1996", "until 1996"),
        ("../..", "at an open time"),
        ("2015-37", "early 2015"),
        ("2002-38", "mid 2002"),
        ("2014-21", "spring 2014"),
        ("2014-33", "the first quarter of 2014"),
        ("2014-41", "the second half of 2014"),
        ("2007~", "about 2007"),
        ("2007?", "perhaps 2007"),
        ("2007%", "perhaps about 2007"),
        ("199X", "the 1990s"),
        ("19XX", "the 1900s"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("Y17E7", "Y17E7"),
        ("2014-99", "2014-99"),
        ("", ""),
    ],
)
def test_edtf_is_said_in_english(edtf: str, words: str) -> None:
    assert time_in_words(edtf) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, ""),
        ("2001-01-01", "2006-12-31", "2001–2006"),
        ("2001-01-01", "2001-12-31", "2001"),
        ("2014-03-01", "2014-06-30", "March 2014 to June 2014"),
        ("2004-02-01", "2004-02-29", "February 2004"),
        ("2014-03-05", "2014-03-05", "5 March 2014"),
        ("2004-01-01", "2004-01-01", "1 January 2004"),
        ("2001-03-01", "2001-12-31", "March 2001 to December 2001"),
        ("2003-01-01", None, "since 2003"),
        ("2003-01-02", None, "since 2 January 2003"),
        (None, "1996-05-31", "until May 1996"),
        (None, "1996-02-28", "until 28 February 1996"),
        ("-0044-03-15", "-0044-03-15", "15 March 45 BC"),
        ("-0044-03-01", "-0044-03-31", "March 45 BC"),
    ],
)
def test_a_period_is_said_in_the_largest_units_that_it_fills(earliest: str, latest: str, words: str) -> None:
    assert period_in_words(earliest, latest) == words


def test_a_date_of_another_form_is_said_as_well_as_may_be() -> None:
    assert period_in_words(None, "2019-05") == "until May 2019"
    assert period_in_words("1991", None) == "since 1991"
