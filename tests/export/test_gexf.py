"""The graphs of a case in GEXF: by its grammar, as NetworkX reads them, and with time."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, Final

import networkx
import pytest
from lxml import etree
from tests.everything import AT, BRIEF, SOURCE, everything

from whosays.export import gexf, graphml
from whosays.export.exported import Exported
from whosays.export.formats import Format, write_on
from whosays.export.network import NO_ORIGIN
from whosays.records import Analysis, Balance, Relation, Support

NS: Final = {"g": "http://gexf.net/1.3"}
#: What we write of GEXF 1.3, after its RELAX NG grammar (data and dynamics): every element with all it may have.
GRAMMAR: Final = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://gexf.net/1.3"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="gexf">
  <attribute name="version"><value>1.3</value></attribute>
  <attribute name="schemaLocation" ns="http://www.w3.org/2001/XMLSchema-instance"/>
  <element name="meta">
   <attribute name="lastmodifieddate"><data type="date"/></attribute>
   <interleave><element name="creator"><text/></element><element name="description"><text/></element></interleave>
  </element>
  <element name="graph">
   <attribute name="mode"><value>dynamic</value></attribute>
   <attribute name="timeformat"><value>date</value></attribute>
   <attribute name="timerepresentation"><value>interval</value></attribute>
   <attribute name="defaultedgetype"><value>directed</value></attribute>
   <attribute name="idtype"><value>string</value></attribute>
   <oneOrMore><element name="attributes">
    <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
    <attribute name="mode"><value>static</value></attribute>
    <oneOrMore><element name="attribute">
     <attribute name="id"/><attribute name="title"/>
     <attribute name="type"><choice>
      <value>string</value><value>long</value><value>double</value><value>boolean</value>
     </choice></attribute>
    </element></oneOrMore>
   </element></oneOrMore>
   <element name="nodes"><zeroOrMore><element name="node">
    <attribute name="id"/><attribute name="label"><data type="token"/></attribute><ref name="values"/>
   </element></zeroOrMore></element>
   <element name="edges"><zeroOrMore><element name="edge">
    <attribute name="id"/><attribute name="source"/><attribute name="target"/>
    <attribute name="kind"><data type="token"/></attribute><attribute name="label"><data type="token"/></attribute>
    <attribute name="weight"><data type="double"/></attribute>
    <optional><attribute name="start"><data type="date"/></attribute></optional>
    <optional><attribute name="end"><data type="date"/></attribute></optional>
    <ref name="values"/>
   </element></zeroOrMore></element>
  </element>
 </element></start>
 <define name="values"><element name="attvalues"><zeroOrMore><element name="attvalue">
  <attribute name="for"/><attribute name="value"/>
 </element></zeroOrMore></element></define>
</grammar>"""


def written(form: Format, case: Exported) -> tuple[bytes, tuple[str, ...]]:
    stream = io.BytesIO()
    told = write_on(form, case, stream)
    return stream.getvalue(), told


def read(form: Format, case: Exported) -> Any:
    """As NetworkX reads it, with edges by their id."""
    data = io.BytesIO(written(form, case)[0])
    return networkx.read_gexf(data) if form.suffix == ".gexf" else networkx.read_graphml(data)


def edges(form: Format, case: Exported) -> dict[str, Any]:
    graph = read(form, case)
    return {
        data.get("relation") or data["basis"]: {**data, "ends": (graph.nodes[one]["label"], graph.nodes[two]["label"])}
        for one, two, data in graph.edges(data=True)
    }


def with_relations(*relations: Relation) -> Exported:
    case = everything()
    assert case.analysis.balance
    balance = replace(case.analysis.balance, relations=relations)
    return Exported("alba", replace(case.analysis, balance=balance), AT)


@pytest.mark.parametrize("form", [gexf.FORMAT, gexf.SOURCES])
@pytest.mark.parametrize("case", [everything(), Exported("none", Analysis(), AT)])
def test_it_keeps_to_the_grammar(form: Format, case: Exported) -> None:
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    document = etree.fromstring(written(form, case)[0])
    grammar.assertValid(document)
    named = {one.get("id") for one in document.iterfind(".//g:attribute", NS)}
    assert {one.get("for") for one in document.iterfind(".//g:attvalue", NS)} <= named
    ids = {one.get("id") for one in document.iterfind(".//g:node", NS)}
    for edge in document.iterfind(".//g:edge", NS):
        assert {edge.get("source"), edge.get("target")} <= ids
    edge_ids = [edge.get("id") for edge in document.iterfind(".//g:edge", NS)]
    assert len(set(edge_ids)) == len(edge_ids)


def test_the_grammar_can_be_broken() -> None:
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    broken = written(gexf.FORMAT, everything())[0].replace(b'start="2014-03-03"', b'start="3 March 2014"')
    assert not grammar.validate(etree.fromstring(broken))


@pytest.mark.parametrize("form", [gexf.FORMAT, graphml.FORMAT])
def test_relations_are_lines_between_entities(form: Format) -> None:
    found = edges(form, everything())
    paid = found["payment"]
    claims = {claim.id: claim for claim in everything().analysis.claims}
    assert paid["ends"] == ("Norlund Lines", "Ilse Dorn")
    assert (paid["least"], paid["most"], paid["weight"], paid["symmetric"]) == (1, 1, 1.0, False)
    assert (paid["hedged"], paid["disputed"], paid["denials"], paid["claims"]) == (True, False, 0, 2)
    assert (paid["earliest"], paid["latest"]) == ("2014-03-03", "2014-03-03")
    assert paid["origins"] == "A harbour pilot"
    texts = dict(zip([document.id for document in everything().analysis.documents], (BRIEF, SOURCE), strict=True))
    for claim_id, passage in zip(paid["claim_ids"].split("; "), paid["passages"].split("; "), strict=True):
        document_id, _, offsets = passage.partition(":")
        start, end = map(int, offsets.split("-"))
        assert texts[document_id][start:end] == claims[claim_id].content[0].exact


@pytest.mark.parametrize("form", [gexf.FORMAT, graphml.FORMAT])
def test_what_is_only_denied_says_so_and_is_thin(form: Format) -> None:
    met = edges(form, everything())["met"]
    assert met["label"] == "met (only denied)"
    assert (met["claims"], met["denials"], met["disputed"], met["symmetric"]) == (0, 1, True, True)
    assert met["weight"] == NO_ORIGIN > 0, "Gephi fails on a weight of 0"
    assert met["words"] == "Dorn had met Norlund"


@pytest.mark.parametrize("form", [gexf.FORMAT, graphml.FORMAT])
def test_nodes_are_the_entities_of_relations(form: Format) -> None:
    graph = read(form, everything())
    assert {node["label"]: node["schema"] for _, node in graph.nodes(data=True)} == {
        "Ilse Dorn": "Person",
        "Norlund Lines": "Company",
    }
    assert {node["aliases"] for _, node in graph.nodes(data=True)} == {"Dorn", "Norlund"}


@pytest.mark.parametrize("form", [gexf.SOURCES, graphml.SOURCES])
def test_the_other_graph_is_who_relies_on_whom(form: Format) -> None:
    graph = read(form, everything())
    assert edges(form, everything())["attributes"]["ends"] == ("Gazette", "A harbour pilot")
    nodes = {node["label"]: node for _, node in graph.nodes(data=True)}
    assert set(nodes) == {"Gazette", "A harbour pilot"}
    assert (nodes["Gazette"]["reliability"], nodes["Gazette"]["carries"], nodes["Gazette"]["origin_of"]) == ("B", 2, 1)
    assert (nodes["A harbour pilot"]["falls"], nodes["A harbour pilot"]["origin_of"]) == (2, 2)
    assert nodes["A harbour pilot"]["anonymous"]


@pytest.mark.parametrize(
    ("earliest", "latest", "start", "end"),
    [
        ("2014-03-01", "2014-03-31", "2014-03-01", "2014-03-31"),
        ("2014-03-01", None, "2014-03-01", None),
        (None, "2014-03-31", None, "2014-03-31"),
        (None, None, None, None),
        ("-0043-03-15", "0001-01-01", None, "0001-01-01"),
    ],
)
def test_a_line_has_its_time(earliest: str | None, latest: str | None, start: str | None, end: str | None) -> None:
    case = everything()
    one, two = case.analysis.entities[0].id, case.analysis.entities[1].id
    relation = Relation("rel-9", one, "met", two, (), earliest=earliest, latest=latest)
    document = etree.fromstring(written(gexf.FORMAT, with_relations(relation))[0])
    edge = document.find(".//g:edge", NS)
    assert edge is not None
    assert (edge.get("start"), edge.get("end")) == (start, end)
    values = {value.get("for"): value.get("value") for value in edge.iterfind(".//g:attvalue", NS)}
    assert (values.get("earliest"), values.get("latest")) == (earliest, latest), "as words no year is lost"


@pytest.mark.parametrize("form", [gexf.FORMAT, graphml.FORMAT])
def test_several_relations_of_two_entities_stay_several(form: Format) -> None:
    one, two = (entity.id for entity in everything().analysis.entities[:2])
    pair = (Relation("rel-8", one, "met", two, ()), Relation("rel-9", one, "payment", two, ()))
    assert set(edges(form, with_relations(*pair))) == {"met", "payment"}


@pytest.mark.parametrize("form", [gexf.FORMAT, gexf.SOURCES, graphml.FORMAT, graphml.SOURCES])
def test_strangers_words_are_words(form: Format) -> None:
    case = everything()
    assert case.analysis.balance
    bad = 'a\x00\ud800 "<x>&\n\u202e]]>'
    entities = tuple(replace(entity, name=bad) for entity in case.analysis.entities)
    voices = tuple(replace(voice, name=bad) for voice in case.analysis.balance.voices)
    balance = replace(case.analysis.balance, voices=voices)
    graph = read(form, Exported(bad, replace(case.analysis, entities=entities, balance=balance), AT))
    assert {node["label"] for _, node in graph.nodes(data=True)} == {'a\ufffd\ufffd "<x>& \u202e]]>'}


@pytest.mark.parametrize("form", [gexf.FORMAT, gexf.SOURCES, graphml.FORMAT, graphml.SOURCES])
def test_the_same_case_gives_the_same_bytes(form: Format) -> None:
    assert written(form, everything()) == written(form, everything())


@pytest.mark.parametrize(
    ("form", "told", "carried"),
    [
        (gexf.FORMAT, "2 entities without a relation", "2 relations"),
        (graphml.FORMAT, "2 entities without a relation", "2 relations"),
        (gexf.SOURCES, "2 voices that neither rely nor are relied on", "1 reliance of a voice on another"),
        (graphml.SOURCES, "2 voices that neither rely nor are relied on", "1 reliance of a voice on another"),
    ],
)
def test_what_has_no_place_is_told(form: Format, told: str, carried: str) -> None:
    lines = written(form, everything())[1]
    assert lines[-1] == told
    assert "6 claims" in lines
    assert carried not in lines


def test_a_relation_of_an_entity_that_is_gone_is_told_and_breaks_nothing() -> None:
    case = everything()
    stale = Relation("rel-9", "ent-0000000000000000", "met", case.analysis.entities[0].id, (), support=Support())
    data, lines = written(gexf.FORMAT, with_relations(stale))
    assert "1 relation of an entity that is gone" in lines
    assert etree.fromstring(data).find(".//g:edge", NS) is None


def test_a_case_never_weighed_tells_what_it_has() -> None:
    case = everything()
    bare = Exported("alba", replace(case.analysis, balance=None), AT)
    assert "3 relations as claims state them" in written(gexf.FORMAT, bare)[1]
    assert written(gexf.FORMAT, Exported("alba", Analysis(balance=Balance()), AT))[1] == ()
