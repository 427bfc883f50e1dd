"""What analysts take entities to be, as decisions of a case, and decisions as that again.

An entity is named as judgements name it, so that what was decided outlives new readings and merges.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final, cast, get_args

from whosays.records import EntityType, Typing
from whosays.store.entries import Decision
from whosays.store.gradings import decided
from whosays.store.values import known

#: The kind of the decisions on what an entity is.
TYPE: Final = "type"


@dataclass(frozen=True, slots=True)
class KeptTyping:
    """What an entity was taken to be, with all that tells which one.

    Attributes:
        typing: What was decided.
        reference: What names the entity in a judgement: its id, or ``ENTITY@DOCUMENT``.
    """

    typing: Typing
    reference: str


def typing_payload(kept: KeptTyping) -> dict[str, object]:
    """What is kept of it beside time, person and reason, which every decision has."""
    return {"entity": kept.reference, "name": kept.typing.name, "type": kept.typing.type}


def typing_of(decision: Decision) -> KeptTyping:
    """What a decision of the kind ``TYPE`` is.

    Raises:
        ValueError: If its payload is not one of these.
    """
    match json.loads(decision.payload):
        case {"entity": str(reference), "name": str(name), "type": str(kind)}:
            taken = cast("EntityType", known(kind, get_args(EntityType)))
            return KeptTyping(Typing(reference, name, taken, decided(decision)), reference)
        case _:
            msg = f"decision {decision.id} does not say what was typed"
            raise ValueError(msg)
