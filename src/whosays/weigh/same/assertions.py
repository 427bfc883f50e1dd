"""Claims that say the same, gathered, with what denies them, what says it more broadly, and what more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whosays.records import Analysis, Assertion, Claim, ClaimBond, content_id
from whosays.text.words import telling, words_of
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.same.clusters import clusters

#: Claims are gathered while the probability that any two of a group say the same is at least so large on average.
_LEAST = 0.35
_LEVELS = ("certain", "probable", "possible", "unknown")


def gather_assertions(analysis: Analysis, bonds: Sequence[ClaimBond], provenance: Provenance) -> tuple[Assertion, ...]:
    """What is said by two claims or more, or denied, in order of the first claim.

    Claims are grouped by average linkage over the bonds that call them the same, so that a chain of weak bonds makes no
    large group, and no group holds two claims that contradict each other. Bonds of other kinds become links between
    groups: to ``denied_by`` where it is a denial, else to ``broader`` and ``narrower``.

    Args:
        analysis: The case.
        bonds: Its bonds.
        provenance: Where its claims come from; counts what supports each assertion.
    """
    claims = {claim.id: claim for claim in analysis.claims}
    order = {identity: place for place, identity in enumerate(claims)}
    groups = _groups(list(claims), bonds)
    home = {claim: number for number, group in enumerate(groups) for claim in group}
    denied: defaultdict[int, set[str]] = defaultdict(set)
    links: defaultdict[str, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for bond in bonds:
        left, right = home[bond.left], home[bond.right]
        if bond.kind == "contradicting":
            denied[left].add(bond.right)
            denied[right].add(bond.left)
        elif bond.kind != "same" and left != right:
            low, high = (left, right) if bond.kind == "broader" else (right, left)
            links["narrower"][low].add(high)
            links["broader"][high].add(low)
    kept = [number for number, group in enumerate(groups) if len(group) > 1 or denied[number]]
    ids = {number: content_id("ass", *groups[number]) for number in kept}

    def linked(kind: str, number: int) -> tuple[str, ...]:
        return tuple(ids[other] for other in sorted(links[kind][number]) if other in ids)

    return tuple(
        Assertion(
            id=ids[number],
            text=_plainest([claims[claim] for claim in groups[number]]),
            claim_ids=groups[number],
            denied_by=(against := tuple(sorted(denied[number], key=order.__getitem__))),
            broader=linked("broader", number),
            narrower=linked("narrower", number),
            support=provenance.support(groups[number], against),
        )
        for number in kept
    )


def _groups(claim_ids: Sequence[str], bonds: Iterable[ClaimBond]) -> list[tuple[str, ...]]:
    """The claims in groups that say the same, each in order of the case, in order of their first.

    Claims in the same words count as one, so that many copies weigh no more than one text does.
    """
    own = [bond for bond in bonds if bond.kind in {"same", "contradicting"}]
    head = _heads(claim_ids, [bond for bond in own if bond.probability >= 1.0])
    place = {identity: number for number, identity in enumerate(dict.fromkeys(head.values()))}
    together: dict[tuple[int, int], float] = {}
    apart: set[tuple[int, int]] = set()
    for bond in own:
        one, other = sorted((place[head[bond.left]], place[head[bond.right]]))
        if bond.kind == "contradicting":
            apart.add((one, other))
        elif one != other:
            together[one, other] = max(bond.probability, together.get((one, other), 0.0))
    members: defaultdict[int, list[str]] = defaultdict(list)
    for identity in claim_ids:
        members[place[head[identity]]].append(identity)
    order = {identity: number for number, identity in enumerate(claim_ids)}
    groups = (
        [claim for number in group for claim in members[number]]
        for group in clusters(len(place), together, _LEAST, apart)
    )
    return sorted((tuple(sorted(group, key=order.__getitem__)) for group in groups), key=lambda group: order[group[0]])


def _heads(claim_ids: Sequence[str], alike: Iterable[ClaimBond]) -> dict[str, str]:
    """For each claim the first of those that are tied to it by bonds in ``alike``."""
    parent = {identity: identity for identity in claim_ids}
    order = {identity: number for number, identity in enumerate(claim_ids)}

    def head(identity: str) -> str:
        while parent[identity] != identity:
            parent[identity] = identity = parent[parent[identity]]
        return identity

    for bond in alike:
        first, second = sorted((head(bond.left), head(bond.right)), key=order.__getitem__)
        parent[second] = first
    return {identity: head(identity) for identity in claim_ids}


def _plainest(claims: Sequence[Claim]) -> str:
    """The words of the claim that says it with the fewest other words, a whole clause and a certain one first."""
    words = {claim.id: " ".join(" ".join(span.exact for span in claim.content).split()) for claim in claims}
    terms = {identity: telling(words_of(text)) for identity, text in words.items()}
    counts: Mapping[str, int] = _counts(terms.values())

    def rank(claim: Claim) -> tuple[bool, int, float, int, str]:
        own = terms[claim.id]
        common = sum(counts[term] for term in own) / max(1, len(own))
        whole = bool(claim.proposition.subject and claim.proposition.predicate)
        return (not whole, _LEVELS.index(claim.certainty.level), -common, len(words[claim.id]), words[claim.id])

    return words[min(claims, key=rank).id]


def _counts(terms: Iterable[frozenset[str]]) -> Mapping[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for own in terms:
        for term in own:
            counts[term] += 1
    return counts
