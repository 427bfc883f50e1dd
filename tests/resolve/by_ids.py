"""The entity table of a case without judgements, stated by ids alone: what judgements have to leave as it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from whosays.records import Entity, Mention, Reading
from whosays.text.names import core_words, family, is_acronym, name_key


def plain_join(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities, and the id of every document's entity to that of the case's."""
    members: dict[str, list[Entity]] = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.document_id):
        for entity in reading.entities:
            members[entity.id].append(entity)
    target = _short_forms(members)
    clusters: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(members):
        clusters[target.get(identity, identity)].append(identity)
    joined = [_merged(case_id, [e for i in ids for e in members[i]]) for case_id, ids in clusters.items()]
    joined.sort(key=lambda entity: (name_key(entity.name), entity.id))
    ids = {identity: case_id for case_id, group in clusters.items() for identity in group}
    return tuple(joined), ids


def _short_forms(members: Mapping[str, Sequence[Entity]]) -> dict[str, str]:
    """For each entity known only by a short form: the one entity elsewhere that has it as another name."""
    also: dict[tuple[str, str], set[str]] = defaultdict(set)
    for identity, entities in members.items():
        for entity in entities:
            for alias in entity.aliases:
                key = name_key(alias)
                if key != name_key(entity.name) and _identifies(entity, alias):
                    also[family(entity.schema), key].add(identity)
    target = {}
    for identity, entities in members.items():
        first = entities[0]
        owners = also[family(first.schema), name_key(first.name)] - {identity}
        if len(owners) == 1 and _identifies(first, first.name):
            target[identity] = next(iter(owners))
    # A short form of a short form would chain; the chain ends at the entity that is nobody's short form.
    return {identity: _end(identity, target) for identity in target}


def _identifies(entity: Entity, name: str) -> bool:
    """Whether a name is enough to identify: a person's has two words; others' any, an acronym's letters included."""
    if entity.schema == "Person":
        return len(core_words(name_key(name))) > 1
    return family(entity.schema) == "Organization" and (is_acronym(name) or " " in name_key(name))


def _end(identity: str, target: Mapping[str, str]) -> str:
    """Where a chain ends; names that are short for each other end at the first of them."""
    seen = [identity]
    while identity in target and target[identity] not in seen:
        identity = target[identity]
        seen.append(identity)
    return min(seen[seen.index(target[identity]) :]) if identity in target else identity


def _merged(case_id: str, entities: Sequence[Entity]) -> Entity:
    """One entity of several, named as the entity whose id the cluster took."""
    own = [entity for entity in entities if entity.id == case_id]
    names = Counter(entity.name for entity in own)
    name = min(names, key=lambda name: (name.isupper(), -names[name], name))
    schemas = Counter(entity.schema for entity in entities for _ in entity.mentions)
    schema = min(schemas, key=lambda schema: (-schemas[schema], schema))
    aliases = {alias for entity in entities for alias in (entity.name, *entity.aliases)} - {name}
    mentions: set[Mention] = {mention for entity in entities for mention in entity.mentions}
    ordered = sorted(mentions, key=lambda mention: (mention.document_id, mention.span))
    return Entity(case_id, schema, name, tuple(sorted(aliases)), tuple(ordered))
