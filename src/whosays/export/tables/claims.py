"""Tables of what is said: claims, the chains behind them, and what each says of whom, when and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from whosays.export.exported import Exported, words_of
from whosays.export.tables.model import (
    Column,
    Row,
    Table,
    as_date,
    day,
    key_of,
    name_of,
    place,
    place_columns,
    real,
    text,
    texts,
    whole,
    yes_or_no,
)
from whosays.export.tables.names import SOURCE_KINDS
from whosays.records import (
    Level,
    ParticipantRole,
    Polarity,
    QuoteType,
    RelationType,
    Stance,
    TimeExpression,
    TimeKind,
)

CLAIM: Final = key_of("claim_id", "claims", "The claim")
RELATION_TYPES: Final = get_args(RelationType)
_NUMBER: Final = whole("number", "Counted from 1 in the claim")
_TIME: Final[tuple[Column, ...]] = (
    *place_columns("The words"),
    text("edtf", "Extended Date/Time Format (ISO 8601-2), level 2; absent where the text fixes no date"),
    day("earliest", "The first day that it can mean; absent when open"),
    day("latest", "The last day that it can mean; absent when open"),
    text("anchor", "Where a part that the words themselves do not give comes from"),
    text("kind", "Durations and recurring times have no bounds", *get_args(TimeKind)),
    text("duration", "ISO 8601 duration, of durations only"),
)


def _claims(case: Exported) -> Iterator[Row]:
    for numbered in case.numbers.values():
        claim = numbered.claim
        first, last, held = claim.content[0], claim.content[-1], claim.attribution
        yield (
            *(claim.id, numbered.number, claim.document_id, case.documents[claim.document_id].title),
            *(case.page(claim.document_id, first.start), first.start, last.end),
            *(words_of(claim), case.chain(claim), held.quote_type, held.stance),
            *(claim.certainty.level, claim.certainty.polarity, numbered.hedged, numbered.negative),
            *(claim.proposition.subject, claim.proposition.predicate, claim.proposition.object, claim.proposition.text),
            *(claim.rule, claim.activity, claim.model_probability),
        )


def _content(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for number, span in enumerate(claim.content, 1):
            yield claim.id, number, claim.document_id, *place(span)


def _links(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for number, link in enumerate(claim.attribution.chain, 1):
            yield (
                *(claim.id, number, link.source_id, link.name, link.kind, link.anonymous),
                *(*place(link.source), *place(link.cue), link.implicit, link.resolved_from),
            )


def _hedges(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for number, span in enumerate(claim.certainty.hedges, 1):
            yield claim.id, number, *place(span)


def _participants(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for one in claim.participants:
            yield claim.id, one.entity_id, name_of(case.entities, one.entity_id), one.role


def _claim_times(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for number, time in enumerate(claim.times, 1):
            yield claim.id, number, *_time(time)


def _places(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for entity_id in claim.places:
            yield claim.id, entity_id, name_of(case.entities, entity_id)


def _relations(case: Exported) -> Iterator[Row]:
    for claim in case.claims.values():
        for number, one in enumerate(claim.relations, 1):
            names = (name_of(case.entities, one.subject_id), name_of(case.entities, one.object_id))
            parts = (one.subject_id, names[0], one.type, one.object_id, names[1])
            yield claim.id, number, *parts, *place(one.cue), one.polarity, one.level


def _times(case: Exported) -> Iterator[Row]:
    for document_id, time in case.analysis.times:
        yield document_id, *_time(time)


def _time(time: TimeExpression) -> Row:
    bounds = (as_date(time.earliest), as_date(time.latest))
    return *place(time.span), time.edtf, *bounds, time.anchor, time.kind, time.duration


TABLES: Final = (
    Table(
        "claims", "Claims", "One proposition with whoever holds it", ("id",),
        (
            text("id", "Derived from the document, the places of its words, and the chain"),
            whole("number", "The number that reports and pages show"),
            key_of("document_id", "documents", "The document that carries it"),
            text("document_title", "Its title"),
            whole("page", "The page where it begins; absent where the document has none"),
            whole("start", "The first code point of its words, counted from 0 in the text of the document"),
            whole("end", "The code point after their last one"),
            text("exact", "Its words in one line; … where the cue interrupts them. Their exact places: claim_content"),
            texts("chain", "Names of those through whom it passed, from the one nearest the document's author to the "
                  "origin; none for a claim of the author"),
            text("quote_type", "How it is quoted", *get_args(QuoteType)),
            text("stance", "What whoever holds it does", *get_args(Stance)),
            text("level", "How sure the text lets its holder be", *get_args(Level)),
            text("polarity", "Whether that something is so, or that it is not", *get_args(Polarity)),
            yes_or_no("hedged", "Whether the text stops short of certainty"),
            yes_or_no("negative", "Whether the holder denies it, or says that it is not so"),
            text("subject", "Of the proposition, in words of the text; may be empty"),
            text("predicate", "Likewise"),
            text("object", "Likewise"),
            text("text", "The proposition as one clause"),
            text("rule", "The rule that found it"),
            text("activity", "What found it, with version"),
            real("model_probability", "The model's own, 0 to 1, that cue, source and content are read rightly; it says "
                 "nothing of whether the claim is true"),
        ),
        _claims,
    ),
    Table(
        "claim_content", "Words of claims", "A stretch of a claim's words; several where the cue interrupts them",
        ("claim_id", "number"),
        (CLAIM, _NUMBER, key_of("document_id", "documents", "Where they stand"), *place_columns("The words")),
        _content,
    ),
    Table(
        "claim_links", "Chains", "A step of the chain behind a claim", ("claim_id", "number"),
        (
            CLAIM,
            whole("number", "1 is nearest the document's author, the highest number is the origin"),
            key_of("source_id", "sources", "Who says it"),
            text("name", "Name of the source"),
            text("kind", "What the source is", *SOURCE_KINDS),
            yes_or_no("anonymous", "Whether the text withholds the name"),
            *place_columns("The words that stand for the source here", "source"),
            *place_columns("The cue that hands the claim on", "cue"),
            yes_or_no("implicit", "Whether the link is carried over from an earlier cue"),
            text("resolved_from", "The words as written, where the name is what they stand for"),
        ),
        _links,
    ),
    Table(
        "claim_hedges", "Hedges", "Words by which a text stops short of certainty", ("claim_id", "number"),
        (CLAIM, _NUMBER, *place_columns("The hedge")), _hedges,
    ),
    Table(
        "claim_participants", "Participants", "An entity that takes part in a claim", (),
        (
            CLAIM,
            key_of("entity_id", "entities", "Who or what"),
            text("entity_name", "Its name"),
            text("role", "Its place in the sentence", *get_args(ParticipantRole)),
        ),
        _participants,
    ),
    Table(
        "claim_times", "Times of claims", "A temporal expression that dates a claim", ("claim_id", "number"),
        (CLAIM, _NUMBER, *_TIME), _claim_times,
    ),
    Table(
        "claim_places", "Places of claims", "Where a claim is said to have happened", (),
        (CLAIM, key_of("entity_id", "entities", "The place"), text("entity_name", "Its name")), _places,
    ),
    Table(
        "claim_relations", "Relations as claims state them", "What one claim says that one entity is, or did, to "
        "another", ("claim_id", "number"),
        (
            CLAIM,
            whole("number", "Counted from 1 in the claim, in order of the cues"),
            key_of("subject_id", "entities", "Who is, or did"),
            text("subject_name", "Their name"),
            text("type", "The kind of relation", *RELATION_TYPES),
            key_of("object_id", "entities", "To whom"),
            text("object_name", "Their name"),
            *place_columns("The words that say what relation it is", "cue"),
            text("polarity", "Negative where the claim says that it does not hold", *get_args(Polarity)),
            text("level", "How surely the claim says this", *get_args(Level)),
        ),
        _relations,
    ),
    Table(
        "times", "Times", "A temporal expression of a document, also one that dates no claim", (),
        (key_of("document_id", "documents", "The document"), *_TIME), _times,
    ),
)  # fmt: skip
