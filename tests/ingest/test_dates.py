"""Dates of metadata."""

from __future__ import annotations

import pytest

from whosays.ingest.dates import edtf_date, mail_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2014-08-22T08:00:00-04:00", "2014-08-22"),
        ("2014-08", "2014-08"),
        ("2014", "2014"),
        ("20140822", "2014-08-22"),
        ("22 August 2014", "2014-08-22"),
        ("Friday, 22 Aug 2014 10:00", "2014-08-22"),
        ("Aug. 22nd, 2014", "2014-08-22"),
        ("August 2014", "2014-08"),
        ("03/04/2012", None),
        ("2014-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_edtf_date(written: str | None, expected: str | None) -> None:
    assert edtf_date(written) == expected


def test_mail_date_is_the_senders_day() -> None:
    assert mail_date("Tue, 04 May 2021 23:10:00 -0500") == "2021-05-04"
    assert mail_date("sometime") is None
    assert mail_date(None) is None
