"""The format ``turtle``: the graph of a case as Turtle."""

from __future__ import annotations

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.rdf.graph import CARRIES, graph
from whosays.export.rdf.turtle import Turtle


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write the graph, node by node."""
    turtle = Turtle()
    with output.open() as stream:
        stream.write(turtle.head().encode())
        for node in graph(case):
            stream.write(turtle.node(node).encode())


FORMAT = Format(
    title="RDF as Turtle: Web Annotations, PROV-O lineage, and our own terms",
    suffix=".ttl",
    media_type="text/turtle",
    carries=CARRIES,
    write=write,
)
