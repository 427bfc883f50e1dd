"""Files of other programs into a case: which format each is in, and what becomes of what it brings."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from whosays import __version__
from whosays.ingest import load_bytes
from whosays.ingest.imports import (
    HEAD,
    IMPORTERS,
    ImportFormat,
    Item,
    MarkedElsewhere,
    ReadElsewhere,
    Sheet,
    Snapshot,
    recognised,
)
from whosays.intake.inputs import current_activity, location_of, read_draft
from whosays.intake.summary import DocumentRead, Outcome
from whosays.records import (
    Document,
    EmptyInput,
    InputError,
    Reading,
    ReadOptions,
    Unread,
    UnreadableInput,
    UnsupportedInput,
)
from whosays.store import Activity, ClaimTrace, Place, View, Writer, printable

#: Told of every file: how many are done, how many there are, and this one's path.
ImportProgress = Callable[[int, int, str], None]
#: The most that is told of one file's broken parts; the rest is counted.
_MOST_UNREAD: Final = 100
_LARGEST_LIST: Final = 1_024


@dataclass(frozen=True, slots=True)
class Signed:
    """Who imports, and why: decisions that a file brings without saying whose they are get this signature."""

    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What one file brought.

    Attributes:
        path: As the user named it.
        format: The format it was read as.
        brought: How much of what, in words: ``{"document": 12, "decision": 3}``.
    """

    path: str
    format: str
    brought: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of all files.

    Attributes:
        files: Those that could be read, in the order given.
        documents: The documents that they brought.
        unread: Files, and parts of files, that could not be used, and why.
        notes: What the user should know, each in one sentence.
    """

    files: tuple[ImportedFile, ...] = ()
    documents: tuple[DocumentRead, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()


#: What keeps questions: a name for messages, the sheet, and who decides.
KeepSheet = Callable[[str, bytes, Signed], int]
#: How many marks were kept, and those that could not be.
Marks = tuple[int, tuple[Unread, ...]]
#: What keeps words marked elsewhere.
KeepMarks = Callable[[str, Sequence[MarkedElsewhere], Signed], Marks]


class Importing:
    """One call of ``Case.bring``.

    Args:
        view: Reads the case.
        writer: Writes to it.
        case: The case file.
        keep_sheet: Keeps questions with rival hypotheses.
        keep_marks: Keeps words marked elsewhere.
    """

    def __init__(self, view: View, writer: Writer, case: Path, keep_sheet: KeepSheet, keep_marks: KeepMarks) -> None:
        self._view = view
        self._writer = writer
        self._folder = Path(os.path.realpath(case)).parent
        self._keep_sheet = keep_sheet
        self._keep_marks = keep_marks
        self._documents: list[DocumentRead] = []
        self._unread: list[Unread] = []
        self._notes: list[str] = []

    def bring(
        self,
        paths: Sequence[str],
        form: str | None,
        options: ReadOptions,
        signed: Signed,
        progress: ImportProgress | None = None,
    ) -> ImportSummary:
        """See ``Case.bring``."""
        files: list[ImportedFile] = []
        chosen = None if form is None else IMPORTERS.find(form)
        for number, path in enumerate(paths):
            if progress:
                progress(number, len(paths), printable(path))
            try:
                files.append(self._file(path, form, chosen, options, signed))
            except InputError as error:
                self._unread.append(Unread(printable(error.path), error.reason, error.remedy))
        if progress and paths:
            progress(len(paths), len(paths), printable(paths[-1]))
        return ImportSummary(tuple(files), tuple(self._documents), tuple(self._unread), tuple(self._notes))

    def entries(self, path: str, ids: Collection[str]) -> ImportSummary:
        """See ``Case.keep_entries``."""
        from whosays.ingest.imports.excerpt import excerpt
        from whosays.ingest.lists import main_file

        options = ReadOptions(role="source", max_megabytes=_LARGEST_LIST)
        main = main_file(path)
        item = excerpt(load_bytes(main, options), main, ids, options)
        self._keep(item, main, "list", options, Signed(""))
        return ImportSummary(documents=tuple(self._documents))

    def _file(
        self, path: str, form: str | None, chosen: ImportFormat | None, options: ReadOptions, signed: Signed
    ) -> ImportedFile:
        data = load_bytes(path, options)
        if chosen is None:
            form = _only(path, recognised(data[:HEAD], path))
            chosen = IMPORTERS.find(form)
        brought: Counter[str] = Counter()
        marks: list[MarkedElsewhere] = []
        broken = 0
        for item in chosen.read(data, path, options):
            if isinstance(item, Unread):
                broken += 1
                if broken <= _MOST_UNREAD:
                    self._unread.append(item)
            elif isinstance(item, MarkedElsewhere):
                marks.append(item)
            else:
                brought.update(self._keep(item, path, form or "", options, signed))
        if broken > _MOST_UNREAD:
            more = f"{broken - _MOST_UNREAD:,} further parts could not be used"
            self._unread.append(Unread(printable(path), more, "mend those that are named, and import it again"))
        if marks:
            brought["annotation"], lost = self._keep_marks(printable(path), marks, signed)
            self._unread += lost
        if not brought and not broken:
            raise EmptyInput(path, f"there is nothing in it that “{form}” brings", "check that it is the right file")
        return ImportedFile(printable(path), form or "", {what: number for what, number in brought.items() if number})

    def _keep(self, item: Item, path: str, form: str, options: ReadOptions, signed: Signed) -> dict[str, int]:
        if isinstance(item, Document):
            return {"document": self._read(item, path, options)}
        if isinstance(item, ReadElsewhere):
            activity = Activity.of("import", __version__, {"format": form})
            return {"document": self._keep_reading(item.document, item.reading, activity, path)}
        if isinstance(item, Sheet):
            return {"question": self._keep_sheet(printable(path), item.text.encode(), signed)}
        if isinstance(item, Snapshot):
            return self._restore(item, path)
        msg = f"an importer gave {type(item).__name__}, which is not an item"
        raise TypeError(msg)

    def _read(self, document: Document, path: str, options: ReadOptions) -> int:
        """Read a document as if it had come as a file of its own."""
        activity = current_activity(__version__)
        known = self._view.known(document.sha256, document.role)
        if known is not None and known.activity_id == activity.id:
            self._writer.found(known.document_id, activity, self._place(document, path))
            self._note(document, "unchanged")
            return 0
        try:
            reading = read_draft(document, options)
        except InputError as error:
            self._unread.append(Unread(printable(document.path), error.reason, error.remedy))
            return 0
        return self._keep_reading(document, reading, activity, path)

    def _keep_reading(self, document: Document, reading: Reading, activity: Activity, path: str) -> int:
        known = self._view.known(document.sha256, document.role)
        shown = replace(document, path=printable(document.path), title=printable(document.title))
        self._writer.keep(shown, reading, activity, self._place(document, path))
        self._note(document, "again" if known else "new")
        return 0 if known else 1

    def _place(self, document: Document, path: str) -> Place:
        """Where a document of a file is: in the file, and by what tells it from the others there."""
        within = document.path.removeprefix(path)
        return Place(location_of(path, self._folder) + printable(within), printable(document.path))

    def _note(self, document: Document, outcome: Outcome) -> None:
        known = self._view.known(document.sha256, document.role)
        identity = known.document_id if known else document.id
        tally, passed_over = self._view.tally(identity), self._view.passed_over(identity)
        self._documents.append(DocumentRead(printable(document.path), outcome, tally, passed_over))

    def _restore(self, whole: Snapshot, path: str) -> dict[str, int]:
        """Add a whole case. Where the case holds a document already, its own reading of it stays."""
        was_empty = not self._view.basis().documents and not self._view.decisions()
        unknown = Activity.of("import", __version__, {"format": "json"})
        added = 0
        for document, reading in whole.read:
            if self._view.known(document.sha256, document.role) is not None:
                self._note(document, "unchanged")
                continue
            by = whole.read_by.get(document.id)
            place = Place(document.path, document.path)
            activity, published = (by.activity, by.published) if by else (unknown, None)
            self._writer.keep(document, reading, activity, place, published)
            self._note(document, "new")
            added += 1
        for failed in whole.failed:
            self._writer.failed(failed, unknown, Place(failed.path, failed.path))
        try:
            decisions = self._writer.append(whole.decisions)
            if was_empty:
                self._restore_derived(whole)
        except ValueError as error:
            raise UnreadableInput(path, f"a broken analysis document: {error}", "export the case again") from error
        if not was_empty and (whole.audit or whole.balance):
            self._notes.append("the case held something before: audit and weigh it again to take in what was added")
        return {"document": added, "decision": decisions}

    def _restore_derived(self, whole: Snapshot) -> None:
        """Keep audit and balance as they were made."""
        if whole.audit is not None:
            paths = {document.id: document.path for document, _ in whole.read}
            claims = [claim for _, reading in whole.read for claim in reading.claims if claim.content]
            traces = {claim.id: ClaimTrace.of(claim, paths[claim.document_id]) for claim in claims}
            activity = Activity.of("audit", __version__, {"made_by": whole.audit.activity})
            basis = whole.audit_basis or self._view.basis()
            self._writer.keep_audit(whole.audit, traces, basis, activity, whole.audited_at)
        if whole.balance is not None:
            made_by = {"made_by": whole.balance.balance.activity}
            self._writer.keep_balance(whole.balance, Activity.of("weigh", __version__, made_by))


def _only(path: str, names: Sequence[str]) -> str:
    """The one format that a file may be in.

    Raises:
        UnsupportedInput: If it is in none, or may be in several.
    """
    if not names:
        remedy = f"importable are {', '.join(IMPORTERS.names())}; documents are read with: whosays read"
        raise UnsupportedInput(path, "a file in none of the formats that can be imported", remedy)
    if len(names) > 1:
        reason = f"this may be {' or '.join(names)}"
        raise UnsupportedInput(path, reason, f"import it by itself, and say which with --from {names[0]}")
    return names[0]
