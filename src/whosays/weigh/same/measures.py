"""Single comparisons of two claims, each a small function of a part of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whosays.text.quantities import Quantity
from whosays.weigh.same.facets import DayRange, Facets
from whosays.weigh.same.roots import nearest

#: Longer than any time that is told, in days.
_AGES = 10_000_000


def trigger_likeness(one: Facets, other: Facets) -> float:
    """How far the verbs, or nouns for happenings, may report one."""
    return nearest(one.triggers, other.triggers)


def told_elsewhere(one: Facets, other: Facets) -> float:
    """How far what one says happened stands anywhere in the words of the other."""
    return max(nearest(one.triggers, other.terms), nearest(other.triggers, one.terms))


def shared(ones: Iterable[str], others: Iterable[str]) -> float:
    """1 where two sets have a member in common."""
    return float(not {*ones}.isdisjoint(others))


def apart(ones: frozenset[str], others: frozenset[str]) -> float:
    """1 where both have members and none in common."""
    return float(bool(ones and others) and ones.isdisjoint(others))


def swapped(one: Facets, other: Facets) -> float:
    """1 where who did it in one has it done to them in the other, and never the same."""
    crossed = shared(one.subjects, other.objects) or shared(one.objects, other.subjects)
    straight = shared(one.subjects, other.subjects) or shared(one.objects, other.objects)
    return float(bool(crossed and not straight))


def times_met(ones: Sequence[DayRange], others: Sequence[DayRange]) -> float | None:
    """1 where some day is in a time of both, 0 where none is, None where a side has no date."""
    if not ones or not others:
        return None
    return float(any(a <= d and c <= b for a, b in ones for c, d in others))


def numbers_met(ones: Sequence[Quantity], others: Sequence[Quantity]) -> float | None:
    """1 where numbers of one thing agree, 0 where those of some thing never do, None where both count none."""
    things = {one.unit for one in ones} & {other.unit for other in others} - {""}
    if not things:
        return None
    return float(
        all(
            any(one.may_be(other) for one in ones for other in others if one.unit == other.unit == thing)
            for thing in things
        )
    )


def exacter(ones: Sequence[DayRange], others: Sequence[DayRange]) -> float:
    """1 where the first is told to a shorter time, or has one where the other has none; -1 the other way; else 0."""
    widths = [min((last - first for first, last in side), default=_AGES) for side in (ones, others)]
    return sign(widths[1] - widths[0])


def sign(value: float) -> float:
    """1, 0 or -1."""
    return float((value > 0) - (value < 0))
