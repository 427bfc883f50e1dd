"""The graphs of a case in GraphML: by its grammar. What they hold is tested with GEXF (``test_gexf``)."""

from __future__ import annotations

import io
from typing import Final

import pytest
from lxml import etree
from tests.everything import AT, everything

from whosays.export import graphml
from whosays.export.exported import Exported
from whosays.export.formats import Format, write_on
from whosays.records import Analysis

NS: Final = {"g": "http://graphml.graphdrawing.org/xmlns"}
#: What we write of GraphML, after its DTD and the extension for attributes.
GRAMMAR: Final = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://graphml.graphdrawing.org/xmlns"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="graphml">
  <attribute name="schemaLocation" ns="http://www.w3.org/2001/XMLSchema-instance"/>
  <element name="desc"><text/></element>
  <oneOrMore><element name="key">
   <attribute name="id"><data type="NMTOKEN"/></attribute>
   <attribute name="for"><choice><value>node</value><value>edge</value></choice></attribute>
   <attribute name="attr.name"/>
   <attribute name="attr.type"><choice>
    <value>string</value><value>long</value><value>double</value><value>boolean</value>
   </choice></attribute>
   <element name="desc"><text/></element>
  </element></oneOrMore>
  <element name="graph">
   <attribute name="id"/><attribute name="edgedefault"><value>directed</value></attribute>
   <zeroOrMore><element name="node">
    <attribute name="id"><data type="NMTOKEN"/></attribute><ref name="data"/>
   </element></zeroOrMore>
   <zeroOrMore><element name="edge">
    <attribute name="id"><data type="NMTOKEN"/></attribute>
    <attribute name="source"><data type="NMTOKEN"/></attribute>
    <attribute name="target"><data type="NMTOKEN"/></attribute><ref name="data"/>
   </element></zeroOrMore>
  </element>
 </element></start>
 <define name="data"><zeroOrMore><element name="data">
  <attribute name="key"><data type="NMTOKEN"/></attribute><text/>
 </element></zeroOrMore></define>
</grammar>"""


@pytest.mark.parametrize("form", [graphml.FORMAT, graphml.SOURCES])
@pytest.mark.parametrize("case", [everything(), Exported("none", Analysis(), AT)])
def test_it_keeps_to_the_grammar(form: Format, case: Exported) -> None:
    stream = io.BytesIO()
    write_on(form, case, stream)
    document = etree.fromstring(stream.getvalue())
    etree.RelaxNG(etree.fromstring(GRAMMAR)).assertValid(document)
    keys = {key.get("id"): key.get("for") for key in document.iterfind("g:key", NS)}
    for owner in ("node", "edge"):
        for one in document.iterfind(f".//g:{owner}", NS):
            assert {keys[str(data.get("key"))] for data in one} == {owner}
    nodes = {node.get("id") for node in document.iterfind(".//g:node", NS)}
    for edge in document.iterfind(".//g:edge", NS):
        assert {edge.get("source"), edge.get("target")} <= nodes
