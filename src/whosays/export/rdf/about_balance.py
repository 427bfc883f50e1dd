"""What rests on what as nodes. Origins are counted as a range, and a relation is never said as if it held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_claims import activity, day
from whosays.export.rdf.about_documents import voice_nodes
from whosays.export.rdf.namespaces import PROV
from whosays.export.rdf.places import iri, iris
from whosays.export.rdf.terms import Iri, Listed, Node
from whosays.records import Assertion, Balance, ClaimBond, Line, Relation, Reliance, Support, Tension, content_id

_ENTITY: Final = Iri(PROV + "Entity")


def balance_nodes(case: Exported) -> Iterator[Node]:
    """Everything that weighing found; nothing for a case that was never weighed."""
    balance = case.analysis.balance
    if balance is None:
        return
    yield from voice_nodes(balance.voices)
    for node in _found(balance):
        yield node.put(v.GENERATED_BY, activity(balance.activity)).put(v.STALE, case.analysis.balance_stale or None)
    for one in case.analysis.critical:
        node = Node(iri(content_id("cri", one.voice)), v.own("CriticalVoice")).put(v.VOICE, iri(one.voice))
        yield node.all(v.FALLS, iris((*one.relations, *one.assertions))).put(v.LEANING, one.leaning)


def _found(balance: Balance) -> Iterator[Node]:
    yield from map(_relation, balance.relations)
    yield from map(_assertion, balance.assertions)
    yield from map(_bond, balance.bonds)
    yield from map(_tension, balance.tensions)
    yield from map(_line, balance.lines)
    yield from map(_reliance, balance.reliances)
    for circle in balance.circles:
        node = Node(iri(content_id("cir", *circle.voices, *circle.claim_ids)), v.own("Circle"), _ENTITY)
        node.put(v.VOICES, Listed((*iris(circle.voices),))).all(v.CLAIM, iris(circle.claim_ids))
        yield node.put(v.COMMENT, circle.why)


def _relation(one: Relation) -> Node:
    node = (
        Node(iri(one.id), v.own("Relation"), _ENTITY)
        .put(v.RELATION_TYPE, v.listed("relation", one.type))
        .put(v.SUBJECT, iri(one.subject_id))
        .put(v.OBJECT, iri(one.object_id))
        .all(v.SAID_BY, iris(one.claim_ids))
        .all(v.DENIED_BY, iris(one.denied_by))
        .put(v.EARLIEST, day(one.earliest))
        .put(v.LATEST, day(one.latest))
    )
    return _supported(node, one.support)


def _assertion(one: Assertion) -> Node:
    node = (
        Node(iri(one.id), v.own("Assertion"), _ENTITY)
        .put(v.TEXT, one.text)
        .all(v.SAID_BY, iris(one.claim_ids))
        .all(v.DENIED_BY, iris(one.denied_by))
        .all(v.BROADER, iris(one.broader))
        .all(v.NARROWER, iris(one.narrower))
    )
    return _supported(node, one.support)


def _supported(node: Node, support: Support) -> Node:
    return (
        node.all(v.ORIGIN, iris(support.origins))
        .put(v.LEAST, support.least)
        .put(v.MOST, support.most)
        .all(v.WEAKNESS, (v.listed("weakness", one) for one in support.weaknesses))
    )


def _bond(one: ClaimBond) -> Node:
    return (
        Node(iri(content_id("bon", one.left, one.right)), v.own("Bond"), _ENTITY)
        .put(v.LEFT, iri(one.left))
        .put(v.RIGHT, iri(one.right))
        .put(v.BOND_KIND, v.listed("bond", one.kind))
        .put(v.PROBABILITY, one.probability)
        .put(v.COMMENT, one.why)
    )


def _tension(one: Tension) -> Node:
    return (
        Node(iri(one.id), v.own("Tension"), _ENTITY)
        .put(v.TENSION_KIND, v.listed("tension", one.kind))
        .all(v.CLAIM, iris(one.claim_ids))
        .all(v.SIDE, (Node(None, v.own("Side")).all(v.CLAIM, iris(claims)) for claims in one.sides))
        .all(v.ABOUT, iris(one.entity_ids))
        .put(v.COMMENT, one.why)
    )


def _line(one: Line) -> Node:
    return (
        Node(iri(content_id("lin", one.claim_id, *one.voices, "via", *one.via)), v.own("Line"), _ENTITY)
        .put(v.CLAIM, iri(one.claim_id))
        .put(v.VOICES, Listed((*iris(one.voices),)))
        .put(v.ORIGIN, iri(one.origin))
        .put(v.VIA, Listed((*iris(one.via),)) if one.via else None)
        .put(v.ASSUMED, one.assumed)
        .put(v.HEDGED, one.hedged)
    )


def _reliance(one: Reliance) -> Node:
    return (
        Node(iri(content_id("rli", one.relier, one.relied_on, one.basis)), v.own("Reliance"), _ENTITY)
        .put(v.RELIER, iri(one.relier))
        .put(v.RELIED_ON, iri(one.relied_on))
        .put(v.BASIS, v.listed("basis", one.basis))
        .put(v.ASSUMED, one.assumed)
        .all(v.CLAIM, iris(one.claim_ids))
        .put(v.COMMENT, one.why)
    )
