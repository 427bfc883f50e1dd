"""Normal forms of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.names import core_words, family, initials, is_acronym, name_key, tidy_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al–Marenko", "al-Marenko"),
        ("Al-Marenko", "al Marenko"),
        ("the Al-Marenko’s", "Al-Marenko"),
        ("Orin’s", "Orin"),
        ("U.S.", "US"),
        ("ʿAlī al-Sāel", "Ali al-Sael"),
        ("Tomáš Dvořáček", "Tomas Dvoracek"),
        ("N’Gara", "N'Gara"),
        ("Quillon &\u00a0Sons", "Quillon and Sons"),
        ("The  Harbour\nBoard", "harbour board"),
        ("Straße", "STRASSE"),
        ("Łódka", "Lodka"),
    ],
)
def test_spellings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert name_key(left) == name_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Orin Sael", "Sael Orin"), ("O. Sael", "Orin Sael"), ("Mohamed", "Muhammad"), ("Theo", "O"), ("Marens", "Maren")],
)
def test_other_names_have_other_keys(left: str, right: str) -> None:
    assert name_key(left) != name_key(right)


@given(st.text())
def test_a_key_is_stable_and_never_empty_for_a_name(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key or not any(character.isalnum() for character in key)
    assert bool(key) or not any(character.isalnum() for character in name)


@pytest.mark.parametrize(
    ("key", "core"),
    [("al sarif", ("sarif",)), ("bin al sael", ("sael",)), ("orin bin sael", ("orin", "bin", "sael")), ("al", ("al",))],
)
def test_core_words_leave_leading_particles_out(key: str, core: tuple[str, ...]) -> None:
    assert core_words(key) == core


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour and Tides Board", {"hatb", "htb"}),
        ("Al-Marenko", {"am"}),
        ("Bureau of Tides", {"bot", "bt"}),
        ("Orin", set()),
    ],
)
def test_initials(name: str, expected: set[str]) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("HTB", True), ("IoE", True), ("Orin", False), ("H", False), ("A B", False)]
)
def test_is_acronym(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def test_tidy_name_joins_lines_and_drops_the_article() -> None:
    assert tidy_name("the Harbour\n Board") == "Harbour Board"
    assert tidy_name("The Hague") == "The Hague"


def test_sorts_of_organization_are_one_family() -> None:
    assert family("PublicBody") == family("Company") == family("Organization") != family("Person")
