"""Who may be whom as nodes. Nothing here is ``owl:sameAs``: a doubtful identity stays a pair with its probability."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.exported import Exported
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.namespaces import passage
from whosays.export.rdf.places import Places, iri, iris, maybe
from whosays.export.rdf.terms import Iri, Node
from whosays.records import Argument, Feature, IdentityHypothesis, IdentityItem, content_id

#: Somebody whom a text only describes: ``DOCUMENT:START-END``.
_DESCRIBED: Final = re.compile(r"(?P<document>.+):(?P<start>\d+)-(?P<end>\d+)")


def identity_nodes(case: Exported) -> Iterator[Node]:
    """Every pair of names with what speaks for and against its being one, and what people decided."""
    for one in case.analysis.identities:
        left, right = side(one.left), side(one.right)
        if not one.joined and one.judgement != "negative":
            yield Node(left).put(v.MAY_BE, right)
        yield (
            Node(iri(content_id("idn", one.left, one.right)), v.own("Identity"))
            .put(v.LEFT, left)
            .put(v.RIGHT, right)
            .put(v.LEFT_NAME, one.left_name)
            .put(v.RIGHT_NAME, one.right_name)
            .put(v.JUDGEMENT, one.judgement and v.listed("judgement", one.judgement))
            .put(v.MATCH_PROBABILITY, one.match_probability)
            .put(v.JOINED, one.joined)
            .put(v.JOINED_BY, one.by)
            .put(v.COMMENT, one.why)
            .all(v.FEATURE, _features(one.features))
        )


def hypothesis_nodes(case: Exported, places: Places) -> Iterator[Node]:
    """Every argument of a text that two are one, or are not, with the evidence."""
    for one in case.analysis.identity_hypotheses:
        yield _hypothesis(one, places)


def assumption_nodes(case: Exported) -> Iterator[Node]:
    """What this view of the case assumes of who is who, which nobody decided."""
    for one in case.analysis.assumptions:
        identity = content_id("asm", one.left, one.right, one.verdict)
        node = Node(iri(identity), v.own("Assumption")).put(v.LEFT, side(one.left)).put(v.RIGHT, side(one.right))
        node.put(v.LEFT_NAME, one.left_name).put(v.RIGHT_NAME, one.right_name)
        yield node.put(v.JUDGEMENT, v.listed("judgement", one.verdict))


def side(reference: str) -> Iri:
    """One side of a pair: an entity, its bearer in one document, or the words that describe somebody."""
    found = _DESCRIBED.fullmatch(reference)
    if found is None:
        return iri(reference)
    return Iri(passage(found["document"], int(found["start"]), int(found["end"])))


def _hypothesis(one: IdentityHypothesis, places: Places) -> Node:
    return (
        Node(iri(one.id), v.own("IdentityHypothesis"))
        .put(v.LEFT, side(one.left))
        .put(v.RIGHT, side(one.right))
        .put(v.LEFT_NAME, one.left_name)
        .put(v.RIGHT_NAME, one.right_name)
        .all(v.ARGUMENT, (_argument(argument, places) for argument in one.arguments))
        .all(v.ARGUED_BY, iris(one.argued_by))
        .all(v.DENIED_BY, iris(one.denied_by))
        .all(v.ITEM, (_item(item, places) for item in one.items))
        .put(v.MATCH_PROBABILITY, one.match_probability)
        .all(v.FEATURE, _features(one.features))
        .put(v.JUDGEMENT, one.judgement and v.listed("judgement", one.judgement))
        .put(v.JOINED, one.joined)
    )


def _argument(argument: Argument, places: Places) -> Node:
    document = argument.document_id
    return (
        Node(None, v.own("Argument"))
        .put(v.ARGUMENT_KIND, v.listed("argument", argument.kind))
        .put(v.SENTENCE, places.at(document, argument.sentence))
        .put(v.CUE, places.at(document, argument.cue))
        .put(v.LEFT_WORDS, places.at(document, argument.left.span))
        .put(v.RIGHT_WORDS, places.at(document, argument.right.span))
        .put(v.CLAIM, maybe(argument.claim_id))
    )


def _item(item: IdentityItem, places: Places) -> Node:
    return (
        Node(None, v.own("IdentityEvidence"))
        .put(v.LABEL, item.kind)
        .put(v.COMMENT, item.detail)
        .put(v.BEARING, v.listed("bearing", item.bearing))
        .all(v.LEFT_WORDS, places.quotes(item.left))
        .all(v.RIGHT_WORDS, places.quotes(item.right))
        .put(v.WEIGHT, item.weight)
        .put(v.PROBABILITY_WITHOUT, item.probability_without)
    )


def _features(features: Iterable[Feature]) -> Iterator[Node]:
    for feature in features:
        node = Node(None, v.own("Feature")).put(v.LABEL, feature.name).put(v.WEIGHT, feature.weight)
        yield node.put(v.COMMENT, feature.detail)
