"""What a match probability is made of, as bars that each begin where the one before ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.export.words import rounded
from whosays.records import Feature

#: Width of the drawing, in its own units.
WIDTH = 100.0
#: The least that is drawn over all of it, in bits.
_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a waterfall.

    Attributes:
        name: What was compared.
        detail: What was found, in words.
        bits: Its weight with its sign, in bits (log2 of odds).
        is_for: Whether it speaks for the two being one.
        start: Left edge of the bar, from 0 to ``WIDTH``.
        width: Of the bar.
    """

    name: str
    detail: str
    bits: str
    is_for: bool
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A match probability with all that leads to it.

    Attributes:
        probability: In words, and never such that it leaves no doubt.
        bits: The sum, with its sign.
        even: Where even odds lie, from 0 to ``WIDTH``.
        bars: What it is made of, the first beginning at even odds.
    """

    probability: str
    bits: str
    even: float
    bars: tuple[Bar, ...]


def waterfall_of(probability: float, features: Sequence[Feature]) -> Waterfall:
    """The waterfall of a probability.

    Args:
        probability: From 0 to 1.
        features: What it is made of; their weights, in bits, are added.
    """
    edges = [0.0]
    for feature in features:
        edges.append(edges[-1] + feature.weight)
    low, high = min(edges), max(edges)
    scale = WIDTH / max(high - low, _LEAST)
    bars = tuple(
        Bar(
            feature.name,
            feature.detail,
            _signed(feature.weight),
            feature.weight >= 0,
            round((min(before, after) - low) * scale, 2),
            round(abs(feature.weight) * scale, 2),
        )
        for feature, before, after in zip(features, edges, edges[1:], strict=False)
    )
    return Waterfall(rounded(probability), _signed(edges[-1]), round(-low * scale, 2), bars)


def _signed(bits: float) -> str:
    return f"{bits:+.1f}".replace("-", "\N{MINUS SIGN}")
