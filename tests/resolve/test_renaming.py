"""Claims and sources speak of the case's entities."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import TEXT, make_document, make_reading

from whosays.records import Judgement, Reading, Span, StatedRelation, content_id
from whosays.resolve import Bearers, case_claims, case_sources, cluster


def readings() -> list[Reading]:
    """Two documents whose first source is the person that both name."""
    found = []
    for text in (TEXT, TEXT + " They say."):
        reading = make_reading(make_document(text))
        first = replace(reading.sources[0], entity_id=reading.entities[0].id)
        found.append(replace(reading, sources=(first, *reading.sources[1:])))
    return found


def split(read: list[Reading]) -> Judgement:
    name = read[0].entities[0].id
    left, right = sorted(f"{name}@{reading.document_id}" for reading in read)
    return Judgement("dec-1", left, right, "Orsolya Vant@a", "Orsolya Vant@b", "negative", "2024", "A. Reader", "")


def test_without_a_split_one_source_is_one() -> None:
    read = readings()
    table = cluster(Bearers(read)).table
    named = [source for source in case_sources(read, table) if not source.anonymous]
    assert [source.id for source in named] == [read[0].sources[0].id]
    assert {part.entity_id for claim in case_claims(read, table) for part in claim.participants} == {
        read[0].entities[0].id
    }


def test_two_that_were_told_apart_are_two_participants_and_two_sources() -> None:
    read = readings()
    table = cluster(Bearers(read), [split(read)]).table
    people = {content_id("ent", read[0].entities[0].id, reading.document_id) for reading in read}
    claims = [*case_claims(read, table)]
    assert {part.entity_id for claim in claims for part in claim.participants} == people
    named = [source for source in case_sources(read, table) if not source.anonymous]
    assert {source.entity_id for source in named} == people
    assert len({source.id for source in named}) == 2
    held = {claim.attribution.chain[0].source_id for claim in claims if claim.attribution.chain}
    assert held == {source.id for source in named}
    assert {claim.places for claim in claims if claim.places} == {(read[0].entities[1].id,)}


def test_two_that_were_told_apart_are_two_ends_of_what_relates_them() -> None:
    read = readings()
    person, place = (entity.id for entity in read[0].entities)
    stated = StatedRelation("attacked", person, place, Span(0, 3, "THE"))
    read = [replace(r, claims=(replace(r.claims[0], relations=(stated,)), *r.claims[1:])) for r in read]
    table = cluster(Bearers(read), [split(read)]).table
    ends = [(one.subject_id, one.object_id) for claim in case_claims(read, table) for one in claim.relations]
    assert sorted(ends) == sorted((content_id("ent", person, reading.document_id), place) for reading in read)
