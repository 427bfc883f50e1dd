"""Claims as notes on whom they are about, with links from those who hold them.

FollowTheMoney has no schema for what somebody says. A claim alone never becomes an edge between those it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whosays.export.exported import Exported, words_of
from whosays.export.ftm.grading import add_grade
from whosays.export.ftm.names import source_node
from whosays.export.ftm.record import By, Record
from whosays.export.time_words import time_in_words
from whosays.records import Claim, TimeExpression, content_id


def claims(case: Exported) -> Iterator[Record]:
    """Every claim of a case, each followed by the links of its chain."""
    for claim in case.claims.values():
        by = By(claim.document_id, claim.id)
        yield _note(case, claim, by)
        yield from _links(case, claim, by)


def _note(case: Exported, claim: Claim, by: By) -> Record:
    record = Record(claim.id, "Note", by, extra={"claim": _as_read(claim)})
    record.add("description", words_of(claim))
    record.add("summary", _summary(case, claim))
    record.add("proof", claim.document_id)
    for entity_id in dict.fromkeys((*(one.entity_id for one in claim.participants), *claim.places)):
        record.add("entity", entity_id if entity_id in case.entities else None)
    add_grade(record, case, claim.id)
    return record


def _links(case: Exported, claim: Claim, by: By) -> Iterator[Record]:
    """Who hands the claim on, from the one nearest the document's author to the origin."""
    chain, stance = claim.attribution.chain, claim.attribution.stance
    for step, link in enumerate(chain, 1):
        last = step == len(chain)
        record = Record(content_id("lnk", claim.id, step), "UnknownLink", by)
        record.add("subject", source_node(case, case.sources[link.source_id]))
        record.add("object", claim.id)
        record.add("role", stance if last else "hands on")
        record.add("recordId", f"{step} of {len(chain)}")
        record.add("proof", claim.document_id)
        if link.cue is not None:
            record.add("description", f"By the words “{link.cue.exact}”")
        if link.resolved_from:
            record.add("description", f"Called “{link.resolved_from}” here")
        yield record


def _summary(case: Exported, claim: Claim) -> str:
    """Who says it, how surely the text puts it, when, and where it stands: in sentences."""
    certainty, held = claim.certainty, claim.attribution
    chain = case.chain(claim)
    document = case.documents[claim.document_id]
    said = " ← ".join(chain) if chain else f"the author of “{document.title}”"
    parts = [f"Said by: {said}"]
    if held.stance != "asserts":
        parts.append(f"Stance: {held.stance}")
    hedges = f" by “{'”, “'.join(hedge.exact for hedge in certainty.hedges)}”" if certainty.hedges else ""
    negative = ", negative" if certainty.polarity == "negative" else ""
    parts.append(f"In the text: {certainty.level}{negative}{hedges}")
    if held.quote_type in ("direct", "mixed"):
        parts.append("Quoted word for word" if held.quote_type == "direct" else "Quoted in part")
    parts += [_when(time) for time in claim.times]
    start, end = claim.content[0].start, claim.content[-1].end
    page = case.page(claim.document_id, start)
    parts.append(f"“{document.title}”, {f'page {page}, ' if page else ''}characters {start}–{end}")
    return ". ".join(parts) + "."


def _when(time: TimeExpression) -> str:
    words = " ".join(time.span.exact.split())
    if time.edtf:
        return f"When: {time_in_words(time.edtf)} (“{words}”, EDTF {time.edtf})"
    return f"How long: “{words}”, {time.duration}" if time.duration else f"When: “{words}”"


def _as_read(claim: Claim) -> dict[str, Any]:
    """What the properties say in sentences, for programs; kept by FollowTheMoney as context."""
    return {
        "content": [[span.start, span.end] for span in claim.content],
        "stance": claim.attribution.stance,
        "quote_type": claim.attribution.quote_type,
        "level": claim.certainty.level,
        "polarity": claim.certainty.polarity,
        "hedges": [[span.start, span.end] for span in claim.certainty.hedges],
        "participants": [[one.entity_id, one.role] for one in claim.participants],
        "places": list(claim.places),
        "times": [
            {
                "start": time.span.start,
                "end": time.span.end,
                "edtf": time.edtf,
                "earliest": time.earliest,
                "latest": time.latest,
                "duration": time.duration,
            }
            for time in claim.times
        ],
    }
