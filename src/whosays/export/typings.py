"""What analysts take entities to be, in words and as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from whosays.export.values import Json, fields
from whosays.export.weigh_json import decided_as_json
from whosays.records import EntityType, Typing

_NOUNS: Final[Mapping[EntityType, str]] = MappingProxyType({
    "threat-actor": "a threat actor",
    "intrusion-set": "an intrusion set",
    "campaign": "a campaign",
    "incident": "an incident",
    "malware": "malware",
    "tool": "a tool",
    "infrastructure": "infrastructure",
})  # fmt: skip


def type_in_words(kind: EntityType) -> str:
    """A type with its article: ``a threat actor``."""
    return _NOUNS[kind]


def typing_as_json(typing: Typing) -> Json:
    """What an analyst takes an entity to be."""
    return {**fields(typing, "subject name type"), "decided": decided_as_json(typing.decided)}
