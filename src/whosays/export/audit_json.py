"""An audit as the keys of the analysis document that hold it."""

from __future__ import annotations

from whosays.export.values import Json, fields, maybe_span, span_as_json
from whosays.records import Audit, AuditedPart, AuditEntry, Candidate, Cited, Difference, Omission, TwiceTold


def audit_as_json(audit: Audit | None) -> Json:
    """The keys ``audit``, ``omissions``, ``twice_told`` and ``audited_by``; None stands for a case never audited."""
    found = audit or Audit()
    return {
        "audit": [entry_as_json(entry) for entry in found.entries],
        "omissions": [omission_as_json(omission) for omission in found.omissions],
        "twice_told": [twice_as_json(twice) for twice in found.twice_told],
        "audited_by": None if audit is None else audit.activity,
    }


def entry_as_json(entry: AuditEntry) -> Json:
    """One verdict; ``ruling`` is what an analyst decided, and ``verdict`` stays the machine's own."""
    ruling = None if entry.ruling is None else fields(entry.ruling, "id verdict at who why")
    return {
        **fields(entry, "claim_id cited_source_id document_id"),
        "passage": maybe_span(entry.passage),
        "verdict": entry.verdict,
        "drift": list(entry.drift),
        "why": entry.why,
        "cited": entry.cited,
        "citation": maybe_span(entry.citation),
        "parts": [_part(part) for part in entry.parts],
        "candidates": [_candidate(candidate) for candidate in entry.candidates],
        "ruling": ruling,
        "stale": entry.stale,
    }


def omission_as_json(omission: Omission) -> Json:
    """A sentence that the brief leaves out."""
    return {
        "document_id": omission.document_id,
        "passage": span_as_json(omission.passage),
        "bears_on": list(omission.bears_on),
        **fields(omission, "why weight"),
    }


def twice_as_json(twice: TwiceTold) -> Json:
    """Claims that rest on one thing."""
    return {
        "claim_ids": list(twice.claim_ids),
        **fields(twice, "kind why document_id"),
        "passage": maybe_span(twice.passage),
    }


def _part(part: AuditedPart) -> Json:
    return {
        "content": span_as_json(part.content),
        "verdict": part.verdict,
        "passages": [_cited(cited) for cited in part.passages],
        "differences": [_difference(difference) for difference in part.differences],
        "support_probability": part.support_probability,
    }


def _cited(cited: Cited) -> Json:
    return {
        "document_id": cited.document_id,
        "span": span_as_json(cited.span),
        "context": span_as_json(cited.context),
        "speaker": cited.speaker,
    }


def _difference(difference: Difference) -> Json:
    return {
        "drift": difference.drift,
        "claim": maybe_span(difference.claim),
        "passage": maybe_span(difference.passage),
        **fields(difference, "stronger why comparison"),
    }


def _candidate(candidate: Candidate) -> Json:
    return {"document_ids": list(candidate.document_ids), **fields(candidate, "title weight why via")}
