"""The format ``nanopubs``: every claim as a nanopublication, in TriG.

Nanopublication guidelines, working draft (nanopub.net/guidelines/working_draft): four graphs, the head, the assertion,
its provenance and the publication info. They are not signed, and so have no trusty URIs: who publishes them signs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from whosays.export.exported import Exported
from whosays.export.formats import Format
from whosays.export.inventory import Kind, Unexpressed
from whosays.export.output import Output
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_claims import activity, activity_nodes, attribute, said
from whosays.export.rdf.about_documents import SOFTWARE, document_node, entity_nodes, software, source_nodes
from whosays.export.rdf.namespaces import NP
from whosays.export.rdf.places import Places, iri
from whosays.export.rdf.terms import Iri, Node
from whosays.export.rdf.turtle import Turtle
from whosays.records import Claim, content_id

#: What goes out with a claim. Of names and times, only those that a claim has.
CARRIES: Final[frozenset[Kind]] = frozenset({
    "claims", "positions", "chains", "cues", "quotes", "stances", "certainty", "hedges",
    "participants", "times", "durations", "places", "stated relations",
})  # fmt: skip
#: The parts of a nanopublication, by the names of their graphs.
_PARTS: Final = {"assertion": v.HAS_ASSERTION, "provenance": v.HAS_PROVENANCE, "pubinfo": v.HAS_PUBLICATION_INFO}


def write(case: Exported, output: Output, unexpressed: Unexpressed) -> None:
    """Write the nanopublications one after the other, in the order of documents and text."""
    turtle = Turtle()
    with output.open() as stream:
        stream.write(turtle.head().encode())
        for claim in case.claims.values():
            _write_one(case, claim, turtle, stream)
    without = len(case.documents.keys() - {claim.document_id for claim in case.claims.values()})
    unexpressed.add("document without a claim", "documents without a claim", without)


def _write_one(case: Exported, claim: Claim, turtle: Turtle, stream: IO[bytes]) -> None:
    name = iri(content_id("np", claim.id))
    head, assertion, provenance, pubinfo = (Iri(f"{name}#{part}") for part in ("Head", *_PARTS))
    publication = Node(name, Iri(NP + "Nanopublication"))
    for part, of in zip((assertion, provenance, pubinfo), _PARTS.values(), strict=True):
        publication.put(of, part)
    places = Places(case)
    graphs = (
        (head, iter([publication])),
        (assertion, _assertion(case, claim, places)),
        (provenance, _provenance(case, claim, assertion, places)),
        (pubinfo, _publication(case, claim, name)),
    )
    for graph, nodes in graphs:
        stream.write(turtle.graph(graph, nodes).encode())
    stream.write(b"\n")


def _assertion(case: Exported, claim: Claim, places: Places) -> Iterator[Node]:
    """That there is this claim, and what it says: never what it says as if it were so."""
    yield said(claim, places)
    named = [one.entity_id for one in claim.participants] + [*claim.places]
    named += [side for relation in claim.relations for side in (relation.subject_id, relation.object_id)]
    yield from entity_nodes(case.entities[one] for one in dict.fromkeys(named) if one in case.entities)


def _provenance(case: Exported, claim: Claim, assertion: Iri, places: Places) -> Iterator[Node]:
    """Who says so, through whom, where, and what read it; with all places that the assertion speaks of."""
    node = Node(assertion)
    attribute(node, claim, places)
    node.put(v.GENERATED_BY, activity(claim.activity)).put(v.RULE, claim.rule)
    yield from places.following([node])
    if claim.document_id in case.documents:
        yield document_node(case.documents[claim.document_id])
    sources = dict.fromkeys(link.source_id for link in claim.attribution.chain)
    yield from source_nodes(case.sources[one] for one in sources)
    yield from activity_nodes([claim.activity])


def _publication(case: Exported, claim: Claim, name: Iri) -> Iterator[Node]:
    """What made the nanopublication, when, and of which case. There is no licence: that is for who publishes it."""
    yield (
        Node(name)
        .put(v.LABEL, f"{case.title}: claim {case.numbers[claim.id].number}")
        .put(v.CREATED, case.at)
        .put(v.CREATOR, SOFTWARE)
        .put(v.ATTRIBUTED, SOFTWARE)
    )
    yield software()


FORMAT = Format(
    title="nanopublications as TriG: a claim each, with who says so and where; not signed",
    suffix=".trig",
    media_type="application/trig",
    carries=CARRIES,
    write=write,
)
