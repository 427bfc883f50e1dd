"""The harbour case with an audit of its brief, made by hand: a hostile passage, a ruling, a stale verdict, a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.export.report.factory import find, harbour_case

from whosays.records import (
    Analysis,
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Candidate,
    Cited,
    Claim,
    Difference,
    Document,
    Drift,
    Omission,
    Ruling,
    Span,
    TwiceTold,
)

#: A difference: its kind, the words of the brief, those of the source.
_Pair = tuple[Drift, str, str]


def claim_of(case: Analysis, words: str) -> Claim:
    """The first claim of the brief whose content begins with ``words``."""
    return next(claim for claim in case.claims if claim.content[0].exact.startswith(words))


def part_of(
    brief: Document, content: Span, source: Document, passage: str, verdict: AuditVerdict, pairs: Sequence[_Pair] = ()
) -> AuditedPart:
    """A statement compared with a passage, in the context of the whole source."""
    span = find(source, passage)
    differences = tuple(
        Difference(
            drift,
            find(brief, mine) if mine else None,
            find(source, theirs) if theirs else None,
            None,
            f"“{mine}” against “{theirs}”",
        )
        for drift, mine, theirs in pairs
    )
    context = Span.of(source.text, 0, len(source.text.rstrip()))
    return AuditedPart(content, verdict, (Cited(source.id, span, context, ""),), differences, 0.4)


def audited_case() -> Analysis:
    """Build it."""
    case = harbour_case()
    brief, inquiry, letter = case.documents

    def entry(words: str, cited: str, verdict: AuditVerdict, *parts: AuditedPart, **more: object) -> AuditEntry:
        first = parts[0].passages[0] if parts and parts[0].passages else None
        made = AuditEntry(
            claim_of(case, words).id, None, cited, find(brief, cited), first.document_id if first else None,
            first.span if first else None, verdict,
            tuple(dict.fromkeys(it.drift for part in parts for it in part.differences)), f"why {verdict}", parts,
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def whole(words: str) -> Span:
        return claim_of(case, words).content[0]

    both = (
        Candidate((inquiry.id,), inquiry.title, 3.0, "its title"),
        Candidate((letter.id,), letter.title, 1.0, "a date"),
    )
    thirty = "At least thirty containers may have left the north quay without a weight being recorded"
    forty = part_of(
        *(brief, find(brief, "forty containers left the quay unweighed"), inquiry, thirty, "overstated"),
        [
            ("number", "forty containers", "At least thirty containers"),
            ("certainty", "left the quay", "may have left"),
        ],
    )
    spring = find(brief, "between March and June 2014")
    months = part_of(brief, spring, inquiry, "for most of spring 2014", "supported")
    off = part_of(
        *(brief, whole("the scales had been switched off"), letter),
        *('<a href="javascript:alert(2)">the \u202escales\u202c were off</a>', "contradicted"),
        [("polarity", "switched off", "were off")],
    )
    sixty = AuditedPart(
        find(brief, "the number was closer to sixty"),
        "distorted",
        (Cited("doc-gone", Span(3, 9, "twenty"), Span(0, 12, "in twenty or"), "a diver"),),
    )
    heard = part_of(brief, whole("the agreement had been"), inquiry, "The inquiry heard", "supported")
    ruling = Ruling("dec-0123456789abcdef", "supported", "2024-03-01T10:00", "<i>A. Reader</i>", "the <b>annex</b>")
    nothing = AuditedPart(whole("Corran Freight and Aster"), "not_found")
    gone = Candidate(("doc-gone",), "The old report", 1.0, "its name")
    entries = (
        entry("Corran Freight and Aster", "The Velm port inquiry", "not_found", nothing),
        entry("forty containers left", "the New Courier", "overstated", forty, months, candidates=both),
        entry("the scales had been switched off", "two customs officers", "contradicted", off, ruling=ruling),
        entry("a meeting in 1991 or 1992", "Letters found in the office", "source_unavailable"),
        entry("the number was closer to sixty", "Some reports", "distorted", sixty, stale=True, candidates=(gone,)),
        entry("the agreement had been written", "A priest", "supported", heard),
    )
    omissions = tuple(
        Omission(
            inquiry.id, find(inquiry, "The inquiry does not accept that this was an accident."), bears, "a denial", 2.0
        )
        for bears in ((entries[1].claim_id, entries[2].claim_id), *[()] * 21)
    )
    told = TwiceTold(
        (entries[1].claim_id, entries[2].claim_id), "same_passage", "both rest on the clerk", inquiry.id,
        find(inquiry, "a weighbridge clerk"),
    )  # fmt: skip
    return replace(
        case, audit=Audit(entries, omissions, (told,), ("New Courier, 12 May 2014",), "audit 0, pair model 3")
    )
