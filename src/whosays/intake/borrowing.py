"""What an audit found of where a brief has its claims from, as bonds between claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosays.records import Analysis, Audit, AuditedPart, AuditEntry, AuditVerdict, BondKind, Claim, ClaimBond
from whosays.text.words import telling, words_of

#: Of a passage with several claims, the one counts that shares so much with the claim of the brief: cosine of terms.
_SHARED = 0.3
#: What a claim of a brief is to what it rests on, by the verdict on it; other verdicts say that it is something else.
_KINDS: Mapping[AuditVerdict, BondKind] = {"supported": "same", "understated": "broader", "overstated": "narrower"}
#: What is taken for the probability of a verdict that an analyst gave, or that has none.
_RULED, _UNKNOWN = 1.0, 0.5


def bonds_of_audit(analysis: Analysis, audit: Audit | None) -> tuple[ClaimBond, ...]:
    """The claims of cited documents that claims of briefs rest on, in order of the audit.

    The passage was found, and the verdict made, by comparisons that see more than two claims side by side: the document
    that is cited, the sentences around, the quotation. A claim of which only a part stands there says it more exactly.

    Args:
        analysis: The case.
        audit: Its audit as it stands, with rulings; None where there is none.
    """
    claims = {claim.id: claim for claim in analysis.claims}
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(analysis.claims, key=lambda claim: claim.content[0].start):
        by_document[claim.document_id].append(claim)
    found: dict[tuple[str, str], ClaimBond] = {}
    for entry in audit.entries if audit is not None else ():
        if entry.claim_id in claims and not entry.stale:
            for bond in _bonds(entry, claims[entry.claim_id], by_document):
                found.setdefault((bond.left, bond.right), bond)
    return tuple(found.values())


def _bonds(entry: AuditEntry, claim: Claim, by_document: Mapping[str, Sequence[Claim]]) -> Iterator[ClaimBond]:
    for part in entry.parts:
        kind = _KINDS.get(entry.ruling.verdict if entry.ruling is not None else part.verdict)
        if kind is None:
            continue
        if len(entry.parts) > 1 and kind == "same":
            kind = "narrower"
        likely = _RULED if entry.ruling is not None else part.support_probability or _UNKNOWN
        for right in _rests_on(part, by_document):
            words = " ".join(part.content.exact.split())
            yield ClaimBond(claim.id, right.id, kind, likely, f"The audit found “{words}” there: {part.verdict}.")


def _rests_on(part: AuditedPart, by_document: Mapping[str, Sequence[Claim]]) -> Iterator[Claim]:
    """In each passage of a part, the claim that is most like it."""
    wanted = telling(words_of(part.content.exact))
    for cited in part.passages:
        held = by_document.get(cited.document_id, ())
        first = bisect_left(held, cited.context.start, key=lambda claim: claim.content[0].start)
        last = bisect_right(held, cited.span.end, key=lambda claim: claim.content[0].start)
        inside = [one for one in held[first:last] if one.content[-1].end > cited.span.start]
        alike = [(_likeness(wanted, one), -place) for place, one in enumerate(inside)]
        best, place = max(alike, default=(0.0, 0))
        if best >= _SHARED:
            yield inside[-place]


def _likeness(wanted: frozenset[str], claim: Claim) -> float:
    terms = telling(word for span in claim.content for word in words_of(span.exact))
    return len(wanted & terms) / (len(wanted) * len(terms)) ** 0.5 if wanted and terms else 0.0
