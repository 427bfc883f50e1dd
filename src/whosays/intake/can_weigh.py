"""The part of the façade that weighs: what rests on what, grades, independence, hypotheses, and what falls with whom.

``Case`` takes its methods from here; docs/methods/origins.md and its neighbours say how each is worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from whosays.intake.grading import Grading
from whosays.intake.questions import Questions
from whosays.intake.sensitivity import Rests, Sensitivity, SensitivityResult
from whosays.intake.weighing import Weighed, Weighing, WeighProgress
from whosays.records import Balance, Consistency, Grade, Independence, Matrix, Question, Typing, Voice

if TYPE_CHECKING:
    from whosays.weigh.hypotheses import Operation


class CanWeigh:
    """What a case can do once it is read: weigh it, and decide on what is weighed."""

    _weighing: Weighing
    _grading: Grading
    _questions: Questions
    _sensitivity: Sensitivity

    if TYPE_CHECKING:

        def typings(self) -> tuple[Typing, ...]:
            """As ``Case`` has it."""
            ...

    def weigh(self, progress: WeighProgress | None = None, *, again: bool = False) -> Balance:
        """What rests on what: computed and kept, or what is kept where nothing has changed since, the rules included.

        Args:
            progress: Told of every step; not called where nothing is computed.
            again: Compute it whether or not something has changed.

        Raises:
            UsageError: If the case holds no claim.
            CaseNotWritable: If it has to be computed and the case cannot be written to.
            ModelError: If a model that weighing needs is damaged.
        """
        return self._weighing.weigh(progress, again=again)

    def weighed(self) -> Weighed | None:
        """The balance that was last kept and whether it is stale; None where the case was never weighed.

        Nothing is computed. What speaks of claims and entities that are gone is left out of a stale one.
        """
        return self._weighing.weighed()

    def voices(self) -> tuple[Voice, ...]:
        """Everybody who speaks in the case as it is now, whether or not it was weighed; in order of name."""
        return self._weighing.voices()

    def grade(self, source: str, reliability: str, who: str, why: str) -> Grade:
        """Keep what somebody thinks of a source: A, completely reliable, to E, unreliable; F cannot be judged.

        Args:
            source: The id of a source, a document or a voice, the end of a document's path, or a name that only one
                source has.
            reliability: A to F.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If no reason is given, there is no such grade, or ``source`` means nobody or more than one.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._grading.grade(source, reliability, who, why)

    def grade_claim(self, claim: str, credibility: str, who: str, why: str) -> Grade:
        """Keep what somebody thinks of one claim: 1, confirmed, to 5, improbable; 6 cannot be judged.

        Args:
            claim: Its id, or words that only one claim has.
            credibility: 1 to 6.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If no reason is given, there is no such grade, or ``claim`` means none or more than one.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._grading.grade_claim(claim, credibility, who, why)

    def grades(self) -> tuple[Grade, ...]:
        """Every grade, oldest first, also those that were undone; of several on one subject the last one stands.

        The subject is the source or claim as the case has it now; empty for one that it has no more: it is orphaned.
        """
        return self._grading.grades()

    def judge_independence(self, left: str, right: str, independent: bool, who: str, why: str) -> Independence:
        """Keep what somebody decides on two sources: that they had it independently, or that one rests on the other.

        A later decision on the same two replaces an earlier one; both stay on record.

        Args:
            left: As ``source`` of ``grade``.
            right: Likewise.
            independent: The decision.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If no reason is given, a side means nobody or more than one, or both mean the same.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._grading.judge_independence(left, right, independent, who, why)

    def independences(self) -> tuple[Independence, ...]:
        """Every decision on independence, oldest first, also those that were undone; the last on a pair stands.

        Sides are as the subjects of ``grades``.
        """
        return self._grading.independences()

    def undo_decision(self, decision_id: str, who: str, why: str = "") -> Grade | Independence | Typing | None:
        """Take a decision back that has no way of its own for that; both stay on record.

        These are grades, decisions on independence, what entities were typed as, edits of questions, and annotations.

        Returns:
            What was taken back; None for an edit of a question or an annotation.

        Raises:
            UsageError: If there is no such decision, or it is undone already.
            CaseNotWritable: If the case cannot be written to.
        """
        undone = self._grading.undo(decision_id, who, why)
        return undone or next((one for one in self.typings() if one.decided.id == decision_id), None)

    def load_hypotheses(self, path: str, who: str, why: str = "", raw: bytes | None = None) -> tuple[Question, ...]:
        """Keep the questions of a YAML file, with rival hypotheses, evidence and ratings, as edits of those there are.

        Args:
            path: The file, or ``-`` for standard input.
            who: Who decides, as they sign.
            why: Their reason.
            raw: The bytes of the file, where they are at hand; ``path`` is then only what messages call it.

        Returns:
            The questions that the file states, as they are now.

        Raises:
            InputError: If the file cannot be read, or makes no sense; the message names line and key.
            UsageError: If words of it mean no claim, or more than one.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._questions.load(path, who, why, raw)

    def questions(self) -> tuple[Question, ...]:
        """The questions as analysts left them; an item whose claim the case has no more is orphaned, and kept."""
        return self._questions.all()

    def rate(
        self, question: str, hypothesis: str, evidence: str, consistency: Consistency | None, who: str, why: str = ""
    ) -> Question:
        """Keep how an item of evidence fits a hypothesis; None takes its rating away.

        Args:
            question: Its key.
            hypothesis: Its key.
            evidence: Its key.
            consistency: CC, C, N, I or II.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If there is no such question, hypothesis, evidence or consistency.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._questions.rate((question, hypothesis, evidence), consistency, who, why)

    def edit_questions(self, operations: Sequence[Operation], who: str, why: str = "") -> tuple[Question, ...]:
        """Keep operations on questions, in their order; those on one question are one decision.

        Args:
            operations: What is to be done, as in ``whosays.weigh.hypotheses``. An ``AddEvidence`` names its claim by
                id, or by words that only one claim has; the words of the claim are then taken from the case.
            who: Who decides, as they sign.
            why: Their reason.

        Returns:
            The questions that were edited, as they are now; none for one that was given up.

        Raises:
            UsageError: If something in them is not there, or cannot be; nothing is kept then.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._questions.edit(operations, who, why)

    def hypotheses_sheet(self, question: str | None = None) -> str:
        """One question, or all, as YAML that ``load_hypotheses`` takes.

        Raises:
            UsageError: If there is no such question.
        """
        return self._questions.sheet(question)

    def matrices(self) -> tuple[Matrix, ...]:
        """Every question read with the balance that is kept and the grades that stand."""
        return self._sensitivity.matrices()

    def sensitivity(
        self, drop: Sequence[str] = (), without: Sequence[str] = (), assume: Sequence[str] = ()
    ) -> SensitivityResult:
        """What would fall or weaken. Nothing is kept.

        Args:
            drop: Sources to leave out, as for ``grade``, or classes of them: ``anonymous``, ``kind:state``,
                ``document:PATH``, ``entity:NAME``.
            without: Ids of grades to ignore.
            assume: What to assume of who is who, as for ``analysis``.

        Raises:
            UsageError: If the case was never weighed, or something of it means nothing or more than one.
        """
        return self._sensitivity.sensitivity(drop, without, assume)

    def rests(self, reference: str) -> Rests:
        """What rests on one source: conclusions with their minimal sets of sources and its share in each.

        Args:
            reference: As ``source`` of ``grade``.

        Raises:
            UsageError: If the case was never weighed, or ``reference`` means nobody or more than one.
        """
        return self._sensitivity.rests(reference)
