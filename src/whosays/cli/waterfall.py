"""A match probability taken apart: what each feature adds to the odds or takes from them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from whosays.cli.columns import padded, wrap
from whosays.cli.plain import cut, plain
from whosays.records import Feature

_NAME, _BAR, _WIDE = 20, 24, 84
_TINY = 1e-9
_UNSAID = 0.05


def waterfall(probability: float, features: Sequence[Feature], width: int) -> list[str]:
    """What a match probability is made of, as lines of at most ``width`` columns.

    Weights are bits, log2 of the likelihood ratio; each bar begins where the one above ends, ``+`` for and ``-``
    against. What the model begins with, before it compares anything, comes first (Fellegi and Sunter 1969; the chart
    after Splink's).
    """
    total = _bits(probability)
    start = total - sum(feature.weight for feature in features)
    steps = [(feature.name, feature.weight, feature.detail) for feature in features]
    if features and abs(start) >= _UNSAID:
        steps.insert(0, ("to begin with", start, "before anything is compared"))
    words = f"The model gives {_rounded(probability)} that they are one ({total:+.1f} bits)"
    return [*wrap(words, width), *_rows(steps, width)]


def _rows(steps: list[tuple[str, float, str]], width: int) -> Iterator[str]:
    ends = [0.0]
    for _, weight, _ in steps:
        ends.append(ends[-1] + weight)
    low, high = min(ends), max(ends)
    scale = (_BAR - 1) / ((high - low) or 1.0)
    for (name, weight, detail), begin, end in zip(steps, ends, ends[1:], strict=False):
        head = f"  {padded(cut(plain(name), _NAME), _NAME)} {weight:+6.1f}"
        if width >= _WIDE:
            left, right = (round((point - low) * scale) for point in sorted((begin, end)))
            bar = " " * left + ("+" if weight > 0 else "-") * max(abs(weight) >= _UNSAID, right - left)
            head += f"  {padded(bar, _BAR)}"
            indent = " " * (len(head) + 2)
            first, *rest = wrap(plain(detail), width - len(indent)) or [""]
            yield f"{head}  {first}".rstrip()
            yield from (f"{indent}{line}" for line in rest)
        else:
            yield head
            yield from (f"    {line}" for line in wrap(plain(detail), width - 4) if line)


def _bits(probability: float) -> float:
    bounded = min(max(probability, _TINY), 1.0 - _TINY)
    return math.log2(bounded / (1.0 - bounded))


def _rounded(probability: float) -> str:
    """Two decimals, and never a number that leaves no doubt."""
    if not 0.01 <= probability <= 0.99:
        return "less than 0.01" if probability < 0.5 else "more than 0.99"
    return f"{probability:.2f}"
