"""The façade: a case is opened, read into, analysed and searched here, and nowhere else."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from whosays.intake.attributions import Attributed, attributions_of
from whosays.intake.summary import DocumentRead, Outcome, Progress, ReadSummary
from whosays.records import Analysis, Claim, Coverage, Document, Reading, ReadOptions, Source, Span, Unread
from whosays.resolve import join_entities
from whosays.store import Question, View, Writer, connect

__all__ = [
    "Attributed",
    "Case",
    "DocumentRead",
    "Hit",
    "Outcome",
    "Passage",
    "Progress",
    "ReadSummary",
    "attributions_of",
    "current_notes",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that answers a question. Its entity ids are those of its document, not yet joined across the case."""

    claim: Claim
    document: Document


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that holds the words of a question."""

    span: Span
    document: Document


class Case:
    """One case file, open. Use it in a ``with`` statement, or call ``close``.

    Every method raises the CaseError that fits when the file fails it.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._view = View(connection, path)
        self._writer = Writer(connection, path)

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
        return session.read(paths, options or ReadOptions())

    def analysis(self) -> Analysis:
        """The whole case as one value; documents in order of role and path, everything else by position or name."""
        return _compose([*self._view.current()], self._view.failed())

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Claims that answer ``query``, best first.

        Args:
            query: "who says that …", "what does X say about …", or just words; no text is an error.
            limit: Most hits.
        """
        found = self._view.claims_about(Question.parse(query), limit)
        return [Hit(claim, document) for document, claim in found]

    def passages(self, query: str, limit: int = 20) -> list[Passage]:
        """Paragraphs that hold every word that ``query`` asks for, whether or not a claim was found in them."""
        found = self._view.passages_about(Question.parse(query), limit)
        return [Passage(Span.of(document.text, start, end), document) for document, start, end in found]


def current_notes() -> tuple[str, ...]:
    """What the user should know of what reads documents now, each in one sentence."""
    from whosays.intake import inputs

    return inputs.current_notes()


def _compose(read: Sequence[tuple[Document, Reading]], failed: Sequence[Unread]) -> Analysis:
    """Put the readings of single documents together; entities become those of the case."""
    readings = [reading for _, reading in read]
    joined = join_entities(readings)
    passed_over = sorted((part for reading in readings for part in reading.unread), key=lambda part: part.path)
    return Analysis(
        documents=tuple(document for document, _ in read),
        sources=_sources(readings, joined.ids),
        entities=joined.entities,
        claims=tuple(
            _joined(claim, joined.ids)
            for reading in readings
            for claim in sorted(reading.claims, key=lambda claim: (claim.content, claim.id))
        ),
        times=tuple(
            (reading.document_id, time)
            for reading in readings
            for time in sorted(reading.times, key=lambda time: time.span)
        ),
        coverage=Coverage(
            unread=(*failed, *passed_over),
            sentences=sum(reading.sentences for reading in readings),
            sentences_with_claims=sum(reading.sentences_with_claims for reading in readings),
        ),
    )


def _joined(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """``claim`` with the case's entities in place of its document's, each once."""
    participants = (replace(part, entity_id=ids.get(part.entity_id, part.entity_id)) for part in claim.participants)
    places = (ids.get(place, place) for place in claim.places)
    return replace(claim, participants=tuple(dict.fromkeys(participants)), places=tuple(dict.fromkeys(places)))


def _sources(readings: Sequence[Reading], ids: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of all documents, those with one id as one, in order of name."""
    groups: defaultdict[str, list[Source]] = defaultdict(list)
    for reading in readings:
        for source in reading.sources:
            groups[source.id].append(source)
    merged = (_merged(group, ids) for group in groups.values())
    return tuple(sorted(merged, key=lambda source: (source.name.casefold(), source.id)))


def _merged(group: Sequence[Source], ids: Mapping[str, str]) -> Source:
    """One source of several: its fullest name and its commonest kind, whatever the order of the documents."""
    kinds = Counter(source.kind for source in group)
    entities = {ids.get(source.entity_id, source.entity_id) for source in group if source.entity_id is not None}
    documents = {source.document_id for source in group if source.document_id is not None}
    return Source(
        id=group[0].id,
        name=min((source.name for source in group), key=lambda name: (-len(name), name)),
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        anonymous=all(source.anonymous for source in group),
        entity_id=min(entities, default=None),
        document_id=min(documents, default=None),
    )
