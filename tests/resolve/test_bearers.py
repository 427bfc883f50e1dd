"""What a reference means."""

from __future__ import annotations

import pytest
from tests.resolve.people import entity, of, person

from whosays.records import Reading, content_id
from whosays.resolve import Bearer, Bearers
from whosays.text.names import name_id


def test_an_id_means_the_bearers_of_that_name_in_every_document() -> None:
    bearers = Bearers([person("b", "Orin Sael"), person("a", "ORIN SAEL"), person("c", "Tessa Brand")])
    name = of("Orin Sael")
    assert bearers.meant_by(name) == {Bearer("a", name), Bearer("b", name)}
    assert bearers.meant_by(f"{name}@a") == {Bearer("a", name)}
    assert bearers.meant_by(f"{name}@c") == bearers.meant_by("ent-none") == bearers.meant_by("") == frozenset()


def test_a_main_name_goes_before_an_alias_and_an_alias_before_nothing() -> None:
    board = Reading("a", (entity("a", "PublicBody", "Harbour and Tides Board", "HTB"),))
    bank = Reading("b", (entity("b", "Company", "HTB"),))
    short = name_id("Company", "HTB", "b")
    assert {bearer.document_id for bearer in Bearers([board]).meant_by(short)} == {"a"}
    assert {bearer.document_id for bearer in Bearers([board, bank]).meant_by(short)} == {"b"}
    assert {bearer.document_id for bearer in Bearers([board, bank]).meant_by(f"{short}@a")} == {"a"}


def test_a_person_known_by_one_word_is_of_one_document_also_by_alias() -> None:
    assert name_id("Person", "Sael", "a") == content_id("ent", "Person", "sael", "a") != name_id("Person", "Sael", "b")
    bearers = Bearers([person("a", "Orin Sael", "Sael"), person("b", "Tessa Sael", "Sael")])
    assert bearers.meant_by(name_id("Person", "Sael", "a")) == {Bearer("a", of("Orin Sael"))}


def test_a_document_that_has_one_id_twice_has_one_bearer() -> None:
    twice = Reading("a", (entity("a", "Person", "Orin Sael"), entity("a", "Person", "ORIN SAEL", start=30)))
    bearers = Bearers([twice])
    ((bearer, entities),) = bearers.entities.items()
    assert len(entities) == 2
    assert bearers.name_of(bearer.reference) == "Orin Sael"
    with pytest.raises(ValueError, match="means nobody"):
        bearers.name_of("ent-none")
