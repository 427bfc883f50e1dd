"""An entity that an analyst typed is written as that, in the analyst's name, and all that speaks of it leads there."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any, get_args

import jsonschema
import pytest
import stix2
from tests.everything import AT, WHO, everything
from tests.export.stix.bundles import objects_of, record_of, standing_for, written
from tests.export.stix.test_bundle import EXPLAINED, findings

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.stix.bundle import STANDARD_TYPES
from whosays.export.stix.extensions import PRODUCER, RECORD, schema
from whosays.records import Analysis, Decided, EntityType, Schema, Typing

TYPES = get_args(EntityType)
WHY = "the papers were forged"


def typed(kind: EntityType, who: str = WHO, analysis: Analysis | None = None) -> Exported:
    """The case with all of its entities typed as one thing."""
    analysis = analysis or everything().analysis
    typings = tuple(
        Typing(entity.id, entity.name, kind, Decided(f"dec-9{number}", AT, who, WHY))
        for number, entity in enumerate(analysis.entities)
    )
    return Exported("case", replace(analysis, typings=typings), AT)


def the_actor(case: Exported) -> dict[str, Any]:
    """The one threat actor of a case."""
    (found,) = [made for made in objects_of(case) if made["type"] == "threat-actor"]
    return found


@pytest.mark.parametrize("kind", TYPES)
def test_whatever_is_typed_is_valid_and_every_entity_is_written_once(kind: EntityType) -> None:
    case = typed(kind)
    data = written(case)[0]
    errors, warnings = findings(json.loads(data))
    assert errors == []
    assert [it for it in warnings if not EXPLAINED.search(it) and "relationship source object" not in it] == []
    stix2.parse(data.decode())
    made = standing_for("entity", case)
    assert [(one["type"], record_of(one)["record_id"]) for one in made] == [
        (kind, entity.id) for entity in case.analysis.entities
    ]
    for one in json.loads(data)["objects"]:
        if record_of(one):
            jsonschema.validate(one["extensions"][RECORD], schema(RECORD), jsonschema.Draft202012Validator)


def test_an_analyst_has_made_it_and_says_why() -> None:
    case = everything()
    actor = the_actor(case)
    (analyst,) = standing_for("analyst", case)
    assert (analyst["type"], analyst["name"], analyst["identity_class"]) == ("identity", WHO, "individual")
    assert (actor["name"], actor["created_by_ref"]) == ("I. Dorne", analyst["id"])
    assert actor["description"] == (
        f"Person, named 2 times.\n\nTyped as a threat actor by {WHO} on 2024-05-06. The papers were forged."
    )
    assert not {"identity_class", "threat_actor_types", "confidence"} & {*actor}
    (note,) = standing_for("typing", case)
    assert (note["created_by_ref"], note["authors"], note["object_refs"]) == (analyst["id"], [WHO], [actor["id"]])
    assert note["content"] == f"“I. Dorne” is a threat actor, as {WHO} judges.\n\nThe papers were forged."
    assert (note["created"], record_of(note)["entity_type"], record_of(note)["why"]) == (
        *("2024-05-06T07:08:09.000Z", "threat-actor"),
        WHY,
    )
    others = [one for one in objects_of(case) if one.get("created_by_ref") == analyst["id"]]
    assert others == [actor, note], "whosays makes the rest, and these not"


def test_all_that_speaks_of_it_leads_to_it() -> None:
    actor = the_actor(everything())["id"]
    leading = [one["type"] for one in objects_of(everything()) if actor in json.dumps(one) and one["id"] != actor]
    assert sorted({*leading}) == ["note", "relationship", "report"]
    assert actor in standing_for("claim", everything())[-1]["object_refs"]


def test_relations_go_from_and_to_it_also_with_the_standards_own_types() -> None:
    case = typed("threat-actor")
    stream = io.BytesIO()
    write_on(STANDARD_TYPES, case, stream)
    errors, warnings = findings(json.loads(stream.getvalue()))
    assert (errors, [it for it in warnings if "UUIDv4" not in it]) == ([], [])
    (edge,) = [one for one in standing_for("relation", case) if one["type"] == "relationship"]
    assert {edge[end].partition("--")[0] for end in ("source_ref", "target_ref")} == {"threat-actor"}


def test_who_speaks_is_what_they_were_typed_as_unless_they_are_a_place() -> None:
    analysis = everything().analysis
    dorn, vessby = analysis.entities[0], analysis.entities[-1]
    speaking = replace(
        analysis,
        sources=(
            replace(analysis.sources[0], entity_id=dorn.id),
            replace(analysis.sources[1], entity_id=vessby.id),
            *analysis.sources[2:],
        ),
    )
    case = typed("threat-actor", analysis=speaking)
    one = standing_for("entity", case)[0]
    assert record_of(one)["sources"][0]["entity_ref"] == one["id"]
    assert record_of(standing_for("claim", case)[0])["chain"][0]["source_ref"] == one["id"]
    assert "pilots' union" in [made["name"] for made in standing_for("source", case)], "the state, not the place"


@pytest.mark.parametrize(("kind", "aliases"), [("campaign", ["Dorn"]), ("incident", None)])
def test_other_names_are_given_where_the_standard_has_a_place_for_them(
    kind: EntityType, aliases: list[str] | None
) -> None:
    assert standing_for("entity", typed(kind))[0].get("aliases") == aliases


def test_malware_is_a_family() -> None:
    assert all(one["is_family"] is True for one in standing_for("entity", typed("malware")))
    assert not any("is_family" in one for one in standing_for("entity", typed("tool")))


def test_ids_stay_and_another_analyst_makes_another_object() -> None:
    assert the_actor(everything())["id"] == the_actor(everything())["id"]
    ids = [standing_for("entity", typed("campaign", who))[0]["id"] for who in ("A. Reader", "B. Other")]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("who", ["", "\u202e\u0007"])
def test_one_who_signs_with_nothing_is_no_identity(who: str) -> None:
    case = typed("tool", who)
    assert findings(json.loads(written(case)[0]))[0] == []
    assert standing_for("analyst", case) == []
    assert standing_for("entity", case)[0]["created_by_ref"] == PRODUCER


def test_one_that_the_case_has_no_more_is_told() -> None:
    case = everything()
    gone = Typing("ent-gone", "Nobody", "tool", Decided("dec-9", AT, WHO, WHY))
    assert written(Exported("case", replace(case.analysis, typings=(gone,)), AT))[1][-1] == (
        "1 type of an entity no longer in the case"
    )


def test_the_schema_names_every_type_and_every_kind_of_entity() -> None:
    (typing,) = [one for one in schema(RECORD)["oneOf"] if one["title"] == "typing"]
    (entity,) = [one for one in schema(RECORD)["oneOf"] if one["title"] == "entity"]
    assert typing["properties"]["entity_type"]["enum"] == [*TYPES]
    assert entity["properties"]["ftm_schema"]["enum"] == [*get_args(Schema)]
