"""Roles and births of persons, as the words around their names give them."""

from __future__ import annotations

import pytest

from tests.extract.parsing import document_of
from whosays.extract.about import Birth, births_of, roles_of
from whosays.extract.reader import read_document
from whosays.extract.times import find_times
from whosays.records import ReadOptions
from whosays.text.edtf import is_valid


def roles(text: str) -> dict[str, tuple[str, ...]]:
    document = document_of(text)
    entities = read_document(document, ReadOptions()).entities
    names = {entity.id: entity.name for entity in entities}
    return {names[identity]: said for identity, said in roles_of(document, entities).items()}


def births(text: str, published: str | None = "2012-03-01") -> dict[str, list[Birth]]:
    document = document_of(text, published=published)
    entities = read_document(document, ReadOptions()).entities
    names = {entity.id: entity.name for entity in entities}
    found = births_of(document, entities, find_times(document, None))
    assert all(document.text[b.span.start : b.span.end] == b.span.exact for some in found.values() for b in some)
    return {names[identity]: list(some) for identity, some in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Petra Lind said so.", {"Petra Lind": ("Foreign Minister",)}),
        ("The group's former spokesman, Orin Sael, denied it.", {"Orin Sael": ("group's former spokesman",)}),
        ("Nora Vell, a commander of the Reed Brigade, fled.", {"Nora Vell": ("commander of the Reed Brigade",)}),
        ("Robert Tamm, who was a former judge, left.", {"Robert Tamm": ("former judge",)}),
        ("Nora Vell, a 34-year-old nurse, left.", {"Nora Vell": ("nurse",)}),
        (
            "Thomas Dorn was the deputy head of the Harbour Office.",
            {"Thomas Dorn": ("deputy head of the Harbour Office",)},
        ),
        ("Thomas Dorn left. He is a lawyer.", {"Thomas Dorn": ("lawyer",)}),
        ("Mr Thomas Dorn, Ivo Tamm, and the judge left.", {}),
        ("Thomas Dorn, the Harbour Office said, was ill.", {}),
    ],
)
def test_roles(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orin Sael was born on 3 May 1961 in Oslo.", [("date", "1961-05-03"), ("place", "Oslo")]),
        ("Orin Sael was born in Oslo in 1949.", [("place", "Oslo"), ("date", "1949")]),
        ("Orin Sael (born 12 June 1970) left.", [("date", "1970-06-12")]),
        ("Orin Sael left. He was born in 1961.", [("date", "1961")]),
        ("Orin Sael, 47, left.", [("age", "1964-03-02/1965-03-01")]),
        ("Orin Sael (52) left.", [("age", "1959-03-02/1960-03-01")]),
        ("Orin Sael, who is 30 years old, left.", [("age", "1981-03-02/1982-03-01")]),
        ("Name: Orin Sael\nDOB: 3 May 1961\nPOB: Oslo, Norway", [("date", "1961-05-03"), ("place", "Oslo, Norway")]),
    ],
)
def test_births(text: str, expected: list[tuple[str, str]]) -> None:
    found = births(text)["Orin Sael"]
    assert [(birth.kind, birth.edtf or birth.words) for birth in found] == expected
    assert all(is_valid(birth.edtf) for birth in found if birth.edtf is not None)


def test_an_age_without_a_date_of_writing_fixes_no_birth() -> None:
    (age,) = births("Orin Sael, 47, left.", published=None)["Orin Sael"]
    assert (age.kind, age.words, age.edtf) == ("age", "47", None)


def test_an_age_on_an_unsure_day_gives_the_wider_interval() -> None:
    (age,) = births("Orin Sael, 47, left.", published="2012")["Orin Sael"]
    assert age.edtf == "1964-01-02/1965-12-31"


@pytest.mark.parametrize("text", ["Orin Sael left in 1961.", "Orin Sael, 470, left.", "Orin Sael met 47 men."])
def test_other_numbers_are_no_births(text: str) -> None:
    assert births(text) == {}
