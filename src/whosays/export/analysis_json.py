"""A case as one JSON document, the analysis document, which ``analysis.schema.json`` describes.

The same analysis gives the same bytes. Offsets ``start`` and ``end`` count code points of the document's ``text``.
"""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.audit_json import audit_as_json
from whosays.export.typings import typing_as_json
from whosays.export.values import Json, fields, span_as_json, spans_as_json
from whosays.export.weigh_json import decided_as_json, weigh_as_json
from whosays.records import (
    Analysis,
    Annotation,
    Argument,
    Claim,
    Document,
    Entity,
    Feature,
    Identity,
    IdentityHypothesis,
    IdentityItem,
    Judgement,
    Link,
    Quote,
    Source,
    TimeExpression,
    Unread,
)

#: Version of the format; the value of the key ``whosays``.
FORMAT: Final = 1


def dumps(analysis: Analysis) -> str:
    """The analysis document as text: one record a line, so that two of them can be compared line by line."""
    return "".join(lines(analysis))


def lines(analysis: Analysis, more: Mapping[str, object] = MappingProxyType({})) -> Iterator[str]:
    """The same in pieces, each made when it is asked for.

    Args:
        analysis: The case.
        more: Further keys; lists may be iterators.
    """
    opening = "{\n"
    for key, value in {**_members(analysis), **more}.items():
        yield f"{opening} {_line(key)}: "
        yield from _member(value)
        opening = ",\n"
    yield "\n}\n"


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of the analysis document."""
    file = importlib.resources.files("whosays.export").joinpath("analysis.schema.json")
    loaded: Json = json.loads(file.read_text("utf-8"))
    return loaded


def as_json(analysis: Analysis) -> Json:
    """The analysis document as plain values."""
    return {key: [*value] if isinstance(value, Iterator) else value for key, value in _members(analysis).items()}


def _members(analysis: Analysis) -> Json:
    """What the analysis document has at its top; the lists of records are iterators."""
    return {
        "whosays": FORMAT,
        "documents": map(_document, analysis.documents),
        "sources": map(_source, analysis.sources),
        "entities": map(_entity, analysis.entities),
        "claims": map(_claim, analysis.claims),
        "times": (
            {"document_id": document_id, **_time(time), "anchor": time.anchor} for document_id, time in analysis.times
        ),
        "identities": map(_identity, analysis.identities),
        **hypotheses_as_json(analysis),
        **weigh_as_json(analysis),
        **audit_as_json(analysis.audit),
        "annotations": map(_annotation, analysis.annotations),
        "typings": map(typing_as_json, analysis.typings),
        "coverage": {
            "unread": [_unread(unread) for unread in analysis.coverage.unread],
            "unavailable_sources": list(analysis.coverage.unavailable_sources),
            "sentences": analysis.coverage.sentences,
            "sentences_with_claims": analysis.coverage.sentences_with_claims,
        },
    }


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _member(value: object) -> Iterator[str]:
    """A list with a line for each item; anything else in one line."""
    if not isinstance(value, Iterable) or isinstance(value, (str, dict)):
        yield _line(value)
        return
    opening, closing = "[\n  ", "[]"
    for item in value:
        yield f"{opening}{_line(item)}"
        opening, closing = ",\n  ", "\n ]"
    yield closing


def _document(document: Document) -> Json:
    return {
        **fields(document, "id title path media_type sha256 role published length text"),
        "pages": [fields(page, "number start end") for page in document.pages],
        "blocks": [fields(block, "kind start end") for block in document.blocks],
    }


def _source(source: Source) -> Json:
    return fields(source, "id name kind anonymous entity_id document_id")


def _entity(entity: Entity) -> Json:
    return {
        **fields(entity, "id schema name"),
        "aliases": list(entity.aliases),
        "mentions": [
            {
                "document_id": mention.document_id,
                **span_as_json(mention.span),
                **fields(mention, "kind title long_form"),
            }
            for mention in entity.mentions
        ],
    }


def _time(time: TimeExpression) -> Json:
    return {**span_as_json(time.span), **fields(time, "edtf earliest latest kind duration")}


def _link(link: Link) -> Json:
    return {
        **fields(link, "source_id name kind anonymous"),
        "source": None if link.source is None else span_as_json(link.source),
        "cue": None if link.cue is None else span_as_json(link.cue),
        **fields(link, "implicit resolved_from"),
    }


def _claim(claim: Claim) -> Json:
    return {
        **fields(claim, "id document_id"),
        "content": spans_as_json(claim.content),
        "attribution": {
            **fields(claim.attribution, "quote_type stance"),
            "chain": [_link(link) for link in claim.attribution.chain],
        },
        "certainty": {**fields(claim.certainty, "level polarity"), "hedges": spans_as_json(claim.certainty.hedges)},
        "proposition": fields(claim.proposition, "subject predicate object text"),
        "participants": [fields(participant, "entity_id role") for participant in claim.participants],
        "times": [{**_time(time), "anchor": time.anchor} for time in claim.times],
        "places": list(claim.places),
        "relations": [
            {
                **fields(relation, "type subject_id object_id"),
                "cue": span_as_json(relation.cue),
                **fields(relation, "polarity level"),
            }
            for relation in claim.relations
        ],
        **fields(claim, "rule activity model_probability"),
    }


def _identity(identity: Identity) -> Json:
    return {
        **fields(identity, "left right judgement match_probability"),
        "features": _features(identity.features),
        **fields(identity, "joined by why left_name right_name"),
    }


def hypotheses_as_json(analysis: Analysis) -> Json:
    """The identity hypotheses of a case alone, with what this view of it assumes."""
    return {
        "assumptions": [_assumption(assumption) for assumption in analysis.assumptions],
        "identity_hypotheses": [_hypothesis(hypothesis) for hypothesis in analysis.identity_hypotheses],
    }


def _assumption(assumption: Judgement) -> Json:
    return fields(assumption, "left right left_name right_name verdict")


def _hypothesis(hypothesis: IdentityHypothesis) -> Json:
    """An identity hypothesis as plain values."""
    return {
        **fields(hypothesis, "id left right left_name right_name"),
        "arguments": [_argument(argument) for argument in hypothesis.arguments],
        "argued_by": list(hypothesis.argued_by),
        "denied_by": list(hypothesis.denied_by),
        "items": [_item(item) for item in hypothesis.items],
        "match_probability": hypothesis.match_probability,
        "features": _features(hypothesis.features),
        **fields(hypothesis, "judgement joined"),
    }


def _argument(argument: Argument) -> Json:
    return {
        **fields(argument, "document_id kind"),
        "sentence": span_as_json(argument.sentence),
        "cue": span_as_json(argument.cue),
        "left": {"entity_id": argument.left.entity_id, "span": span_as_json(argument.left.span)},
        "right": {"entity_id": argument.right.entity_id, "span": span_as_json(argument.right.span)},
        "claim_id": argument.claim_id,
    }


def _item(item: IdentityItem) -> Json:
    return {
        **fields(item, "kind detail bearing"),
        "left": _quotes(item.left),
        "right": _quotes(item.right),
        **fields(item, "weight probability_without"),
    }


def _quotes(quotes: Iterable[Quote]) -> list[Json]:
    return [{"document_id": quote.document_id, **span_as_json(quote.span)} for quote in quotes]


def _features(features: Iterable[Feature]) -> list[Json]:
    return [fields(feature, "name weight detail") for feature in features]


def _annotation(annotation: Annotation) -> Json:
    return {
        **fields(annotation, "id document_id"),
        **span_as_json(annotation.span),
        "body": annotation.body,
        "tags": list(annotation.tags),
        **fields(annotation, "motivation creator created iri anchored"),
        "decided": decided_as_json(annotation.decided),
    }


def _unread(unread: Unread) -> Json:
    return fields(unread, "path reason remedy document_id")
