"""What people are asked: the pairs between the thresholds, with the words around either name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.records import Document, Entity, Identity
from whosays.resolve.bearers import Bearer
from whosays.resolve.clusters import Clusters
from whosays.resolve.contexts import Context, contexts
from whosays.resolve.thresholds import THRESHOLDS, Thresholds

#: Places shown of either side.
_PLACES = 3
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be one.

    Attributes:
        reference: As in ``Judgement``.
        name: As it is shown.
        names: The other names that its bearers have.
        entity: The entity of the case that it is, or is part of, now.
        contexts: Where it is named.
    """

    reference: str
    name: str
    names: tuple[str, ...]
    entity: Entity
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair to be judged."""

    identity: Identity
    left: Side
    right: Side


def open_identities(clusters: Clusters, thresholds: Thresholds = THRESHOLDS) -> list[Identity]:
    """The pairs that people are to be asked about, the likeliest first: who stops on the way has missed least.

    That is what neither people nor the machine have settled and the model gives ``thresholds.ask`` or more; the bearers
    of a name that was judged to be borne by several count as even odds until they are compared. Pairs of which somebody
    was unsure come last.
    """
    waiting = [
        pair
        for pair in clusters.identities
        if not pair.joined
        and pair.by != "judgement"
        and (pair.judgement == "unsure" or _is_open(pair, thresholds))
        and all(len({clusters.table.ids[bearer] for bearer in side}) == 1 for side in _sides(pair, clusters))
    ]
    return sorted(waiting, key=lambda pair: (pair.judgement == "unsure", -_likely(pair), pair.left, pair.right))


def pair_of(identity: Identity, clusters: Clusters, documents: Mapping[str, Document]) -> Pair:
    """An identity with all that is to be seen of either side.

    Args:
        identity: One of those of the clusters, with its names.
        clusters: Of the case.
        documents: Of the case, by id; places are shown in this order.
    """

    def side(reference: str, name: str) -> Side:
        meant = sorted(clusters.bearers.meant_by(reference))
        members = clusters.bearers.members(meant)
        names = {name for member in members for name in (member.name, *member.aliases)}
        names.discard(clusters.bearers.name_of(reference))
        shown = contexts([mention for member in members for mention in member.mentions], documents, _PLACES)
        case_id = clusters.table.ids[meant[0]]
        entity = next(entity for entity in clusters.table.entities if entity.id == case_id)
        return Side(reference, name, tuple(sorted(names)), entity, shown)

    return Pair(identity, side(identity.left, identity.left_name), side(identity.right, identity.right_name))


def _sides(pair: Identity, clusters: Clusters) -> Iterator[frozenset[Bearer]]:
    return (clusters.bearers.meant_by(reference) for reference in (pair.left, pair.right))


def _is_open(pair: Identity, thresholds: Thresholds) -> bool:
    if pair.match_probability is None:
        return bool(pair.why)
    return pair.match_probability >= thresholds.ask


def _likely(pair: Identity) -> float:
    return _EVEN if pair.match_probability is None else pair.match_probability
