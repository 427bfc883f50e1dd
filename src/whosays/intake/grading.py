"""What analysts think of sources and claims, kept: grades, and who had it independently of whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, get_args

from whosays.intake.decided import grades_now, independences_now
from whosays.intake.references import find_claim
from whosays.intake.weighing import Weighing
from whosays.records import (
    Credibility,
    Decided,
    Grade,
    Independence,
    Reliability,
    UsageError,
)
from whosays.store import ClaimTrace, KeptGrade, KeptIndependence, Speaker, View, Writer

_T = TypeVar("_T", bound=str)
#: The kinds of the decisions that are taken back here, and what to take others back with.
_OURS = frozenset({"grade", "independence", "hypotheses", "type", "annotation"})
_ELSEWHERE = {"identity": "whosays judgements CASE --undo ID", "verdict": "whosays overrule CASE --undo ID"}


class Grading:
    """What is decided on the sources and claims of one case.

    Args:
        view: Reads the case.
        writer: Writes to it.
        weighing: Knows who speaks in it.
    """

    def __init__(self, view: View, writer: Writer, weighing: Weighing) -> None:
        self._view = view
        self._writer = writer
        self._weighing = weighing

    def grade(self, source: str, reliability: str, who: str, why: str) -> Grade:
        """Keep what somebody thinks of a source; see ``Case.grade``."""
        grade = _known(reliability.strip().upper(), get_args(Reliability), "reliability of a source")
        reason = _reason(why, "a source is graded")
        self._writer.check()
        speaker = self._speaker(source)
        kept = KeptGrade(Grade(speaker.id, speaker.name, grade, None, Decided(who=who, why=reason)), speaker)
        return self._writer.grade(kept).grade

    def grade_claim(self, claim: str, credibility: str, who: str, why: str) -> Grade:
        """Keep what somebody thinks of one claim; see ``Case.grade_claim``."""
        grade = _known(credibility.strip(), get_args(Credibility), "credibility of a claim")
        reason = _reason(why, "a claim is graded")
        self._writer.check()
        found = find_claim(claim, self._weighing.claims())
        trace = ClaimTrace.of(found.claim, found.document.path)
        kept = KeptGrade(Grade(trace.claim_id, trace.words, None, grade, Decided(who=who, why=reason)), trace)
        return self._writer.grade(kept).grade

    def grades(self) -> tuple[Grade, ...]:
        """Every grade, oldest first, with its subject as it is now; see ``Case.grades``."""
        kept = self._view.grades()
        traces = [one.on for one in kept if isinstance(one.on, ClaimTrace)]
        speakers = self._weighing.speakers() if len(traces) < len(kept) else None
        return grades_now(kept, speakers, self._weighing.claims_near(traces))

    def judge_independence(self, left: str, right: str, independent: bool, who: str, why: str) -> Independence:
        """Keep what somebody decides on two sources; see ``Case.judge_independence``."""
        reason = _reason(why, "two sources are independent, or not,")
        self._writer.check()
        one, other = sorted(map(self._speaker, (left, right)), key=lambda side: side.id)
        if one == other:
            msg = f"“{left}” and “{right}” are one source"
            raise UsageError(msg, "name two")
        decision = Independence(one.id, other.id, one.name, other.name, independent, Decided(who=who, why=reason))
        return self._writer.judge_independence(KeptIndependence(decision, one, other)).independence

    def independences(self) -> tuple[Independence, ...]:
        """Every decision on independence, oldest first; see ``Case.independences``."""
        kept = self._view.independences()
        return independences_now(kept, self._weighing.speakers()) if kept else ()

    def undo(self, decision_id: str, who: str, why: str) -> Grade | Independence | None:
        """Take a decision back; see ``Case.undo_decision``."""
        kind = next((one.kind for one in self._view.decisions() if one.id == decision_id), None)
        if kind in _ELSEWHERE:
            reason = f"{decision_id} is a decision of another kind"
            raise UsageError(reason, f"undo it with: {_ELSEWHERE[kind]}")
        if kind not in _OURS:
            reason = f"there is no decision {decision_id} in this case"
            raise UsageError(reason, "list them with: whosays grade CASE --list")
        self._writer.undo(decision_id, who, why)
        decided: Sequence[Grade | Independence] = (*self.grades(), *self.independences())
        return next((one for one in decided if one.decided.id == decision_id), None)

    def _speaker(self, reference: str) -> Speaker:
        """The one source or document that speaks itself that ``reference`` means."""
        return self._weighing.speakers().speaker(self._weighing.voice(reference))


def _known(value: str, grades: tuple[_T, ...], what: str) -> _T:
    found = next((grade for grade in grades if grade == value), None)
    if found is None:
        reason = f"“{value}” is no {what}"
        raise UsageError(reason, f"it is {', '.join(grades[:-1])} or {grades[-1]}, which stands for “cannot be judged”")
    return found


def _reason(why: str, what: str) -> str:
    if not why.strip():
        reason = f"{what} for a reason, and none is given"
        raise UsageError(reason, "give one with --why TEXT")
    return why.strip()
