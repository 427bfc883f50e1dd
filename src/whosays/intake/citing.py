"""What a case knows of who cites whom before it is weighed: from its audit, and from its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.audit.citations import Work, cited_by_records, group_works
from whosays.audit.shelf import shelves
from whosays.intake.borrowing import bonds_of_audit
from whosays.records import Analysis, Audit, AuditEntry, Independence
from whosays.weigh.told import Told


def told_of(analysis: Analysis, audit: Audit | None, independence: Sequence[Independence]) -> Told:
    """All that weighing is told.

    What the audit held a claim of a brief against is what it cites; every other claim is taken to cite what the records
    tell. A ruling that the source is not at hand leaves a claim without citation.

    Args:
        analysis: The case.
        audit: Its audit as it stands, with rulings; None where there is none.
        independence: What analysts decided, as far as it stands.
    """
    by_document = shelves(analysis)
    works = group_works(analysis, by_document)
    cited = cited_by_records(analysis, works, by_document)
    for entry in audit.entries if audit is not None else ():
        found = _held_against(entry)
        if found:
            cited[entry.claim_id] = found
        else:
            cited.pop(entry.claim_id, None)
    return Told(cited, first_documents(works), tuple(independence), bonds_of_audit(analysis, audit))


def works_of(analysis: Analysis) -> Mapping[str, str]:
    """By document id, the id of the first document of the work that it is a part of."""
    return first_documents(group_works(analysis, shelves(analysis)))


def first_documents(works: Sequence[Work]) -> dict[str, str]:
    """The same of works that are known; those of one document are left out, and collections are no works."""
    return {
        document_id: work.document_ids[0]
        for work in works
        if len(work.document_ids) > 1 and not work.collection
        for document_id in work.document_ids
    }


def _held_against(entry: AuditEntry) -> tuple[str, ...]:
    """The documents that an audited claim cites: of the work that its citation most likely means."""
    if entry.ruling is not None and entry.ruling.verdict == "source_unavailable":
        return ()
    if entry.candidates:
        return entry.candidates[0].document_ids
    return () if entry.document_id is None else (entry.document_id,)
