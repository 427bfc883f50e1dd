"""The part of the façade that keeps what analysts take entities to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.intake.typings import Typings
from whosays.records import Typing
from whosays.store import View, Writer

if TYPE_CHECKING:
    from whosays.resolve import Resolved


class CanType:
    """What analysts say that the entities of a case are."""

    _view: View
    _writer: Writer

    if TYPE_CHECKING:

        def _resolved(self) -> Resolved: ...

    def type_entity(self, name: str, type: str, who: str, why: str) -> Typing:  # noqa: A002 what STIX calls it
        """Keep what somebody takes an entity to be, such as a threat actor. whosays itself types nobody.

        A later decision on the same entity replaces an earlier one; both stay on record, and ``undo_decision`` takes
        one back.

        Args:
            name: As for ``named``, or the entity's id.
            type: ``threat-actor``, ``intrusion-set``, ``campaign``, ``incident``, ``malware``, ``tool`` or
                ``infrastructure``.
            who: Who decides, as they sign.
            why: Their reason.

        Raises:
            UsageError: If no reason is given, there is no such type, or ``name`` means nobody or more than one.
            CaseNotWritable: If the case cannot be written to.
        """
        return self._typing().type_entity(name, type, who, why)

    def typings(self) -> tuple[Typing, ...]:
        """Every such decision, oldest first, also those that were undone; of several on one entity the last stands.

        The subject is the entity as the case has it now; empty where it has none, or several for what was one. Such a
        decision is orphaned: it counts for nothing, and stands again when there is one.
        """
        return self._typing().typings()

    def _typing(self) -> Typings:
        return Typings(self._view, self._writer, self._resolved)
