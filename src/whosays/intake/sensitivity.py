"""What would fall: questions read with the balance of a case, and both without some sources, grades or merges."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.intake.decided import standing_grades, standing_independences
from whosays.intake.grading import Grading
from whosays.intake.questions import Questions
from whosays.intake.weighing import Weighing, dropper, find_voice
from whosays.records import (
    Analysis,
    Balance,
    Change,
    Grade,
    Line,
    Matrix,
    MissingExtra,
    Resting,
    Shift,
    UsageError,
    Voice,
)

if TYPE_CHECKING:
    from whosays.weigh.origins import Provenance
    from whosays.weigh.sensitivity import Drop

#: Of a question in a case that was never weighed.
_UNWEIGHED = "The case has not been weighed: what stands behind the evidence is not known."
#: Of one in a case that has changed since.
_STALE = "The case has changed since it was weighed: evidence that was read since does not count yet."


@dataclass(frozen=True, slots=True)
class SensitivityResult:
    """What would become of a case.

    Attributes:
        words: What was left out, ignored or assumed, each in words.
        voices: Ids of the voices that were left out.
        changes: Relations and assertions that would change, worst first.
        shifts: Hypotheses that would, by question.
        before: The balance as it is.
        after: The balance under what was assumed, with the voices in it; the same as ``before`` where nothing was.
        names: Of the entities that either speaks of, by id.
    """

    words: tuple[str, ...]
    voices: tuple[str, ...]
    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]
    before: Balance
    after: Balance
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on one source.

    Attributes:
        voice: The source.
        resting: Relations and assertions with their cut sets and with the share of every source in each; those that
            fall with it first.
        shifts: Hypotheses that would fare otherwise without it.
    """

    voice: Voice
    resting: tuple[Resting, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class _Stand:
    """A case weighed in one way."""

    analysis: Analysis
    balance: Balance
    provenance: Provenance
    grades: tuple[Grade, ...]


class Sensitivity:
    """What hangs on what in one case.

    Args:
        weighing: Weighs it.
        grading: Knows its grades.
        questions: Knows its questions.
        assumed: Gives the case under assumptions.
    """

    def __init__(
        self,
        weighing: Weighing,
        grading: Grading,
        questions: Questions,
        assumed: Callable[[Sequence[str]], Analysis],
    ) -> None:
        self._weighing = weighing
        self._grading = grading
        self._questions = questions
        self._assumed = assumed

    def matrices(self) -> tuple[Matrix, ...]:
        """Every question read; see ``Case.matrices``."""
        questions = self._questions.all()
        weighed = self._weighing.weighed() if questions else None
        if weighed is None:
            return tuple(Matrix(question, notes=(_UNWEIGHED,)) for question in questions)
        matrices = self._read(self._stand(weighed.balance))
        notes = (_STALE,) if weighed.stale else ()
        return tuple(replace(matrix, notes=(*matrix.notes, *notes)) for matrix in matrices)

    def sensitivity(self, drop: Sequence[str], without: Sequence[str], assume: Sequence[str]) -> SensitivityResult:
        """What would fall or weaken; see ``Case.sensitivity``."""
        from whosays.weigh.sensitivity import Drop, changes_between, changes_when_dropped, join_drops

        before = self._stand(self._fresh())
        ignored = self._ignored(without)
        then = self._otherwise(before, ignored, assume)
        finder = dropper(then.balance.voices, then.analysis)
        dropped = join_drops(finder.find(one) for one in drop) if drop else Drop()
        changes = changes_when_dropped(then.balance, then.provenance, dropped)
        if then.balance is not before.balance:
            changes = changes_between(before.balance, _with(then.balance, changes))
        entities = (*before.analysis.entities, *then.analysis.entities)
        return SensitivityResult(
            words=(*filter(None, [dropped.words]), *ignored.values(), *assume),
            voices=dropped.voices,
            changes=changes,
            shifts=self._shifts(before, then, dropped),
            before=before.balance,
            after=then.balance,
            names={entity.id: entity.name for entity in entities},
        )

    def rests(self, reference: str) -> Rests:
        """What rests on one source; see ``Case.rests``."""
        from whosays.weigh.sensitivity import Drop, resting_on

        stand = self._stand(self._fresh())
        voice = find_voice(reference, stand.balance.voices, stand.analysis)
        drop = Drop((voice.id,), voice.name)
        return Rests(voice, resting_on(stand.balance, stand.provenance, drop), self._shifts(stand, stand, drop))

    def _fresh(self) -> Balance:
        weighed = self._weighing.weighed_now()
        if weighed.stale:
            reason = f"the case has changed since it was weighed: {'; '.join(weighed.since)}"
            raise UsageError(reason, "weigh it again with: whosays weigh CASE")
        return weighed.balance

    def _stand(self, balance: Balance) -> _Stand:
        analysis = self._weighing.analysis()
        return _Stand(
            analysis, balance, self._weighing.provenance(balance, analysis), standing_grades(self._grading.grades())
        )

    def _ignored(self, without: Sequence[str]) -> dict[str, str]:
        """The decisions that are to be ignored, all of which stand, by id, each in words."""
        known = {it.decided.id: _grade_in_words(it) for it in standing_grades(self._grading.grades())}
        for it in standing_independences(self._grading.independences()):
            known[it.decided.id] = f"without what was decided on “{it.left_name}” and “{it.right_name}”"
        for one in without:
            if one not in known:
                reason = f"no grade and no decision on independence that stands is {one}"
                raise UsageError(reason, "list them with: whosays grade CASE --list")
        return {one: known[one] for one in without}

    def _otherwise(self, before: _Stand, ignored: Collection[str], assume: Sequence[str]) -> _Stand:
        """The case without some decisions and under assumptions; weighed anew where that can matter."""
        grades = tuple(grade for grade in before.grades if grade.decided.id not in ignored)
        if not assume and len(before.grades) - len(grades) == len(ignored):
            return replace(before, grades=grades)
        analysis = self._assumed(assume)
        balance = self._weighing.balance_of(analysis, ignored=ignored)
        provenance = self._weighing.provenance(balance, analysis, ignored)
        return _Stand(analysis, balance, provenance, grades)

    def _shifts(self, before: _Stand, then: _Stand, dropped: Drop) -> tuple[Shift, ...]:
        from whosays.weigh.sensitivity import shifts_between

        pairs = zip(self._read(before), self._read(then, frozenset(dropped.voices)), strict=True)
        return tuple(shift for one, other in pairs for shift in shifts_between(one, other))

    def _read(self, stand: _Stand, dropped: frozenset[str] = frozenset()) -> tuple[Matrix, ...]:
        from whosays.weigh.hypotheses import Footing, read_matrix, read_probabilities

        footing = Footing(_Unheard(stand.provenance, dropped), stand.balance.assertions, stand.grades)
        matrices = tuple(read_matrix(question, footing) for question in self._questions.all())
        try:
            return tuple(read_probabilities(matrix, footing) for matrix in matrices)
        except MissingExtra as error:
            note = f"No probabilities were computed: {error}."
            return tuple(replace(matrix, notes=(*matrix.notes, note)) for matrix in matrices)


class _Unheard:
    """A provenance in which some voices are not heard.

    Args:
        provenance: The whole.
        dropped: Ids of the voices.
    """

    def __init__(self, provenance: Provenance, dropped: frozenset[str]) -> None:
        self._provenance = provenance
        self._dropped = dropped

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All of the case."""
        return self._provenance.voices

    def lines_of(self, claim_ids: Iterable[str]) -> tuple[Line, ...]:
        """The lines of claims that run through nobody who is not heard."""
        return tuple(line for line in self._provenance.lines_of(claim_ids) if self._dropped.isdisjoint(line.voices))

    def independent(self, left: str, right: str) -> bool | None:
        """As in the whole."""
        return self._provenance.independent(left, right)

    def of_source(self, source_or_document_id: str) -> str | None:
        """As in the whole."""
        return self._provenance.of_source(source_or_document_id)


def _grade_in_words(grade: Grade) -> str:
    return f"without the grade {grade.reliability or grade.credibility} of “{grade.name}”"


def _with(balance: Balance, changes: Iterable[Change]) -> Balance:
    """A balance with the supports that changes give."""
    after = {(change.kind, change.id): change.after for change in changes}
    return replace(
        balance,
        relations=tuple(replace(it, support=after.get(("relation", it.id), it.support)) for it in balance.relations),
        assertions=tuple(replace(it, support=after.get(("assertion", it.id), it.support)) for it in balance.assertions),
    )
