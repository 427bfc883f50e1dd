"""All marked stretches as Web Annotations: by the recommendation's shape, its context, and every offset right."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pyld
import pyshacl
import pytest
import rdflib
from rdflib import URIRef
from tests.export.rdf.everything import AT, everything, exported, packaged, written

from whosays.export.rdf import as_turtle, web_annotations
from whosays.export.rdf.marks import marks
from whosays.export.rdf.namespaces import OA, RDF, record
from whosays.ingest.imports import MarkedElsewhere
from whosays.ingest.imports.web_annotations import FORMAT
from whosays.records import Analysis, Annotation, Decided, ReadOptions, Span

#: What the recommendation asks of the annotations that we write (sections 3 to 5).
SHAPE: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "partOf", "items", "startIndex"],
            "not": {"required": ["@context"]},
            "properties": {
                "type": {"const": "AnnotationPage"},
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
    "$defs": {
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target", "motivation", "body"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "pattern": "^urn:whosays:ann-[0-9a-f]{16}$"},
                "type": {"const": "Annotation"},
                "created": {"const": AT},
                "motivation": {"enum": ["identifying", "describing", "tagging", "assessing", "highlighting"]},
                "body": {"type": "array", "minItems": 1, "items": {"oneOf": [
                    {"properties": {"type": {"const": "TextualBody"}}, "required": ["type", "value", "purpose"]},
                    {"properties": {"type": {"const": "SpecificResource"}}, "required": ["type", "source", "purpose"]},
                ]}},
                "target": {
                    "type": "object",
                    "required": ["source", "selector"],
                    "properties": {
                        "source": {"type": "string", "pattern": "^urn:whosays:doc-"},
                        "selector": {"type": "array", "prefixItems": [
                            {"properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
                             "required": ["exact", "prefix", "suffix"]},
                            {"properties": {"type": {"const": "TextPositionSelector"}}, "required": ["start", "end"]},
                        ]},
                    },
                },
            },
        }
    },
}  # fmt: skip
#: The part of the recommendation's context that our annotations need, by its appendix A.
CONTEXT = {
    "oa": OA, "rdf": RDF, "dcterms": "http://purl.org/dc/terms/", "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "foaf": "http://xmlns.com/foaf/0.1/",
    "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@id"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application", "describing": "oa:describing", "identifying": "oa:identifying",
    "tagging": "oa:tagging", "linking": "oa:linking", "assessing": "oa:assessing",
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "value": "rdf:value", "format": "dc:format",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "language": "dc:language", "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"}, "label": "rdfs:label", "name": "foaf:name",
    "first": {"@type": "@id", "@id": "as:first"}, "partOf": {"@type": "@id", "@id": "as:partOf"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "generated": {"@type": "xsd:dateTime", "@id": "dcterms:issued"},
}  # fmt: skip


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(written(web_annotations.FORMAT)[0])
    return loaded


def test_it_has_the_shape_of_the_recommendation(collection: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPE)
    jsonschema.validate(collection, SHAPE)
    assert collection["total"] == len(collection["first"]["items"]) == len([*marks(exported())]) > 50
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**collection, "first": {**collection["first"], "items": [{"type": "Annotation"}]}}, SHAPE)


def test_every_offset_counts_code_points_of_its_document(collection: dict[str, Any]) -> None:
    texts = {record(document.id): document.text for document in everything().documents}
    seen = 0
    for one in collection["first"]["items"]:
        text = texts.get(one["target"]["source"])
        if text is None:
            continue
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        seen += 1
    assert seen > 50


def test_no_two_annotations_have_one_name(collection: dict[str, Any]) -> None:
    names = [one["id"] for one in collection["first"]["items"]]
    kinds = {one["body"][0]["value"] for one in collection["first"]["items"]}
    assert len(set(names)) >= len(names) - 21
    assert kinds == {"claim", "source", "cue", "hedge", "passage", "omission", "mention", "time"}


def test_its_context_makes_annotations_of_it(collection: dict[str, Any]) -> None:
    asked: list[str] = []

    def known(url: str, _: Any) -> dict[str, Any]:
        asked.append(url)
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    expanded = pyld.jsonld.expand(collection, {"documentLoader": known})
    assert asked == [web_annotations.CONTEXT]
    (page,) = expanded[0]["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    annotations = items["@list"]
    assert len(annotations) == collection["total"]
    for one in annotations:
        assert one["@type"] == [f"{OA}Annotation"]
        (target,) = one[f"{OA}hasTarget"]
        assert {selector["@type"][0] for selector in target[f"{OA}hasSelector"]} == {
            f"{OA}TextQuoteSelector",
            f"{OA}TextPositionSelector",
        }
        assert one[f"{OA}motivatedBy"][0]["@id"].startswith(OA)


def test_it_tells_what_it_leaves_out_and_is_the_same_every_time() -> None:
    text, left_out = written(web_annotations.FORMAT)
    assert "8 relations" in left_out
    assert "2 grades" in left_out
    assert not [line for line in left_out if "mention" in line or "cue" in line]
    assert written(web_annotations.FORMAT) == (text, left_out)


def test_an_empty_case_is_a_collection_of_nothing() -> None:
    empty = json.loads(written(web_annotations.FORMAT, exported(Analysis()))[0])
    jsonschema.validate(empty, SHAPE)
    assert empty["total"] == 0


def test_what_people_wrote_in_the_margins_goes_out_first_and_comes_back() -> None:
    document = everything().documents[0]
    span = Span.of(document.text, 4, 20)
    decided = Decided("dec-77", "2024-03-01T10:00:00Z", "A. Reader", "reading room")
    note = Annotation("ann-77", document.id, span, "Who saw it?", ("open",), "questioning", "O. Vant",
                      "2021-05-03T10:00:00Z", "https://notes.example/1", decided=decided)  # fmt: skip
    bare = Annotation("ann-78", document.id, span, motivation="shouting")
    case = exported(replace(everything(), annotations=(note, bare)))
    text, left_out = written(web_annotations.FORMAT, case)
    assert not [line for line in left_out if "annotation" in line]
    loaded = json.loads(text)
    first, second = loaded["first"]["items"][:2]
    assert loaded["total"] == len(loaded["first"]["items"])
    assert (first["motivation"], first["creator"]["name"], first["canonical"]) == (
        "questioning", "O. Vant", "https://notes.example/1",
    )  # fmt: skip
    assert (second["motivation"], "body" in second) == ("highlighting", False)
    (back, _) = (one for one in FORMAT.read(json.dumps([first, second]).encode(), "x.json", ReadOptions()))
    assert isinstance(back, MarkedElsewhere)
    assert (back.exact, back.start, back.end) == (span.exact, 4, 20)
    assert (back.body, back.tags, back.motivation, back.creator, back.created) == (
        note.body, note.tags, note.motivation, note.creator, note.created,
    )  # fmt: skip
    turtle, left_out = written(as_turtle.FORMAT, case)
    assert left_out == ()
    parsed = rdflib.Graph().parse(data=turtle, format="turtle")
    assert pyshacl.validate(parsed, shacl_graph=packaged("shapes.ttl"))[0]
    assert (URIRef(record("ann-77")), URIRef(f"{OA}motivatedBy"), URIRef(f"{OA}questioning")) in parsed
    assert 'rdf:value "Who saw it?"' in turtle
