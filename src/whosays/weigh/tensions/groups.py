"""Claims in groups that agree among themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whosays.weigh.tensions.window import Window, parted


def apart(windows: Iterable[tuple[str, Window]]) -> list[tuple[str, ...]]:
    """Claims by days that they share, no two groups having one in common; those that fit several groups are left out.

    Empty where all fit together.
    """
    items = list(windows)
    points = parted(window for _, window in items)
    groups = []
    for point in points if len(points) > 1 else ():
        others = [other for other in points if other is not point]
        groups.append(
            tuple(
                claim
                for claim, window in items
                if window.meets(point) and not any(window.meets(other) for other in others)
            )
        )
    return groups


def joined(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """For each id, the one that stands for all that it is joined with by pairs; in order, the first of them."""
    head = {identity: identity for identity in ids}

    def find(identity: str) -> str:
        while head[identity] != identity:
            head[identity] = identity = head[head[identity]]
        return identity

    rank = {identity: index for index, identity in enumerate(head)}
    for left, right in pairs:
        first, second = sorted((find(left), find(right)), key=rank.__getitem__)
        head[second] = first
    return {identity: find(identity) for identity in head}


def gathered(heads: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """The members of each group of two or more, by its head."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for identity, head in heads.items():
        found[head].append(identity)
    return {head: members for head, members in found.items() if len(members) > 1}
