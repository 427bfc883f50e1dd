"""The part of the façade that audits: briefs held against what they cite, and what analysts decide on that."""

from __future__ import annotations

from whosays.intake import references
from whosays.intake.audit import AuditProgress, Audits
from whosays.intake.standing import Ruled, Standing
from whosays.records import Audit, AuditVerdict, Document
from whosays.store import View


class CanAudit:
    """What a case can do with its briefs."""

    _view: View
    _audits: Audits

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
        self._audits.make(progress)
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
