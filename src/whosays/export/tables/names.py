"""Tables of who and what is named: entities, mentions, sources, and the identities between names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from whosays.export.exported import Exported
from whosays.export.tables.model import (
    Column,
    Row,
    Table,
    key_of,
    keys_of,
    place,
    place_columns,
    real,
    text,
    texts,
    whole,
    yes_or_no,
)
from whosays.records import ArgumentKind, Bearing, Feature, MentionKind, Schema, SourceKind

SOURCE_KINDS: Final = get_args(SourceKind)
_JUDGEMENTS: Final = ("positive", "negative", "unsure")
_PAIR: Final = (
    text("left", "Id of an entity, for the bearers of its name everywhere; with @ and the id of a document, there"),
    text("right", "Likewise"),
)
_PAIR_NAMES: Final = (text("left_name", "As it is shown"), text("right_name", "Likewise"))
_JUDGED: Final = (
    text("judgement", "What people decided on this very pair; absent where nobody has", *_JUDGEMENTS),
    real("match_probability", "The model's own that the two are one, 0 to 1, before any judgement"),
    yes_or_no("joined", "Whether the two are one entity in this view of the case"),
)
_FEATURE: Final = (
    whole("number", "Counted from 1, the strongest first"),
    text("name", "What was compared"),
    real("weight", "Evidence in bits: above 0 for one and the same, below 0 against"),
    text("detail", "What was found, in words"),
)
_HYPOTHESIS: Final = key_of("hypothesis_id", "identity_hypotheses", "The hypothesis")


def _entities(case: Exported) -> Iterator[Row]:
    for one in case.analysis.entities:
        documents = dict.fromkeys(mention.document_id for mention in one.mentions)
        yield one.id, one.schema, one.name, one.aliases, len(one.mentions), len(documents)


def _mentions(case: Exported) -> Iterator[Row]:
    for entity in case.analysis.entities:
        for one in entity.mentions:
            page = case.page(one.document_id, one.span.start)
            yield entity.id, one.document_id, page, *place(one.span), one.kind, one.title, one.long_form


def _sources(case: Exported) -> Iterator[Row]:
    for one in case.sources.values():
        yield one.id, one.name, one.kind, one.anonymous, one.entity_id, one.document_id


def _identities(case: Exported) -> Iterator[Row]:
    for one in case.analysis.identities:
        judged = (one.judgement, one.match_probability, one.joined)
        yield one.left, one.right, one.left_name, one.right_name, *judged, one.by, one.why


def _features(features: tuple[Feature, ...]) -> Iterator[Row]:
    for number, one in enumerate(features, 1):
        yield number, one.name, one.weight, one.detail


def _identity_features(case: Exported) -> Iterator[Row]:
    for one in case.analysis.identities:
        for row in _features(one.features):
            yield one.left, one.right, *row


def _hypotheses(case: Exported) -> Iterator[Row]:
    for one in case.analysis.identity_hypotheses:
        judged = (one.judgement, one.match_probability, one.joined)
        names = (one.left_name, one.right_name)
        yield one.id, one.left, one.right, *names, *judged, one.argued_by, one.denied_by


def _hypothesis_features(case: Exported) -> Iterator[Row]:
    for one in case.analysis.identity_hypotheses:
        for row in _features(one.features):
            yield one.id, *row


def _arguments(case: Exported) -> Iterator[Row]:
    for hypothesis in case.analysis.identity_hypotheses:
        for number, one in enumerate(hypothesis.arguments, 1):
            yield (
                *(hypothesis.id, number, one.kind, one.claim_id, one.document_id),
                *(*place(one.sentence), *place(one.cue)),
                *(one.left.entity_id, *place(one.left.span)),
                *(one.right.entity_id, *place(one.right.span)),
            )


def _items(case: Exported) -> Iterator[Row]:
    for hypothesis in case.analysis.identity_hypotheses:
        for number, one in enumerate(hypothesis.items, 1):
            yield hypothesis.id, number, one.kind, one.detail, one.bearing, one.weight, one.probability_without


def _quotes(case: Exported) -> Iterator[Row]:
    for hypothesis in case.analysis.identity_hypotheses:
        for number, item in enumerate(hypothesis.items, 1):
            for side, quotes in (("left", item.left), ("right", item.right)):
                for quote in quotes:
                    yield hypothesis.id, number, side, quote.document_id, *place(quote.span)


def _assumptions(case: Exported) -> Iterator[Row]:
    for one in case.analysis.assumptions:
        yield one.left, one.right, one.left_name, one.right_name, one.verdict


def _side(side: str) -> tuple[Column, ...]:
    return (
        key_of(f"{side}_entity_id", "entities", f"The {side} side; absent where the text only describes it"),
        *place_columns(f"The words for the {side} side", side),
    )


TABLES: Final = (
    Table(
        "entities", "Entities", "A thing named, with every name that is taken to name it", ("id",),
        (
            text("id", "Derived from its name"),
            text("schema", "Schema of FollowTheMoney", *get_args(Schema)),
            text("name", "Its fullest name"),
            texts("aliases", "Its other names"),
            whole("mention_count", "Its rows in mentions"),
            whole("document_count", "Documents that mention it"),
        ),
        _entities,
    ),
    Table(
        "mentions", "Mentions", "A name, description or pronoun in a text", (),
        (
            key_of("entity_id", "entities", "What it is taken to name"),
            key_of("document_id", "documents", "Where it stands"),
            whole("page", "The page; absent where the document has none"),
            *place_columns("The name"),
            text("kind", "A metonym is a place that stands for its government", *get_args(MentionKind)),
            text("title", "Honorific or role written with the name"),
            text("long_form", "For an acronym, the long form that the document gives"),
        ),
        _mentions,
    ),
    Table(
        "sources", "Sources", "Whoever a claim is attributed to", ("id",),
        (
            text("id", "Named sources share one id across a case; an unnamed one belongs to its document"),
            text("name", "The fullest name found"),
            text("kind", "What it is", *SOURCE_KINDS),
            yes_or_no("anonymous", "Whether the text withholds the name"),
            key_of("entity_id", "entities", "The entity that is this source"),
            key_of("document_id", "documents", "The document of the case that is this source"),
        ),
        _sources,
    ),
    Table(
        "identities", "Identities", "Two names that are, may be or are not one", (),
        (
            *_PAIR, *_PAIR_NAMES, *_JUDGED,
            text("by", "What joined them or keeps them apart; empty where nothing did",
                 "judgement", "machine", "assumption"),
            text("why", "What else joined them, or would have"),
        ),
        _identities,
    ),
    Table(
        "identity_features", "What match probabilities are made of", "A step of a waterfall in identities", (),
        (*_PAIR, *_FEATURE), _identity_features,
    ),
    Table(
        "identity_hypotheses", "Arguments on identity", "That two are one, as some text argues or denies", ("id",),
        (
            text("id", "Derived from the two sides"),
            text("left", "As in identities; DOCUMENT:START-END for somebody whom a text only describes"),
            text("right", "Likewise"),
            *_PAIR_NAMES, *_JUDGED,
            keys_of("argued_by", "claims", "Claims that say it, or that something agrees"),
            keys_of("denied_by", "claims", "Claims that deny it"),
        ),
        _hypotheses,
    ),
    Table(
        "hypothesis_features", "What these probabilities are made of", "A step of a waterfall in identity_hypotheses",
        ("hypothesis_id", "number"), (_HYPOTHESIS, *_FEATURE), _hypothesis_features,
    ),
    Table(
        "identity_arguments", "Where identity is argued", "A place where a text argues that two are one, or denies it",
        ("hypothesis_id", "number"),
        (
            _HYPOTHESIS,
            whole("number", "Counted from 1, in order of documents and text"),
            text("kind", "What the text does", *get_args(ArgumentKind)),
            key_of("claim_id", "claims", "The claim that carries it; absent where no claim was found"),
            key_of("document_id", "documents", "Where it stands"),
            *place_columns("The sentence", "sentence"), *place_columns("The cue", "cue"),
            *_side("left"), *_side("right"),
        ),
        _arguments,
    ),
    Table(
        "identity_items", "Evidence on identity", "A piece of evidence on whether two are one",
        ("hypothesis_id", "number"),
        (
            _HYPOTHESIS,
            whole("number", "Counted from 1, what is weighed first"),
            text("kind", "What was compared"),
            text("detail", "What it says, in words"),
            text("bearing", "Which way it speaks", *get_args(Bearing)),
            real("weight", "In bits; absent where the model has none for such evidence"),
            real("probability_without", "The match probability if the item were not there"),
        ),
        _items,
    ),
    Table(
        "identity_quotes", "Words behind evidence on identity", "Words that an item of identity_items rests on", (),
        (
            _HYPOTHESIS,
            whole("item", "The number of the item"),
            text("side", "Of whom it is said", "left", "right"),
            key_of("document_id", "documents", "Where it stands"),
            *place_columns("The words"),
        ),
        _quotes,
    ),
    Table(
        "assumptions", "Assumptions", "What this view of the case assumes of who is who, though nobody judged it", (),
        (*_PAIR, *_PAIR_NAMES, text("verdict", "What is assumed", "positive", "negative")), _assumptions,
    ),
)  # fmt: skip
