"""From a citation to an entry of the audit: every part of the claim against the passage that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.audit.citations import Citation
from whosays.audit.compare.aligned import telling
from whosays.audit.compare.compared import Compared, Statement
from whosays.audit.compare.side import Side
from whosays.audit.differences import differences_of
from whosays.audit.evidence import Library
from whosays.audit.judgement import judge, worst
from whosays.audit.passages import split_parts
from whosays.records import (
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    Claim,
    Difference,
    Drift,
    Span,
)

#: Candidates that are searched together: those whose weight is not far below the best one's.
_NEAR = 0.6
#: How like the quoted words a place must be that is found without being cited.
_SAME_WORDS = 0.95
#: The weight of a document that nothing but quoted words speaks for.
_BY_WORDS = 0.5
#: A part with fewer telling words says too little to be missed in a document.
_TELLING = 2
#: Passages that are kept with a part, beside the one that counts: those that say the same elsewhere.
_KEPT = 3
#: Another passage was found as well as the one that counts from so large a share of its weight.
_AS_WELL = 0.8


def assess(citation: Citation, claim: Claim, library: Library, activity: str) -> AuditEntry | None:
    """Hold a claim against what it cites; None where they say too little to be held against it.

    Args:
        citation: What the claim hangs on.
        claim: The claim.
        library: The sources.
        activity: Names the encoder's comparisons in what is found.
    """
    sides = _parts(claim, library)
    candidates: tuple[Candidate, ...] = citation.candidates
    if not candidates:
        elsewhere = _quoted_elsewhere(sides, (), library)
        if elsewhere is None:
            return _unavailable(citation, claim)
        candidates = (elsewhere,)
    if not sides:
        return None
    cited = next((i for i, link in enumerate(claim.attribution.chain) if link.source_id == citation.source_id), -1)
    statements = [Statement.of(claim, side, cited) for side in sides]
    near = [c for c in candidates if c.weight >= _NEAR * candidates[0].weight]
    parts = _compared(statements, near, library, activity)
    if candidates is citation.candidates and all(part.verdict == "not_found" for part in parts):
        elsewhere = _quoted_elsewhere(sides, near, library)
        if elsewhere is not None:
            candidates = (elsewhere, *candidates)
            parts = _compared(statements, [elsewhere], library, activity)
    verdict = worst([part.verdict for part in parts])
    leading = next(part for part in parts if part.verdict == verdict)
    passage = leading.passages[0] if leading.passages else next((p.passages[0] for p in parts if p.passages), None)
    document_id = passage.document_id if passage is not None else candidates[0].document_ids[0]
    return AuditEntry(
        claim_id=claim.id,
        cited_source_id=citation.source_id,
        cited=citation.cited,
        citation=citation.span,
        document_id=document_id,
        passage=passage.span if passage is not None else None,
        verdict=verdict,
        drift=_drifts(parts),
        why=_why(parts, verdict),
        parts=tuple(parts),
        candidates=_ordered(candidates, document_id),
    )


def _compared(
    statements: Sequence[Statement], candidates: Sequence[Candidate], library: Library, activity: str
) -> list[AuditedPart]:
    within = list(dict.fromkeys(document for candidate in candidates for document in candidate.document_ids))
    return [_part(statement, within, library, activity) for statement in statements]


def _quoted_elsewhere(sides: Sequence[Side], near: Sequence[Candidate], library: Library) -> Candidate | None:
    """The document that quoted words stand in where the ones that seemed to be cited do not have them.

    A citation is often vague ("one entry reads"); words in quotation marks are not.
    """
    tried = {document for candidate in near for document in candidate.document_ids}
    for side in sides:
        for quote in library.quotes(side, None):
            match = quote.match
            if match is not None and match.likeness >= _SAME_WORDS and match.document_id not in tried:
                title = library.shelves[match.document_id].document.title
                weight = near[0].weight if near else _BY_WORDS
                return Candidate((match.document_id,), title, weight, "the quoted words stand there", via=not near)
    return None


def _unavailable(citation: Citation, claim: Claim) -> AuditEntry:
    why = "no document of the case was recognised as the one that is cited"
    return AuditEntry(
        claim.id, citation.source_id, citation.cited, citation.span, None, None, "source_unavailable", (), why
    )


def _parts(claim: Claim, library: Library) -> list[Side]:
    """The statements of a claim that say something: two telling words, or one and a verb."""
    shelf = library.shelves[claim.document_id]
    found = [
        Side.of(shelf, start, end)
        for span in claim.content
        for start, end in split_parts(shelf.document.text, span.start, span.end)
    ]
    weighty = [side for side in found if len(telling(side.doc)) >= _TELLING]
    if weighty:
        return weighty
    whole = Side.of(shelf, claim.content[0].start, claim.content[-1].end)
    return [whole] if telling(whole.doc) and any(token.pos_ in {"VERB", "AUX"} for token in whole.doc) else []


def _part(statement: Statement, within: Sequence[str], library: Library, activity: str) -> AuditedPart:
    part = statement.part
    content = Span.of(part.document.text, part.start, part.end)
    compared = library.compared(statement, within)
    if not compared:
        return AuditedPart(content, "not_found")
    judged = judge(compared)
    best = compared[judged.index]
    if judged.kind == "absent":
        return AuditedPart(content, "not_found", support_probability=round(judged.supported, 4))
    differences: tuple[Difference, ...] = ()
    verdict: AuditVerdict = "supported"
    if judged.kind == "changed":
        verdict, differences = differences_of(statement, best, judged.chances, activity)
    return AuditedPart(
        content=content,
        verdict=verdict,
        passages=tuple(_cited(one, library) for one in _same(compared, judged.index)),
        differences=differences,
        support_probability=round(judged.supported, 4),
    )


def _same(compared: Sequence[Compared], index: int) -> list[Compared]:
    """The passage that counts, and those that were found as well as it."""
    best = compared[index]
    others = [
        one
        for i, one in enumerate(compared)
        if i != index and (one.place.repeats or one.place.weight >= _AS_WELL * best.place.weight)
    ]
    return [best, *others[:_KEPT]]


def _cited(one: Compared, library: Library) -> Cited:
    passage = one.passage
    text = passage.document.text
    sentences = library.finder.index.at(passage.document.id, passage.start, passage.end)
    speakers = [name for n in sentences for name in library.finder.index.sentences[n].speaker]
    return Cited(
        passage.document.id,
        Span.of(text, passage.start, passage.end),
        library.around(one.place),
        speakers[0] if speakers else "",
    )


def _drifts(parts: Sequence[AuditedPart]) -> tuple[Drift, ...]:
    return tuple(dict.fromkeys(one.drift for part in parts for one in part.differences))


def _why(parts: Sequence[AuditedPart], verdict: AuditVerdict) -> str:
    found = [one.why for part in parts if part.verdict == verdict for one in part.differences]
    if found:
        return "; ".join(dict.fromkeys(found))
    if verdict == "not_found":
        missing = next(part for part in parts if part.verdict == "not_found")
        return f"nothing in the cited document speaks of “{' '.join(missing.content.exact.split())}”"
    return "the passage says it"


def _ordered(candidates: Sequence[Candidate], document_id: str) -> tuple[Candidate, ...]:
    """The candidate whose document was compared comes first."""
    return tuple(sorted(candidates, key=lambda candidate: document_id not in candidate.document_ids))
