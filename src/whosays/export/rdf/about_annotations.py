"""What people wrote in the margins, as Web Annotations: nodes of the graph, and the JSON of the recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_decisions import decision, person, when
from whosays.export.rdf.namespaces import OA, PROV, record
from whosays.export.rdf.places import Places, around, iri, maybe
from whosays.export.rdf.terms import Iri, Node
from whosays.records import Annotation, Document

#: What somebody marked who did not say why.
_UNSAID: Final = "highlighting"
#: The motivations of the Web Annotation Vocabulary (section 3.2.11); others are no terms of it.
_MOTIVES: Final = frozenset({
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
})  # fmt: skip


def margin_nodes(annotations: Iterable[Annotation], places: Places) -> Iterator[Node]:
    """Annotations that people made, with who made each and the decision that brought it into the case."""
    makers: set[str] = set()
    for one in annotations:
        yield _annotation(one, places)
        if one.decided.id:
            yield decision(one.decided)
        for name in filter(None, (one.creator, one.decided.who)):
            if name not in makers:
                makers.add(name)
                yield Node(person(name), Iri(PROV + "Agent")).put(v.LABEL, name)


def margin_json(one: Annotation, document: Document | None) -> dict[str, Any]:
    """One of them as the recommendation writes it (sections 3.2 and 3.3).

    Args:
        one: The annotation.
        document: Where it stands; None where the case has it no more.
    """
    body: list[dict[str, str]] = []
    if one.body:
        body.append({"type": "TextualBody", "value": one.body, "format": "text/plain", "purpose": _purpose(one)})
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in one.tags]
    before, behind = around(document.text, one.span) if document else ("", "")
    position = {"type": "TextPositionSelector", "start": one.span.start, "end": one.span.end}
    found: dict[str, Any] = {"id": record(one.id), "type": "Annotation", "motivation": _motive(one)}
    found |= {"canonical": one.iri} if ":" in one.iri else {}
    found |= {"creator": {"type": "Person", "name": one.creator}} if one.creator else {}
    found |= {"created": one.created} if one.created else {}
    found |= {"body": body} if body else {}
    quote = {"type": "TextQuoteSelector", "exact": one.span.exact, "prefix": before, "suffix": behind}
    return {**found, "target": {"source": record(one.document_id), "selector": [quote, position]}}


def _annotation(one: Annotation, places: Places) -> Node:
    node = (
        Node(iri(one.id), Iri(OA + "Annotation"))
        .put(v.TARGET, places.at(one.document_id, one.span))
        .put(v.MOTIVE, Iri(OA + _motive(one)))
        .put(v.CREATOR, person(one.creator))
        .put(v.CREATED, when(one.created))
        .put(v.IDENTIFIER, one.iri)
        .put(v.ANCHORED, v.listed("anchored", one.anchored))
        .put(v.GENERATED_BY, maybe(one.decided.id))
    )
    bodies = [(one.body, _purpose(one))] if one.body else []
    for value, purpose in (*bodies, *((tag, "tagging") for tag in one.tags)):
        body = Node(None, Iri(OA + "TextualBody")).put(v.VALUE, value)
        node.put(v.BODY, body.put(v.PURPOSE, Iri(OA + purpose)))
    return node


def _motive(one: Annotation) -> str:
    return one.motivation if one.motivation in _MOTIVES else "commenting" if one.body else _UNSAID


def _purpose(one: Annotation) -> str:
    motive = _motive(one)
    return "commenting" if motive in ("highlighting", "tagging") else motive
