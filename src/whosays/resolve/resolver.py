"""A case's documents with their readings, ready to be resolved under any judgements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from whosays.records import Document, Entity, Identity, Judgement, Reading
from whosays.resolve.bearers import Bearers
from whosays.resolve.clusters import Clusters, cluster, to_compare
from whosays.resolve.lookup import Lookup
from whosays.resolve.table import EntityTable

_Read = Sequence[tuple[Document, Reading]]
#: What compares entities, given all that was read: the pairs that may be one, by the entities' ids.
Propose = Callable[[Sequence[Entity], _Read], Sequence[Identity]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A case under certain judgements.

    Attributes:
        clusters: Its entities and how they came about; the identities have their names.
        lookup: Its names.
        compared: The entities as the model compares them: none that only positive judgements join.
    """

    clusters: Clusters
    lookup: Lookup
    compared: EntityTable


class Resolver:
    """Resolves one set of readings; what did not change from one set of judgements to the next is not done again.

    Args:
        read: The documents, in the order in which they are shown, and their readings.
        propose: What compares their entities.
    """

    def __init__(self, read: _Read, propose: Propose) -> None:
        self.read = read
        self._propose = propose
        self.documents = {document.id: document for document, _ in read}
        self._bearers = Bearers(reading for _, reading in read)
        self._last: tuple[Sequence[Judgement], Resolved] | None = None
        self._proposed: tuple[Sequence[Entity], Sequence[Identity]] | None = None

    def resolved(self, judgements: Sequence[Judgement]) -> Resolved:
        """The case under these judgements, among which may be some that were undone."""
        if self._last is None or self._last[0] != judgements:
            self._last = (judgements, self._resolve(judgements))
        return self._last[1]

    def _resolve(self, judgements: Sequence[Judgement]) -> Resolved:
        table = to_compare(self._bearers, judgements)
        if self._proposed is None or self._proposed[0] != table.entities:
            self._proposed = (table.entities, self._propose(table.entities, self.read))
        clusters = cluster(self._bearers, judgements, _between_references(self._proposed[1], table))
        lookup = Lookup(self._bearers, clusters.table, self.documents)
        identities = tuple(
            replace(pair, left_name=lookup.label(pair.left), right_name=lookup.label(pair.right))
            for pair in clusters.identities
        )
        return Resolved(replace(clusters, identities=identities), lookup, table)


def _between_references(proposed: Sequence[Identity], table: EntityTable) -> list[Identity]:
    """Proposals between the entities of a table as proposals between what names them in a judgement.

    Raises:
        ValueError: If one is not between two of the entities.
    """
    found = []
    for pair in proposed:
        if pair.left == pair.right or not {pair.left, pair.right} <= table.references.keys():
            msg = f"a proposal between {pair.left} and {pair.right} is not one between two of the entities"
            raise ValueError(msg)
        left, right = sorted((table.references[pair.left], table.references[pair.right]))
        found.append(replace(pair, left=left, right=right))
    return found
