"""The audit of a case: made, kept, shown as it stands now, and overruled."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from whosays import __version__
from whosays.intake.references import find_entry
from whosays.intake.standing import Ruled, Standing, standing, with_rulings
from whosays.intake.traces import Claims
from whosays.records import Analysis, Audit, AuditVerdict, Ruling, UsageError
from whosays.store import Activity, Basis, ClaimTrace, KeptAudit, KeptRuling, View, Writer

#: Told of every step: what is done, how much of it is done, and how much there is of it.
AuditProgress = Callable[[str, int, int], None]


class Audits:
    """What is audited in one case.

    Args:
        view: Reads the case.
        writer: Writes to it.
        path: The case file as the user named it, for messages.
        composed: Gives the case as it is, without what is kept of it.
    """

    def __init__(self, view: View, writer: Writer, path: str, composed: Callable[[], Analysis]) -> None:
        self._view = view
        self._writer = writer
        self._path = path
        self._composed = composed

    def check(self) -> None:
        """Refuse before anything is computed.

        Raises:
            UsageError: If the case holds no brief, or no source.
            CaseNotWritable: If the audit could not be kept.
        """
        roles = {read.role for read in self._view.basis().documents.values()}
        for role, what in (("brief", "a brief that is to be audited"), ("source", "the documents that it cites")):
            if role not in roles:
                reason = f"{self._path}: this case holds no {role}"
                raise UsageError(reason, f"read {what} with: whosays read PATH --role {role} --case {self._path}")
        self._writer.check()

    def make(self, progress: AuditProgress | None = None) -> None:
        """Audit the case and keep what comes of it in place of the audit before.

        Args:
            progress: Told of every step.

        Raises:
            UsageError: As for ``check``; likewise CaseNotWritable.
            ModelError: If a model that the audit needs is missing or damaged.
        """
        from whosays.audit import run

        self.check()
        basis = self._view.basis()  # before the case is composed, so that what is read meanwhile makes it stale
        analysis = self._composed()
        audit = run.audit_case(analysis, progress)
        paths = {document.id: document.path for document in analysis.documents}
        traces = {
            claim.id: ClaimTrace.of(claim, paths[claim.document_id]) for claim in analysis.claims if claim.content
        }
        activity = Activity.of("audit", __version__, {"made_by": audit.activity})
        self._writer.keep_audit(audit, traces, basis, activity)

    def standing(self) -> Standing | None:
        """The audit that is kept as it stands now; None where there is none."""
        found = self._now()
        return None if found is None else found[0]

    def standing_now(self) -> Standing:
        """The same where there must be one.

        Raises:
            UsageError: If there is none.
        """
        found = self.standing()
        if found is None:
            raise _never_audited(self._path)
        return found

    def notes(self) -> tuple[str, ...]:
        """What the user should know of the audit that is kept, each in one sentence."""
        found = self.standing()
        stale = 0 if found is None else sum(entry.stale for entry in found.audit.entries) + found.gone
        if not stale:
            return ()
        are = "1 verdict of the audit is" if stale == 1 else f"{stale:,} verdicts of the audit are"
        return (
            f"{are} stale, because briefs, sources or judgements have changed: run whosays audit {self._path} again",
        )

    def rulings(self) -> tuple[Ruled, ...]:
        """Every ruling with what has become of it, oldest first."""
        found = self._now()
        claims = Claims(()) if found is None else found[1]
        return with_rulings(Audit() if found is None else found[0].audit, self._view.rulings(), claims)[1]

    def overrule(self, claim: str, verdict: AuditVerdict, who: str, why: str) -> Ruled:
        """Keep what somebody decides on a verdict.

        Args:
            claim: The verdict's number in the audit's list, the id of its claim, or words that only its claim has.
            verdict: What they decide.
            who: Who decides.
            why: Their reason.

        Raises:
            UsageError: If nothing was audited, no reason is given, or ``claim`` means no claim or more than one.
        """
        found = self._now()
        if found is None:
            raise _never_audited(self._path)
        if not why.strip():
            reason = "a verdict is overruled for a reason, and none is given"
            raise UsageError(reason, "give one with --why TEXT")
        state, claims = found
        number, entry = find_entry(claim, state.audit.entries, claims)
        current = claims.get(entry.claim_id)
        trace = ClaimTrace.of(current.claim, current.document.path)
        ruling = Ruling("", verdict, "", who, why.strip())
        kept = self._writer.rule(KeptRuling(ruling, trace, entry.cited, entry.verdict))
        return Ruled(kept.ruling, trace.words, trace.path, entry.cited, entry.verdict, "stands", number)

    def undo(self, ruling_id: str, who: str, why: str = "") -> Ruled:
        """Take a ruling back and return it; both stay on record.

        Raises:
            UsageError: If there is no such ruling, or it is undone already.
        """
        if ruling_id not in {ruled.ruling.id for ruled in self.rulings()}:
            reason = f"there is no ruling {ruling_id} in this case"
            raise UsageError(reason, "list them with: whosays overrule CASE --list")
        self._writer.undo(ruling_id, who, why)
        return next(ruled for ruled in self.rulings() if ruled.ruling.id == ruling_id)

    def _now(self) -> tuple[Standing, Claims] | None:
        kept = self._view.audit()
        if kept is None:
            return None
        now, claims = self._view.basis(), Claims(self._view.briefs())
        documents = functools.cache(self._view.document)
        state = standing(kept, now, claims, self._judged(kept, now), documents)
        audit, _ = with_rulings(state.audit, self._view.rulings(), claims)
        return replace(state, audit=audit), claims

    def _judged(self, kept: KeptAudit, now: Basis) -> dict[str, list[tuple[int, int]]]:
        """Where documents name those on whom judgements were made or undone since the audit."""
        differing = kept.basis.judgements ^ now.judgements
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for judgement in self._view.judgements() if differing else ():
            for reference in (judgement.left, judgement.right) if judgement.id in differing else ():
                entity_id, _, only = reference.partition("@")
                for document_id, start, end in self._view.mentions_of(entity_id):
                    if only in ("", document_id):
                        places[document_id].append((start, end))
        return places


def _never_audited(path: str) -> UsageError:
    """What to say of a case without an audit."""
    return UsageError(f"{path}: this case has not been audited", f"audit it with: whosays audit {path}")
