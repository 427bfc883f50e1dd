"""A generated case (``benchmarks._weigh_case``) as a file: kept document by document as reading would keep it."""

from __future__ import annotations

import contextlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks._weigh_case import make_case
from whosays.case import Case
from whosays.records import (
    Analysis,
    Audit,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Cited,
    Claim,
    Difference,
    Document,
    Entity,
    Reading,
    Source,
    Span,
)
from whosays.store import Activity, ClaimTrace, Place, View, Writer, connect

#: Every so many documents are a brief, and the claims of briefs are audited.
_BRIEFS = 10
_CONTEXT = 120
_ITEMS = 12
_RATINGS = ("CC", "C", "N", "I", "II")
_SHEET = """question: who
text: Who stood behind what happened?
hypotheses:
  one: One of those who are named most.
  other: Somebody of whom hardly anything is told.
evidence:
"""


def write_case(path: Path, claims: int, *, seed: int = 1) -> None:
    """Write a case of so many claims to ``path``, weighed, with a question of a dozen items and a grade.

    Weighing, the question and the grade go the way that they go for a user; the readings are made up with the texts,
    and so is the audit, which holds each claim of a brief against a claim of some source.
    """
    analysis, _ = make_case(claims, seed)
    analysis = replace(analysis, documents=tuple(map(_with_role, range(len(analysis.documents)), analysis.documents)))
    with contextlib.closing(connect(str(path), create=True)) as connection:
        writer, made_up = Writer(connection, str(path)), Activity("made up", str(seed))
        for document, reading in readings(analysis):
            writer.keep(document, reading, made_up, Place(document.path, document.path), document.published)
        paths = {document.id: document.path for document in analysis.documents}
        traces = {claim.id: ClaimTrace.of(claim, paths[claim.document_id]) for claim in analysis.claims}
        writer.keep_audit(make_audit(analysis, seed), traces, View(connection, str(path)).basis(), made_up)
    with Case.open(path) as case:
        case.weigh()
        case.load_hypotheses("sheet.yaml", "benchmark", raw=_question(analysis.claims).encode())
        case.grade(analysis.claims[0].document_id, "C", "benchmark", "to have one")


def readings(analysis: Analysis) -> Iterator[tuple[Document, Reading]]:
    """Each document with what was read in it alone, in the order of the case."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in analysis.claims:
        claims[claim.document_id].append(claim)
    entities: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in analysis.entities:
        for document_id in dict.fromkeys(mention.document_id for mention in entity.mentions):
            there = tuple(mention for mention in entity.mentions if mention.document_id == document_id)
            entities[document_id].append(replace(entity, mentions=there))
    sources = {source.id: source for source in analysis.sources}
    for document in analysis.documents:
        here = claims[document.id]
        reading = Reading(
            document.id,
            entities=tuple(entities[document.id]),
            times=tuple(dict.fromkeys(time for claim in here for time in claim.times)),
            sources=_named(here, sources),
            claims=tuple(here),
            sentences=2 * len(here),
            sentences_with_claims=len(here),
        )
        yield document, reading


def make_audit(analysis: Analysis, seed: int) -> Audit:
    """An audit of all claims of briefs, each of whose verbs differs from the one of the passage that it is held to."""
    dice = random.Random(seed)
    texts = {document.id: document.text for document in analysis.documents}
    briefs = {document.id for document in analysis.documents if document.role == "brief"}
    sources = [claim for claim in analysis.claims if claim.document_id not in briefs]
    held = (claim for claim in analysis.claims if claim.document_id in briefs)
    return Audit(tuple(_entry(claim, dice.choice(sources), texts, dice) for claim in held), activity="made up")


def _entry(claim: Claim, other: Claim, texts: dict[str, str], dice: random.Random) -> AuditEntry:
    verdict: AuditVerdict = dice.choice(("supported", "supported", "overstated", "distorted", "contradicted"))
    passage, text = other.content[0], texts[other.document_id]
    context = Span.of(text, max(0, passage.start - _CONTEXT), min(len(text), passage.end + _CONTEXT))
    verb, theirs = claim.relations[0].cue, other.relations[0].cue
    why = f"“{verb.exact}” where the source has “{theirs.exact}”"
    differences = () if verdict == "supported" else (Difference("action", verb, theirs, None, why),)
    part = AuditedPart(claim.content[0], verdict, (Cited(other.document_id, passage, context),), differences, 0.5)
    drift = tuple(difference.drift for difference in differences)
    return AuditEntry(
        *(claim.id, None, text.partition("\n")[0], None, other.document_id, passage, verdict, drift, why, (part,))
    )


def _with_role(number: int, document: Document) -> Document:
    return replace(document, role="source" if number % _BRIEFS else "brief")


def _named(claims: Sequence[Claim], sources: dict[str, Source]) -> tuple[Source, ...]:
    used = dict.fromkeys(link.source_id for claim in claims for link in claim.attribution.chain)
    return tuple(sources[identity] for identity in used)


def _question(claims: Sequence[Claim]) -> str:
    """A sheet with a dozen claims from all over the case as evidence."""
    lines = [_SHEET]
    for number in range(_ITEMS):
        claim = claims[number * (len(claims) // _ITEMS)]
        one, other = _RATINGS[number % 5], _RATINGS[(number * 2 + 1) % 5]
        lines.append(f"  E{number}:\n    claim: {claim.id}\n    ratings: {{one: {one}, other: {other}}}\n")
    return "".join(lines)
