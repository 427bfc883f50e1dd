"""What one entity of a case is made of: who bears which of its names where, what joined them, and what speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.records import Entity, Identity
from whosays.resolve.bearers import AT, Bearer
from whosays.resolve.clusters import Clusters
from whosays.resolve.judging import Judged


@dataclass(frozen=True, slots=True)
class Part:
    """Whoever bears a name of the entity in one document.

    Attributes:
        reference: What means this bearer and no other in a judgement.
        document_id: The document.
        name: The main name there.
        names: All names there, in order.
        mentions: How often it is named there.
        against: What a judgement names the rest of the entity by, where this bearer is to be told from it; empty where
            there is no rest.
    """

    reference: str
    document_id: str
    name: str
    names: tuple[str, ...]
    mentions: int
    against: str = ""


@dataclass(frozen=True, slots=True)
class Makeup:
    """An entity, taken apart.

    Attributes:
        entity: The entity.
        reference: What names it in a judgement.
        parts: Its bearers, those of its own name first, in each by document.
        joined: Pairs of names within it of which more is known than that the names are equal.
        beside: Pairs of which only one side is it: those that may be one, and those that are kept apart; the likeliest
            first.
        judged: Judgements on any of its bearers, oldest first, also those that were undone.
    """

    entity: Entity
    reference: str
    parts: tuple[Part, ...]
    joined: tuple[Identity, ...]
    beside: tuple[Identity, ...]
    judged: tuple[Judged, ...]


def makeup_of(entity: Entity, clusters: Clusters, judged: Iterable[Judged]) -> Makeup:
    """Take an entity of a case apart.

    Args:
        entity: One of those of the clusters.
        clusters: Of the case.
        judged: All judgements of the case.
    """
    reference = clusters.table.references[entity.id]
    own = reference.partition(AT)[0]
    found = (bearer for bearer, case_id in clusters.table.ids.items() if case_id == entity.id)
    members = sorted(found, key=lambda bearer: (bearer.id != own, bearer))
    within = frozenset(members)

    def touched(left: str, right: str) -> tuple[bool, bool]:
        one, other = (not within.isdisjoint(clusters.bearers.meant_by(side)) for side in (left, right))
        return one, other

    pairs = [(identity, touched(identity.left, identity.right)) for identity in clusters.identities]
    return Makeup(
        entity,
        reference,
        tuple(_part(bearer, members, clusters) for bearer in members),
        tuple(identity for identity, sides in pairs if all(sides) and identity.joined),
        tuple(sorted((identity for identity, sides in pairs if any(sides) and not identity.joined), key=_likely)),
        tuple(one for one in judged if any(touched(one.judgement.left, one.judgement.right))),
    )


def _part(bearer: Bearer, members: list[Bearer], clusters: Clusters) -> Part:
    entities = clusters.bearers.entities[bearer]
    names = dict.fromkeys(name for entity in entities for name in (entity.name, *entity.aliases))
    mentions = {mention for entity in entities for mention in entity.mentions}
    against = _rest(bearer, members, clusters)
    return Part(bearer.reference, bearer.document_id, entities[0].name, tuple(names), len(mentions), against)


def _rest(bearer: Bearer, members: list[Bearer], clusters: Clusters) -> str:
    """What means the others: the name that most of them bear, or one of them where somebody else bears it too."""
    others = [other for other in members if other != bearer]
    if not others:
        return ""
    ids = [other.id for other in others]
    most = max(dict.fromkeys(ids), key=ids.count)
    inside = clusters.bearers.meant_by(most) <= frozenset(members)
    return most if inside else next(other.reference for other in others if other.id == most)


def _likely(identity: Identity) -> tuple[float, str, str]:
    return -(identity.match_probability or 0.0), identity.left, identity.right
