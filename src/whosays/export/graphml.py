"""A case as graphs in GraphML 1.0 (graphml.graphdrawing.org), for yEd, Cytoscape, igraph, NetworkX and Neo4j."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.gexf import as_text, label
from whosays.export.inventory import Unexpressed
from whosays.export.network import Edge, Network, Node, entity_network, source_network
from whosays.export.output import Output
from whosays.export.tables.cells import legal
from whosays.export.tables.model import Column, Type, Value

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA: Final = {f"{{{_XSI}}}schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd"}
_TYPES: Final[dict[Type, str]] = {"integer": "long", "number": "double", "boolean": "boolean"}
_MEDIA_TYPE: Final = "application/graphml+xml"
_LABEL: Final = Column("label", "string", "The name")
_KIND: Final = Column("label", "string", "What it is")
_WEIGHT: Final = Column("weight", "number", "How thick it is drawn; the least number of independent origins, or claims")


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the network of entities and relations."""
    _write(case, entity_network(case, unexpressed), output)


def write_sources(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the network of who relies on whom."""
    _write(case, source_network(case, unexpressed), output)


def _write(case: Exported, network: Network, output: Output) -> None:
    node_columns, edge_columns = (_LABEL, *network.node_columns), (_KIND, _WEIGHT, *network.edge_columns)
    with output.open() as stream, etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", _SCHEMA, nsmap={None: _NAMESPACE, "xsi": _XSI}):
            xml.write(_described("desc", f"{case.title}. {network.about} As of {case.at}."))
            for owner, columns in (("node", node_columns), ("edge", edge_columns)):
                for column in columns:
                    xml.write(_key(owner, column))
            with xml.element("graph", id="G", edgedefault="directed"):
                for node in network.nodes():
                    xml.write(_node(node, node_columns))
                for edge in network.edges():
                    xml.write(_edge(edge, edge_columns))


def _key(owner: str, column: Column) -> Any:
    kind = _TYPES.get(column.type, "string")
    name = {"attr.name": column.name, "attr.type": kind}
    element = etree.Element("key", {"id": f"{owner}-{column.name}", "for": owner, **name})
    etree.SubElement(element, "desc").text = column.description
    element.tail = "\n"
    return element


def _node(node: Node, columns: tuple[Column, ...]) -> Any:
    return _with_data(etree.Element("node", id=node.id), "node", columns, (label(node.label), *node.values))


def _edge(edge: Edge, columns: tuple[Column, ...]) -> Any:
    element = etree.Element("edge", id=edge.id, source=edge.source, target=edge.target)
    return _with_data(element, "edge", columns, (edge.label, edge.weight, *edge.values))


def _with_data(element: Any, owner: str, columns: tuple[Column, ...], values: tuple[Value, ...]) -> Any:
    for column, value in zip(columns, values, strict=True):
        if value is not None and value != ():
            etree.SubElement(element, "data", key=f"{owner}-{column.name}").text = as_text(value)
    element.tail = "\n"
    return element


def _described(name: str, content: str) -> Any:
    element = etree.Element(name)
    element.text = legal(content)
    element.tail = "\n"
    return element


FORMAT: Final = Format(
    title="GraphML for yEd, Cytoscape, igraph or NetworkX: entities and what claims say they are to one another",
    suffix=".graphml",
    media_type=_MEDIA_TYPE,
    carries=frozenset({"entities", "relations", "relation times", "denials", "origins"}),
    write=write,
)
SOURCES: Final = Format(
    title="GraphML for yEd, Cytoscape, igraph or NetworkX: which document or source relies on which",
    suffix=".graphml",
    media_type=_MEDIA_TYPE,
    carries=frozenset({"reliances"}),
    write=write_sources,
)
