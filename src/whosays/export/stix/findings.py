"""What does not fit, and what became of claims on their way from a source, as STIX notes. Findings, not rulings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from whosays.export.audit_json import entry_as_json, omission_as_json, twice_as_json
from whosays.export.balance import TENSIONS
from whosays.export.exported import words_of
from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.ids import name_of, object_id, text_of
from whosays.export.stix.plain import plain
from whosays.export.stix.quoting import quote, quotes, sentence
from whosays.export.values import Json
from whosays.export.verdicts import MEANINGS, NAMES
from whosays.export.words import counted
from whosays.records import AuditEntry, Omission, Tension, TwiceTold


def tensions(desk: Desk) -> Iterator[Json]:
    """Each tension as a note on all the claims of all its sides."""
    balance = desk.case.analysis.balance
    for tension in balance.tensions if balance else ():
        claims = desk.notes(tension.claim_ids)
        if not claims:
            desk.unexpressed.add("tension of claims no longer in the case", "tensions of claims no longer in the case")
            continue
        yield _tension(desk, tension, claims)


def _tension(desk: Desk, tension: Tension, claims: list[str]) -> Json:
    entities = [desk.things[entity] for entity in tension.entity_ids if entity in desk.things]
    kind = TENSIONS[tension.kind]
    sides = [f"One side ({counted(len(side), 'claim')}): {quotes(desk, side)}" for side in tension.sides]
    return desk.make(
        "note",
        object_id("note", tension.id),
        abstract=name_of(f"Tension, {kind}: {tension.why}"),
        content=text_of(f"{kind.capitalize()}: {sentence(tension.why)}", *sides, "All of them stay."),
        object_refs=[*claims, *entities, *desk.carriers(tension.claim_ids)],
        extensions=record(
            "tension",
            tension.id,
            tension_kind=tension.kind,
            why=tension.why,
            sides=[{"claim_refs": desk.notes(side)} for side in tension.sides],
        ),
    )


def audit(desk: Desk) -> Iterator[Json]:
    """Verdicts, omissions and claims twice told, a note each; a ruling stands beside the verdict that it is on."""
    found = desk.case.analysis.audit
    if found is None:
        return
    seen: Counter[str] = Counter()
    for entry in found.entries:
        if entry.claim_id not in desk.claims:
            desk.unexpressed.add("verdict on a claim no longer in the case", "verdicts on claims no longer in the case")
            continue
        yield _verdict(desk, entry, seen[entry.claim_id])
        seen[entry.claim_id] += 1
    for omission in dict.fromkeys(found.omissions):
        yield from _omission(desk, omission)
    for twice in dict.fromkeys(found.twice_told):
        yield from _twice_told(desk, twice)


def _verdict(desk: Desk, entry: AuditEntry, earlier: int) -> Json:
    ruling = entry.ruling
    ruled = f"Ruled by {ruling.who}: {NAMES[ruling.verdict]}. {sentence(ruling.why)}" if ruling else ""
    compared = [desk.files[entry.document_id]] if entry.document_id in desk.files else []
    texts = [*dict.fromkeys((*desk.carriers([entry.claim_id]), *compared))]
    words = words_of(desk.case.claims[entry.claim_id])
    return desk.make(
        "note",
        object_id("note", "verdict", entry.claim_id, earlier),
        abstract=name_of(f"{NAMES[entry.verdict]}: {words}"),
        content=text_of(
            f"Held against “{entry.cited}”: {NAMES[entry.verdict]} ({MEANINGS[entry.verdict]}). {sentence(entry.why)}",
            f"The claim: {quote(words)}",
            f"The source: {quote(entry.passage.exact)}" if entry.passage else "",
            "Stale: brief or source were read anew since." if entry.stale else "",
            ruled,
        ),
        authors=[name_of(ruling.who)] if ruling else [],
        object_refs=[desk.claims[entry.claim_id], *texts],
        extensions=record("verdict", entry.claim_id, **plain(entry_as_json(entry))),
    )


def _omission(desk: Desk, omission: Omission) -> Iterator[Json]:
    claims = desk.notes(omission.bears_on)
    if omission.document_id not in desk.files:
        desk.unexpressed.add(
            "omission from a document no longer in the case", "omissions from documents no longer in the case"
        )
        return
    place = desk.place(omission.document_id, omission.passage)
    identifier = object_id("note", "omission", omission.document_id, place["start"], place["end"], *omission.bears_on)
    yield desk.make(
        "note",
        identifier,
        abstract=name_of(f"Left out: {omission.passage.exact}"),
        content=text_of(
            f"The source has, and the brief does not: “{omission.passage.exact}”",
            sentence(omission.why),
            f"It bears on {counted(len(claims), 'claim')} of the brief." if claims else "",
        ),
        object_refs=[desk.files[omission.document_id], *claims],
        extensions=record("omission", identifier.partition("--")[2], **plain(omission_as_json(omission)), place=place),
    )


def _twice_told(desk: Desk, twice: TwiceTold) -> Iterator[Json]:
    claims = desk.notes(twice.claim_ids)
    if not claims:
        desk.unexpressed.add("group of claims no longer in the case", "groups of claims no longer in the case")
        return
    identifier = object_id("note", "twice told", twice.kind, *twice.claim_ids)
    yield desk.make(
        "note",
        identifier,
        abstract=name_of(f"{counted(len(claims), 'claim')}, one thing: {twice.why}"),
        content=text_of(f"These look like {len(claims)} claims and rest on one thing. {sentence(twice.why)}"),
        object_refs=[*claims, *desk.carriers(twice.claim_ids)],
        extensions=record(
            "twice_told", identifier.partition("--")[2], claim_refs=claims, **plain(twice_as_json(twice))
        ),
    )
