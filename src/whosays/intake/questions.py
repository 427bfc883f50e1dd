"""The questions of a case with their rival hypotheses: edits kept as decisions, and what they come to."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.intake.references import find_claim
from whosays.intake.traces import Claims
from whosays.intake.weighing import Weighing
from whosays.records import Consistency, DamagedCase, Question
from whosays.store import ClaimTrace, KeptEdit, View, Writer, words_of

if TYPE_CHECKING:
    from whosays.weigh.hypotheses.edits import Operation
    from whosays.weigh.hypotheses.sheet import Known


class Questions:
    """What is asked of one case.

    Args:
        view: Reads the case.
        writer: Writes to it.
        path: The case file as the user named it, for messages.
        weighing: Knows its claims.
    """

    def __init__(self, view: View, writer: Writer, path: str, weighing: Weighing) -> None:
        self._view = view
        self._writer = writer
        self._path = path
        self._weighing = weighing

    def all(self) -> tuple[Question, ...]:
        """The questions as they stand; see ``Case.questions``."""
        from whosays.weigh.hypotheses.edits import fold

        kept = [edit for edit in self._view.edits() if edit.decided.undone_by is None]
        claims = self._weighing.claims_near([trace for edit in kept for trace in edit.traces.values()])
        try:
            return fold([operation for edit in kept for operation in _operations(edit, claims)])
        except ValueError as error:
            reason = f"an edit of a question is damaged: {error}"
            raise DamagedCase(self._path, reason, "restore the case from a copy") from error

    def load(self, path: str, who: str, why: str, raw: bytes | None = None) -> tuple[Question, ...]:
        """Keep the questions of a YAML file; see ``Case.load_hypotheses``."""
        from whosays.weigh.hypotheses.edits import operations_between
        from whosays.weigh.hypotheses.sheet import Known, parse_sheet, read_sheet

        self._writer.check()
        claims = self._weighing.claims()

        def find(reference: str) -> Known:
            found = find_claim(reference, claims)
            return Known(found.claim.id, words_of(found.claim))

        if raw is None and path == "-":
            raw = sys.stdin.buffer.read()
        wanted = read_sheet(path, find) if raw is None else parse_sheet(raw, path, find)
        held = self._by_key()
        edits = {question.key: operations_between(held.get(question.key), question) for question in wanted}
        self._keep({key: operations for key, operations in edits.items() if operations}, claims, who, why)
        return tuple(question for question in self.all() if question.key in edits)

    def edit(self, operations: Sequence[Operation], who: str, why: str) -> tuple[Question, ...]:
        """Keep operations on questions, those on one as one decision; see ``Case.edit_questions``."""
        from whosays.weigh.hypotheses.checks import check_operation
        from whosays.weigh.hypotheses.edits import AddEvidence, fold, operations_between

        self._writer.check()
        brings = any(isinstance(operation, AddEvidence) for operation in operations)
        claims = self._weighing.claims() if brings else Claims(())
        held = self._by_key()
        edits: defaultdict[str, list[Operation]] = defaultdict(list)
        for given in operations:
            key, operation = given.question, _found(given, claims)
            before = operations_between(None, held[key]) if key in held else ()
            now = fold((*before, *edits[key]))
            check_operation(operation, now[0] if now else None)
            edits[key].append(operation)
        self._keep(edits, claims, who, why)
        return tuple(question for question in self.all() if question.key in edits)

    def rate(self, at: tuple[str, str, str], consistency: Consistency | None, who: str, why: str) -> Question:
        """Keep how an item fits a hypothesis; see ``Case.rate``.

        Args:
            at: Keys of question, hypothesis and evidence.
            consistency: How it fits; None takes a rating away.
            who: Who decides.
            why: Their reason.
        """
        from whosays.weigh.hypotheses.edits import Rate

        self._one(at[0])
        return self.edit((Rate(*at, consistency),), who, why)[0]

    def sheet(self, question: str | None) -> str:
        """One question, or all, as YAML; see ``Case.hypotheses_sheet``."""
        from whosays.text.question_sheet import sheet_text

        return sheet_text(self.all() if question is None else [self._one(question)])

    def _by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.all()}

    def _one(self, key: str) -> Question:
        from whosays.weigh.hypotheses.checks import check_known

        questions = self._by_key()
        check_known("question", key, [*questions])
        return questions[key]

    def _keep(self, edits: Mapping[str, Sequence[Operation]], claims: Claims, who: str, why: str) -> None:
        """Keep the operations on each question as one decision, with the traces of the claims that they bring in."""
        from whosays.weigh.hypotheses.edits import AddEvidence
        from whosays.weigh.hypotheses.payloads import payload_of

        kept: list[KeptEdit] = []
        for key, operations in edits.items():
            brought = [it.claim_id for it in operations if isinstance(it, AddEvidence) and it.claim_id is not None]
            traces = {
                claim_id: ClaimTrace.of(found.claim, found.document.path)
                for claim_id in brought
                for found in [claims.get(claim_id)]
            }
            kept.append(KeptEdit(key, tuple(payload_of(one) for one in operations), traces))
        self._writer.edit(kept, who, why)


def _operations(edit: KeptEdit, claims: Claims) -> Iterable[Operation]:
    """The operations of an edit, those that bring a claim in with the claim as it is now, or without it."""
    from whosays.weigh.hypotheses.edits import AddEvidence
    from whosays.weigh.hypotheses.payloads import operation_of

    for payload in edit.operations:
        operation = operation_of(payload)
        if isinstance(operation, AddEvidence) and operation.claim_id is not None:
            trace = edit.traces.get(operation.claim_id)
            found = None if trace is None else claims.find(trace)
            operation = replace(operation, claim_id=None if found is None else found.claim.id)
        yield operation


def _found(operation: Operation, claims: Claims) -> Operation:
    """The operation; one that brings a claim in with the id and the words of the claim that it means."""
    from whosays.weigh.hypotheses.edits import AddEvidence

    if not isinstance(operation, AddEvidence):
        return operation
    claim = find_claim(operation.claim_id or operation.words, claims).claim
    return replace(operation, claim_id=claim.id, words=words_of(claim))
