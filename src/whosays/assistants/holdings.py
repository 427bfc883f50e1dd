"""A case at one moment, with what tools look up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Final, TypeVar

from rapidfuzz import fuzz

from whosays.export.exported import Exported
from whosays.records import AuditEntry, Claim, Document, Entity, Line, Relation, Tension, Voice

_T = TypeVar("_T")
#: Likeness, to 100, from which a name may be another spelling (Indel similarity of the best aligned part).
_ALIKE: Final = 85
#: So much shorter it may be.
_SHORTER: Final = 2


@dataclass(frozen=True)
class Holdings:
    """A case and its lookups; not slotted, so that these are worked out when they are first asked for."""

    case: Exported

    @cached_property
    def claims_of(self) -> Mapping[str, Sequence[Claim]]:
        """The claims whose chains name each source, by its id."""
        return _grouped(
            (source_id, claim)
            for claim in self.case.claims.values()
            for source_id in dict.fromkeys(link.source_id for link in claim.attribution.chain)
        )

    @cached_property
    def claims_about(self) -> Mapping[str, Sequence[Claim]]:
        """The claims that each entity takes part in or that are placed there, by its id."""
        return _grouped(
            (entity_id, claim)
            for claim in self.case.claims.values()
            for entity_id in dict.fromkeys((*(one.entity_id for one in claim.participants), *claim.places))
        )

    @cached_property
    def claims_in(self) -> Mapping[str, Sequence[Claim]]:
        """The claims that each document carries, in order of the text, by its id."""
        return _grouped((claim.document_id, claim) for claim in self.case.claims.values())

    @cached_property
    def verdicts(self) -> Mapping[str, Sequence[AuditEntry]]:
        """What the audit found on each claim, by its id."""
        audit = self.case.analysis.audit
        return _grouped((entry.claim_id, entry) for entry in (audit.entries if audit else ()))

    @cached_property
    def lines(self) -> Mapping[str, Sequence[Line]]:
        """The ways from each claim to its origins, by its id."""
        balance = self.case.analysis.balance
        return _grouped((line.claim_id, line) for line in (balance.lines if balance else ()))

    @cached_property
    def tensions(self) -> Mapping[str, Sequence[Tension]]:
        """The tensions that each claim is in, by its id."""
        balance = self.case.analysis.balance
        found = balance.tensions if balance else ()
        return _grouped((claim_id, tension) for tension in found for claim_id in tension.claim_ids)

    @cached_property
    def relations(self) -> Mapping[str, Sequence[Relation]]:
        """The relations that each entity is in, by its id."""
        balance = self.case.analysis.balance
        found = balance.relations if balance else ()
        return _grouped((end, one) for one in found for end in dict.fromkeys((one.subject_id, one.object_id)))

    def documents_called(self, words: str) -> list[Document]:
        """The documents of this id, title or path, or at a path that ends so."""
        if words in self.case.documents:
            return [self.case.documents[words]]
        wanted = PurePath(words).parts
        return [
            document
            for document in self.case.documents.values()
            if words in (document.title, document.path)
            or (wanted and PurePath(document.path).parts[-len(wanted) :] == wanted)
        ]

    def entities_called(self, words: str) -> list[Entity]:
        """The entities of this id; else of this name or alias; else with it in one of these; the most named first."""
        if words in self.case.entities:
            return [self.case.entities[words]]
        return sorted(called(words, self._named()), key=lambda one: (-len(one.mentions), one.name, one.id))

    def entities_like(self, words: str) -> list[Entity]:
        """The entities with a name that is spelled much like ``words``, the nearest first."""
        return alike(words, self._named())

    def _named(self) -> list[tuple[Entity, tuple[str, ...]]]:
        return [(one, (one.name, *one.aliases)) for one in self.case.entities.values()]

    def voices_called(self, words: str) -> list[Voice]:
        """The voices of this id, or that are this source or document; else likewise by name; in order of name."""
        voices = self.case.voices
        if words in voices:
            return [voices[words]]
        found = [one for one in voices.values() if words in one.source_ids or words in one.document_ids]
        if found:
            return found
        sources = self.case.sources
        named = [
            (one, (one.name, *(sources[it].name for it in one.source_ids if it in sources))) for one in voices.values()
        ]
        return called(words, named)


def called(words: str, named: Iterable[tuple[_T, Sequence[str]]]) -> list[_T]:
    """The things that have ``words`` for a name; where none has, those with ``words`` in a name. Case is ignored."""
    wanted = _folded(words)
    folded = [(one, [_folded(name) for name in names]) for one, names in named]
    exact = [one for one, names in folded if wanted in names]
    return exact or [one for one, names in folded if wanted and any(wanted in name for name in names)]


def alike(words: str, named: Iterable[tuple[_T, Sequence[str]]]) -> list[_T]:
    """The things of which a name is spelled much like ``words``, or like the part of it that is; the nearest first."""
    wanted = _folded(words)

    def likeness(names: Sequence[str]) -> float:
        long_enough = (_folded(name) for name in names if len(name) >= len(wanted) - _SHORTER)
        return max((fuzz.partial_ratio(wanted, name) for name in long_enough), default=0.0)

    scored = [(likeness(names), one) for one, names in named]
    near = sorted((pair for pair in scored if pair[0] >= _ALIKE), key=lambda pair: -pair[0])
    return [one for _, one in near]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, Sequence[_T]]:
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
