"""Reading inputs into a case: what is known already, what has changed, what could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from whosays import __version__
from whosays.ingest import expand
from whosays.intake.inputs import (
    STDIN,
    Input,
    Task,
    current_activity,
    current_notes,
    look_at,
    lost,
    processes,
    read_one,
)
from whosays.intake.summary import DocumentRead, Outcome, Progress, ReadSummary
from whosays.intake.workers import work_through
from whosays.records import Document, Reading, ReadOptions, Unread
from whosays.store import View, Writer, printable


class Session:
    """One call of ``Case.read``.

    Args:
        view: Reads the case.
        writer: Writes to it.
        case: The case file.
        progress: Told of every input.
    """

    def __init__(self, view: View, writer: Writer, case: Path, progress: Progress | None = None) -> None:
        self._view = view
        self._writer = writer
        self._folder = Path(os.path.realpath(case)).parent
        self._progress = progress
        self._total = 0
        self._activity = current_activity(__version__)
        self._results: dict[str, DocumentRead | Unread] = {}
        self._at_work: set[str] = set()
        self._twins: list[Input] = []

    def read(self, paths: Sequence[str], options: ReadOptions) -> ReadSummary:
        """See ``Case.read``."""
        if options.llm is not None:
            self._activity = current_activity(__version__, options.llm)
        inputs = [*expand(paths)]
        self._total = len(inputs)
        jobs = processes(inputs, options.jobs)
        sources: Iterable[Input] = (look_at(path, options, self._folder) for path in sorted(inputs))
        while sources:
            for task, result in work_through(read_one, self._tasks(sources, options), jobs):
                self._keep(task, result)
                self._tell(task.source)
            sources, self._twins = self._twins, []
            self._at_work.clear()
        results = [self._results[path] for path in inputs]
        return ReadSummary(
            read=tuple(result for result in results if isinstance(result, DocumentRead)),
            unread=tuple(result for result in results if isinstance(result, Unread)),
            repeated=_repeated(paths),
            notes=current_notes() if options.llm is None else (),
        )

    def _tasks(self, sources: Iterable[Input], options: ReadOptions) -> Iterator[Task]:
        """Look at the inputs one by one; what has to be read is yielded, what is known is noted on the way.

        Inputs come in alphabetical order, so that of two files with the same bytes the first one is read and names
        the document, however they were given. The other waits for the next round: it needs no reading then, unless
        the first one failed.
        """
        for source in sources:
            if source.sha256 in self._at_work:
                self._twins.append(source)
            elif not self._settle(source, options):
                if source.sha256 is not None:
                    self._at_work.add(source.sha256)
                known = self._view.known(source.sha256 or "", options.role)
                published = options.published or (known.published if known else None)
                self._tell(source)
                yield Task(source, replace(options, published=published))

    def _settle(self, source: Input, options: ReadOptions) -> bool:
        """Whether the case holds the very reading that ``source`` would give; if so, note where it was found."""
        known = self._view.known(source.sha256 or "", options.role)
        if known is None:
            return False
        before = self._view.at(source.place.location)
        same_place = before is not None and before[0] == known.document_id
        stands = known.activity_id == self._activity.id and options.published in (None, known.published)
        # A path that comes before those known would have named the document, had it been there from the start.
        if not stands or not (same_place or known.path <= source.place.path):
            return False
        self._writer.found(known.document_id, self._activity, source.place)
        outcome: Outcome = "unchanged" if same_place or before is None else "changed"
        self._note(source, known.document_id, outcome)
        return True

    def _keep(self, task: Task, result: tuple[Document, Reading] | Unread | None) -> None:
        source = task.source
        if result is None:
            result = lost(source.place)
        if isinstance(result, Unread):
            self._writer.failed(result, self._activity, source.place)
            self._results[source.path] = result
            return
        document, reading = result
        before = self._view.at(source.place.location)
        known = self._view.known(document.sha256, document.role)
        self._writer.keep(document, reading, self._activity, source.place, task.options.published)
        changed = before is not None and before[0] != document.id
        self._note(source, document.id, "changed" if changed else "again" if known else "new")

    def _tell(self, source: Input) -> None:
        if self._progress:
            self._progress(len(self._results), self._total, source.place.path)

    def _note(self, source: Input, document_id: str, outcome: Outcome) -> None:
        self._results[source.path] = DocumentRead(
            source.place.path, outcome, self._view.tally(document_id), self._view.passed_over(document_id)
        )


def _repeated(paths: Sequence[str]) -> tuple[str, ...]:
    """Paths that name an input which an earlier one names already."""
    seen: set[str] = set()
    repeated: list[str] = []
    for path in paths:
        identity = path if path == STDIN else os.path.realpath(path)
        if identity in seen:
            repeated.append(printable(path))
        seen.add(identity)
    return tuple(repeated)
