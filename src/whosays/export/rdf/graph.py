"""A whole case as nodes, one after the other: what Turtle and JSON-LD write alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from whosays.export.exported import Exported
from whosays.export.inventory import EVERYTHING, Kind
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_annotations import margin_nodes
from whosays.export.rdf.about_audit import audit_nodes
from whosays.export.rdf.about_balance import balance_nodes
from whosays.export.rdf.about_claims import activity_nodes, claim_nodes, time_node
from whosays.export.rdf.about_decisions import grade_nodes, person_nodes, question_nodes, typing_nodes
from whosays.export.rdf.about_documents import SOFTWARE, case_nodes, document_nodes, entity_nodes, source_nodes
from whosays.export.rdf.about_identity import assumption_nodes, hypothesis_nodes, identity_nodes
from whosays.export.rdf.marks import Mark, marks
from whosays.export.rdf.namespaces import OA
from whosays.export.rdf.places import Places, iri
from whosays.export.rdf.terms import Iri, Node

#: The graph has a place for all that a case holds.
CARRIES: Final[frozenset[Kind]] = EVERYTHING
#: Marks that are annotations of the graph; the parts of claims are said of the claims themselves.
_ANNOTATED: Final = frozenset({"claim", "mention", "passage", "omission", "time"})


def graph(case: Exported) -> Iterator[Node]:
    """Every node of a case. The same case gives the same nodes in the same order."""
    places = Places(case)
    return places.following(
        chain(
            case_nodes(case),
            document_nodes(case.analysis.documents),
            source_nodes(case.sources.values()),
            person_nodes(case),
            activity_nodes(_made_by(case)),
            entity_nodes(case.analysis.entities),
            claim_nodes(case, places),
            identity_nodes(case),
            hypothesis_nodes(case, places),
            assumption_nodes(case),
            balance_nodes(case),
            audit_nodes(case, places),
            grade_nodes(case),
            typing_nodes(case),
            question_nodes(case),
            annotation_nodes(case, places),
            margin_nodes(case.analysis.annotations, places),
        )
    )


def annotation_nodes(case: Exported, places: Places) -> Iterator[Node]:
    """Web Annotations that tie claims, entities, verdicts, omissions and times to the words of documents."""
    for mark in marks(case):
        if mark.kind in _ANNOTATED:
            yield _annotation(mark, places)


def _annotation(mark: Mark, places: Places) -> Node:
    node = (
        Node(iri(mark.id), Iri(OA + "Annotation"))
        .put(v.TARGET, places.at(mark.document_id, mark.span))
        .put(v.MOTIVE, Iri(OA + mark.motive))
        .put(v.CREATOR, SOFTWARE)
    )
    if mark.about:
        node.put(v.BODY, iri(mark.about))
    if mark.time is not None:
        node.put(v.BODY, time_node(mark.document_id, mark.time, places))
    if mark.mention is not None:
        node.put(v.MENTION_KIND, v.listed("mention", mark.mention.kind))
        node.put(v.HONORIFIC, mark.mention.title).put(v.LONG_FORM, mark.mention.long_form)
    return node


def _made_by(case: Exported) -> set[str]:
    """The names of all activities that made something of the graph."""
    names = {claim.activity for claim in case.analysis.claims}
    audit, balance = case.analysis.audit, case.analysis.balance
    return names | ({audit.activity} if audit else set()) | ({balance.activity} if balance else set())
