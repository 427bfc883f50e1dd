"""Entities that an analyst typed: the object that each is written as, who says so, and their own note on it.

Such an object is made by the analyst, who is an identity of the bundle, and not by whosays, which types nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from whosays.export.stix.desk import Desk
from whosays.export.stix.extensions import record
from whosays.export.stix.ids import name_of, object_id, text_of, timestamp
from whosays.export.stix.quoting import sentence
from whosays.export.typings import type_in_words
from whosays.export.values import Json
from whosays.records import Entity, Typing

#: Has no property for other names (section 4.6: a stub).
_WITHOUT_ALIASES: Final = "incident"


def analysts(desk: Desk) -> Iterator[Json]:
    """An identity for each who typed an entity, in order of their names; none for one who signs with nothing."""
    for who in sorted(filter(name_of, {typing.decided.who for typing in desk.typings.values()})):
        yield desk.make(
            "identity",
            _analyst(who),
            name=name_of(who),
            description="An analyst who decided in this case.",
            identity_class="individual",
            extensions=record("analyst", who),
        )


def typed_id(typing: Typing) -> str:
    """The id of what a typed entity is written as.

    The analyst is a part of it: who made an object stays the same (section 3.6), and another who comes to think the
    same makes an object of their own.
    """
    return object_id(typing.type, typing.subject, typing.decided.who)


def typed_as(typing: Typing, entity: Entity) -> Json:
    """The properties of a typed entity that an identity would not have.

    ``is_family`` of malware is one that the standard demands (section 4.11): what a narrative names is a family, and
    not one sample of it. Whether a threat actor is a crime syndicate or a spy nobody has said, and nothing is given.
    """
    aliases = [] if typing.type == _WITHOUT_ALIASES else [name_of(alias) for alias in entity.aliases]
    return {
        "created_by_ref": _maker(typing.decided.who),
        "aliases": aliases,
        "is_family": True if typing.type == "malware" else None,
    }


def typed_in_words(typing: Typing) -> str:
    """Who typed an entity as what, when and why."""
    made = typing.decided
    signed = f"{f' by {made.who}' if made.who else ''}{f' on {made.at[:10]}' if made.at else ''}"
    return f"Typed as {type_in_words(typing.type)}{signed}. {sentence(made.why)}"


def typing_notes(desk: Desk) -> Iterator[Json]:
    """Each of these decisions as its analyst's own note on the object, made when they decided."""
    for typing in desk.case.analysis.typings:
        if typing.subject not in desk.typings:
            desk.unexpressed.add("type of an entity no longer in the case", "types of entities no longer in the case")
            continue
        made = typing.decided
        kind = type_in_words(typing.type)
        yield desk.make(
            "note",
            object_id("note", "typing", typing.subject, made.id or made.at),
            at=made.at,
            created_by_ref=_maker(made.who),
            abstract=name_of(f"{typing.name}: {kind}"),
            content=text_of(f"“{typing.name}” is {kind}, as {made.who or 'an analyst'} judges.", sentence(made.why)),
            authors=[name_of(made.who)],
            object_refs=[desk.things[typing.subject]],
            extensions=record(
                "typing",
                made.id,
                entity_id=typing.subject,
                entity_type=typing.type,
                decided_by=made.who,
                decided_at=timestamp(made.at),
                why=made.why,
            ),
        )


def _analyst(who: str) -> str:
    return object_id("identity", "analyst", who)


def _maker(who: str) -> str | None:
    """The identity of who decided; None for one who signs with nothing: then whosays has made the object."""
    return _analyst(who) if name_of(who) else None
