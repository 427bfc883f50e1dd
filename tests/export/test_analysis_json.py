"""The analysis document keeps to its schema, to the keys that are fixed, and to the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tests.factories import make_document, make_reading

from whosays.export.analysis_json import as_json, dumps, schema
from whosays.records import (
    Analysis,
    Audit,
    AuditedPart,
    AuditEntry,
    Candidate,
    Cited,
    Claim,
    Coverage,
    Difference,
    Document,
    Feature,
    Identity,
    Omission,
    Ruling,
    Span,
    TwiceTold,
    Unread,
)

#: The keys that the format promises to keep, by the path to the object that has them.
FIXED = {
    "": "whosays documents sources entities claims times identities relations tensions audit omissions coverage",
    "documents/0": "id title path media_type sha256 role published length text pages",
    "documents/0/pages/0": "number start end",
    "sources/0": "id name kind anonymous entity_id document_id",
    "entities/0": "id schema name aliases mentions",
    "entities/0/mentions/0": "document_id start end exact kind",
    "claims/0": "id document_id content attribution certainty proposition participants times places",
    "claims/0/content/0": "start end exact",
    "claims/0/attribution": "quote_type stance chain",
    "claims/0/attribution/chain/0": "source_id name kind anonymous source cue implicit resolved_from",
    "claims/0/certainty": "level polarity hedges",
    "claims/0/proposition": "subject predicate object text",
    "claims/0/participants/0": "entity_id role",
    "claims/0/times/0": "start end exact edtf earliest latest",
    "times/0": "document_id start end exact edtf earliest latest anchor",
    "identities/0": "left right judgement match_probability features",
    "identities/0/features/0": "name weight detail",
    "audit/0": "claim_id cited_source_id document_id passage verdict drift why",
    "audit/0/passage": "start end exact",
    "audit/0/parts/0": "content verdict passages differences support_probability",
    "audit/0/parts/0/passages/0": "document_id span context speaker",
    "audit/0/parts/0/differences/0": "drift claim passage stronger why comparison",
    "audit/0/candidates/0": "document_ids title weight why via",
    "audit/0/ruling": "id verdict at who why",
    "omissions/0": "document_id passage bears_on why",
    "twice_told/0": "claim_ids kind why document_id passage",
    "coverage": "unread unavailable_sources sentences sentences_with_claims",
}


def make_audit(document: Document, claims: tuple[Claim, ...]) -> Audit:
    """The document held against itself, with every sort of record once."""
    text = document.text
    kept, notes = (Span.of(text, text.index(words), text.index(words) + len(words)) for words in ("keeper", "no notes"))
    part = AuditedPart(
        claims[0].content[0],
        "overstated",
        (Cited(document.id, notes, Span.of(text, notes.start - 5, notes.end), "the keeper"),),
        (Difference("certainty", kept, None, True, "“did” against “may have”", "by hand"),),
        0.25,
    )
    entry = AuditEntry(
        *(
            claims[0].id,
            claims[0].attribution.chain[0].source_id,
            "the Courier",
            kept,
            document.id,
            notes,
            "overstated",
        ),
        *(("certainty",), "“did” against “may have”", (part,)),
        (Candidate((document.id,), document.title, 2.5, "its title", via=True),),
        Ruling("dec-0123456789abcdef", "supported", "2024-03-01T10:00:00.000+00:00", "A. Reader", "the annex"),
        stale=True,
    )
    bare = AuditEntry(claims[1].id, None, "a log", None, None, None, "source_unavailable", (), "it is not there")
    ids = (claims[0].id, claims[1].id)
    twice = TwiceTold(ids, "same_passage", "both rest on it", document.id, notes)
    return Audit((entry, bare), (Omission(document.id, notes, ids, "a denial", 1.5),), (twice,), ("a log",), "audit 1")


def make_analysis() -> Analysis:
    document = make_document()
    reading = make_reading(document)
    return Analysis(
        documents=(document,),
        sources=reading.sources,
        entities=reading.entities,
        claims=reading.claims,
        times=tuple((document.id, time) for time in reading.times),
        identities=(
            Identity(
                f"{reading.entities[0].id}@{document.id}",
                reading.entities[1].id,
                "negative",
                0.75,
                (Feature("family name", -2.5, "“Vant” and “Brackwater”"),),
                by="judgement",
                left_name="Orsolya Vant@lantern.txt",
                right_name="Brackwater",
            ),
            Identity(reading.entities[0].id, reading.entities[1].id, None, None),
        ),
        coverage=Coverage((Unread("scan.pdf", "it holds no text", "run OCR first"),), ("a log",), 2, 2),
        audit=make_audit(document, reading.claims),
    )


def at(value: Any, path: str) -> Any:
    for step in filter(None, path.split("/")):
        value = value[int(step) if step.isdigit() else step]
    return value


@pytest.mark.parametrize("analysis", [make_analysis(), Analysis()])
def test_it_keeps_to_the_schema(analysis: Analysis) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(dumps(analysis)), schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(("path", "keys"), FIXED.items())
def test_the_fixed_keys_are_there_and_required(path: str, keys: str) -> None:
    document = as_json(make_analysis())
    assert set(keys.split()) <= set(at(document, path))
    for key in keys.split():
        broken = as_json(make_analysis())
        del at(broken, path)[key]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("documents/0", "role", "verdict"),
        ("documents/0", "sha256", "abc"),
        ("claims/0", "content", []),
        ("claims/0/certainty", "level", "sure"),
        ("claims/0", "model_probability", 1.5),
        ("claims/0", "activity", None),
        ("claims/0/times/0", "earliest", "March 2014"),
        ("times/0", "earliest", "2014-03"),
        ("claims/0/attribution/chain/0", "cue", "said"),
        ("identities/0", "judgement", "perhaps"),
        ("identities/0", "match_probability", 1.5),
        ("identities/0", "left", "Orsolya Vant"),
        ("identities/0", "by", "luck"),
        ("audit/0", "verdict", "true"),
        ("audit/0", "drift", ["mood"]),
        ("audit/0", "stale", "yes"),
        ("audit/0", "passage", "no notes"),
        ("audit/0/ruling", "verdict", None),
        ("audit/0/parts/0", "support_probability", 1.5),
        ("audit/0/parts/0/differences/0", "stronger", "more"),
        ("audit/0/candidates/0", "weight", 0),
        ("omissions/0", "bears_on", ["the first"]),
        ("twice_told/0", "kind", "by chance"),
        ("", "audited_by", 1),
        ("coverage", "sentences", -1),
        ("", "whosays", 2),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: str, key: str, value: object) -> None:
    broken = as_json(make_analysis())
    at(broken, path)[key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema(), jsonschema.Draft202012Validator)


def test_keys_may_be_added() -> None:
    richer = as_json(make_analysis()) | {"notes": []}
    jsonschema.validate(richer, schema(), jsonschema.Draft202012Validator)


def test_every_span_repeats_its_words() -> None:
    document = as_json(make_analysis())
    text = document["documents"][0]["text"]
    found = 0

    def check(value: object) -> None:
        nonlocal found
        if isinstance(value, dict):
            if {"start", "end", "exact"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["exact"]
                found += 1
            for part in value.values():
                check(part)
        elif isinstance(value, list):
            for part in value:
                check(part)

    check(document)
    assert found == 19


def test_a_claim_in_full() -> None:
    claim = as_json(make_analysis())["claims"][0]
    assert claim["content"] == [{"start": 87, "end": 130, "exact": "Orsolya Vant might have sold the lighthouse"}]
    assert [(link["name"], link["anonymous"], link["cue"]["exact"]) for link in claim["attribution"]["chain"]] == [
        ("Daily Courier", False, "reported"),
        ("two officials", True, "citing"),
    ]
    assert claim["certainty"]["level"] == "possible"
    assert claim["times"][0]["earliest"] == "2014-03-01"
    assert list(claim)[-3:] == ["rule", "activity", "model_probability"]
    assert (claim["activity"], claim["model_probability"]) == ("model 1 and rules 2", 0.875)


def test_an_identity_shows_the_judgement_beside_the_probability() -> None:
    first, second = as_json(make_analysis())["identities"]
    assert (first["judgement"], first["match_probability"], first["joined"], first["by"]) == (
        *("negative", 0.75, False),
        "judgement",
    )
    assert list(first)[:5] == ["left", "right", "judgement", "match_probability", "features"]
    assert (first["left_name"], second["features"], second["why"]) == ("Orsolya Vant@lantern.txt", [], "")


def test_a_claim_by_rules_alone_has_no_probability() -> None:
    claim = as_json(make_analysis())["claims"][1]
    assert (claim["activity"], claim["model_probability"]) == ("rules 2", None)


def test_a_verdict_stays_the_machines_own_beside_a_ruling() -> None:
    document = as_json(make_analysis())
    first, second = document["audit"]
    assert list(first)[:7] == FIXED["audit/0"].split()
    assert (first["verdict"], first["ruling"]["verdict"], first["stale"]) == ("overstated", "supported", True)
    assert (second["document_id"], second["passage"], second["ruling"], second["parts"]) == (None, None, None, [])
    assert document["audited_by"] == "audit 1"


def test_a_case_never_audited_is_told_from_one_in_which_nothing_was_found() -> None:
    never, nothing = as_json(Analysis()), as_json(Analysis(audit=Audit(activity="audit 1")))
    assert (never["audit"], never["omissions"], never["twice_told"], never["audited_by"]) == ([], [], [], None)
    assert (nothing["audit"], nothing["audited_by"]) == ([], "audit 1")


def test_the_same_analysis_gives_the_same_bytes_in_readable_unicode() -> None:
    named = replace(make_document(), title="Łódź — “notes”")
    analysis = replace(make_analysis(), documents=(named,))
    assert dumps(analysis) == dumps(analysis)
    assert "Łódź — “notes”" in dumps(analysis)
    assert dumps(analysis).endswith("}\n")
    assert sum(line.startswith('  {"id": "clm-') for line in dumps(analysis).splitlines()) == len(analysis.claims)
    assert json.loads(dumps(analysis)) == as_json(analysis)
