"""What an analyst takes a named thing to be, where a text alone does not say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from whosays.records.hypothesis import Decided

#: The objects of STIX 2.1 (section 4) that a name in a narrative can stand for. Not among them are identities and
#: locations, which whosays tells by itself, and what is no named thing: patterns, observations, courses of action.
EntityType = Literal[
    "threat-actor", "intrusion-set", "campaign", "incident", "malware", "tool", "infrastructure"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typing:
    """What an analyst takes an entity to be. whosays itself takes nobody to be a threat actor.

    Attributes:
        subject: Id of the entity; empty where the case has it no more, or has several for what was typed.
        name: It as it was shown.
        type: What it is taken to be, by STIX 2.1.
        decided: Who, when and why.
    """

    subject: str
    name: str
    type: EntityType
    decided: Decided = field(default_factory=Decided)
