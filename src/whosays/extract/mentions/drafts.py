"""Drafts: stretches of tokens that a rule takes for a name, and how rival drafts are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.records import MentionKind, Schema

#: Who wins where drafts overlap: the lower rank, then the longer stretch, then the earlier.
RANK_WORK, RANK_CHAIN, RANK_PARSED, RANK_GUESS = range(4)


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch of tokens ``[start, end)`` taken for a name.

    Attributes:
        start: First token.
        end: Token after the last.
        schema: What it is taken to name.
        rank: One of the ranks above.
        kind: As in ``Mention``.
        title: As in ``Mention``.
        long_form: As in ``Mention``.
        title_start: First token of the title; -1 where there is none.
    """

    start: int
    end: int
    schema: Schema
    rank: int
    kind: MentionKind = "name"
    title: str | None = None
    long_form: str | None = None
    title_start: int = -1

    def overlaps(self, other: Draft) -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Draft) -> bool:
        """Whether ``other`` lies wholly within this draft."""
        return self.start <= other.start and other.end <= self.end


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose drafts that share no token, in order of text."""
    chosen: list[Draft] = []
    taken: set[int] = set()
    for draft in sorted(drafts, key=lambda draft: (draft.rank, draft.start - draft.end, draft.start)):
        if taken.isdisjoint(range(draft.start, draft.end)):
            chosen.append(draft)
            taken.update(range(draft.start, draft.end))
    return sorted(chosen, key=lambda draft: draft.start)
