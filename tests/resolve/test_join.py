"""Joining entities across documents."""

from __future__ import annotations

import itertools

from whosays.records import Entity, Mention, Reading, Schema, Span, content_id
from whosays.resolve import join_entities
from whosays.text.names import core_words, family, name_key


def entity(document: str, schema: Schema, name: str, *aliases: str, start: int = 0) -> Entity:
    """A document's entity with one mention, and the id that extraction gives it."""
    lone = schema == "Person" and len(core_words(name_key(name))) == 1
    identity = content_id("ent", family(schema), name_key(name), *([document] if lone else []))
    mention = Mention(document, Span(start, start + len(name), name), "name", schema)
    return Entity(identity, schema, name, aliases, (mention,))


def test_equal_names_join() -> None:
    one = entity("a", "Organization", "Al-Marenko")
    two = entity("b", "PublicBody", "Al–Marenko", start=9)
    joined = join_entities([Reading("a", (one,)), Reading("b", (two,))])
    (found,) = joined.entities
    assert [mention.document_id for mention in found.mentions] == ["a", "b"]
    assert joined.ids[one.id] == joined.ids[two.id] == found.id


def test_a_short_form_joins_the_only_name_that_has_it() -> None:
    bare = entity("a", "Organization", "HTB")
    full = entity("b", "PublicBody", "Harbour and Tides Board", "HTB")
    joined = join_entities([Reading("a", (bare,)), Reading("b", (full,))])
    (found,) = joined.entities
    assert found.name == "Harbour and Tides Board"
    assert found.aliases == ("HTB",)
    assert joined.ids == {bare.id: full.id, full.id: full.id}


def test_a_short_form_of_two_names_joins_neither() -> None:
    bare = entity("a", "Organization", "HTB")
    board = entity("b", "PublicBody", "Harbour and Tides Board", "HTB")
    bank = entity("c", "Company", "Hill Trust Bank", "HTB")
    readings = [Reading("a", (bare,)), Reading("b", (board,)), Reading("c", (bank,))]
    assert len(join_entities(readings).entities) == 3


def test_lone_names_of_persons_never_join() -> None:
    one, two = entity("a", "Person", "Sael"), entity("b", "Person", "Sael")
    full = entity("c", "Person", "Orin Sael", "Sael")
    joined = join_entities([Reading("a", (one,)), Reading("b", (two,)), Reading("c", (full,))])
    assert len(joined.entities) == 3


def test_other_sorts_of_things_never_join() -> None:
    person, place = entity("a", "Person", "Orin Dun"), entity("b", "Address", "Orin Dun")
    assert len(join_entities([Reading("a", (person,)), Reading("b", (place,))]).entities) == 2


def test_the_order_of_documents_does_not_matter() -> None:
    readings = [
        Reading("a", (entity("a", "Organization", "HTB"), entity("a", "Person", "Orin Sael", "Sael"))),
        Reading("b", (entity("b", "PublicBody", "Harbour and Tides Board", "HTB"), entity("b", "Person", "Sael"))),
        Reading("c", (entity("c", "Person", "ORIN SAEL"), entity("c", "Organization", "Harbour and Tides Board"))),
    ]
    results = [join_entities(order) for order in itertools.permutations(readings)]
    assert all(result.entities == results[0].entities for result in results)
    assert all(dict(result.ids) == dict(results[0].ids) for result in results)
    assert "Orin Sael" in {found.name for found in results[0].entities}
