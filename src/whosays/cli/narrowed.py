"""``--about`` and ``--relation``: a part of a balance."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.records import Analysis, Balance, Relation, RelationType


def narrowed(
    analysis: Analysis, balance: Balance, entities: frozenset[str] | None, kind: RelationType | None
) -> Balance:
    """The relations of a kind, those of some entities, or both, with what touches their claims.

    Assertions, tensions and circles stay where they share a claim with such a relation or, where no kind is asked for,
    where a claim of theirs names one of the entities. Voices, lines and bonds are left as they are.

    Args:
        analysis: The case.
        balance: What rests on what in it.
        entities: Ids; None for all.
        kind: Of relation; None for all.
    """
    if entities is None and kind is None:
        return balance
    relations = [it for it in balance.relations if kind in (None, it.type) and _is_about(it, entities)]
    claims = {claim for relation in relations for claim in (*relation.claim_ids, *relation.denied_by)}
    if kind is None and entities is not None:
        claims |= set(_naming(analysis, entities))
    return replace(
        balance,
        relations=tuple(relations),
        assertions=tuple(it for it in balance.assertions if _meets(claims, (*it.claim_ids, *it.denied_by))),
        tensions=tuple(it for it in balance.tensions if _meets(claims, it.claim_ids)),
        circles=tuple(it for it in balance.circles if _meets(claims, it.claim_ids)),
    )


def _is_about(relation: Relation, entities: frozenset[str] | None) -> bool:
    return entities is None or not entities.isdisjoint((relation.subject_id, relation.object_id))


def _naming(analysis: Analysis, entities: frozenset[str]) -> Iterable[str]:
    for claim in analysis.claims:
        if any(it.entity_id in entities for it in claim.participants) or not entities.isdisjoint(claim.places):
            yield claim.id


def _meets(claims: Collection[str], others: Iterable[str]) -> bool:
    return any(claim in claims for claim in others)
