"""Short forms: which names are only ever short for which others?

A name is short for another when an entity is known by it alone, and others have it among their names. A person known by
a single word is nobody's short form: two documents' "Smith" are two entities until somebody judges otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from whosays.records import Entity
from whosays.text.names import core_words, family, is_acronym, name_key


def short_forms(members: Mapping[str, Sequence[Entity]]) -> dict[str, tuple[str, ...]]:
    """For each id of an entity known only by a short form: the ids elsewhere that have it as another name, in order.

    Args:
        members: The documents' entities by id, in order of document.
    """
    also: dict[tuple[str, str], set[str]] = defaultdict(set)
    for identity, entities in members.items():
        for entity in entities:
            for alias in entity.aliases:
                key = name_key(alias)
                if key != name_key(entity.name) and _identifies(entity, alias):
                    also[family(entity.schema), key].add(identity)
    owners = {}
    for identity, entities in members.items():
        first = entities[0]
        found = also.get((family(first.schema), name_key(first.name)), set()) - {identity}
        if found and _identifies(first, first.name):
            owners[identity] = tuple(sorted(found))
    return owners


def full_form(ids: Collection[str], target: Mapping[str, str]) -> list[str]:
    """Of ids joined into one, those that are no other's short form; of names short for each other, the first.

    Args:
        ids: The ids.
        target: For an id that is a short form: the id that it is short for, which may itself be short for another.
    """
    within = {identity: target[identity] for identity in ids if target.get(identity) in ids}
    return sorted({_end(identity, within) for identity in ids})


def _identifies(entity: Entity, name: str) -> bool:
    """Whether a name is enough to identify: a person's has two words; others' any, an acronym's letters included."""
    if entity.schema == "Person":
        return len(core_words(name_key(name))) > 1
    return family(entity.schema) == "Organization" and (is_acronym(name) or " " in name_key(name))


def _end(identity: str, target: Mapping[str, str]) -> str:
    """Where the chain of short forms that begins at ``identity`` ends; the first of a ring."""
    seen = [identity]
    while (identity := target.get(identity, "")) and identity not in seen:
        seen.append(identity)
    return min(seen[seen.index(identity) :]) if identity else seen[-1]
