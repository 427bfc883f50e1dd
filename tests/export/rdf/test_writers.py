"""Every text, number and name comes out of Turtle, TriG and JSON-LD as it went in."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from tests.export.rdf.everything import exported, written
from tests.factories import make_document, make_reading

from whosays import __version__
from whosays.export.formats import Format
from whosays.export.rdf import as_turtle, nanopubs, web_annotations
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.jsonld import lines
from whosays.export.rdf.namespaces import WHOSAYS, passage, record
from whosays.export.rdf.terms import DECIMAL, STRING, Iri, Listed, Literal, Node, decimal
from whosays.export.rdf.turtle import Turtle
from whosays.records import Analysis

NAME = Iri("urn:whosays:x-1")


def graphs(*nodes: Node) -> tuple[rdflib.Graph, rdflib.Graph]:
    """Nodes by way of Turtle and of JSON-LD."""
    turtle = Turtle()
    text = turtle.head() + "".join(map(turtle.node, nodes))
    linked = "".join(lines(nodes))
    return (
        rdflib.Graph().parse(data=text.encode(), format="turtle"),
        rdflib.Graph().parse(data=linked.encode(), format="json-ld"),
    )


@given(st.text(st.characters(exclude_characters="\x00"), max_size=40))
def test_every_text_comes_back(text: str) -> None:
    expected = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    for graph in graphs(Node(NAME).put(v.COMMENT, f"x{text}")):
        assert [str(found) for found in graph.objects()] == [f"x{expected}"]


HOSTILE = (
    *('"""', "\\", "\\u0041", "a\nb\r\tc", "\x00\x07\x7f\x85\u2028", "\ud83d", "😀\u202e"),
    *('"^^<x>', "}} }", "''' # <a> ."),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    for graph in graphs(Node(NAME).put(v.TITLE, text).put(v.PATH, text)):
        assert len(graph) == 2
        assert {str(found) for found in graph.objects()} == {text.replace("\ud83d", "\ufffd")}


@given(st.text(min_size=1, max_size=20))
def test_every_id_is_an_iri_and_no_two_are_one(identity: str) -> None:
    iri = Iri(record(identity))
    assert not set(iri) & set('<>"{}|^`\\ \n')
    for graph in graphs(Node(iri).put(v.CLAIM, iri)):
        ((subject, _, thing),) = graph
        assert str(subject) == str(thing) == iri
    assert record(identity) != record(identity + "%") != record(identity + "#")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back(number: float) -> None:
    assert float(Decimal(decimal(number))) == number
    assert "e" not in decimal(number).lower()
    for graph in graphs(Node(NAME).put(v.WEIGHT, number)):
        (found,) = graph.objects()
        assert isinstance(found, rdflib.Literal)
        assert str(found.datatype) == DECIMAL
        assert float(found) == number


def test_kinds_of_values() -> None:
    node = (
        Node(NAME, v.own("Claim"))
        .put(v.LENGTH, 3)
        .put(v.START, 4)
        .put(v.STALE, True)
        .put(v.EARLIEST, "2014-03-01")
        .put(v.LATEST, Literal("44 BC", STRING))
        .put(v.COMMENT, None, "", "said")
        .put(v.VOICES, Listed((Iri(record("voc-2")), Iri(record("voc-1")))))
        .put(v.CLAIM, Node(None).put(v.COMMENT, "inner"), Node(None))
        .all(v.PLACE, [NAME, NAME])
    )
    for graph in graphs(node):
        subject = rdflib.URIRef(NAME)
        ours = rdflib.Namespace(WHOSAYS)
        assert graph.value(subject, ours.length) == rdflib.Literal(3)
        start = graph.value(subject, rdflib.URIRef(v.START.iri))
        assert str(start.datatype) == v.START.kind
        assert graph.value(subject, ours.stale).value is True
        assert graph.value(subject, ours.earliest).datatype == rdflib.XSD.date
        assert str(graph.value(subject, ours.latest)) == "44 BC"
        assert [*graph.objects(subject, rdflib.RDFS.comment)] == [rdflib.Literal("said")]
        voices = rdflib.collection.Collection(graph, graph.value(subject, ours.voices))
        assert [str(voice) for voice in voices] == [record("voc-2"), record("voc-1")]
        assert [*graph.objects(subject, ours.place)] == [subject]
        assert {type(one) for one in graph.objects(subject, ours.claim)} == {rdflib.BNode}


def test_a_node_by_itself_needs_a_name() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        Turtle().node(Node(None).put(v.COMMENT, "x"))
    assert Turtle().node(Node(NAME)) == ""


def test_a_place_is_a_fragment_of_its_document() -> None:
    assert passage("doc-1", 20, 64) == "urn:whosays:doc-1#char=20,64"


@pytest.mark.parametrize(
    ("form", "name"),
    [(as_turtle.FORMAT, "lantern.ttl"), (nanopubs.FORMAT, "lantern.trig"), (web_annotations.FORMAT, "lantern.json")],
)
def test_the_bytes_are_those_that_were_agreed_on(form: Format, name: str, request: pytest.FixtureRequest) -> None:
    golden = request.path.parent.parent / "golden" / "rdf" / name
    document = make_document()
    reading = make_reading(document)
    case = exported(Analysis((document,), reading.sources, reading.entities, reading.claims))
    text = written(form, case)[0].replace(f'"{__version__}"', '"0"').replace(f"whosays {__version__}", "whosays 0")
    assert text == golden.read_text("utf-8")
    if name.endswith(".json"):
        assert json.loads(text)["total"] == 9
