"""Which stretch of time is drawn, and where in it does a date stand? Pure arithmetic on ISO dates."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

_ISO = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_YEAR = 365.25
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Years between ticks; below one year in whole months.
_STEPS = (1 / 12, 1 / 4, 1 / 2, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_TICKS = 7
#: An edge further than this many interquartile ranges from the quartiles is not drawn to scale (Tukey 1977 calls
#: three of them "far out").
_FAR = 3.0
#: No spread is taken for less than this many years, so that a few equal dates do not push out all others.
_LEAST_SPREAD = 5.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the scale. ``at`` is in hundredths of the width."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The drawn stretch ``[start, end]``, in years with fractions."""

    start: float
    end: float

    def at(self, year: float) -> float:
        """Where a moment stands, in hundredths of the width, held within the drawn stretch."""
        share = (year - self.start) / (self.end - self.start)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Round moments, at most some seven of them."""
        step = next((s for s in _STEPS if (self.end - self.start) / s <= _TICKS), _STEPS[-1])
        first, last = math.ceil(self.start / step - 1e-6), math.floor(self.end / step + 1e-6)
        return tuple(Tick(self.at(count * step), _label(count * step, step)) for count in range(first, last + 1))


def moment(date: str, *, end: bool = False) -> float:
    """Return an ISO date as a year with a fraction: the begin of the day, or its end.

    Raises:
        ValueError: If ``date`` is not ``YYYY-MM-DD``.
    """
    match = _ISO.fullmatch(date)
    if match is None or not 1 <= int(match[2]) <= len(_MONTHS):
        msg = f"not an ISO date: {date!r}"
        raise ValueError(msg)
    day = _DAYS_BEFORE[int(match[2]) - 1] + int(match[3]) - (0 if end else 1)
    return int(match[1]) + min(day / _YEAR, 1.0)


def fitted(edges: Sequence[float]) -> Scale:
    """Return the scale that shows these moments, without the far outliers, rounded out a little."""
    ordered = sorted(edges)
    lower, upper = ordered[len(ordered) // 4], ordered[(3 * len(ordered)) // 4]
    spread = _FAR * max(upper - lower, _LEAST_SPREAD)
    inside = [edge for edge in ordered if lower - spread <= edge <= upper + spread]
    first, last = inside[0], inside[-1]
    step = next((s for s in _STEPS if (last - first) / s <= _TICKS), _STEPS[-1])
    grain = max(step / 5, _STEPS[0])
    start, end = math.floor(first / grain + 1e-6) * grain, math.ceil(last / grain - 1e-6) * grain
    return Scale(start, end if end > start else start + grain)


def _label(year: float, step: float) -> str:
    if step >= 1:
        return str(round(year)) if year > 0 else f"{1 - round(year)} BC"
    months = round(year * len(_MONTHS))
    whole, month = divmod(months, len(_MONTHS))
    return f"{_MONTHS[month]} {whole}"
