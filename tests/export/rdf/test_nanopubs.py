"""Every claim as a nanopublication: valid by the guidelines and the reference library, as far as unsigned ones go."""

from __future__ import annotations

import re

import pytest
import rdflib
from nanopub import Nanopub
from nanopub.utils import MalformedNanopubError
from rdflib.namespace import DCTERMS, PROV, RDF
from tests.export.rdf.everything import AT, OFF, claim_of, everything, exported, written

from whosays.export.rdf import nanopubs
from whosays.export.rdf.namespaces import NP, WHOSAYS, record
from whosays.records import Analysis, Claim, content_id

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
NANOPUB = rdflib.Namespace(NP)
OURS = rdflib.Namespace(WHOSAYS)
PARTS = ("assertion", "provenance", "pubinfo")


def separately(trig: str) -> list[str]:
    """The file cut into its nanopublications, each with the prefixes."""
    head, _, rest = trig.partition("\n\n")
    return [f"{head}\n\n{one}" for one in re.split(r"\n(?=<[^>]*#Head>)", rest) if one.strip()]


def name_of(claim: Claim) -> rdflib.URIRef:
    return rdflib.URIRef(record(content_id("np", claim.id)))


@pytest.fixture(scope="module")
def whole() -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(nanopubs.FORMAT)[0], format="trig")
    return dataset


def test_each_is_valid_by_the_reference_library() -> None:
    ones = separately(written(nanopubs.FORMAT)[0])
    assert len(ones) == len(everything().claims)
    for one in ones:
        graph = rdflib.ConjunctiveGraph()
        graph.parse(data=one, format="trig")
        assert Nanopub(rdf=graph).is_valid


def test_the_reference_library_can_refuse() -> None:
    one = separately(written(nanopubs.FORMAT)[0])[0]
    graph = rdflib.ConjunctiveGraph()
    graph.parse(data=one.replace("prov:wasDerivedFrom", "#", 1).replace("#pubinfo> {", "#pubinfo2> {"), format="trig")
    with pytest.raises(MalformedNanopubError):
        assert Nanopub(rdf=graph).is_valid


def test_each_claim_has_one_with_four_graphs_of_its_own(whole: rdflib.Dataset) -> None:
    graphs = {str(graph.identifier) for graph in whole.graphs() if len(graph)}
    expected = {
        f"{name_of(claim)}#{part}" for claim in everything().claims for part in ("Head", *PARTS)
    }  # fmt: skip
    assert graphs == expected
    for claim in everything().claims:
        head = whole.graph(rdflib.URIRef(f"{name_of(claim)}#Head"))
        assert (name_of(claim), RDF.type, NANOPUB.Nanopublication) in head
        assert len(head) == 4


def test_the_assertion_says_what_is_said_and_the_provenance_who_says_so(whole: rdflib.Dataset) -> None:
    claim = claim_of(everything(), OFF)
    assertion, provenance, pubinfo = (
        whole.graph(rdflib.URIRef(f"{name_of(claim)}#{part}")) for part in PARTS
    )  # fmt: skip
    node = rdflib.URIRef(record(claim.id))
    assert (node, OURS.level, OURS[f"level-{claim.certainty.level}"]) in assertion
    assert not [*assertion.triples((None, PROV.wasAttributedTo, None))]
    subject = rdflib.URIRef(f"{name_of(claim)}#assertion")
    agents = {*provenance.objects(subject, PROV.wasAttributedTo)}
    assert agents == {rdflib.URIRef(record(link.source_id)) for link in claim.attribution.chain}
    assert (subject, PROV.wasDerivedFrom, rdflib.URIRef(record(claim.document_id))) in provenance
    assert str(pubinfo.value(name_of(claim), DCTERMS.created)).replace("+00:00", "Z") == AT
    assert pubinfo.value(name_of(claim), DCTERMS.creator) is not None
    assert pubinfo.value(name_of(claim), DCTERMS.license) is None


def test_no_relation_is_said_as_if_it_held(whole: rdflib.Dataset) -> None:
    entities = {rdflib.URIRef(record(entity.id)) for entity in everything().entities}
    for subject, _, thing, _ in whole.quads((None, None, None, None)):
        assert not (subject in entities and thing in entities)


def test_it_tells_what_it_leaves_out_and_is_the_same_every_time() -> None:
    text, left_out = written(nanopubs.FORMAT)
    assert "8 relations" in left_out
    assert "1 question with rival hypotheses" in left_out
    assert not any("claim" in line.split(" ")[1] for line in left_out)
    assert written(nanopubs.FORMAT)[0] == text


def test_documents_without_a_claim_are_told() -> None:
    case = everything()
    _, left_out = written(nanopubs.FORMAT, exported(Analysis(documents=case.documents)))
    assert left_out[-1] == f"{len(case.documents)} documents without a claim"
