"""Claims as nodes: what is said, who says so through whom (PROV-O), how surely, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.exported import Exported, words_of
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_documents import SOFTWARE
from whosays.export.rdf.namespaces import PROV, SCHEMA, TIME
from whosays.export.rdf.places import Places, iri, iris
from whosays.export.rdf.terms import STRING, Iri, Literal, Node
from whosays.records import Claim, Link, StatedRelation, TimeExpression, content_id

#: Dates that every reader of ``xsd:date`` can compute with.
_DATE: Final = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")
_LASTS: Final = re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")


def claim_nodes(case: Exported, places: Places) -> Iterator[Node]:
    """Every claim, with its attribution and what the program read in it."""
    for claim in case.claims.values():
        node = said(claim, places)
        attribute(node, claim, places)
        yield node.put(v.GENERATED_BY, activity(claim.activity)).put(v.RULE, claim.rule)


def said(claim: Claim, places: Places) -> Node:
    """What a claim says and how surely, without who says so."""
    proposition, certainty, document = claim.proposition, claim.certainty, claim.document_id
    return (
        Node(iri(claim.id), v.own("Claim"), Iri(PROV + "Entity"), Iri(SCHEMA + "Claim"))
        .put(v.TEXT, words_of(claim))
        .all(v.CONTENT, places.all(document, claim.content))
        .put(v.LEVEL, v.listed("level", certainty.level))
        .put(v.POLARITY, v.listed("polarity", certainty.polarity))
        .all(v.HEDGE, places.all(document, certainty.hedges))
        .put(v.SUBJECT_WORDS, proposition.subject)
        .put(v.PREDICATE_WORDS, proposition.predicate)
        .put(v.OBJECT_WORDS, proposition.object)
        .all(v.PARTICIPANT, _participants(claim))
        .all(v.TIME_OF, (time_node(document, time, places) for time in claim.times))
        .all(v.PLACE, iris(claim.places))
        .all(v.STATES, (_stated(document, relation, places) for relation in claim.relations))
    )


def attribute(node: Node, claim: Claim, places: Places) -> None:
    """Say of a node who holds a claim, and where that is said.

    The chain is a list of attributions with positions, not of delegations: that one repeats another does not say that
    it acts on the other's behalf.

    Args:
        node: What is attributed.
        claim: Whose attribution it is.
        places: Of the graph.
    """
    chain, document = claim.attribution.chain, claim.document_id
    node.put(v.DERIVED, iri(document), *places.all(document, claim.content))
    node.put(v.QUOTE_TYPE, v.listed("quote", claim.attribution.quote_type))
    node.put(v.STANCE, v.listed("stance", claim.attribution.stance))
    node.put(v.CHAIN_LENGTH, len(chain))
    node.all(v.ATTRIBUTED, (iri(link.source_id) for link in chain))
    node.all(v.QUALIFIED, (_link(document, place, link, places) for place, link in enumerate(chain, 1)))
    node.put(v.MODEL_PROBABILITY, claim.model_probability)


def activity(name: str) -> Iri | None:
    """The activity of a rule or model in its version; None where nothing is known of it."""
    return iri(content_id("act", name)) if name else None


def activity_nodes(names: Iterable[str]) -> Iterator[Node]:
    """Each activity once. When it ran is not known, and not said."""
    for name in sorted({name for name in names if name}):
        yield Node(activity(name), Iri(PROV + "Activity")).put(v.LABEL, name).put(v.ASSOCIATED, SOFTWARE)


def time_node(document_id: str, time: TimeExpression, places: Places) -> Node:
    """A time as a text gives it: its words, an EDTF reading, and bounds."""
    return (
        Node(None, v.own("Time"), Iri(TIME + "TemporalEntity"))
        .put(v.WORDS_AT, places.at(document_id, time.span))
        .put(v.TIME_KIND, v.listed("time", time.kind))
        .put(v.EDTF_OF, time.edtf)
        .put(v.EARLIEST, day(time.earliest))
        .put(v.LATEST, day(time.latest))
        .put(v.ANCHOR, time.anchor)
        .put(v.DURATION, _lasts(time.duration))
    )


def day(value: str | None) -> str | Literal | None:
    """A bound as ``xsd:date``; one before the year 1 or after 9999, which many programs cannot read, stays a text."""
    if value is None or _DATE.fullmatch(value):
        return value
    return Literal(value, STRING)


def _lasts(value: str | None) -> str | Literal | None:
    if value is None or _LASTS.fullmatch(value):
        return value
    return Literal(value, STRING)


def _participants(claim: Claim) -> Iterator[Node]:
    for one in claim.participants:
        node = Node(None, v.own("Participation")).put(v.ENTITY, iri(one.entity_id))
        yield node.put(v.PARTICIPANT_ROLE, v.listed("participant", one.role))


def _stated(document_id: str, relation: StatedRelation, places: Places) -> Node:
    return (
        Node(None, v.own("StatedRelation"))
        .put(v.RELATION_TYPE, v.listed("relation", relation.type))
        .put(v.SUBJECT, iri(relation.subject_id))
        .put(v.OBJECT, iri(relation.object_id))
        .put(v.CUE, places.at(document_id, relation.cue))
        .put(v.POLARITY, v.listed("polarity", relation.polarity))
        .put(v.LEVEL, v.listed("level", relation.level))
    )


def _link(document_id: str, place: int, link: Link, places: Places) -> Node:
    return (
        Node(None, v.own("ChainLink"), Iri(PROV + "Attribution"))
        .put(v.POSITION, place)
        .put(v.AGENT, iri(link.source_id))
        .put(v.NAMED_BY, places.maybe(document_id, link.source))
        .put(v.CUE, places.maybe(document_id, link.cue))
        .put(v.IMPLICIT, link.implicit)
        .put(v.RESOLVED_FROM, link.resolved_from)
    )
