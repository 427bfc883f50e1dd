"""The models of names, on invented names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.resolve.matching import organization_model, person_model, probability
from whosays.resolve.matching.comparison import Comparison
from whosays.resolve.matching.names import NameModel, weights
from whosays.resolve.thresholds import THRESHOLDS

names = st.text(alphabet="abdeilmnorstu -',.AÄجم", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orin Marek", "Orin Marek"),
        ("Qasim Doranovich Velm", "Kasim Doranovich Velm"),
        ("VELM, Tarun", "Tarun Velm"),
        ("Tarun Abd al-Rahman Velm", "Tarun Abdurrahman Velm"),
        ("Pong-ryul Velm", "Pongryul Velm"),
        ("Alexander Velmov", "Oleksandr Velmov"),
        ("Олег Вельмов", "Oleg Velmov"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert person_model().bits(one, other) > person_model().ask


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orin Marek", "Tarun Velm"),
        ("Orin Marek", "Orin Velm"),
        ("Tarun bin Salif al-Dorani", "Tarun bin Karim al-Dorani"),
        ("Tarun Salif al-Dorani", "Tarun Salif al-Basri"),
        ("Tarun bin Salif al-Dorani", "Salif bin Tarun al-Dorani"),
        ("Oleg Petrovich Velm", "Oleg Ivanovich Velm"),
        ("O.M.", "Orin Marek"),
        ("가나다", "가나라"),
    ],
)
def test_other_names_are_two(one: str, other: str) -> None:
    assert person_model().bits(one, other) < person_model().ask


def test_a_single_word_is_weaker_than_two_and_merges_nothing() -> None:
    model = person_model()
    assert model.bits("Velm", "Velm") < model.bits("Tarun Velm", "Tarun Velm")
    for name in ("Velm", "Abu Tarun", "Muhammad"):
        assert probability(model.bits(name, name)) < THRESHOLDS.merge


def test_a_rare_word_says_more_than_a_common_one() -> None:
    model = person_model()
    assert model.bits("Tarun Velm", "Tarun Velm") > model.bits("Muhammad Ali", "Muhammad Ali")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orlan Shipping Limited", "Orlan Shipping Ltd", True),
        ("Banco Nacional de Orlan", "National Bank of Orlan", True),
        ("Front of Orlan Workers", "FOW", True),
        ("Orlan Shipping Ltd", "Marevia Shipping Ltd", False),
        ("3rd Orlan Regiment", "4th Orlan Regiment", False),
    ],
)
def test_organizations(one: str, other: str, same: bool) -> None:
    model = organization_model()
    assert (model.bits(one, other) > model.ask) == same


@pytest.mark.parametrize("model", [person_model(), organization_model()])
@given(one=names, other=names)
def test_a_comparison_is_symmetric_and_is_what_it_is_explained_by(
    model: NameModel[object], one: str, other: str
) -> None:
    bits = model.bits(one, other)
    assert bits == pytest.approx(model.bits(other, one), abs=1e-9)
    assert bits == pytest.approx(sum(feature.weight for feature in model.explain(one, other)))


@given(st.text(max_size=1000), st.text(max_size=3))
def test_any_text_can_be_compared(long: str, short: str) -> None:
    person_model().bits(long, short)
    organization_model().bits(long, short)


@pytest.mark.parametrize("key", ["person", "organization"])
def test_every_comparison_has_a_weight_of_its_sign_and_a_documentation(key: str) -> None:
    comparisons: tuple[Comparison[object], ...] = {
        "person": person_model().comparisons,
        "organization": organization_model().comparisons,
    }[key]
    table = weights()[key]["weights"]
    assert set(table) == {comparison.name for comparison in comparisons}
    for comparison in comparisons:
        assert table[comparison.name] * comparison.sign >= 0
        assert comparison.measure.__doc__
        assert comparison.says


def test_what_was_found_is_said_in_words() -> None:
    lines = {feature.name: feature.detail for feature in person_model().explain("Qasim Velm", "Kasim Marek")}
    assert lines["other spelling"] == "“Qasim” and “Kasim”: spelled otherwise"
    assert lines["family name"] == "“Velm” and “Marek”: different"
