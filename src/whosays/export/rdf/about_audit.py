"""What became of claims on their way from what they cite, as nodes; rulings also as ClaimReview of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from whosays.export.exported import Exported, words_of
from whosays.export.rdf import vocabulary as v
from whosays.export.rdf.about_claims import activity
from whosays.export.rdf.about_decisions import decision, person
from whosays.export.rdf.namespaces import PROV, SCHEMA
from whosays.export.rdf.places import Places, iri, iris, maybe
from whosays.export.rdf.terms import Iri, Node
from whosays.records import (
    AuditedPart,
    AuditEntry,
    Candidate,
    Cited,
    Decided,
    Difference,
    Omission,
    Ruling,
    TwiceTold,
    content_id,
)

#: What a ruling is about; it is no ruling on whether the claim is so.
ASPECT: Final = "Whether the document that the claim cites says what the claim says; not whether it is so."


def audit_nodes(case: Exported, places: Places) -> Iterator[Node]:
    """Verdicts, rulings on them, omissions and what is told twice; nothing for a case that was never audited."""
    audit = case.analysis.audit
    if audit is None:
        return
    made_by = activity(audit.activity)
    for entry in audit.entries:
        claim = case.claims.get(entry.claim_id)
        yield _verdict(entry, claim.document_id if claim else None, places).put(v.GENERATED_BY, made_by)
        if entry.ruling is not None:
            yield from _ruling(case, entry, entry.ruling)
    for omission in audit.omissions:
        yield _omission(omission, places).put(v.GENERATED_BY, made_by)
    for twice in audit.twice_told:
        yield _twice(twice, places).put(v.GENERATED_BY, made_by)


def verdict_id(entry: AuditEntry) -> str:
    """The id of a verdict: of one claim held against one source."""
    return content_id("ver", entry.claim_id, entry.cited_source_id, entry.cited, entry.document_id)


def omission_id(omission: Omission) -> str:
    """The id of an omission."""
    return content_id("omi", omission.document_id, omission.passage.start, omission.passage.end)


def _verdict(entry: AuditEntry, brief: str | None, places: Places) -> Node:
    return (
        Node(iri(verdict_id(entry)), v.own("Verdict"), Iri(PROV + "Entity"))
        .put(v.CLAIM, iri(entry.claim_id))
        .put(v.VERDICT, v.listed("verdict", entry.verdict))
        .put(v.CITED_SOURCE, maybe(entry.cited_source_id))
        .put(v.CITED, entry.cited)
        .put(v.CITATION, places.maybe(brief, entry.citation))
        .put(v.DOCUMENT, maybe(entry.document_id))
        .put(v.PASSAGE, places.maybe(entry.document_id, entry.passage))
        .all(v.DRIFT, (v.listed("drift", drift) for drift in entry.drift))
        .put(v.COMMENT, entry.why)
        .put(v.STALE, entry.stale)
        .all(v.PART_OF_CLAIM, (_part(place, part, brief, places) for place, part in enumerate(entry.parts, 1)))
        .all(v.CANDIDATE, (_candidate(place, one) for place, one in enumerate(entry.candidates, 1)))
    )


def _part(place: int, part: AuditedPart, brief: str | None, places: Places) -> Node:
    document = part.passages[0].document_id if part.passages else None
    return (
        Node(None, v.own("AuditedPart"))
        .put(v.POSITION, place)
        .put(v.CONTENT, places.maybe(brief, part.content))
        .put(v.VERDICT, v.listed("verdict", part.verdict))
        .all(v.RESTS_ON, (_cited(number, cited, places) for number, cited in enumerate(part.passages, 1)))
        .all(v.DIFFERENCE, (_difference(one, brief, document, places) for one in part.differences))
        .put(v.SUPPORT_PROBABILITY, part.support_probability)
    )


def _cited(number: int, cited: Cited, places: Places) -> Node:
    return (
        Node(None, v.own("CitedPassage"))
        .put(v.POSITION, number)
        .put(v.PASSAGE, places.at(cited.document_id, cited.span))
        .put(v.CONTEXT, places.at(cited.document_id, cited.context))
        .put(v.SPEAKER, cited.speaker)
    )


def _difference(one: Difference, brief: str | None, document: str | None, places: Places) -> Node:
    return (
        Node(None, v.own("Difference"))
        .put(v.DRIFT, v.listed("drift", one.drift))
        .put(v.CLAIM_WORDS, places.maybe(brief, one.claim))
        .put(v.PASSAGE_WORDS, places.maybe(document, one.passage))
        .put(v.STRONGER, one.stronger)
        .put(v.COMMENT, one.why)
        .put(v.COMPARISON, one.comparison)
    )


def _candidate(place: int, one: Candidate) -> Node:
    return (
        Node(None, v.own("Candidate"))
        .put(v.POSITION, place)
        .all(v.DOCUMENT, iris(one.document_ids))
        .put(v.TITLE, one.title)
        .put(v.WEIGHT, one.weight)
        .put(v.COMMENT, one.why)
        .put(v.VIA_QUOTATION, one.via)
    )


def _ruling(case: Exported, entry: AuditEntry, ruling: Ruling) -> Iterable[Node]:
    """An analyst's ruling as a review of the claim, which is what schema.org has for it.

    The rating has a name and no number: whosays has no scale on which verdicts are numbers. ``url``, the page where a
    review is published, is for whoever publishes it.
    """
    claim = case.claims.get(entry.claim_id)
    decided = Decided(ruling.id, ruling.at, ruling.who, ruling.why, ruling.undone_by)
    rating = (
        Node(None, Iri(SCHEMA + "Rating"))
        .put(v.ALTERNATE, ruling.verdict.replace("_", " "))
        .put(v.EXPLANATION, ruling.why)
        .put(v.ASPECT, ASPECT)
    )
    yield (
        Node(iri(content_id("rul", ruling.id)), v.own("Ruling"), Iri(SCHEMA + "ClaimReview"), Iri(PROV + "Entity"))
        .put(v.REVIEWED, iri(entry.claim_id))
        .put(v.REVIEWED_WORDS, words_of(claim) if claim else "")
        .put(v.RATING, rating)
        .put(v.BODY_TEXT, ruling.why)
        .put(v.AUTHOR, person(ruling.who))
        .put(v.PUBLISHED, ruling.at[:10])
        .put(v.ON, iri(verdict_id(entry)))
        .put(v.VERDICT, v.listed("verdict", ruling.verdict))
        .put(v.MACHINE_VERDICT, v.listed("verdict", entry.verdict))
        .put(v.GENERATED_BY, iri(ruling.id))
        .put(v.ATTRIBUTED, person(ruling.who))
    )
    yield decision(decided)
    if claim is not None:
        # No author: what is reviewed is how the brief renders its source, and not the source.
        yield Node(iri(claim.id)).put(v.APPEARANCE, iri(claim.document_id))


def _omission(omission: Omission, places: Places) -> Node:
    return (
        Node(iri(omission_id(omission)), v.own("Omission"), Iri(PROV + "Entity"))
        .put(v.DOCUMENT, iri(omission.document_id))
        .put(v.PASSAGE, places.at(omission.document_id, omission.passage))
        .all(v.BEARS_ON, iris(omission.bears_on))
        .put(v.COMMENT, omission.why)
        .put(v.WEIGHT, omission.weight)
    )


def _twice(twice: TwiceTold, places: Places) -> Node:
    return (
        Node(iri(content_id("twi", twice.kind, *twice.claim_ids)), v.own("TwiceTold"), Iri(PROV + "Entity"))
        .all(v.CLAIM, iris(twice.claim_ids))
        .put(v.SHARED, v.listed("shared", twice.kind))
        .put(v.COMMENT, twice.why)
        .put(v.DOCUMENT, maybe(twice.document_id))
        .put(v.PASSAGE, places.maybe(twice.document_id, twice.passage))
    )
