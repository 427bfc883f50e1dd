from __future__ import annotations

import pytest
from benchmarks._tension_cases import Said, Who, analysis_of

from whosays.weigh.tensions.book import Book
from whosays.weigh.tensions.statements import DESCRIBED, Statement

_MARN: Who = ("Lena Marn", "Person")
_TARN: Who = ("Tarn Fisheries", "Company")


def _read(said: Said) -> tuple[Statement | None, dict[str, str]]:
    analysis = analysis_of([said])
    names = {entity.id: entity.name for entity in analysis.entities}
    return next(iter(Book(analysis, (), ()).statements.values()), None), names


def _named(said: Said, role: str) -> list[str]:
    statement, names = _read(said)
    assert statement is not None
    return [names.get(identity, identity) for identity in getattr(statement, role)]


@pytest.mark.parametrize(
    ("subject", "is_one"),
    [
        ("Lena Marn", True),
        ("Captain Lena Marn", True),
        ("The harbour master, Lena Marn,", True),
        ("Lena Marn and her brother", True),
        ("Lena Marn’s brother", False),
        ("A friend of Lena Marn", False),
        ("The trial against Lena Marn", False),
        ("Lena Marn supporters", False),
        ("The Lena Marn-led crew", False),
    ],
)
def test_a_name_is_a_subject_where_it_heads_the_phrase(subject: str, *, is_one: bool) -> None:
    assert (_named(Said(subject, "left", "the town", _MARN), "subjects") == ["Lena Marn"]) is is_one


def test_the_passive_turns_doer_and_done_to_round() -> None:
    active = Said("Lena Marn", "had warned", "Tarn Fisheries", _MARN, _TARN)
    passive = Said("Tarn Fisheries", "was warned", "by Lena Marn", _TARN, _MARN)
    for said in (active, passive):
        assert _named(said, "agents") == ["Lena Marn"]
        assert _named(said, "patients") == ["Tarn Fisheries"]


def test_what_has_no_name_is_known_by_two_telling_words() -> None:
    found = _named(Said("The lighthouse at Brackwater", "was built", "in 1871"), "subjects")
    assert found == [f"{DESCRIBED}brackwat lighthous"]
    assert _named(Said("The lighthouse", "was built", "in 1871"), "subjects") == []
    assert _named(Said("A lighthouse at Brackwater", "was built", "in 1871"), "subjects") == []


def test_a_person_misread_for_a_place_is_that_person() -> None:
    analysis = analysis_of(
        [Said("Lena Marn", "left", "", ("Lena Marn", "Address")), Said("Lena Marn", "came", "", _MARN)]
    )
    person = next(entity.id for entity in analysis.entities if entity.schema == "Person")
    assert [one.subjects for one in Book(analysis, (), ()).statements.values()] == [(person,), (person,)]


@pytest.mark.parametrize("predicate", ["to leave", "would leave", "may leave", "should have left"])
def test_wishes_are_no_statements(predicate: str) -> None:
    assert _read(Said("Lena Marn", predicate, "the town", _MARN))[0] is None


@pytest.mark.parametrize(
    ("object_", "dated"),
    [
        ("the town in 2003", True),
        ("the town that was built in 2003", False),
        ("the town after the fire of 2003", False),
        ("for the 2003 fair", False),
        ("the town (interview of 2003)", False),
        ("the town, founded in 2003", False),
        ("to see the fair in 2003", False),
        ("to the town in 2003", True),
    ],
)
def test_a_date_in_another_clause_dates_nothing(object_: str, *, dated: bool) -> None:
    statement, _ = _read(Said("Lena Marn", "left", object_, _MARN, when=("2003", "2003")))
    assert statement is not None
    assert (statement.when is not None) is dated


def test_found_is_no_founding() -> None:
    found, _ = _read(Said("Lena Marn", "found", "the ledger", _MARN))
    founded, _ = _read(Said("Lena Marn", "founded", "the yard", _MARN))
    assert found is not None
    assert founded is not None
    assert found.verb != founded.verb
