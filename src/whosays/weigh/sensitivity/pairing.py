"""Which relation or assertion of one balance is which of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from whosays.records import Assertion, Relation

#: More things than that on one claim say nothing of who is who.
_MOST = 64


def paired(
    old: Mapping[str, Relation | Assertion], new: Mapping[str, Relation | Assertion]
) -> Mapping[str, str | None]:
    """For each thing of the old ones, the one that it is among the new.

    The one of its id; else, of those whose id is new, the one of its sort that shares most claims with it, the first by
    id of several; None where none shares any. Cost: the number of claims, times the things that a claim supports.
    """
    holding: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(new.keys() - old.keys()):
        for claim in _claims(new[key]):
            holding[claim].append(key)
    found: dict[str, str | None] = {}
    for key, one in old.items():
        if key in new:
            found[key] = key
            continue
        shared = Counter(
            other
            for claim in _claims(one)
            for other in holding.get(claim, ())[:_MOST]
            if _sort(one) == _sort(new[other])
        )
        found[key] = min(shared, key=lambda other: (-shared[other], other), default=None)
    return found


def _claims(one: Relation | Assertion) -> tuple[str, ...]:
    return one.claim_ids + one.denied_by


def _sort(one: Relation | Assertion) -> str:
    return one.type if isinstance(one, Relation) else ""
