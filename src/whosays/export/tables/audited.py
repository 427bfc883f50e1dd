"""Tables of the audit: what became of each claim of a brief on its way from what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from whosays.export.exported import Exported, words_of
from whosays.export.tables.model import (
    Row,
    Table,
    key_of,
    keys_of,
    numbered,
    place,
    place_columns,
    real,
    text,
    texts,
    whole,
    yes_or_no,
)
from whosays.records import AuditedPart, AuditEntry, AuditVerdict, Drift, Omission, TwiceTold, TwiceToldKind

_VERDICTS: Final = get_args(AuditVerdict)
_ENTRY: Final = whole("audit", "The number of the verdict in the table audit")
_PART: Final = whole("part", "The number of the part in audit_parts")
_COMPARED: Final = text(
    "document_id", "The document that was compared; of a stale verdict it may be one that the case has no more"
)


def _entries(case: Exported) -> tuple[AuditEntry, ...]:
    return () if case.analysis.audit is None else case.analysis.audit.entries


def _parts(case: Exported) -> Iterator[tuple[int, int, AuditedPart]]:
    for entry_number, entry in enumerate(_entries(case), 1):
        for number, part in enumerate(entry.parts, 1):
            yield entry_number, number, part


def _audit(case: Exported) -> Iterator[Row]:
    for number, one in enumerate(_entries(case), 1):
        ruling = one.ruling
        claim = case.claims.get(one.claim_id)
        ruled = (ruling.id, ruling.verdict, ruling.at, ruling.who, ruling.why) if ruling else (None,) * 5
        yield (
            *(
                number,
                one.claim_id,
                words_of(claim) if claim else None,
                one.cited_source_id,
                one.cited,
                *place(one.citation),
            ),
            *(one.document_id, *place(one.passage)),
            *(one.verdict, one.drift, one.why, *ruled, one.stale),
        )


def _audit_parts(case: Exported) -> Iterator[Row]:
    for entry, number, part in _parts(case):
        yield entry, number, *place(part.content), part.verdict, part.support_probability


def _passages(case: Exported) -> Iterator[Row]:
    for entry, part_number, part in _parts(case):
        for number, one in enumerate(part.passages, 1):
            yield entry, part_number, number, one.document_id, *place(one.span), *place(one.context), one.speaker


def _differences(case: Exported) -> Iterator[Row]:
    entries = _entries(case)
    for entry, part_number, part in _parts(case):
        for number, one in enumerate(part.differences, 1):
            yield (
                *(entry, part_number, number, entries[entry - 1].claim_id, one.drift),
                *(*place(one.claim), *place(one.passage), one.stronger, one.why, one.comparison),
            )


def _candidates(case: Exported) -> Iterator[Row]:
    for entry, audited in enumerate(_entries(case), 1):
        for number, one in enumerate(audited.candidates, 1):
            yield entry, number, one.document_ids, one.title, one.weight, one.why, one.via


def _omissions(case: Exported) -> Iterator[Row]:
    found: tuple[Omission, ...] = () if case.analysis.audit is None else case.analysis.audit.omissions
    return numbered((one.document_id, *place(one.passage), one.bears_on, one.why, one.weight) for one in found)


def _twice_told(case: Exported) -> Iterator[Row]:
    found: tuple[TwiceTold, ...] = () if case.analysis.audit is None else case.analysis.audit.twice_told
    return numbered((one.claim_ids, one.kind, one.why, one.document_id, *place(one.passage)) for one in found)


TABLES: Final = (
    Table(
        "audit", "Verdicts", "A claim of a brief held against what it cites. A verdict speaks of two texts, not of the "
        "world", ("number",),
        (
            whole("number", "Counted from 1, in order of the briefs"),
            key_of("claim_id", "claims", "The claim"),
            text("claim_exact", "Its words in one line"),
            text("cited_source_id", "Id of the source that it hangs on; absent where it is cited in brackets alone"),
            text("cited", "The citation as the brief has it"),
            *place_columns("The citation in the brief", "citation"),
            _COMPARED,
            *place_columns("The words that the claim rests on most", "passage"),
            text("verdict", "The machine's own, of the worst part; it stays so beside a ruling", *_VERDICTS),
            texts("drift", "Kinds of all differences"),
            text("why", "What was found, with the phrases that differ"),
            text("ruling_id", "Of the decision, where an analyst decided"),
            text("ruling_verdict", "What the analyst decided instead", *_VERDICTS),
            text("ruling_at", "When: ISO 8601 time, UTC"),
            text("ruling_who", "Who decided"),
            text("ruling_why", "Their reason"),
            yes_or_no("stale", "Whether brief or source were read anew, or judged otherwise, since"),
        ),
        _audit,
    ),
    Table(
        "audit_parts", "Parts of verdicts", "One of the statements that a claim makes, compared by itself",
        ("audit", "number"),
        (
            _ENTRY,
            whole("number", "Counted from 1 in the verdict"),
            *place_columns("Its words in the brief", "content"),
            text("verdict", "Of this part", *_VERDICTS),
            real("support_probability", "The comparison's own, 0 to 1, that a careful reader would call it supported"),
        ),
        _audit_parts,
    ),
    Table(
        "audit_passages", "Passages behind verdicts", "Words of a document that a part of a claim rests on",
        ("audit", "part", "number"),
        (
            _ENTRY, _PART,
            whole("number", "Counted from 1, the best first"),
            _COMPARED,
            *place_columns("The words that were compared", "span"),
            *place_columns("The same with the sentences around it", "context"),
            text("speaker", "Who says it in that document; empty for the document itself"),
        ),
        _passages,
    ),
    Table(
        "differences", "Differences", "One element that is not the same in a claim and in what it rests on",
        ("audit", "part", "number"),
        (
            _ENTRY, _PART,
            whole("number", "Counted from 1 in the part"),
            key_of("claim_id", "claims", "The claim"),
            text("drift", "What kind of element", *get_args(Drift)),
            *place_columns("The words of the brief", "claim"),
            *place_columns("Their counterpart in the source", "passage"),
            yes_or_no("stronger", "Whether the brief says more; false for less, absent for another thing"),
            text("why", "In a sentence that names both phrases"),
            text("comparison", "What found it"),
        ),
        _differences,
    ),
    Table(
        "audit_candidates", "What citations may mean", "Documents that the citation of a verdict may mean",
        ("audit", "number"),
        (
            _ENTRY,
            whole("number", "Counted from 1, the best first"),
            texts("document_ids", "In the order of the work"),
            text("title", "Of the work"),
            real("weight", "How well it fits; only the order means anything"),
            text("why", "What speaks for it"),
            yes_or_no("via", "Whether the cited text only stands quoted inside these documents"),
        ),
        _candidates,
    ),
    Table(
        "omissions", "Omissions", "A sentence of a cited document that cuts against a brief, which does not carry it",
        ("number",),
        (
            whole("number", "Counted from 1, the weightiest first"),
            _COMPARED,
            *place_columns("The sentence", "passage"),
            keys_of("bears_on", "claims", "Claims of the brief that it cuts against, the nearest first"),
            text("why", "What sort of sentence it is"),
            real("weight", "Only the order means anything"),
        ),
        _omissions,
    ),
    Table(
        "twice_told", "Told twice", "Claims that look like two and rest on one thing", ("number",),
        (
            whole("number", "Counted from 1, in order of the briefs"),
            keys_of("claim_ids", "claims", "The claims"),
            text("kind", "What they share", *get_args(TwiceToldKind)),
            text("why", "In words"),
            _COMPARED,
            *place_columns("The passage that they share", "passage"),
        ),
        _twice_told,
    ),
)  # fmt: skip
