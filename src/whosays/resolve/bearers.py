"""Who bears which name in which document: the atoms that entities are made of, and what a reference to them means.

A *bearer* is one document's entity. A *reference* is what a judgement names its two sides by: an entity's id, which
means the bearers of that name in every document, or ``ENTITY@DOCUMENT``, the bearer in one document alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from whosays.records import Entity, Reading
from whosays.resolve.short_forms import short_forms
from whosays.text.names import name_id

AT = "@"


class Bearer(NamedTuple):
    """Whoever bears a name in one document.

    Attributes:
        document_id: The document.
        id: The id of the document's entity, which is that of its main name.
    """

    document_id: str
    id: str

    @property
    def reference(self) -> str:
        """What means this bearer and no other."""
        return f"{self.id}{AT}{self.document_id}"


class Bearers:
    """All bearers of a case.

    Args:
        readings: Of the case's documents, in any order.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        entities: dict[Bearer, list[Entity]] = defaultdict(list)
        for reading in readings:
            for entity in reading.entities:
                entities[Bearer(reading.document_id, entity.id)].append(entity)
        #: In order; a document that has one id twice has one bearer of two entities.
        self.entities: Mapping[Bearer, Sequence[Entity]] = {bearer: entities[bearer] for bearer in sorted(entities)}
        by_id: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in self.entities:
            by_id[bearer.id].append(bearer)
        #: The bearers of each main name, in order.
        self.by_id: Mapping[str, Sequence[Bearer]] = {identity: by_id[identity] for identity in sorted(by_id)}
        members = {identity: self.members(group) for identity, group in self.by_id.items()}
        #: For each name that is short for others: those, in order.
        self.short_forms: Mapping[str, Sequence[str]] = short_forms(members)
        self._also: dict[str, set[Bearer]] = defaultdict(set)
        for bearer, group in self.entities.items():
            for entity in group:
                for name in (entity.name, *entity.aliases):
                    self._also[name_id(entity.schema, name, bearer.document_id)].add(bearer)

    def meant_by(self, reference: str) -> frozenset[Bearer]:
        """The bearers that a reference means; empty where it names nothing (any more).

        Those whose main name has the id; where there are none, those that have the name among their others, so that a
        reference outlives a new reading that takes another of the names for the main one.
        """
        identity, at, document_id = reference.partition(AT)
        if at:
            bearer = Bearer(document_id, identity)
            if bearer in self.entities:
                return frozenset({bearer})
            return frozenset(other for other in self._also.get(identity, ()) if other.document_id == document_id)
        return frozenset(self.by_id[identity] if identity in self.by_id else self._also.get(identity, ()))

    def members(self, bearers: Iterable[Bearer]) -> list[Entity]:
        """The documents' entities of some bearers."""
        return [entity for bearer in bearers for entity in self.entities[bearer]]

    def name_of(self, reference: str) -> str:
        """The name that a reference's bearers mostly go by.

        Raises:
            ValueError: If it means nobody.
        """
        members = self.members(self.meant_by(reference))
        if not members:
            msg = f"{reference} means nobody"
            raise ValueError(msg)
        return usual_name(members)


def usual_name(entities: Iterable[Entity]) -> str:
    """The main name that most of the entities have, and none in capitals alone where there is another."""
    names = Counter(entity.name for entity in entities)
    return min(names, key=lambda name: (name.isupper(), -names[name], name))
