"""Ids that joined names have left behind: which entity has taken in which."""

from __future__ import annotations

from collections import defaultdict

from whosays.export.exported import Exported


class TakenIn:
    """The names that were joined, by the entity that they are now.

    Args:
        case: The case.
    """

    def __init__(self, case: Exported) -> None:
        self._root: dict[str, str] = {}
        for identity in case.analysis.identities:
            if identity.joined:
                left, right = self._find(identity.left), self._find(identity.right)
                # An id that the case still has stands for those that it has not.
                kept, other = (left, right) if left in case.entities or right not in case.entities else (right, left)
                if other not in case.entities or kept == other:
                    self._root[other] = kept
        self._members: dict[str, list[str]] = defaultdict(list)
        for identity_id in sorted(self._root):
            entity = self._find(identity_id)
            if entity != identity_id and entity in case.entities:
                self._members[entity].append(identity_id)

    def by(self, entity_id: str) -> tuple[str, ...]:
        """The ids that an entity has taken in, in order."""
        return tuple(self._members.get(entity_id, ()))

    def entity(self, identity_id: str) -> str:
        """The id of the entity that an id is now; itself where it was not taken in."""
        return self._find(identity_id)

    def _find(self, identity_id: str) -> str:
        while (above := self._root.get(identity_id, identity_id)) != identity_id:
            identity_id = above
        return identity_id
