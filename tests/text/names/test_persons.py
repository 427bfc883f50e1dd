"""The structure of personal names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.names import parse_person
from whosays.text.names.persons import MOST_PARTS


def kinds(name: str) -> list[tuple[str, str]]:
    return [(part.form, part.kind) for part in parse_person(name).parts]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Orin Marek", [("orin", "given"), ("marek", "family")]),
        ("MAREK, Orin", [("orin", "given"), ("marek", "family")]),
        ("Orin J. Marek", [("orin", "given"), ("j", "middle"), ("marek", "family")]),
        ("OJ Marek", [("o", "given"), ("j", "middle"), ("marek", "family")]),
        ("Orin van der Marek", [("orin", "given"), ("marek", "family")]),
        ("Tarun bin Salif al-Dorani", [("tarun", "given"), ("salif", "patronymic"), ("dorani", "nisba")]),
        ("Tarun ould Salif", [("tarun", "given"), ("salif", "patronymic")]),
        ("Abu Tarun al-Dorani", [("abutarun", "kunya"), ("dorani", "nisba")]),
        ("Abd al-Rahim Tarun", [("abdulrahim", "given"), ("tarun", "family")]),
        ("RAHIM, Abdul", [("abdulrahim", "given")]),
        ("Abdurrahim Tarun", [("abdulrahim", "given"), ("tarun", "family")]),
        ("Saif al-Din Tarun", [("saifaldin", "laqab"), ("tarun", "family")]),
        ("Saif Uddin Tarun", [("saifaldin", "laqab"), ("tarun", "family")]),
        ("Saifuddin Tarun", [("saifaldin", "given"), ("tarun", "family")]),
        ("Habib Allah Tarun", [("habibullah", "given"), ("tarun", "family")]),
        ("Oleg Petrovich Marek", [("oleg", "given"), ("petrovich", "patronymic"), ("marek", "family")]),
        ("عبد الرحيم الدوراني", [("abdulrhim", "given"), ("durani", "nisba")]),
        ("Олег Марек", [("oleg", "given"), ("marek", "family")]),
        ("가나다", [("ga", "given"), ("na", "middle"), ("da", "family")]),
    ],
)
def test_the_parts_of_a_name(name: str, parts: list[tuple[str, str]]) -> None:
    assert kinds(name) == parts


def test_patronymics_count_generations() -> None:
    depths = [part.depth for part in parse_person("Tarun bin Salif bin Omran al-Dorani").parts]
    assert depths == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("name", "titles", "first"),
    [
        ("Dr. Orin Marek", ("Dr",), "orin"),
        ("Sheikh Tarun Salif", ("Sheikh",), "tarun"),
        ("Haji Tarun Salif", ("Haji",), "tarun"),
        # A style that would leave a single word is the given name.
        ("Hafez al-Dorani", (), "hafez"),
        ("General", (), "general"),
    ],
)
def test_titles_are_no_part_of_the_name(name: str, titles: tuple[str, ...], first: str) -> None:
    parsed = parse_person(name)
    assert parsed.honorifics == titles
    assert parsed.parts[0].form == first


def test_only_a_comma_tells_the_order() -> None:
    assert parse_person("MAREK, Orin").ordered
    assert not parse_person("Orin Marek").ordered
    assert not parse_person("Orin Marek, Jr.").ordered


@given(st.text(max_size=1000))
def test_any_text_gives_a_name_of_bounded_length(text: str) -> None:
    parsed = parse_person(text)
    assert 1 <= len(parsed.parts) <= 2 * MOST_PARTS
    assert all(part.form for part in parsed.parts)


@given(st.text(alphabet="abdulrhimesy al-'ÄШ", max_size=60))
def test_case_makes_no_difference_to_forms(text: str) -> None:
    assert [p.form for p in parse_person(text.lower()).parts] == [p.form for p in parse_person(text.upper()).parts]
