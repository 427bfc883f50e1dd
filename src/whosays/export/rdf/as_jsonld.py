"""The format ``jsonld``: the graph of a case as JSON-LD."""

from __future__ import annotations

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Unexpressed
from whosays.export.output import Output
from whosays.export.rdf.graph import CARRIES, graph
from whosays.export.rdf.jsonld import lines


def write(case: Exported, output: Output, _: Unexpressed) -> None:
    """Write the graph, node by node."""
    with output.open() as stream:
        for piece in lines(graph(case)):
            stream.write(piece.encode())


FORMAT = Format(
    title="RDF as JSON-LD: the same graph as turtle, with its context inside",
    suffix=".jsonld",
    media_type="application/ld+json",
    carries=CARRIES,
    write=write,
)
