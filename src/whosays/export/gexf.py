"""A case as graphs in GEXF 1.3 (gexf.net), the format of Gephi, with lines that have their time."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.network import Edge, Network, Node, entity_network, source_network
from whosays.export.output import Output
from whosays.export.tables.cells import legal
from whosays.export.tables.model import Column, Row, Type, Value, as_date

_NAMESPACE: Final = "http://gexf.net/1.3"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = {f"{{{_XSI}}}schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/gexf.xsd"}
_TYPES: Final[dict[Type, str]] = {"integer": "long", "number": "double", "boolean": "boolean"}
_MEDIA_TYPE: Final = "application/gexf+xml"
_GRAPH: Final = {
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
    "defaultedgetype": "directed",
    "idtype": "string",
}


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the network of entities and relations."""
    _write(case, entity_network(case, unexpressed), output)


def write_sources(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the network of who relies on whom."""
    _write(case, source_network(case, unexpressed), output)


def _write(case: Exported, network: Network, output: Output) -> None:
    with output.open() as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("gexf", _SCHEMA, nsmap={None: _NAMESPACE, "xsi": _XSI}, version="1.3"):
            with xml.element("meta", lastmodifieddate=case.at[: len("2014-03-12")]):
                xml.write(_text("creator", "whosays"), _text("description", f"{case.title}. {network.about}"))
            with xml.element("graph", _GRAPH):
                xml.write(_attributes("node", network.node_columns), _attributes("edge", network.edge_columns))
                with xml.element("nodes"):
                    for node in network.nodes():
                        xml.write(_node(node, network.node_columns))
                with xml.element("edges"):
                    for edge in network.edges():
                        xml.write(_edge(edge, network.edge_columns))


def _attributes(owner: str, columns: tuple[Column, ...]) -> Any:
    element = etree.Element("attributes", {"class": owner, "mode": "static"})
    for column in columns:
        kind = _TYPES.get(column.type, "string")
        etree.SubElement(element, "attribute", id=column.name, title=column.name, type=kind).tail = "\n"
    element.tail = "\n"
    return element


def _node(node: Node, columns: tuple[Column, ...]) -> Any:
    element = etree.Element("node", id=node.id, label=label(node.label))
    return _with_values(element, columns, node.values)


def _edge(edge: Edge, columns: tuple[Column, ...]) -> Any:
    ends = {"source": edge.source, "target": edge.target}
    element = etree.Element("edge", {"id": edge.id, **ends, "kind": edge.kind, "label": edge.label})
    element.set("weight", repr(edge.weight))
    for name, written in (("start", edge.earliest), ("end", edge.latest)):
        if (bound := as_date(written)) is not None:
            element.set(name, bound.isoformat())
    return _with_values(element, columns, edge.values)


def _with_values(element: Any, columns: tuple[Column, ...], values: Row) -> Any:
    found = etree.SubElement(element, "attvalues")
    for column, value in zip(columns, values, strict=True):
        if value is not None and value != ():
            etree.SubElement(found, "attvalue", {"for": column.name, "value": as_text(value)})
    element.tail = "\n"
    return element


def _text(name: str, content: str) -> Any:
    element = etree.Element(name)
    element.text = legal(content)
    return element


def label(name: str) -> str:
    """A name in one line."""
    return legal(" ".join(name.split()))


def as_text(value: Value) -> str:
    """A value as programs that draw graphs read it: a list with semicolons between its items."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return legal("; ".join(value))
        case _:
            return legal(str(value))


FORMAT: Final = Format(
    title="GEXF 1.3 for Gephi: entities and what claims say they are to one another, with time",
    suffix=".gexf",
    media_type=_MEDIA_TYPE,
    carries=frozenset({"entities", "relations", "relation times", "denials", "origins"}),
    write=write,
)
SOURCES: Final = Format(
    title="GEXF 1.3 for Gephi: which document or source relies on which",
    suffix=".gexf",
    media_type=_MEDIA_TYPE,
    carries=frozenset({"reliances"}),
    write=write_sources,
)
