"""Tensions of a case, of all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from whosays.records import Analysis, ClaimBond, Relation, Tension
from whosays.weigh.tensions.accounts import find_in_accounts
from whosays.weigh.tensions.bonded import find_in_bonds
from whosays.weigh.tensions.book import Book
from whosays.weigh.tensions.clash import tensions_of
from whosays.weigh.tensions.life import find_in_lives
from whosays.weigh.tensions.numbers import find_in_numbers
from whosays.weigh.tensions.places import find_in_places
from whosays.weigh.tensions.states import find_in_states


def find_tensions(analysis: Analysis, bonds: Sequence[ClaimBond], relations: Sequence[Relation]) -> tuple[Tension, ...]:
    """The claims of a case that cannot all hold, or pull against each other, in order of their first claim.

    Claims are compared where they speak of one event of one entity, of one state or day of it, or are bonded; never
    all with all. Work grows with the number of claims, and with that of the bonds.

    Args:
        analysis: The case.
        bonds: Which claims say the same, or the contrary.
        relations: What claims say that one entity is or did to another, with who denies it.
    """
    book = Book(analysis, tuple(bonds), tuple(relations))
    finders = (find_in_lives, find_in_states, find_in_bonds, find_in_numbers, find_in_places, find_in_accounts)
    return tensions_of(chain.from_iterable(find(book) for find in finders), book.order)
