"""Parties that may be one, found among many."""

from __future__ import annotations

import pytest

from whosays.records import Party
from whosays.resolve.matching import PartyIndex, pairs
from whosays.resolve.matching.index import NameIndex
from whosays.resolve.matching.names import person_words


def person(identity: str, *names: str) -> Party:
    return Party(identity, "Person", names)


def found(*parties: Party) -> list[tuple[str, str]]:
    return [(match.left, match.right) for match in pairs(parties, 0.5)]


def test_spellings_of_one_name_are_proposed_once() -> None:
    assert found(person("a", "Qasim Velmar"), person("b", "Kasim Velmar"), person("c", "Orin Marek")) == [("a", "b")]


def test_things_of_other_sorts_are_not_compared() -> None:
    assert (
        found(person("a", "Orlan Star"), Party("b", "Vessel", ("Orlan Star",)), Party("c", "Country", ("Orlan Star",)))
        == []
    )


def test_a_short_form_says_nothing_where_both_have_a_full_name() -> None:
    one = Party("a", "Organization", ("Joint Inquiry of Orlan", "JIO"))
    two = Party("b", "Organization", ("Jute Importers Organization", "JIO"))
    assert found(one, two) == []


def test_a_single_word_is_held_against_full_names_before_others_like_it() -> None:
    assert found(person("a", "Velmar"), person("b", "Velmar"), person("c", "Qasim Velmar")) == [("a", "c"), ("b", "c")]
    assert found(person("a", "Velmar"), person("b", "Velmar")) == [("a", "b")]


def test_where_a_single_word_may_be_several_that_tells_against_each() -> None:
    one = pairs([person("a", "Velmar"), person("b", "Qasim Velmar")], 0.0)
    several = pairs([person("a", "Velmar"), person("b", "Qasim Velmar"), person("c", "Orin Velmar")], 0.0)
    (alone,) = one
    rivalled = next(match for match in several if {match.left, match.right} == {"a", "b"})
    assert rivalled.match_probability < alone.match_probability
    assert rivalled.features[-1].detail == "1 other full name in the case may be meant as well"
    assert rivalled.bits == pytest.approx(sum(feature.weight for feature in rivalled.features))


def test_two_spellings_of_one_are_no_rivals() -> None:
    several = pairs([person("a", "Velmar"), person("b", "Qasim Velmar"), person("c", "Kasim Velmar")], 0.0)
    assert all(feature.name != "rivals" for match in several for feature in match.features)


def test_a_list_tells_its_entries_apart_and_each_is_compared_with_all_others() -> None:
    def entry(identity: str, *lists: str) -> Party:
        return Party(identity, "Person", ("Qasim Velmar",), entries=frozenset(lists))

    assert found(entry("a", "one"), entry("b", "one")) == []
    assert found(entry("a", "one"), entry("b", "two")) == [("a", "b")]
    assert found(entry("a", "one"), entry("b", "one"), person("c", "Kasim Velmar")) == [("a", "c"), ("b", "c")]
    assert found(entry("a", "one", "two"), entry("b", "two"), entry("c", "one")) == [("b", "c")]


def test_a_party_is_found_by_any_of_its_names_the_likeliest_first() -> None:
    index = PartyIndex([person("x", "Tarun Salif Dorani", "Orin Marek"), person("y", "Orin Marec")])
    assert [match.right for match in index.matches(person("a", "Orin Marek"), 0.5)] == ["x", "y"]
    assert index.matches(person("a", "Somebody Else"), 0.5) == []
    assert PartyIndex([]).matches(person("a", "Orin Marek"), 0.0) == []


def test_the_index_gives_no_more_than_asked_and_the_best_first() -> None:
    names = ["Orin Marek", "Orin Velmar", "Tarun Marek", "Tarun Velmar"]
    index = NameIndex(names, person_words)
    assert index.candidates("Orin Marek", 2)[0] == 0
    assert len(index.candidates("Orin Marek", 2)) == 2
    assert set(index.candidates("Orin Marek", 9)) == {0, 1, 2}
    assert index.candidates("Zzyx", 9) == []
    assert len(index) == 4
