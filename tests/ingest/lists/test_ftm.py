"""FollowTheMoney: which entities are parties, and damage line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ingest.lists.build import entity, written

from whosays.ingest.lists import read_list
from whosays.records import EmptyInput, Party

PERSON = entity(
    "Q1",
    name=["Orlo Vasketh", "Орло Васкет"],
    alias=["Orlow Vasket"],
    previousName=["Orlo Brin", "Orlo Vasketh"],
    weakAlias=["The Owl", "Orlow Vasket"],
    firstName=["Orlo"],
    birthDate=["1961-03", "1961-03-12", "12.3.61"],
    birthPlace=["Ilven"],
    birthCountry=["nl"],
    nationality=["no"],
    citizenship=["su"],
    country=["xx"],
    title=["Dr."],
    position=["Minister of Salt"],
)


def test_a_person(tmp_path: Path) -> None:
    found = read_list(written(tmp_path, "a.ftm.json", PERSON))
    assert found.format == "FollowTheMoney JSON lines"
    assert found.unread == ()
    assert found.parties == (
        Party(
            id="Q1",
            schema="Person",
            names=("Orlo Vasketh", "Орло Васкет", "Orlow Vasket", "Orlo Brin"),
            weak_names=("The Owl",),
            births=("1961-03", "1961-03-12"),
            birth_places=("Ilven",),
            nationalities=("Norway", "Soviet Union"),
            roles=("Dr.", "Minister of Salt"),
            origin="a.ftm.json, line 1",
        ),
    )


@pytest.mark.parametrize(
    ("schema", "ours"),
    [
        ("LegalEntity", "Organization"),
        ("Organization", "Organization"),
        ("PublicBody", "PublicBody"),
        ("Company", "Company"),
        ("Vessel", "Vessel"),
    ],
)
def test_other_parties(tmp_path: Path, schema: str, ours: str) -> None:
    line = entity("a", schema, name=["Pale Lantern"], abbreviation=["PL"], country=["no"], incorporationDate=["2005"])
    (party,) = read_list(written(tmp_path, "a", line)).parties
    assert (party.schema, party.weak_names, party.nationalities, party.births) == (
        ours,
        ("PL",),
        ("Norway",),
        ("2005",),
    )


def test_what_is_no_party_is_passed_over_silently(tmp_path: Path) -> None:
    others = [
        entity(schema, schema, name=["x"]) for schema in ("Address", "Passport", "Ownership", "Sanction", "Airplane")
    ]
    found = read_list(written(tmp_path, "a", *others, "", PERSON, others[0]))
    assert [party.id for party in found.parties] == ["Q1"]
    assert found.parties[0].origin == "a, line 7"
    assert found.unread == ()
    with pytest.raises(EmptyInput, match="no person, organization or vessel"):
        read_list(written(tmp_path, "a", *others))


def test_the_name_that_captions_an_entity_is_its_main_one(tmp_path: Path) -> None:
    record = {"id": "a", "caption": "B", "schema": "Person", "properties": {"name": ["A", "B"]}}
    other = record | {"id": "b", "caption": "Person"}
    found = read_list(written(tmp_path, "a", json.dumps(record), json.dumps(other)))
    assert [party.names for party in found.parties] == [("B", "A"), ("A", "B")]


def test_a_name_in_parts(tmp_path: Path) -> None:
    parts = entity("a", firstName=["Orlo", "Orlow"], lastName=["Vasketh"], fatherName=["Brin"])
    found = read_list(written(tmp_path, "a", parts, entity("b", lastName=["Tosk"]), entity("c", firstName=["Mirel"])))
    assert [party.names for party in found.parties] == [("Vasketh, Orlo Brin",), ("Tosk",), ("Mirel",)]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": "x", "schema": "Person", "prop', "malformed JSON"),
        ("[" * 200_000, "malformed JSON"),
        ('"words"', "no schema"),
        ("[]", "no schema"),
        ('{"id": "x", "schema": ["Person"], "properties": {}}', "no schema"),
        ('{"id": 7, "schema": "Person", "properties": {"name": ["x"]}}', "its id is no text"),
        ('{"schema": "Person", "properties": {"name": ["x"]}}', "its id is no text"),
        ('{"id": " ", "schema": "Person", "properties": {"name": ["x"]}}', "it has no id"),
        ('{"id": "x", "schema": "Person", "properties": ["name"]}', "no properties"),
        ('{"id": "x", "schema": "Person", "properties": {"name": [7, null, " "]}}', "it has no name"),
        (entity("x", weakAlias=["Owl"]), "no name, weak ones aside"),
        (entity("x", name=["A" * 1001]), "more than 1,000 characters"),
    ],
)
def test_a_malformed_line_is_named_and_the_rest_read(tmp_path: Path, bad: str, why: str) -> None:
    found = read_list(written(tmp_path, "a.json", PERSON, bad, entity("Q2", name=["Mirel Tosk"])))
    assert [party.id for party in found.parties] == ["Q1", "Q2"]
    (unread,) = found.unread
    assert unread.reason.startswith("line 2: ")
    assert why in unread.reason
    assert unread.remedy


def test_undecodable_bytes_and_lone_surrogates(tmp_path: Path) -> None:
    path = tmp_path / "a"
    lone = rb'{"id": "b", "schema": "Person", "properties": {"name": "Mirel\ud800 Tosk"}}'
    path.write_bytes(b"\xef\xbb\xbf" + PERSON.encode() + b"\r\n" + PERSON.encode("utf-16-le") + b"\n" + lone)
    found = read_list(str(path))
    assert found.parties[1].names == ("Mirel\ufffd Tosk",)
    assert found.unread[0].reason in {"line 2: bytes that are not UTF-8", "line 2: malformed JSON"}


def test_one_id_twice_is_one_party(tmp_path: Path) -> None:
    again = entity("Q1", name=["O. Vasketh"], nationality=["no", "xx"])
    thing = entity("Q1", "Company", name=["Vasketh Ltd"])
    found = read_list(written(tmp_path, "a", PERSON, again, thing, again))
    (party,) = found.parties
    assert party.names[-1] == "O. Vasketh"
    assert party.nationalities == ("Norway", "Soviet Union", "xx")
    assert party.origin == "a, line 1 (and 2 more under this id)"
    assert [unread.reason for unread in found.unread] == [
        "line 3: its id is also that of an entry of another sort, further up"
    ]


def test_a_company_may_also_be_an_organization(tmp_path: Path) -> None:
    found = read_list(
        written(tmp_path, "a", entity("a", "LegalEntity", name=["A"]), entity("a", "Company", name=["B"]))
    )
    assert [party.names for party in found.parties] == [("A", "B")]
    assert found.unread == ()


NAMES = st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=4))
def test_every_entity_is_a_party_or_unread(
    tmp_path_factory: pytest.TempPathFactory, entities: list[tuple[list[str], list[str]]]
) -> None:
    rows = [entity(f"e{number}", name=names, weakAlias=weak) for number, (names, weak) in enumerate(entities)]
    found = read_list(written(tmp_path_factory.mktemp("any"), "a", PERSON, *rows))
    flawed = sum(int(last) - int(first) + 1 for first, last in map(_lines, (unread.reason for unread in found.unread)))
    assert len(found.parties) + flawed == len(rows) + 1
    for party in found.parties:
        assert party.names
        assert not set(party.names) & set(party.weak_names)
        assert all(" ".join(name.split()) == name for name in (*party.names, *party.weak_names))


def _lines(reason: str) -> tuple[str, str]:
    words = reason.partition(":")[0].split()
    return words[1], words[-1]
