"""A number of something, and whether two can be one."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from whosays.records import Span

#: Which way a number is open: "at least forty" is open upwards.
Limit = Literal["", "least", "most"]

_LEXICON = Path(__file__).with_name("units.toml")
CURRENCIES = frozenset("$€£¥₹₽")


@functools.cache
def units() -> Mapping[str, tuple[str, float]]:
    """Units of measure by name: what they measure, and how much one of them is in the base of its kind."""
    kinds = tomllib.loads(_LEXICON.read_text("utf-8"))
    return {name: (kind, float(size)) for kind, names in kinds.items() for name, size in names.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something.

    Attributes:
        span: The number's words in the document, with its unit.
        value: How many, in the base of ``unit`` where that is a unit of measure.
        unit: The kind of a unit of measure, a currency sign or word, the lemma of what is counted, or empty.
        loose: Whether the text gives it as a rough one.
        limit: Whether it is the least or the most that there were.
    """

    span: Span
    value: float
    unit: str
    loose: bool
    limit: Limit = ""

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be one number: equal, or within a tenth where either is rough."""
        if self.value == other.value:
            return True
        wide = max(abs(self.value), abs(other.value))
        slack = 0.1 if self.loose or other.loose else 0.006 if max(self.value, other.value) >= 1000 else 0.0
        return abs(self.value - other.value) <= slack * wide

    def may_be(self, other: Quantity) -> bool:
        """Whether some number satisfies both: as ``agrees``, and "at least forty" may be fifty."""
        small, large = sorted((self, other), key=lambda one: one.value)
        return small.limit == "least" or large.limit == "most" or self.agrees(other)

    @property
    def is_money(self) -> bool:
        """Whether ``unit`` is a currency."""
        return self.unit in CURRENCIES

    @property
    def measured(self) -> bool:
        """Whether ``unit`` is one of measure."""
        return any(self.unit == kind for kind, _ in units().values())
