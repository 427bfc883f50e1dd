"""What a temporal expression says before anything around it is consulted.

The grammar builds these; ``resolve`` turns them into EDTF with the help of anchors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
#: ``speech`` counts from the day the text was written, ``text`` from the last date the text gave, ``either`` from the
#: text if it can and else from the day of writing.
Base = Literal["speech", "text", "either"]
PartName = Literal["early", "mid", "late", "first half", "second half", "begin", "end"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day or period of the calendar, as far as the words give it.

    Attributes:
        year: None where the words give none; 0 and below are before the common era (0 is 1 BCE).
        month: 1-12.
        day: 1-31.
        grouping: EDTF code of a season, quarter, third or half.
        unspecified: How many last digits of the year are open: 1 for a decade, 2 for a century.
        weekday: 0 is Monday; decides nothing where the day is given.
        ambiguous: Written in figures that other countries read day first.
        background: Says which thing is meant ("the 1998 bombings", "her May 2003 letter") and moves no narrative on.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    grouping: int | None = None
    unspecified: int = 0
    weekday: int | None = None
    ambiguous: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """A calendar unit counted from an anchor: "last year" (-1), "that month" (0), "yesterday" (-1 day).

    ``side`` narrows it to what lies before or after the anchor: "earlier this year", "later that month".
    """

    unit: Unit
    count: int
    base: Base
    side: Literal["", "earlier", "later"] = ""


@dataclass(frozen=True, slots=True)
class Shifted:
    """A distance from an anchor or a date: "three years ago", "1 month 21 days later", "two days before May 3"."""

    steps: tuple[tuple[Unit, int], ...]
    base: Base | Meaning


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A named month, season or weekday relative to an anchor: "last March", "next Tuesday", "that summer"."""

    item: Calendar
    direction: Literal[-1, 0, 1]
    base: Base


@dataclass(frozen=True, slots=True)
class Window:
    """The N units up to or from an anchor: "the past three years" (negative), "the next 5 days"."""

    unit: Unit
    count: int
    base: Base


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a period: "early 2015", "the end of May", "the first half of the 1990s"."""

    name: PartName
    of: Meaning


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th (from 1; -1 is the last) run of ``length`` units in a period: "the third week of May 2011"."""

    ordinal: int
    unit: Unit
    length: int
    of: Meaning
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The years around the first of a century: "the turn of the 20th century"; None for "the turn of the century"."""

    year: int | None


@dataclass(frozen=True, slots=True)
class Inside:
    """A named day, month or season of a period that is itself relative: "June last year", "Friday of this week"."""

    item: Calendar
    of: Meaning


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The Monday-to-Sunday week around a day: "the week of May 3, 2004"."""

    day: Meaning


@dataclass(frozen=True, slots=True)
class About:
    """An approximate date: "around 2007"."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, both included; None is open.

    ``exclusive`` marks "before X" and "after X", whose bounds stop short of X.
    """

    start: Meaning | None
    end: Meaning | None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """One of several dates ("in 1991 or 1992"), or all of them ("March and May 2003")."""

    options: tuple[Meaning, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A time that no anchor makes a date: "several years later", "recent months"."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``iso`` is None where its size is not given ("for several years")."""

    iso: str | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A repeated time: "every Friday", "annually"."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Looks like a time and is none ("58 years old", "9/11"): consumed and dropped."""


Meaning = (
    Calendar
    | Relative
    | Shifted
    | Neighbour
    | Window
    | Part
    | Nth
    | Turn
    | Inside
    | WeekOf
    | About
    | Stretch
    | Either
    | Unfixed
    | Duration
    | Recurring
    | Nothing
)
#: A meaning and the index of the token after its words.
Match = tuple[Meaning, int]
