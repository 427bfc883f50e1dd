"""What a case file keeps beside its analysis, so that the analysis document can be imported without loss.

The names of single documents before they were joined, every decision ever taken, and what audit and balance were made
from: what is derived follows from these and is worked out again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.export.values import Json, fields, span_as_json
from whosays.records import Claim, Document, Entity, Reading, Source, Unread
from whosays.store import Activity, Basis, Decision, Footing, ReadAs, ReadBy


@dataclass(frozen=True, slots=True)
class Kept:
    """What a case file keeps.

    Attributes:
        read: The documents that count, each with its own reading.
        read_by: What read each, by its id.
        decisions: All, oldest first.
        audit: What the audit was made from; None without one.
        audited_at: When, ISO time; empty without one.
        balance: What the balance was made from; None without one.
    """

    read: Sequence[tuple[Document, Reading]]
    read_by: Mapping[str, ReadBy]
    decisions: Sequence[Decision]
    audit: Basis | None
    audited_at: str
    balance: Footing | None


def kept_members(kept: Kept, claims: Mapping[str, Claim]) -> Json:
    """The keys of the analysis document that hold it.

    Args:
        kept: It.
        claims: Those of the case, by id: what is the same there is not written again.
    """
    undoes = {decision.undone_by: decision.id for decision in kept.decisions if decision.undone_by}
    return {
        "readings": (_reading(reading, kept.read_by[document.id], claims) for document, reading in kept.read),
        "decisions": (_decision(decision, undoes.get(decision.id)) for decision in kept.decisions),
        "audit_basis": kept.audit and _basis(kept.audit.documents, kept.audit.judgements, kept.audited_at),
        "balance_basis": kept.balance and _basis(kept.balance.documents, kept.balance.decisions, kept.balance.audit),
    }


def _reading(reading: Reading, by: ReadBy, claims: Mapping[str, Claim]) -> Json:
    return {
        "document_id": reading.document_id,
        "activity": _activity(by.activity),
        "published": by.published,
        **fields(reading, "sentences sentences_with_claims"),
        "entities": [_entity(entity) for entity in reading.entities],
        "sources": [_source(source) for source in reading.sources],
        "claims": [*_claims(reading, claims)],
        "unread": [_unread(unread) for unread in reading.unread],
    }


def _claims(reading: Reading, claims: Mapping[str, Claim]) -> Iterator[Json]:
    """The document's claims in order, with their own ids for names and sources where the case has others."""
    for claim in reading.claims:
        joined = claims.get(claim.id)
        parts: Json = {}
        if joined is None or joined.attribution != claim.attribution:
            parts["sources"] = [link.source_id for link in claim.attribution.chain]
        if joined is None or joined.participants != claim.participants:
            parts["participants"] = [fields(part, "entity_id role") for part in claim.participants]
        if joined is None or joined.places != claim.places:
            parts["places"] = list(claim.places)
        if joined is None or joined.relations != claim.relations:
            parts["relations"] = [
                {
                    **fields(relation, "type subject_id object_id"),
                    "cue": span_as_json(relation.cue),
                    **fields(relation, "polarity level"),
                }
                for relation in claim.relations
            ]
        yield {"id": claim.id, **parts}


def _activity(activity: Activity) -> Json:
    return {**fields(activity, "name version"), "detail": json.loads(activity.detail)}


def _entity(entity: Entity) -> Json:
    return {
        **fields(entity, "id schema name"),
        "aliases": list(entity.aliases),
        "mentions": [
            {"start": mention.span.start, "end": mention.span.end, **fields(mention, "kind schema title long_form")}
            for mention in entity.mentions
        ],
    }


def _source(source: Source) -> Json:
    return fields(source, "id name kind anonymous entity_id document_id")


def _unread(unread: Unread) -> Json:
    return fields(unread, "path reason remedy document_id")


def _decision(decision: Decision, undoes: str | None) -> Json:
    return {
        **fields(decision, "id at who why kind subject"),
        "payload": json.loads(decision.payload),
        "undoes": undoes,
    }


def _basis(documents: Mapping[str, ReadAs], decisions: frozenset[str], audited_at: str) -> Json:
    return {
        "documents": {
            identity: fields(read, "role path activity_id published") for identity, read in sorted(documents.items())
        },
        "decisions": sorted(decisions),
        "audited_at": audited_at,
    }
