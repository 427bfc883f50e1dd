"""Comparisons of two claims, each a number between 0 and 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from whosays.text.words import Rarity
from whosays.weigh.same.compared import STEPS, Compared, PairRead
from whosays.weigh.same.facets import Facets
from whosays.weigh.same.measures import (
    apart,
    exacter,
    numbers_met,
    shared,
    sign,
    swapped,
    times_met,
    told_elsewhere,
    trigger_likeness,
)
from whosays.weigh.same.roots import happens_once


class _Weights:
    """Rarities of the members of sets, each computed once.

    Args:
        sets: Whose members will be asked for.
    """

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        rarity = Rarity(sets)
        self.of = {member: rarity.of(member) for member in frozenset().union(*sets)}
        self.most = rarity.most

    def mass(self, members: Iterable[str]) -> float:
        """The sum over ``members``."""
        return sum(map(self.of.__getitem__, members))

    def share(self, members: frozenset[str], held: frozenset[str]) -> float:
        """How much of ``members``, by rarity, is in ``held``; 0 where there are none."""
        whole = self.mass(members)
        return self.mass(members & held) / whole if whole else 0.0

    def likeness(self, ones: frozenset[str], others: frozenset[str]) -> float:
        """The cosine of two weighted sets."""
        both = self.mass(ones) * self.mass(others)
        return self.mass(ones & others) / both**0.5 if both else 0.0


class Comparer:
    """Compares facets, by how rare what they share is among all of them.

    Args:
        facets: All that will be compared.
    """

    def __init__(self, facets: Sequence[Facets]) -> None:
        self._terms = _Weights([one.terms for one in facets])
        self._people = _Weights([one.people | one.places for one in facets])
        around = {one.document_id: one.around for one in facets}
        self._around = _Weights([*around.values()])
        self._known: dict[tuple[str, str], float] = {}

    def features(self, one: Facets, other: Facets) -> tuple[float, ...]:
        """The values of ``FEATURES``; the same whichever comes first."""
        trigger, people = trigger_likeness(one, other), self.people(one, other)
        alike, around = self._terms.likeness(one.terms, other.terms), self.around(one, other)
        held = self.held(one, other), self.held(other, one)
        times, numbers = times_met(one.times, other.times), numbers_met(one.quantities, other.quantities)
        beyond = [max(0.0, around - step) for step in STEPS]
        return (
            float(trigger == 1.0),
            trigger,
            told_elsewhere(one, other),
            float(not one.triggers or not other.triggers),
            trigger * self.rarity_of_trigger(one, other),
            alike,
            max(held),
            min(held),
            self.rarest(one, other),
            1.0 / max(1, min(len(one.terms), len(other.terms))),
            people,
            float(not one.people or not other.people),
            shared(one.subjects, other.subjects),
            apart(one.subjects, other.subjects),
            shared(one.objects, other.objects),
            apart(one.objects, other.objects),
            swapped(one, other),
            float(one.pointing or other.pointing),
            float(times == 1.0),
            float(times == 0.0),
            shared(one.places, other.places),
            apart(one.places, other.places),
            float(numbers == 1.0),
            float(numbers == 0.0),
            float(one.document_id == other.document_id),
            trigger * people,
            trigger * alike,
            people * alike,
            around,
            trigger * around,
            *beyond,
            *(trigger * value for value in beyond),
        )

    def held(self, one: Facets, other: Facets) -> float:
        """How much of the words of one the other has, by rarity."""
        return self._terms.share(one.terms, other.terms)

    def people(self, one: Facets, other: Facets) -> float:
        """How much of whoever takes part in the one with fewer takes part in the other, by rarity."""
        return max(
            self._people.share(one.people, other.people | other.places),
            self._people.share(other.people, one.people | one.places),
        )

    def rarest(self, one: Facets, other: Facets) -> float:
        """How rare the rarest word of both is, as a share of the rarest there can be."""
        return max(map(self._terms.of.__getitem__, one.terms & other.terms), default=0.0) / self._terms.most

    def rarity_of_trigger(self, one: Facets, other: Facets) -> float:
        """How rare the commoner of what happened is: two reports of a rare happening are likelier one."""
        each = [max((self._terms.of.get(root, 0.0) for root in side.triggers), default=0.0) for side in (one, other)]
        return min(each) / self._terms.most

    def around(self, one: Facets, other: Facets) -> float:
        """How far the documents speak of one matter, by rarity; 0 where their words were not looked at."""
        if one.document_id == other.document_id:
            return float(bool(one.around))
        key = min(one.document_id, other.document_id), max(one.document_id, other.document_id)
        if key not in self._known:
            self._known[key] = self._around.likeness(one.around, other.around)
        return self._known[key]

    def turned(self, one: Facets, other: Facets) -> tuple[float, ...]:
        """The values of ``TURNED``: what speaks for a contradiction where both are on one matter."""
        times, numbers = times_met(one.times, other.times), numbers_met(one.quantities, other.quantities)
        once = any(map(happens_once, one.triggers & other.triggers))
        return (
            float(one.negative != other.negative),
            float(one.negative and other.negative),
            float(numbers == 0.0),
            float(times == 0.0 and once),
            swapped(one, other),
        )

    def leaning(self, one: Facets, other: Facets) -> tuple[float, ...]:
        """The values of ``LEANING``: what speaks for the first saying more, below 0 for the second."""
        return (
            self.held(other, one) - self.held(one, other),
            log((1 + len(one.terms)) / (1 + len(other.terms))),
            sign(len(one.people | one.places) - len(other.people | other.places)),
            exacter(one.times, other.times),
            sign(len(one.quantities) - len(other.quantities)),
        )

    def compared(self, one: Facets, other: Facets, read: PairRead | None = None) -> Compared:
        """All of it, with what the encoder makes of the two where it has read them."""
        return Compared(self.features(one, other), self.turned(one, other), self.leaning(one, other), read)
