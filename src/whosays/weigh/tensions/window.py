"""Days between two, either of which may be open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """The days from ``first`` to ``last``, both included.

    Attributes:
        first: Proleptic Gregorian ordinal, day 1 being 1 January of the year 1; None where open.
        last: Likewise.
    """

    first: int | None
    last: int | None

    @classmethod
    def of(cls, earliest: str | date | None, latest: str | date | None) -> Window:
        """From dates, or ISO dates."""
        return cls(_ordinal(earliest), _ordinal(latest))

    def before(self, other: Window) -> bool:
        """Whether every day of this comes before every day of the other."""
        return self.last is not None and other.first is not None and self.last < other.first

    def meets(self, other: Window) -> bool:
        """Whether the two have a day in common."""
        return not self.before(other) and not other.before(self)

    def within(self, other: Window) -> bool:
        """Whether the other holds every day of this."""
        after = other.first is None or (self.first is not None and other.first <= self.first)
        return after and (other.last is None or (self.last is not None and self.last <= other.last))

    def common(self, other: Window) -> Window:
        """The days of both; ``first`` is behind ``last`` where they have none."""
        firsts = [one for one in (self.first, other.first) if one is not None]
        lasts = [one for one in (self.last, other.last) if one is not None]
        return Window(max(firsts, default=None), min(lasts, default=None))

    @property
    def length(self) -> int | None:
        """Days in it; None where it is open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


def _ordinal(day: str | date | None) -> int | None:
    if day is None:
        return None
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def parted(windows: Iterable[Window]) -> list[Window]:
    """Windows of which no two have a day in common, such that each of ``windows`` shares a day with at least one.

    Windows that end first come first (the greedy stabbing of intervals), so the fewest that will do; coarse dates go
    with the exact ones that they hold.
    """
    found: list[Window] = []
    for window in sorted(windows, key=lambda one: (one.last is None, one.last or 0, -(one.first or 0))):
        if not found or found[-1].before(window):
            found.append(window)
    return found
