"""What rests on what in the analysis document: by its schema, with every key, and whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tests.export.report.balances import OFF, voice_id, weighed_case
from tests.export.test_analysis_json import at

from whosays.export.analysis_json import as_json, dumps, schema
from whosays.export.weigh_json import matrix_as_json
from whosays.records import Analysis, Balance, Matrix, Question, StatedRelation

#: The keys of every sort of record, by the path to one. In relations and tensions those that are fixed come first.
KEYS = {
    "relations/0": "subject_id type object_id claim_ids origins denied_by id earliest latest support",
    "relations/0/support": "origins least most weaknesses",
    "tensions/0": "kind claim_ids why id sides entity_ids",
    "assertions/0": "id text claim_ids denied_by broader narrower support",
    "bonds/0": "left right kind probability why",
    "voices/0": "id name kind anonymous source_ids document_ids brief",
    "lines/0": "claim_id voices assumed hedged via",
    "reliances/0": "relier relied_on basis assumed claim_ids why",
    "circles/0": "voices claim_ids why",
    "critical/0": "voice relations assertions leaning",
    "hypotheses/0": "key text hypotheses evidence ranges notes",
    "hypotheses/0/hypotheses/0": "key text prior inconsistency weighted probability words",
    "hypotheses/0/evidence/0": "key claim_id words ratings diagnosticity",
    "grades/0": "subject name reliability credibility decided",
    "grades/0/decided": "id at who why undone_by",
}


def validate(document: Any) -> None:
    jsonschema.validate(document, schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("analysis", [weighed_case(), replace(weighed_case(), balance=None, critical=())])
def test_it_keeps_to_the_schema(analysis: Analysis) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validate(json.loads(dumps(analysis)))


@pytest.mark.parametrize(("path", "keys"), KEYS.items())
def test_every_key_is_there_and_required(path: str, keys: str) -> None:
    assert [*at(as_json(weighed_case()), path)] == keys.split()
    for key in keys.split():
        broken = as_json(weighed_case())
        del at(broken, path)[key]
        with pytest.raises(jsonschema.ValidationError):
            validate(broken)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("relations/0", "type", "liked"),
        ("relations/0", "earliest", "2011"),
        ("relations/0/support", "least", -1),
        ("relations/0/support", "weaknesses", ["weak"]),
        ("tensions/0", "kind", "mood"),
        ("tensions/0", "sides", [["clm-0123456789abcdef"]]),
        ("assertions/0", "claim_ids", ["the first"]),
        ("bonds/0", "kind", "alike"),
        ("bonds/0", "probability", 1.5),
        ("voices/0", "kind", "oracle"),
        ("lines/0", "voices", []),
        ("reliances/0", "basis", "hearsay"),
        ("circles/0", "voices", []),
        ("critical/0", "leaning", "much"),
        ("hypotheses/0/hypotheses/0", "probability", [0.4, 1.2]),
        ("hypotheses/0/hypotheses/0", "probability", 0.5),
        ("hypotheses/0/hypotheses/0", "weighted", 2),
        ("hypotheses/0/evidence/0", "ratings", {"H1": "yes"}),
        ("hypotheses/0/evidence/0", "diagnosticity", 2),
        ("hypotheses/0", "ranges", {"CC": [4]}),
        ("grades/0", "reliability", "G"),
        ("grades/0", "credibility", "7"),
        ("", "weighed_by", 1),
        ("", "balance_stale", "yes"),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: str, key: str, value: object) -> None:
    broken = as_json(weighed_case())
    at(broken, path)[key] = value
    with pytest.raises(jsonschema.ValidationError):
        validate(broken)


def test_a_relation_in_full() -> None:
    case = weighed_case()
    relation = as_json(case)["relations"][2]
    names = {entity.id: entity.name for entity in case.entities}
    assert (names[relation["subject_id"]], relation["type"], names[relation["object_id"]]) == (
        *("Ilse Maron", "met"),
        "Tomas Reik",
    )
    assert (relation["earliest"], relation["latest"]) == ("2014-03-01", "2014-06-30")
    assert relation["support"] == {
        "origins": relation["origins"],
        "least": 1,
        "most": 2,
        "weaknesses": ["anonymous_only", "hedged_only"],
    }
    assert relation["origins"] == [voice_id("two customs officers"), voice_id("some reports")]


def test_a_tension_keeps_its_sides_apart_and_each_claim_once() -> None:
    tension = as_json(weighed_case())["tensions"][1]
    assert [len(side) for side in tension["sides"]] == [1, 1, 1]
    assert tension["claim_ids"] == [claim for side in tension["sides"] for claim in side]


def test_a_question_shows_what_analysts_left_and_how_it_reads() -> None:
    question = as_json(weighed_case())["hypotheses"][0]
    first, second = question["hypotheses"]
    assert (first["prior"], first["probability"], first["words"]) == (
        *([0.2, 0.6], [0.41, 0.93]),
        "roughly even chance to very likely",
    )
    assert (second["prior"], second["inconsistency"], second["weighted"], second["probability"]) == (
        *(None, 3),
        *([1.5, 3.0], None),
    )
    assert question["evidence"][0]["ratings"] == {"H1": "CC", "H2": "II"}
    assert question["evidence"][2]["claim_id"] is None, "orphaned, and kept"
    assert question["ranges"] == {"CC": [4.0, 10.0]}


def test_a_question_that_nobody_read_has_no_numbers() -> None:
    whole = weighed_case().matrices[0].question
    bare = matrix_as_json(Matrix(Question("Q2", "Who?", whole.hypotheses, whole.evidence)))
    assert bare["hypotheses"][0]["probability"] is None
    assert bare["evidence"][0]["diagnosticity"] is None


def test_a_case_never_weighed_is_told_from_one_in_which_nothing_was_found() -> None:
    never, nothing = as_json(Analysis()), as_json(Analysis(balance=Balance(activity="weigh 1"), balance_stale=True))
    for key in ("relations", "tensions", "assertions", "bonds", "voices", "lines", "reliances", "circles", "critical"):
        assert never[key] == nothing[key] == []
    assert (never["weighed_by"], never["balance_stale"]) == (None, False)
    assert (nothing["weighed_by"], nothing["balance_stale"]) == ("weigh 1", True)


def test_a_claim_says_what_it_relates() -> None:
    case = weighed_case()
    claim = next(claim for claim in case.claims if claim.content[0].exact.startswith(OFF))
    subject, thing = case.entities[2].id, case.entities[3].id
    stated = StatedRelation("met", subject, thing, claim.content[0], "negative")
    document = as_json(replace(case, claims=(replace(claim, relations=(stated,)),)))
    validate(document)
    (relation,) = document["claims"][0]["relations"]
    assert (relation["type"], relation["subject_id"], relation["object_id"]) == ("met", subject, thing)
    assert (relation["polarity"], relation["cue"]["exact"]) == ("negative", claim.content[0].exact)
