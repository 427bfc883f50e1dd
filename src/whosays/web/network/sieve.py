"""Which ties does an address ask for?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from whosays.export.balance import GROUNDS
from whosays.export.words import listed
from whosays.records import UsageError
from whosays.web.network.ties import Net, Tie, name_of_sort


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is asked for; what is empty or None lets everything through.

    Attributes:
        words: Part of the name of either end.
        about: Id of either end.
        sort: Of the tie.
        end: Sort of either end.
        ground: Of a relation.
        least: Independent origins at least, in the worst case; of reliances, claims.
        since: First year of a window in time.
        until: Last year of it. A tie passes if what it gives as its time may overlap the window.
        dated: Whether a tie without any time is left out.
    """

    words: str = ""
    about: str = ""
    sort: str = ""
    end: str = ""
    ground: str = ""
    least: int = 0
    since: int | None = None
    until: int | None = None
    dated: bool = False

    def sifted(self, net: Net) -> Iterator[Tie]:
        """The ties that pass, in their order."""
        return (tie for tie in net.ties if self._passes(tie, net))

    def _passes(self, tie: Tie, net: Net) -> bool:
        ends = (net.knots[tie.start], net.knots[tie.end])
        words = self.words.casefold().strip()
        return (
            (not self.sort or tie.sort == self.sort)
            and (not self.ground or tie.ground == self.ground)
            and tie.least >= self.least
            and (not self.about or self.about in (tie.start, tie.end))
            and (not self.end or any(end.sort == self.end for end in ends))
            and (not words or any(words in end.name.casefold() for end in ends))
            and self._is_in_time(tie)
        )

    def _is_in_time(self, tie: Tie) -> bool:
        if tie.earliest is None and tie.latest is None:
            return not self.dated
        begins_in_time = self.until is None or tie.earliest is None or tie.earliest[:4] <= f"{self.until:04}"
        return begins_in_time and (self.since is None or tie.latest is None or tie.latest[:4] >= f"{self.since:04}")


def sieve_of(
    q: Annotated[str, Query(max_length=500)] = "",
    about: str = "",
    kind: str = "",
    end: str = "",
    ground: str = "",
    least: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    since: Annotated[str, Query(alias="from", pattern=r"^\d{0,4}$")] = "",
    until: Annotated[str, Query(alias="to", pattern=r"^\d{0,4}$")] = "",
    dated: Literal["", "only"] = "",
) -> Sieve:
    """What the query of an address asks for.

    Raises:
        UsageError: If there is no such ground, or the years are the wrong way around.
    """
    if ground and ground not in GROUNDS:
        reason = f"ground: there is no “{ground}” to choose"
        raise UsageError(reason, f"it is one of {listed([*GROUNDS], 'or')}")
    first, last = (int(year) if year else None for year in (since, until))
    if first is not None and last is not None and first > last:
        reason = f"the years are the wrong way around: from {first} to {last}"
        raise UsageError(reason, "give the earlier one first")
    return Sieve(q, about, kind, end, ground, least, first, last, dated == "only")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter, with how many ties it leaves alone."""

    value: str
    label: str
    ties: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for.

    Attributes:
        sorts: Of ties.
        ends: Sorts of their ends.
        grounds: Of relations, the weakest first.
        most: Of ``least``, over all ties.
        first_year: Of all ties, or None where none is dated.
        last_year: Likewise.
    """

    sorts: tuple[Choice, ...]
    ends: tuple[Choice, ...]
    grounds: tuple[Choice, ...]
    most: int
    first_year: int | None
    last_year: int | None


def choices_of(net: Net) -> Choices:
    """What can be asked of a network."""
    sorts: dict[str, int] = {}
    ends: dict[str, int] = {}
    grounds: dict[str, int] = {}
    for tie in net.ties:
        sorts[tie.sort] = sorts.get(tie.sort, 0) + 1
        for sort in {net.knots[tie.start].sort, net.knots[tie.end].sort}:
            ends[sort] = ends.get(sort, 0) + 1
        if tie.ground:
            grounds[tie.ground] = grounds.get(tie.ground, 0) + 1
    years = [int(day[:4]) for tie in net.ties for day in (tie.earliest, tie.latest) if day]
    return Choices(
        _choices(sorts),
        _choices(ends),
        tuple(Choice(ground, words, grounds[ground]) for ground, words in GROUNDS.items() if ground in grounds),
        max((tie.least for tie in net.ties), default=0),
        min(years, default=None),
        max(years, default=None),
    )


def _choices(counts: dict[str, int]) -> tuple[Choice, ...]:
    named = [Choice(sort, name_of_sort(sort), count) for sort, count in counts.items()]
    return tuple(sorted(named, key=lambda choice: choice.label))
