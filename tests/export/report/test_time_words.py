import pytest

from whosays.export.report.time_words import time_in_words


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
