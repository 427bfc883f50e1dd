"""Entities and sources as STIX identities and locations, and as what an analyst typed them.

No entity becomes a threat actor, a campaign or malware but by the word of an analyst, who is then its creator. A
source that is an entity is one object with it, unless that is a place: then the state that speaks is an identity and
the place a location.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.grades import grades_extension, labels_of
from whosays.export.stix.ids import name_of, object_id, text_of
from whosays.export.stix.places import where
from whosays.export.stix.typings import typed_as, typed_id, typed_in_words
from whosays.export.values import Json
from whosays.export.words import counted
from whosays.records import Entity, Mention, Schema, Source, SourceKind

#: The vocabulary ``identity-class-ov``. It has no word for ships, events and documents.
_CLASSES: Final[Mapping[Schema, str]] = MappingProxyType({
    "Person": "individual",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
})  # fmt: skip
#: Whether "two officers" are a group or a class of people, the text does not say.
_KINDS: Final[Mapping[SourceKind, str]] = MappingProxyType({
    "person": "individual",
    "organization": "organization",
    "state": "organization",
})  # fmt: skip
_PLACES: Final = frozenset({"Country", "Address"})
_NOUNS: Final[Mapping[Schema, str]] = MappingProxyType({"PublicBody": "Public body", "Address": "Place"})


def things(desk: Desk) -> Iterator[Json]:
    """The objects for all entities and sources; the desk learns their ids."""
    spoken: dict[str, list[Source]] = defaultdict(list)
    alone = []
    for source in desk.case.sources.values():
        entity = desk.case.entities.get(source.entity_id or "")
        if entity is None or entity.schema in _PLACES:
            alone.append(source)
        else:
            spoken[entity.id].append(source)
    for entity in desk.case.analysis.entities:
        typing = desk.typings.get(entity.id)
        kind = "location" if entity.schema in _PLACES else "identity"
        desk.things[entity.id] = typed_id(typing) if typing else object_id(kind, entity.id)
        desk.speakers.update((source.id, desk.things[entity.id]) for source in spoken[entity.id])
        yield _entity(desk, entity, spoken[entity.id])
    for source in alone:
        desk.speakers[source.id] = object_id("identity", source.id)
        yield _source(desk, source)


def _entity(desk: Desk, entity: Entity, sources: list[Source]) -> Json:
    identifier = desk.things[entity.id]
    for mention in entity.mentions:
        desk.said[mention.document_id].setdefault(identifier)
    grades = [desk.case.grades[source.id] for source in sources if source.id in desk.case.grades]
    noun = _NOUNS.get(entity.schema, entity.schema)
    typing = desk.typings.get(entity.id)
    return desk.make(
        identifier.partition("--")[0],
        identifier,
        name=name_of(entity.name),
        description=text_of(
            f"{noun}, named {counted(len(entity.mentions), 'time')}.",
            f"Also written: {', '.join(entity.aliases)}." if entity.aliases else "",
            typed_in_words(typing) if typing else "",
        ),
        **(typed_as(typing, entity) if typing else _untyped(entity)),
        labels=labels_of(grades),
        extensions={
            **record(
                "entity",
                entity.id,
                ftm_schema=entity.schema,
                aliases=entity.aliases,
                mentions=[_mention(desk, mention) for mention in entity.mentions],
                sources=[_said_of(desk, source) for source in sources],
            ),
            **grades_extension(grades),
        },
    )


def _untyped(entity: Entity) -> Json:
    return where(entity) if entity.schema in _PLACES else {"identity_class": _CLASSES.get(entity.schema, "unknown")}


def _mention(desk: Desk, mention: Mention) -> Json:
    return {
        **desk.place(mention.document_id, mention.span),
        "mention_kind": mention.kind,
        "ftm_schema": mention.schema,
        "title": mention.title,
        "long_form": mention.long_form,
    }


def _source(desk: Desk, source: Source) -> Json:
    grades = [desk.case.grades[source.id]] if source.id in desk.case.grades else []
    named = "A source that the texts do not name." if source.anonymous else "A source that the texts name."
    return desk.make(
        "identity",
        desk.speakers[source.id],
        name=name_of(source.name),
        description=named,
        identity_class=_KINDS.get(source.kind, "unknown"),
        labels=labels_of(grades),
        extensions={
            **record("source", source.id, sources=[_said_of(desk, source)]),
            **grades_extension(grades),
        },
    )


def _said_of(desk: Desk, source: Source) -> Json:
    return {
        "source_id": source.id,
        "name": source.name,
        "source_kind": source.kind,
        "anonymous": source.anonymous,
        "entity_ref": desk.things.get(source.entity_id or ""),
        "document_id": source.document_id,
    }
