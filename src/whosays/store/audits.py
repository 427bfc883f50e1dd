"""An audit as rows of the tables in ``audit.sql``, with all that it was computed from.

Everything here is pure: it says what to insert and leaves the inserting to the writer; ``audit_loader`` is the reverse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.records import Audit, AuditEntry, Role, Span
from whosays.store.rows import Insertion, Row
from whosays.store.traces import ClaimTrace
from whosays.store.values import as_list

#: The key of the one audit that a case keeps.
_KEY = 1


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A document as it counts in a case at one time.

    Attributes:
        role: What it is to the case.
        path: As in ``Document``.
        activity_id: What read it.
        published: The reference date that it was read with, as the user gave it.
    """

    role: Role
    path: str
    activity_id: str
    published: str | None

    def is_same_reading(self, other: ReadAs | None) -> bool:
        """Whether ``other`` is the same document read in the same way, wherever it lies."""
        return other is not None and (self.activity_id, self.published) == (other.activity_id, other.published)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an audit is computed from.

    Attributes:
        documents: Those that count, by id.
        judgements: Ids of the judgements on who is who that stand.
    """

    documents: Mapping[str, ReadAs]
    judgements: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """An audit as it was when it was made.

    Attributes:
        audit: Its records, without rulings.
        traces: Of each claim that it speaks of, by the claim's id at the time.
        basis: What it was computed from.
    """

    audit: Audit
    traces: Mapping[str, ClaimTrace]
    basis: Basis


def audit_rows(kept: KeptAudit, activity: int, at: str) -> Iterator[Insertion]:
    """Every row of an audit, owners before what they own.

    Args:
        kept: The audit.
        activity: Key of what made the rows.
        at: When, ISO time, UTC.
    """
    audit, basis = kept.audit, kept.basis
    yield "INSERT INTO audit VALUES (?, ?, ?, ?)", [(_KEY, at, audit.activity, activity)]
    yield "INSERT INTO audit_document VALUES (?, ?, ?, ?, ?, ?)", document_rows(basis.documents)
    yield "INSERT INTO audit_judgement VALUES (?, ?)", [(_KEY, judgement) for judgement in sorted(basis.judgements)]
    yield (
        "INSERT INTO audit_claim VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (it.claim_id, _KEY, it.document_id, it.path, it.start, it.end, it.words)
            for _, it in sorted(kept.traces.items())
        ],
    )
    yield from _entries(audit.entries)
    yield from _beside(audit)


def document_rows(documents: Mapping[str, ReadAs]) -> list[Row]:
    """The documents that an audit or a balance was computed from; the first column is the key of the one there is."""
    return [
        (_KEY, document_id, read.role, read.path, read.activity_id, read.published)
        for document_id, read in sorted(documents.items())
    ]


def _entries(entries: Sequence[AuditEntry]) -> Iterator[Insertion]:
    numbered = [*enumerate(entries, 1)]
    yield (
        "INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(number, _KEY, entry.claim_id, entry.cited_source_id, entry.cited, *_place(entry.citation)),
                *(entry.document_id, *_place(entry.passage), entry.verdict, as_list(entry.drift), entry.why),
            )
            for number, entry in numbered
        ],
    )
    parts = [(number, position, part) for number, entry in numbered for position, part in enumerate(entry.parts)]
    yield (
        "INSERT INTO audit_part VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, position, *_place(part.content), part.verdict, part.support_probability)
            for number, position, part in parts
        ],
    )
    yield (
        "INSERT INTO audit_passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, position, rank, cited.document_id, *_place(cited.span), *_place(cited.context), cited.speaker)
            for number, position, part in parts
            for rank, cited in enumerate(part.passages)
        ],
    )
    yield (
        "INSERT INTO audit_difference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(number, position, rank, it.drift, *_place(it.claim), *_place(it.passage)),
                *(None if it.stronger is None else int(it.stronger), it.why, it.comparison),
            )
            for number, position, part in parts
            for rank, it in enumerate(part.differences)
        ],
    )
    yield (
        "INSERT INTO audit_candidate VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, rank, as_list(it.document_ids), it.title, float(it.weight), it.why, int(it.via))
            for number, entry in numbered
            for rank, it in enumerate(entry.candidates)
        ],
    )


def _beside(audit: Audit) -> Iterator[Insertion]:
    """What an audit found beside verdicts."""
    omissions, twice = [*enumerate(audit.omissions)], [*enumerate(audit.twice_told)]
    yield (
        "INSERT INTO omission VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, _KEY, it.document_id, *_place(it.passage), it.why, float(it.weight))
            for number, it in omissions
        ],
    )  # fmt: skip
    yield (
        "INSERT INTO omission_claim VALUES (?, ?, ?)",
        [(number, *pair) for number, it in omissions for pair in enumerate(it.bears_on)],
    )
    yield (
        "INSERT INTO twice_told VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, _KEY, it.kind, it.why, it.document_id, *_place(it.passage)) for number, it in twice],
    )
    yield (
        "INSERT INTO twice_told_claim VALUES (?, ?, ?)",
        [(number, *pair) for number, it in twice for pair in enumerate(it.claim_ids)],
    )
    names: list[Row] = [(number, _KEY, name) for number, name in enumerate(audit.unavailable)]
    yield "INSERT INTO unavailable_source VALUES (?, ?, ?)", names


def claims_spoken_of(audit: Audit) -> frozenset[str]:
    """Ids of all claims that an audit speaks of."""
    return frozenset(
        [
            *(entry.claim_id for entry in audit.entries),
            *(claim for omission in audit.omissions for claim in omission.bears_on),
            *(claim for twice in audit.twice_told for claim in twice.claim_ids),
        ]
    )


def _place(span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (None, None, None) if span is None else (span.start, span.end, span.exact)
