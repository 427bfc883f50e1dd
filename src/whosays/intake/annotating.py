"""Words that somebody marked in another program, found in the documents of a case and kept."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final, get_args
from urllib.parse import unquote, urlsplit

from whosays.ingest.imports import MarkedElsewhere
from whosays.records import Anchored, Annotation, Document, Role, Span, Unread, UsageError, content_id
from whosays.store import Decision, View, Writer
from whosays.store.annotations import ANNOTATION, KeptAnnotation, annotation_of, annotation_payload
from whosays.text.anchoring import Anchoring, Quotation

#: Code points of context that are kept on each side.
_AROUND: Final = 32
_OURS: Final = "urn:whosays:"
#: How files name a document by the hash of its bytes.
_HASHES: Final = ("urn:sha256:", "urn:sha-256:", "sha256:", "hash://sha256/", "urn:hash::sha256:")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of words that were marked elsewhere.

    Attributes:
        kept: Those that were found, in their order.
        known: How many the case had already.
        unread: Those that were not, each with the reason.
    """

    kept: tuple[Annotation, ...] = ()
    known: int = 0
    unread: tuple[Unread, ...] = ()


class Annotating:
    """The annotations of one case.

    Args:
        view: Reads the case.
        writer: Writes to it.
        documents: Gives the documents that count now.
    """

    def __init__(self, view: View, writer: Writer, documents: Callable[[], Iterable[Document]]) -> None:
        self._view = view
        self._writer = writer
        self._documents = documents

    def keep(self, marked: Iterable[MarkedElsewhere], path: str, who: str, why: str = "") -> Annotated:
        """Find words that were marked elsewhere in the documents of the case, and keep those that are found.

        What the case has already, from an earlier import of the same file, is not kept again. All of them are kept, or
        none.

        Args:
            marked: What was marked.
            path: The file that it comes from, for messages.
            who: Who brings it into the case, as they sign.
            why: Their reason; may be empty.

        Raises:
            CaseNotWritable: If the case cannot be written to.
        """
        self._writer.check()
        shelf = Shelf(self._documents())
        decisions = self._view.decisions()
        kept = (one.annotation for one in _of(decisions))
        standing = {one.id for one in kept if one.decided.undone_by is None}
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        made: dict[str, Decision] = {}
        unread: list[Unread] = []
        known = 0
        for number, mark in enumerate(marked, 1):
            found = shelf.place(mark)
            if isinstance(found, Lost):
                unread.append(Unread(path, f"{_named(mark, number)}: {found.reason}", found.remedy))
                continue
            subject = found.annotation.id
            if subject in standing or subject in made:
                known += 1
                continue
            payload = json.dumps(annotation_payload(found), ensure_ascii=False, sort_keys=True)
            identity = content_id("dec", len(decisions) + len(made), at, who, why, ANNOTATION, subject, payload)
            made[subject] = Decision(identity, at, who, why, ANNOTATION, subject, payload)
        self._writer.append(made.values())
        return Annotated(tuple(annotation_of(one).annotation for one in made.values()), known, tuple(unread))

    def annotations(self) -> tuple[Annotation, ...]:
        """Every annotation, oldest first, also those taken back, where it stands in the case as it is now."""
        kept = self._kept()
        return annotations_now(kept, [*self._documents()]) if kept else ()

    def undo(self, decision_id: str, who: str, why: str) -> Annotation:
        """Take an annotation out of the case again; both decisions stay on record.

        Args:
            decision_id: Of the decision that brought it in, ``Annotation.decided.id``.
            who: Who takes it out, as they sign.
            why: Their reason.

        Raises:
            UsageError: If there is no such decision, or it is undone already.
        """
        found = next((one.annotation for one in self._kept() if one.annotation.decided.id == decision_id), None)
        if found is None:
            reason = f"there is no annotation {decision_id} in this case"
            raise UsageError(reason)
        undoing = self._writer.undo(decision_id, who, why)
        return replace(found, decided=replace(found.decided, undone_by=undoing.id))

    def _kept(self) -> list[KeptAnnotation]:
        return _of(self._view.decisions())


@dataclass(frozen=True, slots=True)
class Lost:
    """Why something marked has no place in the case, and what to do about it."""

    reason: str
    remedy: str


class Shelf:
    """The documents of a case by all that files may call them.

    Args:
        documents: Those that count.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_name: defaultdict[str, dict[str, Document]] = defaultdict(dict)
        self._anchorings: dict[str, Anchoring] = {}
        for document in documents:
            for name in _names(document):
                self._by_name[name][document.id] = document

    def documents(self, targets: Sequence[str]) -> list[Document]:
        """Those that the first of ``targets`` means that means any."""
        for target in targets:
            for name in _called(target):
                if found := self._by_name.get(name):
                    return [*found.values()]
        return []

    def place(self, mark: MarkedElsewhere) -> KeptAnnotation | Lost:
        """What is to be kept of something marked; where it cannot be placed, why."""
        documents = self.documents(mark.targets)
        if not documents:
            named = " or ".join(f"“{_cut(target)}”" for target in mark.targets[:2]) or "that it could mean"
            return Lost(f"the case has no document {named}", "read the document into the case first")
        quotation = Quotation(mark.exact, mark.prefix, mark.suffix, mark.start, mark.end)
        found = [
            (document, anchor)
            for document in documents
            if (anchor := self._anchoring(document).find(quotation)) is not None
        ]
        if not found:
            titles = " or ".join(f"“{_cut(document.title)}”" for document in documents[:2])
            return Lost(f"its words are not in {titles}", "see whether the document is the version that was annotated")
        order = get_args(Anchored)
        document, anchor = min(found, key=lambda it: (order.index(it[1].anchored), it[0].path, it[0].id))
        several = len({it[0].text for it in found}) > 1
        anchored: Anchored = "ambiguous" if several else anchor.anchored
        return _kept(mark, document, anchor.span, anchored)

    def _anchoring(self, document: Document) -> Anchoring:
        known = self._anchorings.get(document.id)
        if known is None:
            known = self._anchorings[document.id] = Anchoring(document.text)
        return known


def _of(decisions: Iterable[Decision]) -> list[KeptAnnotation]:
    """The annotations among decisions."""
    return [annotation_of(decision) for decision in decisions if decision.kind == ANNOTATION]


def annotations_now(kept: Iterable[KeptAnnotation], documents: Sequence[Document]) -> tuple[Annotation, ...]:
    """Annotations where they stand in the documents as they are now, in the same order.

    One whose document is gone is looked for in the one that is now at its path. One whose words are gone keeps its
    offsets and has no document.
    """
    by_id = {document.id: document for document in documents}
    by_path = {document.path: document for document in documents}
    anchorings: dict[str, Anchoring] = {}

    def now(one: KeptAnnotation) -> Annotation:
        made = one.annotation
        document = by_id.get(made.document_id) or by_path.get(one.path)
        if document is None:
            return replace(made, document_id="")
        span = made.span
        if document.id == made.document_id and document.text[span.start : span.end] == span.exact:
            return made
        anchoring = anchorings.setdefault(document.id, Anchoring(document.text))
        found = anchoring.find(Quotation(span.exact, one.prefix, one.suffix, span.start, span.end))
        if found is None:
            return replace(made, document_id="")
        worse = found.anchored if made.anchored == "exact" else made.anchored
        return replace(made, document_id=document.id, span=found.span, anchored=worse)

    return tuple(map(now, kept))


def _kept(mark: MarkedElsewhere, document: Document, span: Span, anchored: Anchored) -> KeptAnnotation:
    said = (mark.body, *mark.tags, mark.motivation, mark.creator, mark.created, mark.iri)
    made = Annotation(
        content_id("ann", document.sha256, span.start, span.end, *said),
        document.id,
        span,
        mark.body,
        mark.tags,
        mark.motivation,
        mark.creator,
        mark.created,
        mark.iri,
        anchored,
    )
    text = document.text
    around = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return KeptAnnotation(made, document.path, document.sha256, *around)


def _names(document: Document) -> Iterator[str]:
    """All that a file may call a document; the same bytes in another role are the same document to others."""
    yield document.id
    yield document.sha256
    for role in get_args(Role):
        yield content_id("doc", document.sha256, role)
    yield document.title
    parts = PurePath(document.path).parts
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _called(target: str) -> Iterator[str]:
    """What a target may mean, what is surest first: an id, a hash, a path or its end, a title."""
    name = target.strip().partition("#")[0]
    yield name
    if name.startswith(_OURS):
        yield name.removeprefix(_OURS)
    for prefix in _HASHES:
        if name.lower().startswith(prefix):
            yield name[len(prefix) :].lower()
    path = unquote(urlsplit(name).path) if "://" in name or name.startswith(("file:", "urn:x-pdf:")) else name
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    for start in range(len(parts)):
        yield "/".join(parts[start:])


def _named(mark: MarkedElsewhere, number: int) -> str:
    shown = _cut(mark.exact)
    return f"annotation {number}{f' on “{shown}”' if shown else ''}"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
