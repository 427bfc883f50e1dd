"""Judgements that stand, with the bearers that they are about now, and the chains in which they contradict."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.records import Judgement
from whosays.resolve.bearers import Bearer, Bearers


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement and whom it is about.

    Attributes:
        judgement: The judgement.
        left: The bearers on its left side.
        right: Those on its right. The sides of a judgement that is not positive share nobody.
    """

    judgement: Judgement
    left: frozenset[Bearer]
    right: frozenset[Bearer]

    @property
    def all(self) -> frozenset[Bearer]:
        """The bearers on both sides."""
        return self.left | self.right

    def parts(self, some: Iterable[Bearer], others: Iterable[Bearer]) -> bool:
        """Whether the judgement itself is about one of ``some`` on one side and one of ``others`` on the other."""
        one, other = frozenset(some), frozenset(others)
        return bool((self.left & one and self.right & other) or (self.left & other and self.right & one))


def rule(judgement: Judgement, bearers: Bearers) -> Ruling:
    """Find whom a judgement is about; a side is empty where its reference names nobody.

    "This bearer is not that name" leaves the bearer out of the others that have the name, whom it is kept from.
    """
    left, right = bearers.meant_by(judgement.left), bearers.meant_by(judgement.right)
    if judgement.verdict != "positive":
        # Where one side is wholly within the other, it stays whole.
        left, right = left if left <= right else left - right, right if right < left else right - left
    return Ruling(judgement, left, right)


def standing(judgements: Iterable[Judgement], bearers: Bearers) -> list[Ruling]:
    """The judgements that were not undone and name somebody on both sides, oldest first."""
    kept = sorted((j for j in judgements if j.undone_by is None), key=lambda j: (j.at, j.id))
    return [ruling for judgement in kept if (ruling := rule(judgement, bearers)).left and ruling.right]


def chain(positives: Iterable[Ruling], left: frozenset[Bearer], right: frozenset[Bearer]) -> list[Ruling] | None:
    """The fewest positive judgements by which somebody on the left is somebody on the right; None where none do.

    Breadth first, the oldest judgement first among equals, so that the same judgements give the same chain.
    """
    about: defaultdict[Bearer, list[Ruling]] = defaultdict(list)
    for ruling in positives:
        for bearer in ruling.all:
            about[bearer].append(ruling)
    came_by: dict[Bearer, tuple[Ruling, Bearer] | None] = dict.fromkeys(sorted(left))
    waiting = deque(came_by)
    while waiting:
        bearer = waiting.popleft()
        if bearer in right:
            return _back(came_by, bearer)
        for ruling in about[bearer]:
            for other in sorted(ruling.all - came_by.keys()):
                came_by[other] = (ruling, bearer)
                waiting.append(other)
    return None


def contradiction(new: Ruling, rulings: Sequence[Ruling]) -> list[Ruling]:
    """The judgements that cannot all hold together with ``new``, itself among them; empty where there are none.

    Positive ones that make a chain come first; a last one that is negative says that its ends are kept apart.

    Args:
        new: The judgement to be.
        rulings: Those that stand and do not contradict one another.
    """
    positives = [ruling for ruling in rulings if ruling.judgement.verdict == "positive"]
    if new.judgement.verdict == "negative":
        found = chain(positives, new.left, new.right)
        return [*found, new] if found else []
    if new.judgement.verdict == "positive":
        for ruling in rulings:
            if ruling.judgement.verdict == "negative" and (
                found := chain([*positives, new], ruling.left, ruling.right)
            ):
                return [*found, ruling]
    return []


def _back(came_by: dict[Bearer, tuple[Ruling, Bearer] | None], end: Bearer) -> list[Ruling]:
    steps = []
    while (step := came_by[end]) is not None:
        ruling, end = step
        steps.append(ruling)
    return steps[::-1]
