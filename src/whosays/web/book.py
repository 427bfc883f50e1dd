"""The case as the pages read it: one unchanging value with all that is looked up in it."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from whosays.case import Case, Decision
from whosays.export.report.index import Index, Numbered
from whosays.export.report.said import Voices
from whosays.records import (
    Analysis,
    AuditEntry,
    Balance,
    Claim,
    Document,
    Entity,
    Line,
    NotFound,
    Relation,
    Source,
    Tension,
    Voice,
)
from whosays.web.decided import in_words, overtaken

T = TypeVar("T")
#: So many things are kept that pages have worked out of one thing among many; beyond that the oldest goes.
_MOST_MADE = 2_048

#: What the numbers and colours of claims and sources are a function of.
INDEXED = ("documents", "claims", "sources", "entities")


@dataclass(frozen=True)
class Book:
    """A case at one moment.

    Attributes:
        title: What the case is called.
        analysis: All records.
        decisions: All that people decided, oldest first.
    """

    title: str
    analysis: Analysis
    decisions: tuple[Decision, ...]

    @classmethod
    def of(cls, case: Case, before: Book | None = None) -> Book:
        """What ``case`` holds now.

        Args:
            case: The case.
            before: The book of the same case that this one follows; what it has worked out of records that are still
                the very same is taken over.
        """
        book = cls(case.title, case.analysis(), case.decisions())
        if before is not None:
            made = [*before._made.items()]  # at once: pages may be adding to it
            book._made.update((key, held) for key, held in made if held[1] and before._shares(book, held[1]))
        return book

    def version_of(self, subject: str) -> str:
        """The id of the last decision on ``subject``, undoings included; ``"none"`` before any."""
        return self._versions.get(subject, "none")

    def check(self, subject: str, seen: str) -> None:
        """Refuse a decision on ``subject`` by somebody who had the version ``seen`` before them.

        Raises:
            Conflict: If it is another one now.
        """
        if self.version_of(subject) != seen:
            raise overtaken(next((one for one in reversed(self.decisions) if one.subject == subject), None))

    def in_words(self, decision: Decision) -> str:
        """What was decided, in a sentence."""
        return in_words(decision, self._undone)

    @property
    def index(self) -> Index:
        """Numbers and colours of claims and sources."""
        return self.once("index", lambda: Index.of(self.analysis), INDEXED)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """By id."""
        return {document.id: document for document in self.analysis.documents}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """By id, in order of the case."""
        return {numbered.claim.id: numbered.claim for numbered in self.index.claims}

    @cached_property
    def numbered(self) -> Mapping[str, Numbered]:
        """Claims with their numbers, by id."""
        return {numbered.claim.id: numbered for numbered in self.index.claims}

    @cached_property
    def claims_in(self) -> Mapping[str, Sequence[Claim]]:
        """The claims of each document, in order of the text."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.document_id].append(claim)
        return found

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """The claims whose chains name each source, by its id."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for source_id in dict.fromkeys(link.source_id for link in claim.attribution.chain):
                found[source_id].append(claim)
        return found

    @cached_property
    def claims_about(self) -> Mapping[str, Sequence[Claim]]:
        """The claims that each entity takes part in or that are placed there, by its id."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            named = [*(one.entity_id for one in claim.participants), *claim.places]
            for entity_id in dict.fromkeys(named):
                found[entity_id].append(claim)
        return found

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """By id."""
        return self.index.sources

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """By id."""
        return self.index.entities

    @cached_property
    def verdicts(self) -> Mapping[str, Sequence[AuditEntry]]:
        """What the audit found on each claim, by its id."""
        return _grouped(
            (entry.claim_id, entry) for entry in (self.analysis.audit.entries if self.analysis.audit else ())
        )

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """By id; empty where the case was never weighed."""
        return {voice.id: voice for voice in (self.analysis.balance.voices if self.analysis.balance else ())}

    @cached_property
    def voice_of(self) -> Mapping[str, str]:
        """The id of the voice that each source, and each document, is, by the id of that."""
        return {one: voice.id for voice in self.voices.values() for one in (*voice.source_ids, *voice.document_ids)}

    @cached_property
    def lines(self) -> Mapping[str, Sequence[Line]]:
        """The ways from each claim to its origins, by its id."""
        return _grouped(
            (line.claim_id, line) for line in (self.analysis.balance.lines if self.analysis.balance else ())
        )

    @cached_property
    def tensions(self) -> Mapping[str, Sequence[Tension]]:
        """The tensions that each claim is in, by its id."""
        found = self.analysis.balance.tensions if self.analysis.balance else ()
        return _grouped((claim_id, tension) for tension in found for claim_id in tension.claim_ids)

    @cached_property
    def relations(self) -> Mapping[str, Sequence[Relation]]:
        """The relations that each entity is in, by its id."""
        found = self.analysis.balance.relations if self.analysis.balance else ()
        return _grouped((end, one) for one in found for end in dict.fromkeys((one.subject_id, one.object_id)))

    @cached_property
    def said(self) -> Voices:
        """Claims with the ways that they took to the case, as the report shows them; the link of each is its id."""
        return Voices(self.analysis.balance or Balance(), self.index, {claim_id: claim_id for claim_id in self.claims})

    @cached_property
    def mentions(self) -> Mapping[str, int]:
        """How often each entity is named, by its id."""
        return Counter({entity.id: len(entity.mentions) for entity in self.analysis.entities})

    def once(self, key: Hashable, make: Callable[[], T], of: tuple[str, ...] = ()) -> T:
        """What ``make`` gives, worked out the first time that a page asks for it under ``key``.

        Args:
            key: What it is: words for what there is one of, and is kept as long as the book; a tuple for what is of one
                thing among many, of which the oldest are let go of.
            make: Works it out.
            of: Attributes of the analysis, where it is a function of these alone and outlives decisions that leave
                them as they are.
        """
        if key not in self._made:
            made = self._made[key] = (make(), of)  # two threads may both get here, and make the same
            if isinstance(key, tuple):
                self._passing.append(key)
                if len(self._passing) > _MOST_MADE:
                    self._made.pop(self._passing.popleft(), None)
            return made[0]
        return cast(T, self._made[key][0])

    def document(self, document_id: str) -> Document:
        """One document.

        Raises:
            NotFound: If the case has none of this id; likewise the methods below.
        """
        return _found(self.documents, document_id, "document")

    def claim(self, claim_id: str) -> Claim:
        """One claim."""
        return _found(self.claims, claim_id, "claim")

    def source(self, source_id: str) -> Source:
        """One source."""
        return _found(self.sources, source_id, "source")

    def entity(self, entity_id: str) -> Entity:
        """One entity."""
        return _found(self.entities, entity_id, "person, organization or place")

    def _shares(self, other: Book, records: tuple[str, ...]) -> bool:
        """Whether these attributes of the analysis are the very same in another book."""
        return all(getattr(self.analysis, name) is getattr(other.analysis, name) for name in records)

    @cached_property
    def _made(self) -> dict[Hashable, tuple[Any, tuple[str, ...]]]:
        """What pages have worked out of this book, with the records that it was worked out of alone."""
        return {}

    @cached_property
    def _passing(self) -> deque[Hashable]:
        """Keys of what is of one thing among many, the oldest first."""
        return deque(key for key in self._made if isinstance(key, tuple))

    @cached_property
    def _undone(self) -> Mapping[str, Decision]:
        """By the id of an undoing, what it took back."""
        return {one.undone_by: one for one in self.decisions if one.undone_by is not None}

    @cached_property
    def _versions(self) -> Mapping[str, str]:
        return {decision.subject: decision.id for decision in self.decisions}


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, Sequence[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _found(known: Mapping[str, T], key: str, what: str) -> T:
    if key not in known:
        reason = f"this case has no {what} “{key}”"
        raise NotFound(reason, "it may have gone when a document was read anew; look for it from the overview")
    return known[key]
