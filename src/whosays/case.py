"""The façade: a case is opened, read into, analysed and searched here, and nowhere else."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from whosays.intake import proposals
from whosays.intake.attributions import Attributed, attributions_of
from whosays.intake.audit import AuditProgress, Audits
from whosays.intake.can_ask import CanAsk, Hit, Passage
from whosays.intake.can_audit import CanAudit
from whosays.intake.can_exchange import CanExchange
from whosays.intake.can_list import CanList
from whosays.intake.can_type import CanType
from whosays.intake.can_weigh import CanWeigh
from whosays.intake.composing import compose
from whosays.intake.decided import standing_grades
from whosays.intake.grading import Grading
from whosays.intake.listed import Candidate, Listed, match_list
from whosays.intake.proposals import parties_of
from whosays.intake.questions import Questions
from whosays.intake.sensitivity import Rests, Sensitivity, SensitivityResult
from whosays.intake.standing import Ruled, Standing
from whosays.intake.summary import DocumentRead, Outcome, Progress, ReadSummary
from whosays.intake.typings import standing_typings
from whosays.intake.weighing import Weighed, Weighing, WeighProgress
from whosays.records import (
    Analysis,
    Entity,
    Identity,
    IdentityHypothesis,
    Judgement,
    ReadOptions,
    UsageError,
    Verdict,
)
from whosays.resolve import (
    Clusters,
    Context,
    Judged,
    Makeup,
    Pair,
    Part,
    Resolved,
    Resolver,
    Side,
    draft,
    judgement_in_words,
    makeup_of,
    open_identities,
    pair_of,
    under_assumptions,
)
from whosays.store import Decision, View, Writer, connect

if TYPE_CHECKING:
    from whosays.intake.hypotheses import Hypotheses

__all__ = [
    "Attributed",
    "AuditProgress",
    "Candidate",
    "Case",
    "Context",
    "Decision",
    "DocumentRead",
    "Hit",
    "Judged",
    "Listed",
    "Makeup",
    "Outcome",
    "Pair",
    "Part",
    "Passage",
    "Progress",
    "ReadSummary",
    "Rests",
    "Ruled",
    "SensitivityResult",
    "Side",
    "Standing",
    "WeighProgress",
    "Weighed",
    "attributions_of",
    "current_notes",
    "judgement_in_words",
]


class Case(CanAsk, CanAudit, CanWeigh, CanExchange, CanList, CanType):
    """One case file, open. Use it in a ``with`` statement, or call ``close``.

    Every method raises the CaseError that fits when the file fails it.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._view = View(connection, path)
        self._writer = Writer(connection, path)
        self._audits = Audits(self._view, self._writer, path, self._composed)
        self._weighing = Weighing(self._view, self._writer, path, self._composed, self.audited)
        self._grading = Grading(self._view, self._writer, self._weighing)
        self._questions = Questions(self._view, self._writer, path, self._weighing)
        self._sensitivity = Sensitivity(self._weighing, self._grading, self._questions, self._assumed)
        self._loaded: tuple[int, Resolver, Hypotheses] | None = None
        self._whole: tuple[Clusters, Analysis] | None = None

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
            return replace(summary, notes=(*summary.notes, *self._audits.notes(), *self._weighing.notes()))
        finally:
            self._forget()

    def analysis(self, assume: Sequence[str] = ()) -> Analysis:
        """The whole case as one value; documents in order of role and path, everything else by position or name.

        Args:
            assume: What to assume of who is who, for this view alone: ``"LEFT = RIGHT"`` or ``"LEFT != RIGHT"``, with
                sides as for ``named``. Nothing is kept; ``Analysis.assumptions`` says what was assumed, and there is no
                balance: the one that is kept does not hold under assumptions.

        Raises:
            UsageError: If an assumption makes no sense; ContradictoryJudgement if it cannot hold together with what was
                judged.
        """
        resolved, assumed = under_assumptions(self._resolver(), self._view.judgements(), assume)
        analysis = self._compose(resolved)
        audit = self.audited()
        weighed = None if assumed else self.weighed()
        return replace(
            analysis,
            assumptions=assumed,
            identity_hypotheses=self._hypotheses().under(resolved),
            audit=audit,
            coverage=replace(analysis.coverage, unavailable_sources=audit.unavailable if audit else ()),
            balance=None if weighed is None else weighed.balance,
            balance_stale=weighed is not None and weighed.stale,
            critical=() if weighed is None else weighed.critical,
            matrices=() if assumed else self.matrices(),
            grades=standing_grades(self.grades()),
            annotations=tuple(one for one in self.annotations() if one.document_id and one.decided.undone_by is None),
            typings=standing_typings(self._typing().under(lambda: resolved)),
        )

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

    def made_of(self, entity: str) -> Makeup:
        """What one entity is made of: its names by document, what joined them, and what was judged of them.

        Args:
            entity: Its id.

        Raises:
            UsageError: If the case has no such entity.
        """
        clusters = self._resolved().clusters
        found = next((one for one in clusters.table.entities if one.id == entity), None)
        if found is None:
            reason = f"this case has no entity {entity}"
            raise UsageError(reason, "take one from: whosays export CASE --to json")
        return makeup_of(found, clusters, self.judgements())

    @property
    def title(self) -> str:
        """What the case is called: its file's name."""
        return Path(self.path).stem

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that people decided in this case, of any kind, oldest first; with what undid what."""
        return self._view.decisions()

    def version(self) -> int:
        """A number that changes when another process, or another open ``Case``, has written to the file."""
        return self._view.version()

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

    def _composed(self) -> Analysis:
        """The case as it is, without what is kept of it."""
        return self._compose(self._resolved())

    def _assumed(self, assume: Sequence[str]) -> Analysis:
        """The same under assumptions."""
        return self._compose(under_assumptions(self._resolver(), self._view.judgements(), assume)[0])

    def _compose(self, resolved: Resolved) -> Analysis:
        if self._whole is None or self._whole[0] is not resolved.clusters:
            analysis = compose(self._resolver().read, self._view.failed(), resolved.clusters)
            self._whole = (resolved.clusters, analysis)
        return self._whole[1]

    def _forget(self) -> None:
        """Have the documents loaded again: this case has written to them itself."""
        self._loaded = None

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
