"""The graph of a case: well-formed, the same in Turtle and JSON-LD, by our shapes, and careful in what it says."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any, get_args

import pyld
import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, PROV, RDF, RDFS, SKOS
from tests.export.rdf.everything import AT, OFF, claim_of, everything, exported, packaged, written
from tests.factories import make_document, make_reading

from whosays.export.exported import Exported, words_of
from whosays.export.inventory import EVERYTHING
from whosays.export.rdf import as_jsonld, as_turtle
from whosays.export.rdf.namespaces import OA, PREFIXES, SCHEMA, WHOSAYS, passage, record
from whosays.export.rdf.vocabulary import PROPERTIES
from whosays.records import Analysis, AuditVerdict, Credibility, EntityType, Level, Reliability, content_id

OURS = rdflib.Namespace(WHOSAYS)
REVIEW = rdflib.Namespace(SCHEMA)
ANNOTATION = rdflib.Namespace(OA)


@pytest.fixture(scope="module")
def turtle() -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(as_turtle.FORMAT)[0], format="turtle")


def iri(identity: str) -> rdflib.URIRef:
    return rdflib.URIRef(record(identity))


def unnamed(graph: rdflib.Graph) -> Counter[tuple[object, ...]]:
    """The triples with every blank node written out: as ours are trees, equal graphs have equal ones, and at once."""

    def shown(term: object) -> object:
        if not isinstance(term, rdflib.BNode):
            return term
        return tuple(sorted((str(p), repr(shown(o))) for p, o in graph.predicate_objects(term)))

    return Counter((s, p, shown(o)) for s, p, o in graph if not isinstance(s, rdflib.BNode))


def small() -> Exported:
    """One document with its reading, small enough to be compared by the book."""
    document = make_document()
    reading = make_reading(document)
    return exported(Analysis((document,), reading.sources, reading.entities, reading.claims))


def test_turtle_and_json_ld_are_one_graph(turtle: rdflib.Graph) -> None:
    linked = rdflib.Graph().parse(data=written(as_jsonld.FORMAT)[0], format="json-ld")
    assert len(turtle) > 1_000
    assert unnamed(turtle) == unnamed(linked)
    one = rdflib.Graph().parse(data=written(as_turtle.FORMAT, small())[0], format="turtle")
    assert isomorphic(one, rdflib.Graph().parse(data=written(as_jsonld.FORMAT, small())[0], format="json-ld"))


def test_another_processor_of_json_ld_reads_the_same_and_fetches_nothing(turtle: rdflib.Graph) -> None:
    def refuse(url: str, _: Any) -> Any:
        pytest.fail(f"{url} was to be fetched")

    document = json.loads(written(as_jsonld.FORMAT)[0])
    quads = pyld.jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    assert unnamed(turtle) == unnamed(rdflib.Graph().parse(data=quads, format="nt"))


@pytest.mark.parametrize("form", [as_turtle.FORMAT, as_jsonld.FORMAT])
def test_nothing_is_left_out_and_the_same_case_gives_the_same_bytes(form: Any) -> None:
    text, left_out = written(form)
    assert left_out == ()
    assert form.carries == EVERYTHING
    assert written(form) == (text, ())


def test_an_empty_case_is_a_graph() -> None:
    for form, name in ((as_turtle.FORMAT, "turtle"), (as_jsonld.FORMAT, "json-ld")):
        text, _ = written(form, exported(Analysis()))
        assert len(rdflib.Graph().parse(data=text, format=name)) > 0


def test_it_keeps_to_the_shapes(turtle: rdflib.Graph) -> None:
    conforms, _, report = pyshacl.validate(turtle, shacl_graph=packaged("shapes.ttl"))
    assert conforms, report


def test_every_class_of_the_graph_has_a_shape_that_looks_at_it(turtle: rdflib.Graph) -> None:
    target = rdflib.URIRef("http://www.w3.org/ns/shacl#targetClass")
    looked_at = set(packaged("shapes.ttl").objects(None, target))
    used = {kind for kind in turtle.objects(None, RDF.type) if str(kind).startswith(WHOSAYS)}
    bare = {OURS[name] for name in ("Analyst", "Assumption", "Candidate", "Circle", "CitedPassage", "CriticalVoice",
                                    "Feature", "LikelihoodRatio", "Page", "Side", "Unread", "Voice")}  # fmt: skip
    assert used - looked_at == bare


@pytest.mark.parametrize(
    ("subject", "predicate", "thing"),
    [
        (claim_of(everything(), OFF).id, OURS.level, OURS["level-perhaps"]),
        (claim_of(everything(), OFF).id, OURS.reliability, OURS["reliability-A"]),
        (claim_of(everything(), OFF).id, SKOS.prefLabel, None),
        (everything().entities[0].id, OWL.sameAs, iri("ent-2")),
        (everything().grades[0].subject, OURS.sourceKind, OURS["source-person"]),
        (content_id("typ", everything().entities[0].id, "dec-30"), OURS.entityType, OURS["type-villain"]),
        (everything().documents[0].id, OURS.sha256, rdflib.Literal("0123")),
    ],
)
def test_the_shapes_can_fail(turtle: rdflib.Graph, subject: str, predicate: Any, thing: Any) -> None:
    broken = rdflib.Graph()
    for triple in turtle:
        broken.add(triple)
    if thing is None:
        broken.remove((iri(subject), REVIEW.text, None))
    else:
        broken.add((iri(subject), predicate, thing))
    assert not pyshacl.validate(broken, shacl_graph=packaged("shapes.ttl"), focus_nodes=[iri(subject)])[0]


def test_every_term_of_our_own_is_described(turtle: rdflib.Graph) -> None:
    described = set(packaged("whosays.ttl").subjects(RDFS.label | SKOS.prefLabel))
    used = {term for triple in turtle for term in triple if isinstance(term, rdflib.URIRef)}
    ours = {term for term in used if str(term).startswith(WHOSAYS)}
    ours |= {rdflib.URIRef(of.iri) for of in PROPERTIES.values() if of.iri.startswith(WHOSAYS)}
    ours |= {OURS[f"level-{one}"] for one in get_args(Level)}
    ours |= {OURS[f"reliability-{one}"] for one in get_args(Reliability)}
    ours |= {OURS[f"credibility-{one}"] for one in get_args(Credibility)}
    ours |= {OURS[f"type-{one}"] for one in get_args(EntityType)}
    ours |= {OURS[f"verdict-{one}"] for one in get_args(AuditVerdict)}
    assert ours - described == set()


def test_no_key_of_json_ld_means_two_things() -> None:
    assert not PROPERTIES.keys() & {*PREFIXES, "id", "type"}
    assert len({of.iri for of in PROPERTIES.values()}) == len(PROPERTIES)


def test_a_claim_tells_where_it_stands_and_who_says_so(turtle: rdflib.Graph) -> None:
    case = everything()
    claim = claim_of(case, OFF)
    node = iri(claim.id)
    document = next(one for one in case.documents if one.id == claim.document_id)
    assert str(turtle.value(node, REVIEW.text)) == words_of(claim)
    for span in claim.content:
        place = rdflib.URIRef(passage(document.id, span.start, span.end))
        assert (node, PROV.wasDerivedFrom, place) in turtle
        selectors = [*turtle.objects(place, ANNOTATION.hasSelector)]
        exact = next(one for s in selectors if (one := turtle.value(s, ANNOTATION.exact)))
        prefix = next((one for s in selectors if (one := turtle.value(s, ANNOTATION.prefix))), "")
        start = next(one for s in selectors if (one := turtle.value(s, ANNOTATION.start)))
        assert document.text[start.value : start.value + len(exact)] == str(exact) == span.exact
        assert document.text[: start.value].endswith(str(prefix))
        annotation = turtle.value(None, ANNOTATION.hasTarget, place)
        assert (annotation, RDF.type, ANNOTATION.Annotation) in turtle
    links = {
        turtle.value(link, OURS.position).value: turtle.value(link, PROV.agent)
        for link in turtle.objects(node, PROV.qualifiedAttribution)
    }
    assert [links[place] for place in sorted(links)] == [iri(link.source_id) for link in claim.attribution.chain]


def test_who_may_be_whom_stays_a_pair(turtle: rdflib.Graph) -> None:
    one, joined, apart = everything().identities
    assert not [*turtle.triples((None, OWL.sameAs, None))]
    assert {(str(s), str(o)) for s, o in turtle.subject_objects(OURS.mayBeSameAs)} == {
        (record(one.left), record(one.right))
    }
    for pair in (one, joined, apart):
        node = next(
            s for s in turtle.subjects(RDF.type, OURS.Identity)
            if (s, OURS.left, iri(pair.left)) in turtle and (s, OURS.right, iri(pair.right)) in turtle
        )  # fmt: skip
        assert turtle.value(node, OURS.joined).value is pair.joined
        probability = turtle.value(node, OURS.matchProbability)
        assert (None if probability is None else float(probability)) == pair.match_probability


def test_a_ruling_is_a_review_with_a_word_and_no_number(turtle: rdflib.Graph) -> None:
    (review,) = turtle.subjects(RDF.type, REVIEW.ClaimReview)
    rating = turtle.value(review, REVIEW.reviewRating)
    assert str(turtle.value(rating, REVIEW.alternateName)) == "supported"
    assert turtle.value(rating, REVIEW.ratingValue) is None
    assert "not whether it is so" in str(turtle.value(rating, REVIEW.reviewAspect))
    assert str(turtle.value(turtle.value(review, REVIEW.author), REVIEW.name)) == "<i>A. Reader</i>"
    assert str(turtle.value(review, REVIEW.datePublished)) == "2024-03-01"
    reviewed = turtle.value(review, REVIEW.itemReviewed)
    assert str(turtle.value(review, REVIEW.claimReviewed)) == str(turtle.value(reviewed, REVIEW.text))
    verdicts = everything().audit.entries  # type: ignore[union-attr]
    assert len({*turtle.subjects(RDF.type, OURS.Verdict)}) == len(verdicts) > 1


def test_a_case_that_nobody_ruled_on_reviews_nothing() -> None:
    case = everything()
    assert case.audit is not None
    entries = tuple(replace(entry, ruling=None) for entry in case.audit.entries)
    text, _ = written(as_turtle.FORMAT, exported(replace(case, audit=replace(case.audit, entries=entries))))
    assert "ClaimReview" not in text
    assert "whosays:Verdict" in text


def test_grades_and_certainty_are_on_different_things(turtle: rdflib.Graph) -> None:
    for grade in turtle.subjects(RDF.type, OURS.Grade):
        assert turtle.value(grade, OURS.level) is None
        decision = turtle.value(grade, PROV.wasGeneratedBy)
        assert (decision, RDF.type, PROV.Activity) in turtle
        assert str(turtle.value(decision, PROV.endedAtTime))[:19] == "2024-03-01T10:00:00"
        assert turtle.value(decision, PROV.wasAssociatedWith) == turtle.value(grade, PROV.wasAttributedTo)


def test_times_are_intervals_and_bounds_only_where_there_are_any(turtle: rdflib.Graph) -> None:
    times = [time for claim in everything().claims for time in claim.times]
    datatype = {day.datatype for day in turtle.objects(None, OURS.earliest) if str(day)[0] != "-"}
    assert datatype == {rdflib.XSD.date}
    assert {str(day) for day in turtle.objects(None, OURS.latest)} >= {time.latest for time in times if time.latest}
    edtf = [*turtle.objects(None, OURS.edtf)]
    assert {str(one) for one in edtf} == {time.edtf for time in times if time.edtf}
    assert {one.datatype for one in edtf} == {rdflib.URIRef("http://id.loc.gov/datatypes/edtf")}
    lasts = turtle.objects(None, rdflib.URIRef("http://www.w3.org/2006/time#hasXSDDuration"))
    assert {str(one) for one in lasts} == {"P3Y"}


def test_the_time_of_making_is_that_of_the_case(turtle: rdflib.Graph) -> None:
    (case,) = turtle.subjects(RDF.type, OURS.Case)
    modified = turtle.value(case, rdflib.DCTERMS.modified)
    assert str(modified).replace("+00:00", "Z") == AT
