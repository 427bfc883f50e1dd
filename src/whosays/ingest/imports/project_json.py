"""The analysis document, back into a case.

One that ``whosays export`` wrote of a case comes back whole. One without the keys ``readings`` and ``decisions``, such
as another program may write, is taken for what its fixed keys say: the names in each document are then those of its
entities there.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from whosays.ingest.imports.checked import Broken, Record, checked, listed, member
from whosays.ingest.imports.formats import ImportFormat
from whosays.ingest.imports.items import Item, Snapshot
from whosays.records import (
    Audit,
    AuditEntry,
    Balance,
    Claim,
    Critical,
    Document,
    Entity,
    Mention,
    Omission,
    Participant,
    Reading,
    ReadOptions,
    Source,
    Span,
    StatedRelation,
    TimeExpression,
    TwiceTold,
    Unread,
    UnreadableInput,
)
from whosays.store import Activity, Basis, Decision, Footing, KeptBalance, ReadAs, ReadBy

_MARK: Final = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"whosays"\s*:')
_SUPPORTED: Final = 1
_BALANCE: Final = ("voices", "lines", "reliances", "circles", "bonds", "assertions", "relations", "tensions")


def recognises(head: bytes, _: str) -> bool:
    """Whether a file begins as the analysis document does."""
    return _MARK.match(head) is not None


def read(data: bytes, path: str, _: ReadOptions) -> Iterator[Item]:
    """The whole case.

    Raises:
        UnreadableInput: If it is no JSON, of a later format, or one of its records makes no sense; the reason names it.
    """
    remedy = "export the case again"
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(path, "bytes that are not UTF-8", remedy) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(path, f"malformed JSON ({error})", remedy) from error
    try:
        version = member(found, "whosays", "")
        if version != _SUPPORTED:
            reason = f"an analysis document of format {version}, and this whosays knows {_SUPPORTED}"
            raise UnreadableInput(path, reason, "install a newer whosays")
        yield _snapshot(found)
    except Broken as error:
        raise UnreadableInput(path, f"a broken analysis document: {error}", remedy) from error


def _snapshot(found: Record) -> Snapshot:
    documents = checked(Document, listed(found, "documents"), "documents")
    readings = _readings(found, {document.id: document for document in documents})
    unread = checked(Unread, listed(member(found, "coverage", ""), "unread"), "coverage.unread")
    within = sum(len(reading.unread) for reading in readings.values())
    made = listed(found, "readings") if "readings" in found else []
    audited = found.get("audit_basis") or {}
    return Snapshot(
        read=tuple((document, readings[document.id]) for document in documents),
        read_by={
            member(one, "document_id", f"readings[{place}]"): ReadBy(
                _activity(member(one, "activity", f"readings[{place}]")), one.get("published")
            )
            for place, one in enumerate(made)
        },
        failed=tuple(unread[: len(unread) - within]) if made else tuple(one for one in unread if not one.document_id),
        decisions=tuple(_decisions(found)),
        audit=_audit(found),
        audit_basis=_basis(audited) if audited else None,
        audited_at=str(audited.get("audited_at", "")),
        balance=_balance(found),
    )


def _readings(found: Record, documents: Mapping[str, Document]) -> dict[str, Reading]:
    """What each document says by itself."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _claims(found, documents):
        claims[claim.document_id].append(claim)
    times: defaultdict[str, list[TimeExpression]] = defaultdict(list)
    for place, raw in enumerate(listed(found, "times")):
        document = _known(documents, member(raw, "document_id", f"times[{place}]"), f"times[{place}]")
        times[document.id].append(_times([raw], document, f"times[{place}]")[0])
    if "readings" not in found:
        return {
            document.id: _apart(document, found, claims[document.id], times[document.id])
            for document in documents.values()
        }
    readings: dict[str, Reading] = {}
    for place, raw in enumerate(listed(found, "readings")):
        at = f"readings[{place}]"
        document = _known(documents, member(raw, "document_id", at), at)
        by_id = {claim.id: claim for claim in claims[document.id]}
        readings[document.id] = Reading(
            document_id=document.id,
            entities=tuple(
                _entity(one, document, f"{at}.entities[{number}]")
                for number, one in enumerate(listed(raw, "entities", at))
            ),
            times=tuple(times[document.id]),
            sources=tuple(checked(Source, listed(raw, "sources", at), f"{at}.sources")),
            claims=tuple(_own(listed(raw, "claims", at), by_id, document, f"{at}.claims")),
            sentences=member(raw, "sentences", at),
            sentences_with_claims=member(raw, "sentences_with_claims", at),
            unread=tuple(checked(Unread, listed(raw, "unread", at), f"{at}.unread")),
        )
    if missing := documents.keys() - readings.keys():
        everywhere = "readings"
        raise Broken(everywhere, f"there is none of {min(missing)}")
    return readings


def _apart(document: Document, found: Record, claims: Sequence[Claim], times: Sequence[TimeExpression]) -> Reading:
    """What one document says, by the records of the whole case."""
    entities: list[Entity] = []
    for place, raw in enumerate(listed(found, "entities")):
        at = f"entities[{place}]"
        mentions = [one for one in listed(raw, "mentions", at) if one.get("document_id") == document.id]
        if mentions:
            schema = member(raw, "schema", at)
            here = [{"schema": schema, **one} for one in mentions]
            entities.append(_entity({**raw, "mentions": here}, document, at))
    said_by = {link.source_id for claim in claims for link in claim.attribution.chain}
    sources = checked(Source, listed(found, "sources"), "sources")
    return Reading(
        document_id=document.id,
        entities=tuple(entities),
        times=tuple(times),
        sources=tuple(source for source in sources if source.id in said_by or source.document_id == document.id),
        claims=tuple(claims),
        unread=tuple(
            one
            for one in checked(Unread, listed(member(found, "coverage", ""), "unread"), "coverage.unread")
            if one.document_id == document.id
        ),
    )


def _claims(found: Record, documents: Mapping[str, Document]) -> Iterator[Claim]:
    for place, raw in enumerate(listed(found, "claims")):
        at = f"claims[{place}]"
        document = _known(documents, member(raw, "document_id", at), at)
        flat = {**raw, "times": []}
        (claim,) = checked(Claim, [flat], at, numbered=False)
        spans = [*claim.content, *claim.certainty.hedges, *(relation.cue for relation in claim.relations)]
        spans += [span for link in claim.attribution.chain for span in (link.source, link.cue) if span]
        for span in spans:
            _checked_span(span, document, at)
        yield replace(claim, times=tuple(_times(listed(raw, "times", at), document, f"{at}.times")))


def _own(raw: Sequence[Record], claims: Mapping[str, Claim], document: Document, at: str) -> Iterator[Claim]:
    """A document's claims with its own names for whom they are about and by whom they are held."""
    for place, one in enumerate(raw):
        where = f"{at}[{place}]"
        identity = member(one, "id", where)
        if identity not in claims:
            raise Broken(where, f"there is no claim {identity} of this document")
        claim = claims[identity]
        if "sources" in one:
            chain = claim.attribution.chain
            if len(chain) != len(one["sources"]):
                raise Broken(where, "not as many sources as the chain of the claim has")
            links = (replace(link, source_id=str(own)) for link, own in zip(chain, one["sources"], strict=True))
            claim = replace(claim, attribution=replace(claim.attribution, chain=tuple(links)))
        if "participants" in one:
            parts = checked(Participant, one["participants"], f"{where}.participants")
            claim = replace(claim, participants=tuple(parts))
        if "places" in one:
            claim = replace(claim, places=tuple(map(str, one["places"])))
        if "relations" in one:
            relations = checked(StatedRelation, one["relations"], f"{where}.relations")
            for relation in relations:
                _checked_span(relation.cue, document, where)
            claim = replace(claim, relations=tuple(relations))
        yield claim


def _entity(raw: Record, document: Document, at: str) -> Entity:
    mentions = [
        {**mention, "document_id": document.id, "span": _span_at(mention, document, f"{at}.mentions[{place}]")}
        for place, mention in enumerate(listed(raw, "mentions", at))
    ]
    (entity,) = checked(Entity, [{**raw, "mentions": []}], at, numbered=False)
    return replace(entity, mentions=tuple(checked(Mention, mentions, f"{at}.mentions")))


def _times(raw: Sequence[Record], document: Document, at: str) -> list[TimeExpression]:
    return checked(TimeExpression, [{**one, "span": _span_at(one, document, at)} for one in raw], at)


def _span_at(raw: Record, document: Document, at: str) -> Span:
    """The span of a record that has its offsets, and may have its words, among its own keys."""
    start, end = member(raw, "start", at), member(raw, "end", at)
    try:
        span = Span.of(document.text, start, end)
    except (ValueError, TypeError) as error:
        raise Broken(at, str(error)) from error
    return _checked_span(replace(span, exact=raw.get("exact", span.exact)), document, at)


def _checked_span(span: Span, document: Document, at: str) -> Span:
    if document.text[span.start : span.end] != span.exact or not span.exact:
        raise Broken(at, f"the words of {document.id} from {span.start} to {span.end} are not “{span.exact[:80]}”")
    return span


def _known(documents: Mapping[str, Document], identity: str, at: str) -> Document:
    if identity not in documents:
        raise Broken(at, f"there is no document {identity}")
    return documents[identity]


def _activity(raw: Record) -> Activity:
    detail: Any = raw.get("detail", {})
    return Activity.of(member(raw, "name", "activity"), member(raw, "version", "activity"), detail)


def _decisions(found: Record) -> Iterator[Decision]:
    raw = listed(found, "decisions") if "decisions" in found else []
    undone_by = {one["undoes"]: one.get("id") for one in raw if one.get("undoes")}
    for place, one in enumerate(raw):
        payload = json.dumps(member(one, "payload", f"decisions[{place}]"), ensure_ascii=False, sort_keys=True)
        (decision,) = checked(Decision, [{**one, "payload": payload}], f"decisions[{place}]", numbered=False)
        yield replace(decision, undone_by=undone_by.get(decision.id))


def _audit(found: Record) -> Audit | None:
    if found.get("audited_by") is None:
        return None
    entries = [{**one, "ruling": None, "stale": False} for one in listed(found, "audit")]
    return Audit(
        tuple(checked(AuditEntry, entries, "audit")),
        tuple(checked(Omission, listed(found, "omissions"), "omissions")),
        tuple(checked(TwiceTold, listed(found, "twice_told"), "twice_told")),
        tuple(member(found["coverage"], "unavailable_sources", "coverage")),
        str(found["audited_by"]),
    )


def _balance(found: Record) -> KeptBalance | None:
    if found.get("weighed_by") is None:
        return None
    parts = {key: listed(found, key) for key in _BALANCE}
    (balance,) = checked(Balance, [{**parts, "activity": found["weighed_by"]}], "", numbered=False)
    critical = checked(Critical, listed(found, "critical"), "critical")
    raw = found.get("balance_basis") or {}
    basis = _basis(raw) if raw else Basis({}, frozenset())
    footing = Footing(basis.documents, basis.judgements, str(raw.get("audited_at", "")))
    return KeptBalance(balance, footing, tuple(critical))


def _basis(raw: Record) -> Basis:
    documents = {
        identity: ReadAs(one["role"], one["path"], one["activity_id"], one["published"])
        for identity, one in member(raw, "documents", "basis").items()
    }
    return Basis(documents, frozenset(member(raw, "decisions", "basis")))


FORMAT: Final = ImportFormat(
    title="the analysis document of whosays: a whole case",
    recognises=recognises,
    read=read,
)
