"""Clashes as they are found, and the tensions that they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosays.records import Tension, TensionKind, content_id
from whosays.weigh.tensions.statements import DESCRIBED

Sides = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims that do not fit: as ``Tension``, in no order, and with a claim perhaps on several sides."""

    kind: TensionKind
    sides: Sides
    entity_ids: tuple[str, ...]
    why: str


def tensions_of(clashes: Iterable[Clash], order: Mapping[str, int]) -> tuple[Tension, ...]:
    """One tension for each set of claims, in order of their first claim.

    A clash whose claims are all among those of another of its kind is the same seen twice, and the larger is kept. Of
    two clashes with the same claims the kind that was found first is kept.

    Args:
        clashes: The most telling kinds first.
        order: Where each claim comes in the case.
    """
    known: set[frozenset[str]] = set()
    holding: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    found: list[Tension] = []
    ordered = [(clash, _ordered(clash.sides, order)) for clash in clashes]
    for clash, sides in sorted(ordered, key=lambda one: -sum(map(len, one[1]))):
        claims = frozenset(claim for side in sides for claim in side)
        if (
            len(sides) < 2
            or claims in known
            or any(claims <= other for other in holding[f"{clash.kind} {sides[0][0]}"])
        ):
            continue
        known.add(claims)
        for claim in claims:
            holding[f"{clash.kind} {claim}"].append(claims)
        ids = tuple(sorted(claims, key=order.__getitem__))
        entities = tuple(one for one in dict.fromkeys(clash.entity_ids) if not one.startswith(DESCRIBED))
        found.append(Tension(content_id("tsn", clash.kind, *ids), clash.kind, ids, sides, entities, clash.why))
    return tuple(sorted(found, key=lambda one: [order[claim] for claim in one.claim_ids]))


def _ordered(sides: Sides, order: Mapping[str, int]) -> Sides:
    """The sides in order of the case, each claim on the first that has it, without the empty ones."""
    taken: set[str] = set()
    found = []
    for side in sides:
        kept = sorted({claim for claim in side if claim not in taken}, key=order.__getitem__)
        taken.update(kept)
        if kept:
            found.append(tuple(kept))
    return tuple(sorted(found, key=lambda side: order[side[0]]))
