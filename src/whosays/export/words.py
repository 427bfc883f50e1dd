"""How are numbers said in plain English?"""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: int) -> str:
    """Group digits by thousands: ``12,345``."""
    return f"{value:,}"


def counted(value: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 claim``, ``12,345 claims``."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def spelled(value: int, noun: str, plural: str = "") -> str:
    """Return ``counted``, with small numbers as words: ``two briefs``, ``no sources``."""
    if value >= len(_SMALL):
        return counted(value, noun, plural)
    return f"{_SMALL[value]} {noun if value == 1 else plural or noun + 's'}"


def percent(part: int, whole: int) -> str:
    """Return a share that never rounds something to nothing: ``<1%`` and ``>99%`` at the edges."""
    if not whole:
        return "0%"
    share = 100 * part / whole
    if 0 < share < 1:
        return "<1%"
    return ">99%" if 99 < share < 100 else f"{share:.0f}%"  # a percentage


def listed(items: Sequence[str], final: str = "and") -> str:
    """Join with commas and a last word: ``a, b and c``."""
    if len(items) < 2:  # nothing to join
        return "".join(items)
    return f"{', '.join(items[:-1])} {final} {items[-1]}"


def clipped(text: str, limit: int) -> str:
    """Cut ``text`` to at most ``limit`` characters, ending in an ellipsis where something is cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def rounded(probability: float) -> str:
    """Two decimals, and never a number that leaves no doubt."""
    if not 0.01 <= probability <= 0.99:
        return "less than 0.01" if probability < 0.5 else "more than 0.99"
    return f"{probability:.2f}"
