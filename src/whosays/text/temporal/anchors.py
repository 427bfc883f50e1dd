"""What a time leans on when its own words do not fix it: the day of writing, and dates given before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from whosays.text.temporal.meanings import Calendar
from whosays.text.temporal.points import Point, point_of

#: Stands in ``TimeExpression.anchor`` where an anchor was needed and there is none.
NO_REFERENCE = "no reference date"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A known time and how a reader is told of it.

    Attributes:
        point: The time.
        words: Such as ``published 2012-02-16``, or ``“May 3, 2011” at 412``.
        spoken: Whether it is the day of writing, which dates without a year look back from.
        late: Whether it is the last part of its year ("late 2011"), so that a January after it is of the next.
        ahead: Whether what leans on it is to come ("will open in May"), so that its year is the next that fits.
    """

    point: Point
    words: str
    spoken: bool
    late: bool = False
    ahead: bool = False


class Anchors(Protocol):
    """Where the resolver looks for anchors."""

    def speech(self) -> Anchor | None:
        """The day of writing, for "yesterday", "last year", "ago"."""

    def narrative(self, precision: int) -> Anchor | None:
        """The last date of the text at least as precise, for "that year", "two days later"."""

    def context(self, value: Calendar) -> Anchor | None:
        """What gives the date ``value`` its year, or its month: the text if it can, else the day of writing."""


@dataclass(frozen=True, slots=True)
class Written:
    """Anchors of a text that stands alone: only the day of writing is known, or not even that."""

    reference: str | None = None
    label: str = "reference"

    def speech(self) -> Anchor | None:
        """The reference date."""
        point = point_of(self.reference) if self.reference is not None else None
        return Anchor(point, f"{self.label} {self.reference}", spoken=True) if point is not None else None

    def narrative(self, precision: int) -> Anchor | None:  # noqa: ARG002 - the protocol's argument
        """Nothing came before."""
        return None

    def context(self, value: Calendar) -> Anchor | None:  # noqa: ARG002 - the protocol's argument
        """The reference date."""
        return self.speech()
