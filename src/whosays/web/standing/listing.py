"""What long lists can be narrowed down by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from whosays.export.words import listed
from whosays.records import UsageError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value in the address, what it is called, and how many rows have it."""

    value: str
    label: str
    rows: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to narrow a list down by.

    Attributes:
        name: Its parameter in the address.
        label: What it is called.
        chosen: The value that is chosen; empty for none.
        options: Its choices, only those that some row has.
    """

    name: str
    label: str
    chosen: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Aspect(Generic[T]):
    """What rows are told apart by.

    Attributes:
        name: Its parameter in the address.
        label: What it is called.
        values: What each value is called, in their order.
        of: The values that a row has.
    """

    name: str
    label: str
    values: Mapping[str, str]
    of: Callable[[T], Iterable[str]]

    def facet(self, rows: Iterable[T], chosen: str) -> Facet:
        """Count the values among ``rows``."""
        count = Counter(value for row in rows for value in self.of(row))
        options = tuple(Option(value, label, count[value]) for value, label in self.values.items() if count[value])
        return Facet(self.name, self.label, chosen, options)


def narrowed(rows: Iterable[T], aspects: Sequence[Aspect[T]], chosen: Mapping[str, str]) -> list[T]:
    """The rows that have every value that is chosen, by the name of the aspect.

    Raises:
        UsageError: If a value is none of its aspect's.
    """
    asked = [(aspect.of, chosen[aspect.name]) for aspect in aspects if chosen.get(aspect.name)]
    for aspect in aspects:
        if (value := chosen.get(aspect.name)) and value not in aspect.values:
            reason = f"{aspect.name}: there is no “{value}” to choose"
            raise UsageError(reason, f"it is one of {listed([*aspect.values], 'or')}")
    return [row for row in rows if all(value in of(row) for of, value in asked)]
