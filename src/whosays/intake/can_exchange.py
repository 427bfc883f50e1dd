"""The part of the façade that speaks other programs' formats: cases written out, files brought in, annotations kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.intake.questions import Questions
from whosays.records import Analysis, Annotation, ReadOptions
from whosays.resolve import Resolver
from whosays.store import View, Writer

if TYPE_CHECKING:
    from whosays.export.exported import Exported
    from whosays.ingest.imports import MarkedElsewhere
    from whosays.intake.annotating import Annotating
    from whosays.intake.importing import Importing, ImportProgress, ImportSummary, Marks, Signed


class CanExchange:
    """What a case gives to other programs, and takes from them."""

    path: str
    _view: View
    _writer: Writer
    _questions: Questions

    if TYPE_CHECKING:

        @property
        def title(self) -> str:
            """As ``Case`` has it."""
            ...

        def analysis(self, assume: Sequence[str] = ()) -> Analysis:
            """As ``Case`` has it."""
            ...

        def _resolver(self) -> Resolver: ...

        def _forget(self) -> None: ...

    def exported(self, assume: Sequence[str] = ()) -> Exported:
        """The case as formats see it; ``whosays.export.formats`` writes it. Argument and errors as for ``analysis``."""
        from whosays.export.exported import Exported
        from whosays.export.kept import Kept

        analysis = self.analysis(assume)
        if analysis.assumptions:
            return Exported(self.title, analysis, self._view.changed(), begun=self._view.begun())
        audit = self._view.audit()
        kept = Kept(
            read=self._resolver().read,
            read_by=self._view.read_by(),
            decisions=self._view.decisions(),
            audit=None if audit is None else audit.basis,
            audited_at=self._view.footing().audit,
            balance=self._view.balance_footing(),
        )
        return Exported(self.title, analysis, self._view.changed(), kept, self._view.begun())

    def bring(
        self,
        paths: Sequence[str],
        who: str,
        *,
        form: str | None = None,
        options: ReadOptions | None = None,
        progress: ImportProgress | None = None,
    ) -> ImportSummary:
        """Import files of other programs into the case; ``whosays.ingest.imports`` says which and how.

        What is in the case already stays as it is; a file that cannot be used does not stop the others.

        Args:
            paths: The files.
            who: Who imports: signs what a file brings unsigned.
            form: The name of the format they are in; each file's own is recognised without it.
            options: How to read the documents that they bring.
            progress: Told of every file.

        Raises:
            UsageError: If there is no such format, or a file may be in several.
            CaseNotWritable: If the case cannot be written to.
        """
        from whosays.intake.importing import Signed

        self._writer.check()
        try:
            return self._importing().bring(paths, form, options or ReadOptions(role="source"), Signed(who), progress)
        finally:
            self._forget()

    def keep_entries(self, path: str, ids: Collection[str]) -> ImportSummary:
        """Bring some entries of a list into the case as one source document, with those that the list ties to them.

        Args:
            path: The list, as for ``match``.
            ids: Of the entries, ``Party.id``; nothing is brought for none.

        Raises:
            InputError: If the list cannot be read, or has none of them.
            CaseNotWritable: If the case cannot be written to.
        """
        from whosays.intake.importing import ImportSummary

        if not ids:
            return ImportSummary()
        self._writer.check()
        try:
            return self._importing().entries(path, ids)
        finally:
            self._forget()

    def annotations(self) -> tuple[Annotation, ...]:
        """Words that somebody marked in another program, oldest first, also those taken out again."""
        return self._annotating().annotations()

    def undo_annotation(self, decision_id: str, who: str, why: str = "") -> Annotation:
        """Take an annotation out of the case again; both decisions stay on record.

        Args:
            decision_id: Of the decision that brought it in, ``Annotation.decided.id``.
            who: Who takes it out.
            why: Their reason.

        Raises:
            UsageError: If there is no such decision, or it is undone already.
        """
        return self._annotating().undo(decision_id, who, why)

    def _importing(self) -> Importing:
        from whosays.intake.importing import Importing

        return Importing(self._view, self._writer, Path(self.path), self._keep_sheet, self._keep_marks)

    def _annotating(self) -> Annotating:
        from whosays.intake.annotating import Annotating

        return Annotating(self._view, self._writer, lambda: (document for document, _ in self._resolver().read))

    def _keep_sheet(self, path: str, sheet: bytes, signed: Signed) -> int:
        return len(self._questions.load(path, signed.who, signed.why, sheet))

    def _keep_marks(self, path: str, marks: Sequence[MarkedElsewhere], signed: Signed) -> Marks:
        self._forget()  # the file may have brought the documents too
        annotated = self._annotating().keep(marks, path, signed.who, signed.why)
        return len(annotated.kept), annotated.unread
