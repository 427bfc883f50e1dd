from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from benchmarks._tension_cases import Said, Who, analysis_of

from whosays.weigh.tensions.ages import births_and_ages
from whosays.weigh.tensions.book import Book

_MARN: Who = ("Lena Marn", "Person")


def _born(text: Said, published: str | None = None) -> list[tuple[str | None, str | None]]:
    """The days of birth that ages and dates of birth leave, first those of ages."""
    analysis = analysis_of([text])
    documents = tuple(replace(document, published=published) for document in analysis.documents)
    births, ages = births_and_ages(Book(replace(analysis, documents=documents), (), ()))
    return [
        (_iso(age.birth.first), _iso(age.birth.last)) for found in (ages, births) for several in found.values()
        for age in several
    ]  # fmt: skip


def _iso(day: int | None) -> str | None:
    return None if day is None else date.fromordinal(day).isoformat()


@pytest.mark.parametrize(
    "said",
    [
        Said("Lena Marn", "was", "40 years old in 2003", _MARN, when=("2003", "2003")),
        Said("Lena Marn", "died", "in 2003 at the age of 40", _MARN, when=("2003", "2003")),
        Said("Lena Marn", "left", "in 2003, aged 40", _MARN, when=("2003", "2003")),
    ],
)
def test_an_age_counts_from_the_date_that_its_claim_gives(said: Said) -> None:
    assert _born(said, "2015-06-01") == [("1962-01-02", "1963-12-31")]


def test_an_age_beside_a_name_counts_from_the_day_of_writing() -> None:
    said = Said("Lena Marn, 40,", "runs", "the ferry", _MARN)
    assert _born(said, "2015-06-01") == [("1974-06-02", "1975-06-01")]
    assert _born(said) == []


def test_a_date_of_birth_by_the_way_is_one() -> None:
    said = Said("Lena Marn, born in 1951,", "runs", "the ferry", _MARN, when=("1951", "1951"))
    assert _born(said) == [("1951-01-01", "1951-12-31")]
    assert _born(replace(said, polarity="negative")) == []


def test_nobody_is_older_than_people_grow() -> None:
    assert _born(Said("Lena Marn", "was", "400 years old in 2003", _MARN, when=("2003", "2003"))) == []
