"""Items that are one report, and origins that may be one: how often the same thing is counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from whosays.records import Interval
from whosays.weigh.hypotheses.grading import Origins, hull
from whosays.weigh.hypotheses.items import Ground, Item, minimal

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Report:
    """Items that count as one: they say the same and come from origins that are one.

    Attributes:
        members: Those that differ in ratings or credibility; one of them holds, and which is not known.
        lines: The nodes of each way to an origin.
    """

    members: tuple[Item, ...]
    lines: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question with all that is unknown of dependence taken one way.

    Attributes:
        reports: In order of their first claims.
        reliabilities: By node: of a voice, or of origins taken to be one.
    """

    reports: tuple[Report, ...]
    reliabilities: Mapping[str, Interval]


def readings_of(ground: Ground, origins: Origins) -> tuple[Reading, ...]:
    """The two readings of what is not known: no two such origins are one, and all are; one where both agree."""
    apart, together = (_reading(ground, origins, joining) for joining in ((False,), (False, None)))
    return (apart,) if apart == together else (apart, together)


def independent_items(items: Iterable[Item], origins: Origins, *, unknown: bool) -> list[Item]:
    """A selection of items no two of which count as one, taken in the order given.

    Args:
        items: The weightier first.
        origins: What is known of their independence.
        unknown: What is taken of origins of which nothing is known: that they are independent, or not.
    """
    kept: list[Item] = []
    for item in items:
        if all(_apart(item, other, origins, unknown=unknown) for other in kept):
            kept.append(item)
    return kept


def _apart(one: Item, other: Item, origins: Origins, *, unknown: bool) -> bool:
    known = [origins.independent(left, right) for left in one.origins for right in other.origins]
    if unknown:
        return any(independent is not False for independent in known)
    return all(independent is True for independent in known)


def _groups(members: Sequence[_T], joined: Callable[[_T, _T], bool]) -> list[list[_T]]:
    """The members in groups, those joined by way of others in one; each group and all of them in the order given."""
    heads = list(range(len(members)))
    for (left, one), (right, other) in combinations(enumerate(members), 2):
        if heads[left] != heads[right] and joined(one, other):
            low, high = sorted((heads[left], heads[right]))
            heads = [low if head == high else head for head in heads]
    return [
        [member for member, held in zip(members, heads, strict=True) if held == head] for head in sorted(set(heads))
    ]


def _reading(ground: Ground, origins: Origins, joining: Collection[bool | None]) -> Reading:
    """The reading in which two origins are one where what is known of their independence is one of ``joining``.

    Items that nobody rated are left out: beside a rated copy they would stand for a rating that nobody gave.
    """
    items = [item for item in ground.items if item.ratings]
    ends = sorted({origin for item in items for origin in item.origins})
    node = {voice: voice for voice in ground.reliabilities}
    for group in _groups(ends, lambda left, right: origins.independent(left, right) in joining):
        node |= dict.fromkeys(group, group[0])

    def one_report(left: Item, right: Item) -> bool:
        ends = ({node[origin] for origin in item.origins} for item in (left, right))
        return left.says_same(right) and not set.isdisjoint(*ends)

    reports = tuple(_report(members, node) for members in _groups(items, one_report))
    held: dict[str, Interval] = {}
    for voice, interval in ground.reliabilities.items():
        held[node[voice]] = hull((held.get(node[voice], interval), interval))
    return Reading(reports, held)


def _report(members: Iterable[Item], node: Mapping[str, str]) -> Report:
    members = tuple(members)
    lines = minimal(frozenset(node[voice] for voice in way) for item in members for way in item.lines)
    differing = {
        (frozenset(rating for rating in item.ratings.items() if rating[1] != "N"), item.credibility): item
        for item in reversed(members)
    }
    return Report(tuple(reversed(differing.values())), lines)
