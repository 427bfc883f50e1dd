"""What a comparison of two names is: one line of the table that a model weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Pair = TypeVar("Pair")

#: What was found: how much, and the words it was found in, grouped as they belong together.
Found = tuple[float, Sequence[tuple[str, ...]]]
NOTHING: Found = (0.0, ())


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Pair]):
    """One comparison.

    Attributes:
        name: Under which its weight is kept and shown.
        sign: Which way its outcome may speak: 1 for one bearer, -1 for two, 0 for either.
        measure: Two names, laid side by side, to what was found; a number of 0 where it found nothing.
        says: What is said of the words.
    """

    name: str
    sign: int
    measure: Callable[[Pair], Found]
    says: str

    def detail(self, found: Found) -> str:
        """What was found, in words."""
        groups = ", ".join(" and ".join(f"“{word}”" for word in dict.fromkeys(group)) for group in found[1])
        return f"{groups}: {self.says}" if groups else self.says
