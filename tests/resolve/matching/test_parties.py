"""Parties compared by their names and by what else is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whosays.records import Feature, Party
from whosays.resolve.matching import comparable, compare, probability
from whosays.resolve.matching.names import NameModel

VELM = Party("a", "Person", ("Tarun Salif Velm",))
SAME = Party("b", "Person", ("Taroun Salif Velm",))


def feature(name: str, left: Party, right: Party) -> Feature | None:
    return next((line for line in compare(left, right).features if line.name == name), None)


def test_the_features_sum_up_to_the_probability() -> None:
    match = compare(VELM, SAME)
    assert match.match_probability == pytest.approx(probability(sum(line.weight for line in match.features)))
    assert match.features[0].name == "prior"


def test_the_names_that_go_best_together_count() -> None:
    other = Party("c", "Person", ("Somebody Else", "Tarun Salif Velm"))
    assert compare(VELM, other).names == ("Tarun Salif Velm", "Tarun Salif Velm")


def test_a_weak_name_never_makes_a_match_likelier_than_not() -> None:
    weak = Party("c", "Person", ("Orin Marek",), weak_names=("Tarun Salif Velm",))
    match = compare(VELM, weak)
    assert match.names == ("Tarun Salif Velm", "Tarun Salif Velm")
    assert match.match_probability == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("left", "right", "sign"),
    [
        ("1961-03-12", "1961-03-12", 1),
        ("1961", "1961-03-12", 1),
        ("1960/1962", "1961-03-12", 1),
        ("1955", "1961", -1),
        ("1931", "1961", -1),
    ],
)
def test_births_are_intervals(left: str, right: str, sign: int) -> None:
    found = feature("birth", replace(VELM, births=(left,)), replace(SAME, births=(right,)))
    assert found is not None
    assert found.weight * sign > 0


def test_of_several_births_those_that_go_best_count() -> None:
    one, two = replace(VELM, births=("1950", "1961")), replace(SAME, births=("1961",))
    assert compare(one, two).match_probability == compare(replace(VELM, births=("1961",)), two).match_probability


def test_what_one_side_does_not_say_is_no_evidence() -> None:
    match = compare(replace(VELM, births=("1961",), nationalities=("Orlan",), birth_places=("Marevia",)), SAME)
    assert {line.name for line in match.features}.isdisjoint({"birth", "nationality", "birth place"})


@pytest.mark.parametrize(
    ("left", "right", "sign"),
    [
        ("Dorvale, Orlan", "Dorvale", 1),
        ("Dorvale, Orlan", "Orlan", 0),
        ("Dorvale, Orlan", "Marevia, Orlan", -1),
        ("Dorvale", "Marevia", -1),
        (",", "Marevia", 0),
    ],
)
def test_places_of_birth(left: str, right: str, sign: int) -> None:
    found = feature("birth place", replace(VELM, birth_places=(left,)), replace(SAME, birth_places=(right,)))
    weight = found.weight if found else 0.0
    assert (weight > 0) - (weight < 0) == sign


def test_only_things_of_one_sort_are_comparable() -> None:
    assert comparable(Party("a", "Company", ("x",)), Party("b", "PublicBody", ("x",)))
    assert not comparable(VELM, Party("b", "Vessel", ("Velm",)))


def test_of_many_names_no_more_than_a_bound_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(NameModel, "bits", lambda _, one, other: float(bool(asked.append((one, other)))))
    many = Party("m", "Person", tuple(f"Tarun {n} Velm" for n in range(500)))
    compare(many, many)
    assert 0 < len(asked) <= 4000
