"""Independence: what is known of two voices, by analysts or by what the voices themselves say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.records import Claim, ClaimBond, Independence, Line
from whosays.weigh.origins.sets import Sets
from whosays.weigh.origins.voices import Voices

#: Matters on which two voices have to contradict each other before neither is taken to follow the other.
_FEWEST_MATTERS = 2
#: Origins up to which the largest set of independent ones is sought exactly.
_EXACT = 20
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Ties:
    """What is known of pairs of voices.

    Attributes:
        decided: By analysts: whether the two are independent.
        opposed: Those that contradict each other as a rule.
        party_to: By claim, the voices that take part in what it says.
    """

    decided: Mapping[Pair, bool]
    opposed: frozenset[Pair]
    party_to: Mapping[str, frozenset[str]]

    def between(self, left: str, right: str) -> bool | None:
        """Whether two voices are independent; None where nothing is known."""
        if left == right:
            return False
        pair = frozenset((left, right))
        return self.decided.get(pair, True if pair in self.opposed else None)


def decisions(decided: Iterable[Independence], voices: Voices) -> dict[Pair, bool]:
    """What analysts decided on voices; of several decisions on one pair the last. Those on voices now one are void."""
    found: dict[Pair, bool] = {}
    for one in decided:
        left, right = voices.of.get(one.left), voices.of.get(one.right)
        if left is not None and right is not None and left != right:
            found[frozenset((left, right))] = one.independent
    return found


def opposed(bonds: Sequence[ClaimBond], lines: Mapping[str, Sequence[Line]], voices: Voices) -> frozenset[Pair]:
    """The pairs of named voices that contradict each other on two matters or more, and at least as often as they agree.

    Who follows another says what the other says: of two sources that give different values neither copies the other
    (Dong, Berti-Équille and Srivastava, “Integrating conflicting data”, PVLDB 2, 2009, section 3). One contradiction
    is no sign of it, since a denial is written with the accusation at hand.

    Args:
        bonds: Between claims.
        lines: By claim id.
        voices: Of the case.
    """
    matters = Sets()
    for bond in bonds:
        if bond.kind == "same":
            matters.join(bond.left, bond.right)
    against: defaultdict[Pair, set[Pair]] = defaultdict(set)
    agreed: Counter[Pair] = Counter()
    for bond in bonds:
        for pair in _ends(bond, lines, voices):
            if bond.kind == "contradicting":
                against[pair].add(frozenset((matters.head(bond.left), matters.head(bond.right))))
            elif bond.kind == "same":
                agreed[pair] += 1
    return frozenset(pair for pair, on in against.items() if len(on) >= max(_FEWEST_MATTERS, agreed[pair]))


def _ends(bond: ClaimBond, lines: Mapping[str, Sequence[Line]], voices: Voices) -> set[Pair]:
    left, right = (
        {line.origin for line in lines.get(claim_id, ()) if not voices.by_id[line.origin].anonymous}
        for claim_id in (bond.left, bond.right)
    )
    return {
        frozenset((one, other))
        for one in left
        for other in right
        if one != other and not voices.by_id[one].brief and not voices.by_id[other].brief
    }


def parties(claims: Iterable[Claim], voices: Voices) -> dict[str, frozenset[str]]:
    """By claim, the named voices that are among those of whom it speaks as acting or acted upon."""
    speaking: defaultdict[str, set[str]] = defaultdict(set)
    for voice_id, entities in voices.entities.items():
        if not voices.by_id[voice_id].anonymous:
            for entity in entities:
                speaking[entity].add(voice_id)
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        acting = [one.entity_id for one in claim.participants if one.role != "oblique" and one.entity_id in speaking]
        if acting:
            found[claim.id] = frozenset().union(*(speaking[entity] for entity in acting))
    return found


def first_hand(lines: Iterable[Line], ties: Ties) -> set[Pair]:
    """The pairs of origins that each tell of what passed between the two of them.

    Both were there, and neither needs the other's word: what source criticism calls autopsy.
    """
    told: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        party = ties.party_to.get(line.claim_id, frozenset())
        if line.origin in party:
            told[line.origin] |= party - {line.origin}
    return {frozenset((one, other)) for one, others in told.items() for other in others if one in told.get(other, ())}


def most_apart(origins: Sequence[str], apart: Iterable[Pair]) -> int:
    """How many origins the largest set has of which every two are known to be independent; at least 1 if any is there.

    Exact up to twenty origins that have such a pair (the largest clique, by branch and bound); beyond that a set grown
    from each origin in turn, which may be too small and never too large.

    Args:
        origins: Ids of voices.
        apart: Pairs that are known to be independent.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    known = set(origins)
    for one, other in (sorted(pair) for pair in apart):
        if one in known and other in known:
            near[one].add(other)
            near[other].add(one)
    if not near:
        return min(1, len(origins))
    ordered = sorted(near, key=lambda one: (-len(near[one]), one))
    if len(ordered) <= _EXACT:
        return _largest(ordered, near, 0)
    return max(_grown([one, *(other for other in ordered if other != one)], near) for one in ordered)


def _largest(candidates: Sequence[str], near: Mapping[str, set[str]], least: int) -> int:
    """The size of the largest clique among ``candidates``, or ``least`` where none is larger."""
    least = max(least, 0)
    for at, one in enumerate(candidates):
        if len(candidates) - at <= least:
            break
        rest = [other for other in candidates[at + 1 :] if other in near[one]]
        least = max(least, 1 + _largest(rest, near, least - 1))
    return least


def _grown(ordered: Sequence[str], near: Mapping[str, set[str]]) -> int:
    taken: list[str] = []
    for one in ordered:
        if all(other in near[one] for other in taken):
            taken.append(one)
    return len(taken)
