"""The façade: a case is opened, read into, analysed and searched here, and nowhere else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from whosays.intake import proposals, references
from whosays.intake.attributions import Attributed, attributions_of
from whosays.intake.audit import AuditProgress, Audits
from whosays.intake.composing import compose
from whosays.intake.listed import Candidate, Listed, match_list
from whosays.intake.proposals import parties_of
from whosays.intake.standing import Ruled, Standing
from whosays.intake.summary import DocumentRead, Outcome, Progress, ReadSummary
from whosays.records import (
    Analysis,
    Audit,
    AuditVerdict,
    Claim,
    Document,
    Entity,
    Identity,
    IdentityHypothesis,
    Judgement,
    ReadOptions,
    Span,
    UsageError,
    Verdict,
)
from whosays.resolve import (
    Context,
    Judged,
    Pair,
    Resolved,
    Resolver,
    Side,
    draft,
    judgement_in_words,
    open_identities,
    pair_of,
    under_assumptions,
)
from whosays.store import Question, View, Writer, connect

if TYPE_CHECKING:
    from whosays.intake.hypotheses import Hypotheses

__all__ = [
    "Attributed",
    "AuditProgress",
    "Candidate",
    "Case",
    "Context",
    "DocumentRead",
    "Hit",
    "Judged",
    "Listed",
    "Outcome",
    "Pair",
    "Passage",
    "Progress",
    "ReadSummary",
    "Ruled",
    "Side",
    "Standing",
    "attributions_of",
    "current_notes",
    "judgement_in_words",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that answers a question. Its entity ids are those of its document, not yet joined across the case."""

    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that holds the words of a question."""

    span: Span
    document: Document


class Case:
    """One case file, open. Use it in a ``with`` statement, or call ``close``.

    Every method raises the CaseError that fits when the file fails it.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._view = View(connection, path)
        self._writer = Writer(connection, path)
        self._audits = Audits(self._view, self._writer, path)
        self._loaded: tuple[int, Resolver, Hypotheses] | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False) -> Case:
        """Open the case at ``path``.

        Args:
            path: The case file.
            create: Make an empty case where there is none.

        Raises:
            MissingInput: If there is none and ``create`` is not set.
            CaseError: The subclass that fits: NotACase, NewerCase, DamagedCase or CaseNotWritable.
        """
        name = os.fspath(path)
        return cls(name, connect(name, create=create))

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def read(
        self, paths: Sequence[str], options: ReadOptions | None = None, progress: Progress | None = None
    ) -> ReadSummary:
        """Read files, folders and, for ``-``, standard input into the case.

        Every document is kept as soon as it is read, in a transaction of its own: whatever ends this call early, the
        documents kept so far are in the case, and the same call goes on from there. The result depends neither on
        the order of the paths nor on the number of processes.

        Args:
            paths: What to read.
            options: How to read it.
            progress: Told of every input.

        Raises:
            CaseNotWritable: If the case is read-only, in use by another process or on a full disk.
            ModelError: If the parser's model is not installed, or the evidence model is damaged.
        """
        from whosays.intake.session import Session

        self._writer.check()
        session = Session(self._view, self._writer, Path(self.path), progress)
        try:
            summary = session.read(paths, options or ReadOptions())
            return replace(summary, notes=(*summary.notes, *self._audits.notes()))
        finally:
            self._loaded = None

    def analysis(self, assume: Sequence[str] = ()) -> Analysis:
        """The whole case as one value; documents in order of role and path, everything else by position or name.

        Args:
            assume: What to assume of who is who, for this view alone: ``"LEFT = RIGHT"`` or ``"LEFT != RIGHT"``, with
                sides as for ``named``. Nothing is kept; ``Analysis.assumptions`` says what was assumed.

        Raises:
            UsageError: If an assumption makes no sense; ContradictoryJudgement if it cannot hold together with what was
                judged.
        """
        resolver = self._resolver()
        resolved, assumed = under_assumptions(resolver, self._view.judgements(), assume)
        analysis = compose(resolver.read, self._view.failed(), resolved.clusters)
        audit = self.audited()
        coverage = replace(analysis.coverage, unavailable_sources=audit.unavailable if audit else ())
        hypotheses = self._hypotheses().under(resolved)
        return replace(analysis, assumptions=assumed, identity_hypotheses=hypotheses, audit=audit, coverage=coverage)

    def identity_hypotheses(self, assume: Sequence[str] = ()) -> tuple[IdentityHypothesis, ...]:
        """The pairs that some text argues to be one, or not to be, with all evidence; in order of the documents.

        Nothing is joined by them, and they are no ruling.

        Args:
            assume: As for ``analysis``.

        Raises:
            UsageError: As for ``analysis``; likewise ContradictoryJudgement.
        """
        resolved, _ = under_assumptions(self._resolver(), self._view.judgements(), assume)
        return self._hypotheses().under(resolved)

    def judgements(self) -> tuple[Judged, ...]:
        """Every judgement of identity with what has become of it, oldest first."""
        clusters = self._resolved().clusters
        return tuple(Judged.of(judgement, clusters) for judgement in self._view.judgements())

    def named(self, words: str) -> str:
        """What ``judge`` takes for an id, a name, or ``NAME@DOCUMENT``, where DOCUMENT is a path or the end of one.

        Raises:
            UsageError: If it means nobody in the case, or more than one; the message lists the candidates.
        """
        return self._resolved().lookup.find(words)

    def judge(self, left: str, right: str, verdict: Verdict, who: str, why: str = "") -> Judgement:
        """Keep what somebody decided on two being one. It can be undone, and nothing else is changed.

        Args:
            left: An entity's id, or ``ENTITY@DOCUMENT`` for the bearer of its name in one document; also as for
                ``named``.
            right: Likewise.
            verdict: ``positive``, ``negative`` or ``unsure``.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If a side means nobody or both mean the same; ContradictoryJudgement if judgements that stand
                do not allow it.
            CaseNotWritable: If the case cannot be written to.
        """
        resolved = self._resolved()
        judgement = draft(left, right, verdict, resolved.clusters, resolved.lookup)
        return self._writer.judge(replace(judgement, who=who, why=why))

    def undo(self, judgement_id: str, who: str, why: str = "") -> Judgement:
        """Take a judgement back and return it: the case is as if it had not been made, and both stay on record.

        Raises:
            UsageError: If there is no such judgement, or it is undone already.
            CaseNotWritable: If the case cannot be written to.
        """
        known = {judgement.id: judgement for judgement in self._view.judgements()}
        if judgement_id not in known:
            reason = f"there is no judgement {judgement_id} in this case"
            raise UsageError(reason, "list them with: whosays judgements CASE")
        return replace(known[judgement_id], undone_by=self._writer.undo(judgement_id, who, why).id)

    def audit(self, progress: AuditProgress | None = None) -> Audit:
        """Hold the claims of the briefs against the documents that they cite, keep what comes of it, and return it.

        The audit before is replaced; rulings on its verdicts stay, and are found again by the words of their claims.

        Args:
            progress: Told of every step.

        Raises:
            UsageError: If the case holds no brief, or no source.
            CaseNotWritable: If the case cannot be written to.
            ModelError: If a model that the audit needs is missing or damaged.
        """
        self._audits.check()
        basis = self._view.basis()
        resolver = self._resolver()
        self._audits.make(compose(resolver.read, self._view.failed(), self._resolved().clusters), basis, progress)
        return self._audits.standing_now().audit

    def audited(self) -> Audit | None:
        """The audit that was last kept, with rulings and stale verdicts marked; None where the case was never audited.

        What speaks of claims that are gone is left out.
        """
        standing = self._audits.standing()
        return None if standing is None else standing.audit

    def standing(self) -> Standing:
        """The same with how many verdicts are left out, and with the texts that it speaks of.

        Raises:
            UsageError: If the case was never audited.
        """
        return self._audits.standing_now()

    def overrule(self, claim_reference: str, verdict: AuditVerdict, who: str, why: str) -> Ruled:
        """Keep what somebody decides on a verdict; the machine's own stays beside it.

        Args:
            claim_reference: The verdict's number in the audit's list, the id of its claim, or words that only its claim
                has.
            verdict: What they decide.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If the case was never audited, no reason is given, or the reference means no claim or several.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._audits.overrule(claim_reference, verdict, who, why)

    def undo_ruling(self, ruling_id: str, who: str, why: str = "") -> Ruled:
        """Take a ruling back and return it; both stay on record.

        Raises:
            UsageError: If there is no such ruling, or it is undone already.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._audits.undo(ruling_id, who, why)

    def rulings(self) -> tuple[Ruled, ...]:
        """Every ruling on a verdict with what has become of it, oldest first."""
        return self._audits.rulings()

    def brief(self, words: str) -> Document:
        """The brief that ``words`` mean: its path, the end of its path, its title or its id.

        Raises:
            UsageError: If they mean none, or more than one.
        """
        return references.find_brief(words, [document for document, _ in self._view.briefs()])

    def waiting(self) -> tuple[Identity, ...]:
        """The pairs that may be one and that nobody has judged, the likeliest first.

        Those of which somebody was unsure come last. Pairs that a judgement has settled with others are not among them.
        """
        return tuple(open_identities(self._resolved().clusters))

    def pair(self, identity: Identity) -> Pair:
        """One of the pairs that are waiting with the words around both names."""
        return pair_of(identity, self._resolved().clusters, self._resolver().documents)

    def review_queue(self) -> tuple[Pair, ...]:
        """All pairs that are waiting, in their order, with the words around both names."""
        return tuple(map(self.pair, self.waiting()))

    def entities_of(self, *references: str) -> tuple[Entity, ...]:
        """The entities of the case that take in those whom references mean, each once."""
        clusters = self._resolved().clusters
        found = {clusters.table.ids[bearer] for it in references for bearer in clusters.bearers.meant_by(it)}
        return tuple(entity for entity in clusters.table.entities if entity.id in found)

    def check(self) -> None:
        """Raise CaseNotWritable now rather than at the first judgement."""
        self._writer.check()

    def match(self, path: str, *, least: float = 0.5, most: int = 5) -> Listed:
        """Compare the case's persons and organizations with a list that the user brings. Merges and keeps nothing.

        Args:
            path: The list: OFAC's CSV, the United Nations' XML, or FollowTheMoney JSON lines.
            least: Match probability from which an entry of the list is worth showing.
            most: Entries shown for one entity.

        Raises:
            InputError: If the list cannot be read at all, or holds nobody.
        """
        entities = {entity.id: entity for entity in self._resolved().clusters.table.entities}
        parties = parties_of([*entities.values()], self._resolver().read)
        return match_list([(entities[identity], party) for identity, party in parties.items()], path, least, most)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Claims that answer ``query``, best first.

        Args:
            query: "who says that …", "what does X say about …", or just words; no text is an error.
            limit: Most hits.
        """
        found = self._view.claims_about(Question.parse(query), limit)
        return [Hit(claim, document) for document, claim in found]

    def passages(self, query: str, limit: int = 20) -> list[Passage]:
        """Paragraphs that hold every word that ``query`` asks for, whether or not a claim was found in them."""
        found = self._view.passages_about(Question.parse(query), limit)
        return [Passage(Span.of(document.text, start, end), document) for document, start, end in found]

    def _resolver(self) -> Resolver:
        """All documents that count; loaded again after the case was read into or another process has written to it."""
        return self._load()[0]

    def _hypotheses(self) -> Hypotheses:
        """What the same documents argue."""
        return self._load()[1]

    def _load(self) -> tuple[Resolver, Hypotheses]:
        from whosays.intake.hypotheses import Hypotheses

        version = self._view.version()
        if self._loaded is None or self._loaded[0] != version:
            read = [*self._view.current()]
            self._loaded = (version, Resolver(read, proposals.propose), Hypotheses(read))
        return self._loaded[1:]

    def _resolved(self) -> Resolved:
        """The case under the judgements that stand now."""
        return self._resolver().resolved(self._view.judgements())


def current_notes() -> tuple[str, ...]:
    """What the user should know of what reads documents now, each in one sentence."""
    from whosays.intake import inputs

    return inputs.current_notes()
