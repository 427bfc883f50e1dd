"""Words for probabilities: the seven terms of Intelligence Community Directive 203 (2015), section D.6.e(2)(a).

Below 1 % and above 99 % the outermost terms are used, as the directive has no others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from whosays.records import Interval

#: Term, its synonym in the directive, and the percentages between which it lies.
_BANDS = (
    ("almost no chance", "remote", 1, 5),
    ("very unlikely", "highly improbable", 5, 20),
    ("unlikely", "improbable", 20, 45),
    ("roughly even chance", "roughly even odds", 45, 55),
    ("likely", "probable", 55, 80),
    ("very likely", "highly probable", 80, 95),
    ("almost certain", "nearly certain", 95, 99),
)
_INTERVALS: dict[str, Interval] = {
    name: (low / 100, high / 100) for term, synonym, low, high in _BANDS for name in (term, synonym)
}
_STARTS = [low / 100 for _, _, low, _ in _BANDS[1:]]
#: The terms, from the least probable.
TERMS = tuple(term for term, *_ in _BANDS)

_TO = re.compile(r"\bto\b|[–—]|(?<=[\d\s])-(?=[\d\s.])")  # a dash between numbers


def words_of(interval: Interval) -> str:
    """The terms for both ends, such as ``"unlikely to likely"``; one where both ends share it.

    An end on the border of two terms takes the one that lies inside the interval.

    Raises:
        ValueError: If the ends are no probabilities, the lower first.
    """
    low, high = interval
    if not 0 <= low <= high <= 1:
        msg = f"{low} to {high} is no interval of probabilities"
        raise ValueError(msg)
    first = bisect_right(_STARTS, low)
    last = max(first, bisect_left(_STARTS, high))
    return " to ".join(dict.fromkeys((TERMS[first], TERMS[last])))


def interval_of(words: str) -> Interval:
    """The probabilities that a term, its synonym, or two of them with “to” between cover.

    Raises:
        ValueError: If there is no such term, or the second is the lower one.
    """
    ends = [_INTERVALS.get(" ".join(part.split()).casefold()) for part in re.split(r"\bto\b", words)]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or first > last:
        msg = f"“{words}” is no estimate of ICD 203; its terms are: {', '.join(TERMS)}"
        raise ValueError(msg)
    return first[0], last[1]


def estimate_of(words: str) -> Interval:
    """A probability, or two with “to” or a dash between, in numbers such as ``0.3`` or as in ``interval_of``.

    Raises:
        ValueError: If it is neither, or the second is the lower one.
    """
    parts = [part.strip() for part in _TO.split(words)]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        return interval_of(words)
    low, high = numbers[0], numbers[-1]
    if len(numbers) > 2 or not 0 <= low <= high <= 1:
        msg = f"“{words}” is no estimate: a probability lies between 0 and 1, the lower first"
        raise ValueError(msg)
    return low, high
