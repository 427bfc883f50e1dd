"""Sets of bearers as entities: what each is called, and which id it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.records import Entity, Mention, content_id
from whosays.resolve.bearers import Bearer, Bearers, usual_name
from whosays.resolve.short_forms import full_form
from whosays.text.names import core_words, is_acronym, name_key


@dataclass(frozen=True, slots=True)
class EntityTable:
    """The entities of a case.

    Attributes:
        entities: In order of name; mentions by document id and offset.
        ids: Every bearer's entity.
        references: For every entity's id: what names it in a judgement.
        split: The ids of names that are borne by several entities.
    """

    entities: tuple[Entity, ...]
    ids: Mapping[Bearer, str]
    references: Mapping[str, str]
    split: frozenset[str]


def table_of(sets: Sequence[Sequence[Bearer]], bearers: Bearers, target: Mapping[str, str]) -> EntityTable:
    """Make an entity of every set.

    It is named after the fullest of its names that is no other's short form, and its id is that name's. Where the name
    is borne by several entities, its id is derived from the name's id and from the first document, in order of ids, in
    which it bears the name; its reference is then that of its bearer there.

    Args:
        sets: The bearers of each entity, in order.
        bearers: All of them.
        target: For an id that is a short form: the id of what it is short for.
    """
    holders = Counter(identity for members in sets for identity in {bearer.id for bearer in members})
    split = frozenset(identity for identity, number in holders.items() if number > 1)
    entities, ids, references = [], {}, {}
    for members in sets:
        by_id: defaultdict[str, list[Bearer]] = defaultdict(list)
        for bearer in members:
            by_id[bearer.id].append(bearer)
        main = _main(by_id, bearers, target)
        anchor = by_id[main][0]
        case_id = content_id("ent", anchor.id, anchor.document_id) if main in split else main
        entities.append(_merged(case_id, bearers.members(by_id[main]), bearers.members(members)))
        references[case_id] = anchor.reference if main in split else main
        ids.update(dict.fromkeys(members, case_id))
    ordered = sorted(entities, key=lambda entity: (name_key(entity.name), entity.id))
    return EntityTable(tuple(ordered), ids, references, split)


def _main(by_id: Mapping[str, Sequence[Bearer]], bearers: Bearers, target: Mapping[str, str]) -> str:
    """The id of the name that an entity goes by."""
    if len(by_id) == 1:
        return next(iter(by_id))
    full = {identity: _fullness(bearers.members(by_id[identity])) for identity in full_form(by_id, target)}
    return min(full, key=lambda identity: (*(-part for part in full[identity]), identity))


def _merged(case_id: str, own: Iterable[Entity], entities: Sequence[Entity]) -> Entity:
    """One entity of several.

    Args:
        case_id: The id that it gets.
        own: Those that it is named after.
        entities: All of them.
    """
    name = usual_name(own)
    schemas = Counter(entity.schema for entity in entities for _ in entity.mentions)
    schema = min(schemas, key=lambda schema: (-schemas[schema], schema))
    aliases = {alias for entity in entities for alias in (entity.name, *entity.aliases)} - {name}
    mentions: set[Mention] = {mention for entity in entities for mention in entity.mentions}
    ordered = sorted(mentions, key=lambda mention: (mention.document_id, mention.span))
    return Entity(case_id, schema, name, tuple(sorted(aliases)), tuple(ordered))


def _fullness(entities: Iterable[Entity]) -> tuple[int, int]:
    """How well a name stands for what it names, by the entities that have it: how full it is, then how often used."""
    listed = list(entities)
    first = listed[0]
    words = len(core_words(name_key(first.name))) if first.schema == "Person" else int(not is_acronym(first.name))
    return words, sum(len(entity.mentions) for entity in listed)
