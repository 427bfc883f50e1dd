"""Every stretch of text that a case says something of: what annotations are made of, in the graph and in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from whosays.export.exported import Exported
from whosays.export.rdf.about_audit import omission_id, verdict_id
from whosays.export.time_words import time_in_words
from whosays.export.verdicts import MEANINGS, NAMES
from whosays.records import AuditEntry, Claim, Mention, Span, TimeExpression, content_id

#: Why a stretch is marked, by the Web Annotation Vocabulary (section 3.2.11).
Motive = Literal["identifying", "describing", "tagging", "assessing", "highlighting"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what is said of it.

    Attributes:
        kind: What it is, in a word or two: ``"claim"``; serves as a tag.
        about: Id of the record that it belongs to; empty where it belongs to none.
        document_id: The document.
        span: The words.
        motive: Why it is marked.
        note: What is said of it, in words for people; may be empty.
        mention: The mention that it is, if it is one.
        time: The time that it is, if it is one.
    """

    kind: str
    about: str
    document_id: str
    span: Span
    motive: Motive
    note: str = ""
    mention: Mention | None = None
    time: TimeExpression | None = None

    @property
    def id(self) -> str:
        """Of the annotation, derived from what it marks and what for."""
        meaning = self.note if self.time else ""
        return content_id("ann", self.kind, self.about, self.document_id, self.span.start, self.span.end, meaning)


def marks(case: Exported) -> Iterator[Mark]:
    """All of them, each once: claims with their parts, passages behind verdicts, omissions, mentions, times."""
    for claim in case.claims.values():
        yield from _of_claim(case, claim)
    if case.analysis.audit is not None:
        for entry in case.analysis.audit.entries:
            yield from _of_verdict(entry)
        for omission in case.analysis.audit.omissions:
            note = f"Not carried by the brief: {omission.why}"
            yield Mark("omission", omission_id(omission), omission.document_id, omission.passage, "assessing", note)
    for entity in case.analysis.entities:
        for one in entity.mentions:
            yield Mark("mention", entity.id, one.document_id, one.span, "identifying", entity.name, mention=one)
    for document_id, time in case.analysis.times:
        yield Mark("time", "", document_id, time.span, "tagging", _when(time), time=time)


def _of_claim(case: Exported, claim: Claim) -> Iterator[Mark]:
    note = claim_in_words(case, claim)
    for span in claim.content:
        yield Mark("claim", claim.id, claim.document_id, span, "describing", note)
    seen: set[tuple[str, int, int]] = set()
    parts = [("hedge", hedge, "") for hedge in claim.certainty.hedges]
    for link in claim.attribution.chain:
        name = case.sources[link.source_id].name or link.name
        parts += [("source", link.source, name)] if link.source else []
        parts += [("cue", link.cue, "")] if link.cue else []
    for kind, span, said in parts:
        if (key := (kind, span.start, span.end)) not in seen:
            seen.add(key)
            yield Mark(kind, claim.id, claim.document_id, span, "tagging", said)


def _of_verdict(entry: AuditEntry) -> Iterator[Mark]:
    if entry.document_id is None or entry.passage is None:
        return
    note = f"Compared with claim {entry.claim_id}: {NAMES[entry.verdict]} ({MEANINGS[entry.verdict]}). {entry.why}"
    if entry.ruling is not None:
        note += f" Ruled by {entry.ruling.who}: {NAMES[entry.ruling.verdict]}. {entry.ruling.why}"
    yield Mark("passage", verdict_id(entry), entry.document_id, entry.passage, "assessing", note)


def claim_in_words(case: Exported, claim: Claim) -> str:
    """Who says it, how surely, and when: ``Said by Daily Courier, citing two officials. Possible. 2014``."""
    chain = case.chain(claim)
    holders = f"{claim.attribution.stance.capitalize()}: {', citing '.join(chain)}."
    said = holders if chain else "The author’s own words."
    certainty = claim.certainty.level.capitalize() + (", negative" if claim.certainty.polarity == "negative" else "")
    times = "; ".join(_when(time) for time in claim.times if time.edtf)
    return f"{said} {certainty} as the text has it.{f' {times}.' if times else ''}"


def _when(time: TimeExpression) -> str:
    return f"{time_in_words(time.edtf)} ({time.edtf})" if time.edtf else time.duration or ""
