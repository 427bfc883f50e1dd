"""A case as a STIX bundle: valid by the OASIS validator and our own schemas, stable, whole, honest about the rest."""

from __future__ import annotations

import io
import json
import re
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import stix2
from stix2validator import ValidationOptions, validate_instance
from tests.everything import AT, everything
from tests.export.report.audits import audited_case
from tests.export.report.balances import weighed_case
from tests.export.stix.bundles import objects_of, record_of, standing_for, written
from tests.factories import make_document, make_reading

from whosays.export.exported import Exported
from whosays.export.formats import write_on
from whosays.export.stix.bundle import FORMAT, STANDARD_TYPES
from whosays.export.stix.extensions import GRADES, RECORD, schema
from whosays.export.stix.ids import NAMESPACE
from whosays.export.stix.relations import TYPES
from whosays.records import Analysis, Decided, Grade, Judgement

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "stix.md"
GOLDEN = Path(__file__).parents[1] / "golden" / "lantern.stix.txt"
#: What the validator notes and the page on the format explains: UUIDs of version 5, types of relationships of our own,
#: and places whose region no text gives.
EXPLAINED = re.compile(
    r"not a valid UUIDv4 ID|is permitted, but not a suggested relationship|contained in region is permitted"
)


def harbour() -> Exported:
    """A larger case, with hostile names."""
    return Exported("harbour", replace(weighed_case(), audit=audited_case().audit), AT)


CASES = {"everything": everything, "harbour": harbour, "nothing": lambda: Exported("nothing", Analysis(), AT)}


def findings(bundle: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Errors and warnings of the OASIS validator, with all its checks on."""
    results = validate_instance(bundle, ValidationOptions(version="2.1", enforce_refs=True))
    each = results if isinstance(results, list) else [results]
    return [str(it) for one in each for it in one.errors or ()], [str(it) for one in each for it in one.warnings or ()]


@pytest.mark.parametrize("name", CASES)
def test_the_oasis_validator_finds_no_error_and_nothing_unexplained(name: str) -> None:
    errors, warnings = findings(json.loads(written(CASES[name]())[0]))
    assert errors == []
    assert [warning for warning in warnings if not EXPLAINED.search(warning)] == []


def test_no_relationship_has_a_type_of_ours_where_that_is_asked_for() -> None:
    stream = io.BytesIO()
    left_out = write_on(STANDARD_TYPES, everything(), stream)
    bundle = json.loads(stream.getvalue())
    errors, warnings = findings(bundle)
    assert errors == []
    assert not any("relationship" in warning for warning in warnings if "UUIDv4" not in warning)
    edges = [made for made in bundle["objects"] if made["type"] == "relationship"]
    assert [(edge["relationship_type"], edge["labels"]) for edge in edges] == [
        ("related-to", ["paid"]),
        ("related-to", ["possibly-same-as"]),
    ]
    assert (left_out, STANDARD_TYPES.carries) == (written(everything())[1], FORMAT.carries)


def test_the_validator_would_find_an_error() -> None:
    bundle = json.loads(written(everything())[0])
    del next(made for made in bundle["objects"] if made["type"] == "note")["content"]
    assert findings(bundle)[0]


@pytest.mark.parametrize("name", CASES)
def test_the_reference_library_reads_it(name: str) -> None:
    data = written(CASES[name]())[0]
    bundle = stix2.parse(data.decode())
    assert [made["id"] for made in bundle.objects] == [made["id"] for made in json.loads(data)["objects"]]


@pytest.mark.parametrize("name", CASES)
def test_extensions_keep_to_the_schemas_that_travel_with_them(name: str) -> None:
    made = objects_of(CASES[name]())
    carried = {one["id"]: json.loads(one["schema"]) for one in made if one["type"] == "extension-definition"}
    assert carried == {RECORD: schema(RECORD), GRADES: schema(GRADES)}
    for extension in carried.values():
        jsonschema.Draft202012Validator.check_schema(extension)
    for one in made:
        for key, value in one.get("extensions", {}).items():
            jsonschema.validate(value, carried[key], jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("claim", "content", []),
        ("claim", "certainty", {"level": "sure", "polarity": "positive"}),
        ("claim", "confidence", 70),
        ("relation", "support", {"least": 1}),
        ("tension", "sides", None),
        ("entity", "mentions", [{"start": 3}]),
        ("document", "sha256", "no hash"),
    ],
)
def test_the_schema_of_records_refuses_what_is_wrong(kind: str, key: str, value: object) -> None:
    record = record_of(standing_for(kind, everything())[0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, key: value}, schema(RECORD), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "value",
    [
        {"grades": [{"source_reliability": "G"}]},
        {"grades": [{"information_credibility": 2}]},
        {"grades": [{"reason": "no grade"}]},
        {"likelihood": {"low": 0.5}},
        {"likelihood": 0.5},
        {"analytic_confidence": "sure"},
        {},
    ],
)
def test_the_schema_of_grades_refuses_what_is_wrong(value: dict[str, object]) -> None:
    extension = {"extension_type": "property-extension", **value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(extension, schema(GRADES), jsonschema.Draft202012Validator)


def test_the_same_case_gives_the_same_bytes() -> None:
    assert written(everything())[0] == written(everything())[0]


def lantern() -> Exported:
    """A case of one document, small enough to be read by eye."""
    document = make_document()
    reading = make_reading(document)
    courier = reading.sources[0]
    return Exported(
        "lantern",
        Analysis(
            (document,),
            reading.sources,
            reading.entities,
            reading.claims,
            grades=(Grade(courier.id, courier.name, "C", None, Decided("dec-1", AT, "A. Reader", "it names nobody")),),
        ),
        AT,
    )


def test_the_bytes_are_those_that_were_looked_through() -> None:
    opening, *objects = written(lantern())[0].splitlines(keepends=True)
    assert opening.startswith(b'{"type": "bundle", "id": "bundle--')
    assert b"".join(objects[3:]) == GOLDEN.read_bytes(), "after the producer and the two definitions"


def test_the_example_in_the_documentation_is_true() -> None:
    page = PAGE.read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    example = json.loads(shown)
    (made,) = [one for one in objects_of(lantern()) if one["id"] == example["id"]]
    assert contains(made, example)
    assert {RECORD, GRADES} == {*re.findall(r"`(extension-definition--[0-9a-f-]+)`", page)}
    assert all(f"`{name}`" in page for name in TYPES.values())


def contains(whole: Any, part: Any) -> bool:
    """Whether a value has all that another has."""
    if isinstance(part, dict):
        return all(key in whole and contains(whole[key], value) for key, value in part.items())
    return bool(whole == part)


def test_every_object_is_there_once_and_every_reference_leads_somewhere() -> None:
    for case in (everything(), harbour()):
        text = written(case)[0].decode()
        ids = [made["id"] for made in json.loads(text)["objects"]]
        assert len({*ids}) == len(ids)
        named = {*re.findall(r'"([a-z-]+--[0-9a-f]{8}-[0-9a-f-]{27})"', text)}
        assert named - {*ids} == {json.loads(text)["id"]}


def test_ids_are_ours_and_stay_when_the_case_goes_on() -> None:
    before, after = everything(), everything()
    after = Exported("another name", after.analysis, "2025-01-01T00:00:00Z")
    first, second = objects_of(before), objects_of(after)
    assert [made["id"] for made in first] == [made["id"] for made in second]
    changed = [made["type"] for made, other in zip(first, second, strict=True) if made != other]
    assert "note" in changed
    assert "extension-definition" not in changed
    claim = before.analysis.claims[0].id
    assert f"note--{uuid.uuid5(NAMESPACE, json.dumps(['note', claim]))}" in {made["id"] for made in first}
    assert json.loads(written(before)[0])["id"] != json.loads(written(after)[0])["id"]


def test_files_have_the_ids_that_the_standard_gives_them() -> None:
    for made in objects_of(everything()):
        if made["type"] == "file":
            again = stix2.File(hashes=made["hashes"], name=made["name"], mime_type=made["mime_type"])
            assert again.id == made["id"]


def test_what_has_no_place_is_told() -> None:
    assert written(everything())[1] == (
        "2 full texts",
        "2 pages",
        "2 notes on what was not read",
        "1 pair of names joined or kept apart",
        "1 cited source that is not at hand",
        "1 bond between two claims",
        "6 lines from claims to their origins",
        "1 reliance of one voice on another",
        "1 circle of sources",
        "1 annotation",
    )


def test_single_records_that_have_no_place_are_told() -> None:
    case = everything()
    analysis = case.analysis
    assert analysis.balance is not None
    relation, denied = analysis.balance.relations
    relations = (
        replace(relation, subject_id="ent-gone"),
        replace(denied, claim_ids=denied.denied_by, earliest="-0043-03-15"),
    )
    changed = replace(
        analysis,
        balance=replace(analysis.balance, relations=relations),
        grades=(Grade("src-gone", "Nobody", "A", None, Decided()),),
        identities=tuple(replace(one, right="ent-gone", judgement=None) for one in analysis.identities[:1]),
    )
    assert written(Exported("case", changed, AT))[1][-4:] == (
        "1 grade of something no longer in the case",
        "1 relation of an unknown entity",
        "1 date of a relation that STIX times cannot hold",
        "1 pair of names of which one is no entity of its own",
    )


def test_nothing_is_typed_that_no_analyst_has_typed() -> None:
    case = everything()
    plain = Exported("alba", replace(case.analysis, typings=()), AT)
    kinds = {made["type"] for made in objects_of(plain)}
    assert {made["type"] for made in objects_of(case)} == kinds | {"threat-actor"}
    assert kinds == {
        *("identity", "extension-definition", "file", "location", "note", "relationship", "opinion", "grouping"),
        "report",
    }


def test_an_assumption_is_told_in_every_report() -> None:
    case = everything()
    dorn, dorne = case.analysis.entities[:2]
    assumed = Judgement("", dorn.id, dorne.id, dorn.name, dorne.name, "positive", "", "", "")
    made = standing_for("document", Exported("case", replace(case.analysis, assumptions=(assumed,)), AT))
    assert all("Everything here assumes that “Ilse Dorn” is “I. Dorne”." in one["description"] for one in made)


def test_the_format_says_what_it_is() -> None:
    assert (FORMAT.suffix, FORMAT.media_type, FORMAT.folder, FORMAT.extra) == (
        *(".json", "application/stix+json;version=2.1"),
        *(False, None),
    )
