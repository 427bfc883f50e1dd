"""What was read from one document, and what a case holds as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.records.annotation import Annotation
from whosays.records.audit import Audit
from whosays.records.claim import Claim, Source
from whosays.records.document import Document
from whosays.records.entity import Entity
from whosays.records.hypothesis import Grade, Matrix
from whosays.records.identity import Identity, IdentityHypothesis, Judgement
from whosays.records.sensitivity import Critical
from whosays.records.time import TimeExpression
from whosays.records.typed import Typing
from whosays.records.weighing import Balance


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a part of one, that was not analysed.

    Attributes:
        path: The input as the user named it.
        reason: Why not.
        remedy: What to do about it; empty when nothing can be done.
        document_id: Set when only a part of a kept document was passed over.
    """

    path: str
    reason: str
    remedy: str = ""
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document yielded. A pure function of the document and the options.

    ``entities`` are those of this document alone; joining them across documents is for ``resolve``.
    """

    document_id: str
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: int = 0
    sentences_with_claims: int = 0
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and what was not."""

    unread: tuple[Unread, ...] = ()
    unavailable_sources: tuple[str, ...] = ()
    sentences: int = 0
    sentences_with_claims: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole case as one value: what every report and export shows.

    ``times`` pairs each expression with the id of its document. ``assumptions`` are judgements that nobody made, under
    which this view of the case holds; empty for the case as it is. ``audit`` is the one last kept, with rulings
    and with stale verdicts marked; None where the case was never audited. ``balance`` is what rests on what, None where
    it was never weighed, and ``balance_stale`` whether the case has changed since; ``critical`` are the voices without
    which most of it falls; ``matrices`` are the questions with rival hypotheses; ``grades``,
    ``annotations`` and ``typings`` are those that stand.
    """

    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[tuple[str, TimeExpression], ...] = ()
    coverage: Coverage = Coverage()
    identities: tuple[Identity, ...] = ()
    assumptions: tuple[Judgement, ...] = ()
    identity_hypotheses: tuple[IdentityHypothesis, ...] = ()
    audit: Audit | None = None
    balance: Balance | None = None
    balance_stale: bool = False
    critical: tuple[Critical, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    grades: tuple[Grade, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    typings: tuple[Typing, ...] = ()
