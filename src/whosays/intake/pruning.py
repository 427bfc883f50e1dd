"""A balance that is stale, without what speaks of claims and entities that are gone.

What is left is as it was weighed: supports still count the origins of the claims that are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from whosays.records import Analysis, Assertion, Balance, Circle, Relation, Reliance, Tension

#: Claims that an assertion is made of, or that are on the two sides of a tension.
_SEVERAL = 2


def without_gone(balance: Balance, analysis: Analysis) -> Balance:
    """What of a balance is still about something.

    Args:
        balance: As it was made.
        analysis: The case now.
    """
    left = _Left(frozenset(claim.id for claim in analysis.claims), frozenset(entity.id for entity in analysis.entities))
    return replace(
        balance,
        lines=tuple(line for line in balance.lines if left.all_claims((line.claim_id, *line.via))),
        reliances=tuple(left.reliances(balance.reliances)),
        circles=tuple(left.circles(balance.circles)),
        bonds=tuple(bond for bond in balance.bonds if left.all_claims((bond.left, bond.right))),
        assertions=tuple(left.assertions(balance.assertions)),
        relations=tuple(left.relations(balance.relations)),
        tensions=tuple(left.tensions(balance.tensions)),
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """Ids of the claims and entities that are still there."""

    claims: Collection[str]
    entities: Collection[str]

    def all_claims(self, ids: Iterable[str]) -> bool:
        return all(claim in self.claims for claim in ids)

    def of(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(claim for claim in ids if claim in self.claims)

    def reliances(self, reliances: Iterable[Reliance]) -> Iterator[Reliance]:
        """Those that still show by a claim."""
        for one in reliances:
            if claims := self.of(one.claim_ids):
                yield replace(one, claim_ids=claims)

    def circles(self, circles: Iterable[Circle]) -> Iterator[Circle]:
        """Those of which no claim is gone: one that was cut open is none."""
        yield from (circle for circle in circles if self.all_claims(circle.claim_ids))

    def assertions(self, assertions: Iterable[Assertion]) -> Iterator[Assertion]:
        """Those that several claims still make, or that are denied."""
        found: list[Assertion] = []
        for one in assertions:
            claims, denied = self.of(one.claim_ids), self.of(one.denied_by)
            if len(claims) >= _SEVERAL or (claims and denied):
                found.append(replace(one, claim_ids=claims, denied_by=denied))
        ids = {one.id for one in found}
        for one in found:
            broader, narrower = (tuple(it for it in near if it in ids) for near in (one.broader, one.narrower))
            yield replace(one, broader=broader, narrower=narrower)

    def relations(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Those between entities that are there, of which a claim still speaks."""
        for one in relations:
            claims, denied = self.of(one.claim_ids), self.of(one.denied_by)
            if (claims or denied) and one.subject_id in self.entities and one.object_id in self.entities:
                yield replace(one, claim_ids=claims, denied_by=denied)

    def tensions(self, tensions: Iterable[Tension]) -> Iterator[Tension]:
        """Those that still have two sides."""
        for one in tensions:
            sides = tuple(side for claims in one.sides if (side := self.of(claims)))
            if len(sides) >= _SEVERAL:
                entities = tuple(entity for entity in one.entity_ids if entity in self.entities)
                yield replace(one, claim_ids=self.of(one.claim_ids), sides=sides, entity_ids=entities)
