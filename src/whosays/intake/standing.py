"""What an audit that was kept is worth now: which verdicts are stale, which are overruled, which speak of nothing.

Pure functions of what was kept and of what the case holds now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whosays.intake.traces import Claims, moved, placed
from whosays.records import Audit, AuditEntry, AuditVerdict, Claim, Document, Omission, Ruling, TwiceTold
from whosays.store import Basis, ClaimTrace, KeptAudit, KeptRuling

#: Verdicts that a document which was not there before may change.
_FOUND_NOTHING: frozenset[AuditVerdict] = frozenset({"not_found", "source_unavailable"})
#: Places in documents: start and end, by the document's id.
Places = Mapping[str, Sequence[tuple[int, int]]]
#: What gives a document of the case by its id.
Documents = Callable[[str], Document | None]
RulingState = Literal["stands", "undone", "replaced", "orphaned"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling with what has become of it.

    Attributes:
        ruling: The ruling.
        claim: Words of the claim that it is on.
        path: Where the brief was.
        cited: The citation as the brief had it.
        machine: The verdict that it is on.
        state: ``stands``; ``undone``; ``replaced`` by a later one on the same verdict; or ``orphaned``: the brief has
            no such claim now, or it is no longer held against what it cites.
        number: Of the verdict in the audit's list, from 1; None for one that is orphaned.
    """

    ruling: Ruling
    claim: str
    path: str
    cited: str
    machine: AuditVerdict
    state: RulingState
    number: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An audit as it stands now.

    Attributes:
        audit: With rulings, and with stale verdicts marked; what speaks of claims that are gone is left out.
        gone: Verdicts that are left out.
        claims: The claims of the briefs by id.
        documents: The briefs, and what else it speaks of that is still in the case, by id.
    """

    audit: Audit
    gone: int
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]


def standing(kept: KeptAudit, now: Basis, claims: Claims, judged: Places, documents: Documents) -> Standing:
    """An audit with what is stale marked, and without what speaks of claims that are gone.

    A verdict is stale when the document that carries the claim, or one that it was compared with, has been read anew,
    has changed or is gone; when nothing was found and there is a source now that there was not; and when a judgement
    that concerns somebody whom claim or passage name has been made or undone.

    Args:
        kept: The audit as it was made.
        now: What it would be computed from now.
        claims: Those of the briefs now.
        judged: Where documents name those on whom judgements have been made or undone since.
        documents: What gives the documents of the case.
    """
    changed = _changed(kept.basis, now)
    more = _has_more(kept.basis, now)
    entries: list[AuditEntry] = []
    for entry in kept.audit.entries:
        trace = kept.traces[entry.claim_id]
        found = claims.find(trace)
        current = None if found is None else moved(entry, trace, found)
        if current is not None:
            is_stale = (
                changed({trace.document_id, *_compared(entry)})
                or (more and entry.verdict in _FOUND_NOTHING)
                or _concerns(judged, entry, trace)
            )
            entries.append(replace(current, stale=is_stale))
    ids = {claim_id: found.claim.id for claim_id, trace in kept.traces.items() if (found := claims.find(trace))}
    audit = replace(
        kept.audit,
        entries=tuple(entries),
        omissions=tuple(_omissions(kept.audit, ids, now, documents)),
        twice_told=tuple(_twice_told(kept.audit, ids, now, documents)),
    )
    spoken_of = {document: documents(document) for document in _spoken_of(audit) if document in now.documents}
    known = {document.id: document for document in (*claims.documents, *spoken_of.values()) if document}
    return Standing(audit, len(kept.audit.entries) - len(entries), claims.by_id, known)


def with_rulings(audit: Audit, rulings: Sequence[KeptRuling], claims: Claims) -> tuple[Audit, tuple[Ruled, ...]]:
    """An audit with the rulings that stand, and every ruling with what has become of it, oldest first."""
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(audit.entries, 1):
        numbers[entry.claim_id].append(number)
    meant = [_meant(kept, numbers, audit, claims) for kept in rulings]
    last = {number: kept for kept, number in zip(rulings, meant, strict=True) if number and not kept.ruling.undone_by}
    entries = tuple(
        replace(entry, ruling=last[number].ruling if number in last else None)
        for number, entry in enumerate(audit.entries, 1)
    )
    ruled = []
    for kept, on in zip(rulings, meant, strict=True):
        state: RulingState = (
            "undone" if kept.ruling.undone_by
            else "orphaned" if on is None
            else "stands" if last[on] is kept
            else "replaced"
        )  # fmt: skip
        ruled.append(Ruled(kept.ruling, kept.trace.words, kept.trace.path, kept.cited, kept.machine, state, on))
    return replace(audit, entries=entries), tuple(ruled)


def _meant(kept: KeptRuling, numbers: Mapping[str, Sequence[int]], audit: Audit, claims: Claims) -> int | None:
    """The number of the entry that a ruling is on: of a claim with several, the one with the same citation."""
    found = claims.find(kept.trace)
    mine = numbers.get(found.claim.id, ()) if found else ()
    alike = [number for number in mine if audit.entries[number - 1].cited == kept.cited]
    return alike[0] if alike else mine[0] if len(mine) == 1 else None


def _changed(then: Basis, now: Basis) -> Callable[[set[str]], bool]:
    def test(documents: set[str]) -> bool:
        return any(
            document in then.documents and not then.documents[document].is_same_reading(now.documents.get(document))
            for document in documents
        )

    return test


def _has_more(then: Basis, now: Basis) -> bool:
    """Whether there is a source now where none was; a new text in an old one's place is a change of that one."""
    places = {read.path for read in then.documents.values()}
    return any(
        read.role == "source" and document not in then.documents and read.path not in places
        for document, read in now.documents.items()
    )


def _compared(entry: AuditEntry) -> Iterator[str]:
    """Ids of the documents that a claim was held against: all of the work that its citation was taken to mean."""
    if entry.document_id is not None:
        yield entry.document_id
    for candidate in entry.candidates[:1]:
        yield from candidate.document_ids
    for part in entry.parts:
        yield from (cited.document_id for cited in part.passages)


def _spoken_of(audit: Audit) -> set[str]:
    """Ids of the documents in which an audit shows places."""
    found = {document for entry in audit.entries for document in _compared(entry)}
    found |= {omission.document_id for omission in audit.omissions}
    return found | {twice.document_id for twice in audit.twice_told if twice.document_id is not None}


def _concerns(judged: Places, entry: AuditEntry, trace: ClaimTrace) -> bool:
    """Whether somebody on whom it was judged is named in the claim, its citation or a passage, by old offsets."""
    if not judged:
        return False
    looked_at = [(trace.document_id, trace.start, trace.end)]
    if entry.citation is not None:
        looked_at.append((trace.document_id, entry.citation.start, entry.citation.end))
    for part in entry.parts:
        looked_at.append((trace.document_id, part.content.start, part.content.end))
        looked_at += [(cited.document_id, cited.context.start, cited.context.end) for cited in part.passages]
    return any(
        start < end_of_name and start_of_name < end
        for document, start, end in looked_at
        for start_of_name, end_of_name in judged.get(document, ())
    )


def _omissions(audit: Audit, ids: Mapping[str, str], now: Basis, documents: Documents) -> Iterator[Omission]:
    """Those that still bear on a claim and whose words are still there."""
    for omission in audit.omissions:
        bears_on = tuple(ids[claim] for claim in omission.bears_on if claim in ids)
        document = documents(omission.document_id) if omission.document_id in now.documents else None
        passage = placed(document.text, omission.passage) if document else None
        if passage is not None and (bears_on or not omission.bears_on):
            yield replace(omission, bears_on=bears_on, passage=passage)


def _twice_told(audit: Audit, ids: Mapping[str, str], now: Basis, documents: Documents) -> Iterator[TwiceTold]:
    """Those of which at least two claims are still there; without the passage where its words are gone."""
    for twice in audit.twice_told:
        claims = tuple(dict.fromkeys(ids[claim] for claim in twice.claim_ids if claim in ids))
        if len(claims) < len(twice.claim_ids) and len(claims) < 2:  # one claim alone is told once
            continue
        at = twice.document_id or ""
        document = documents(at) if at in now.documents else None
        passage = placed(document.text, twice.passage) if document and twice.passage else None
        known = twice.document_id if document else None
        yield replace(twice, claim_ids=claims, document_id=known, passage=passage)
