"""What analysts take entities to be, kept, and found again in the case as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import get_args

from whosays.records import Decided, EntityType, Typing, UsageError
from whosays.resolve import Resolved
from whosays.store import KeptTyping, View, Writer


class Typings:
    """What the entities of one case are taken to be.

    Args:
        view: Reads the case.
        writer: Writes to it.
        resolved: Gives the case under the judgements that stand.
    """

    def __init__(self, view: View, writer: Writer, resolved: Callable[[], Resolved]) -> None:
        self._view = view
        self._writer = writer
        self._resolved = resolved

    def type_entity(self, name: str, kind: str, who: str, why: str) -> Typing:
        """Keep what somebody takes an entity to be; see ``Case.type_entity``."""
        taken = _known(kind)
        if not why.strip():
            reason = "an entity is typed for a reason, and none is given"
            raise UsageError(reason, "give one with --why TEXT")
        self._writer.check()
        resolved = self._resolved()
        reference = resolved.lookup.find(name)
        meant = entities_meant(reference, resolved)
        if len(meant) != 1:
            names = {entity.id: entity.name for entity in resolved.clusters.table.entities}
            listed = ", ".join(f"{one} (“{names[one]}”)" for one in meant)
            reason = f"“{name}” is {len(meant)} entities: {listed}"
            raise UsageError(reason, "name one by its id, or as NAME@DOCUMENT")
        shown = resolved.lookup.label(reference)
        made = Decided(who=who, why=why.strip())
        kept = self._writer.type_entity(KeptTyping(Typing(reference, shown, taken, made), reference))
        return replace(kept.typing, subject=meant[0])

    def typings(self) -> tuple[Typing, ...]:
        """All of them, oldest first, with their subjects as they are now; see ``Case.typings``."""
        return self.under(self._resolved) if self._view.typings() else ()

    def under(self, resolved: Callable[[], Resolved]) -> tuple[Typing, ...]:
        """The same under other judgements; nothing is resolved where nothing was typed."""
        kept = self._view.typings()
        return typings_now(kept, resolved()) if kept else ()


def entities_meant(reference: str, resolved: Resolved) -> tuple[str, ...]:
    """The ids of the entities that a reference means, in order; several where its bearers have been told apart."""
    clusters = resolved.clusters
    return tuple(sorted({clusters.table.ids[bearer] for bearer in clusters.bearers.meant_by(reference)}))


def typings_now(kept: Iterable[KeptTyping], resolved: Resolved) -> tuple[Typing, ...]:
    """What was decided with its subjects as they are now, in the same order.

    Which of several entities was meant, nobody has said: then it has no subject, and counts for nothing.
    """
    found = ((one.typing, entities_meant(one.reference, resolved)) for one in kept)
    return tuple(replace(typing, subject=meant[0] if len(meant) == 1 else "") for typing, meant in found)


def standing_typings(typings: Iterable[Typing]) -> tuple[Typing, ...]:
    """Those that stand: not undone, not orphaned, and of several on one entity the last; in order of the subject."""
    last = {one.subject: one for one in typings if one.subject and one.decided.undone_by is None}
    return tuple(last[subject] for subject in sorted(last))


def _known(kind: str) -> EntityType:
    """The type that words mean: ``threat-actor``, also written ``Threat actor``."""
    written = "-".join(kind.casefold().replace("_", " ").replace("-", " ").split())
    found: EntityType | None = next((one for one in get_args(EntityType) if one == written), None)
    if found is None:
        kinds = get_args(EntityType)
        reason = f"“{kind}” is no type that a named thing can have"
        raise UsageError(reason, f"it is {', '.join(kinds[:-1])} or {kinds[-1]}")
    return found
