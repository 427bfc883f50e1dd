"""Which names stand in the texts, and how often?"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.export.report.index import Index
from whosays.export.words import clipped

#: Names shown of each sort.
SHOWN = 60
_ALIASES = 6
_LENGTH = 60
_SORTS = {
    "Person": "People",
    "Organization": "Organizations",
    "PublicBody": "Public bodies",
    "Company": "Companies",
    "Country": "Countries",
    "Address": "Places",
    "Vessel": "Vessels",
    "Event": "Events",
    "Document": "Documents",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One entity: its name, how often the texts mention it, and the other names they use."""

    name: str
    mentions: int
    aliases: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Sort:
    """The entities of one schema, the most mentioned first."""

    title: str
    names: tuple[Name, ...]
    left_out: int


def names(index: Index) -> tuple[Sort, ...]:
    """Group the entity table by schema."""
    sorts = []
    for schema, title in _SORTS.items():
        held = [entity for entity in index.entities.values() if entity.schema == schema]
        held.sort(key=lambda entity: (-len(entity.mentions), entity.name))
        if held:
            shown = tuple(
                Name(
                    clipped(entity.name, _LENGTH),
                    len(entity.mentions),
                    tuple(clipped(alias, _LENGTH) for alias in entity.aliases[:_ALIASES]),
                    max(0, len(entity.aliases) - _ALIASES),
                )
                for entity in held[:SHOWN]
            )
            sorts.append(Sort(title, shown, len(held) - len(shown)))
    return tuple(sorts)
