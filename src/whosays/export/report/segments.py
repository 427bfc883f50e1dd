"""Where does the look of a text change? Overlapping marks become one run of flat, disjoint segments.

All offsets are code points into one document's text.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

MarkKind = Literal["content", "source", "cue", "hedge"]

#: A segment names at most so many of the claims that cover it, innermost first.
_CLAIMS_NAMED = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``[start, end)`` that looks different.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What the stretch is to a claim.
        hue: Colour class of its source; empty for hedges.
        number: The claim it belongs to.
        hedged: For content: whether the claim is put less than certain.
    """

    start: int
    end: int
    kind: MarkKind
    hue: str = ""
    number: int = 0
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that looks the same throughout.

    Attributes:
        start: First code point.
        end: One past the last.
        content: The innermost claim content that covers it, or None.
        word: The innermost source or cue that covers it, or None; a source goes before a cue.
        hedge: Whether hedging words cover it.
        numbers: Claims whose content covers it, innermost first.
    """

    start: int
    end: int
    content: Mark | None = None
    word: Mark | None = None
    hedge: bool = False
    numbers: tuple[int, ...] = ()


def segments(start: int, end: int, marks: Iterable[Mark], cuts: Sequence[int] = ()) -> Iterator[Segment]:
    """Cut ``[start, end)`` wherever a mark begins or ends, and at ``cuts``.

    The segments are in order, disjoint, not empty, and cover the whole interval.
    Time grows with the number of marks times the logarithm of their nesting.
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            opening[first].append(mark)
            closing[last].append(mark)
    points = sorted({start, end, *opening, *closing, *(cut for cut in cuts if start < cut < end)})
    contents: list[tuple[int, int, int, Mark]] = []
    words: list[tuple[int, int, int, Mark]] = []
    hedges = 0
    for left, right in pairwise(points):
        for mark in closing[left]:
            if mark.kind == "hedge":
                hedges -= 1
            else:
                (contents if mark.kind == "content" else words).remove(_rank(mark))
        for mark in opening[left]:
            if mark.kind == "hedge":
                hedges += 1
            else:
                insort(contents if mark.kind == "content" else words, _rank(mark), key=lambda rank: rank[:3])
        yield Segment(
            left,
            right,
            contents[0][3] if contents else None,
            words[0][3] if words else None,
            hedges > 0,
            tuple(dict.fromkeys(rank[3].number for rank in contents[:_CLAIMS_NAMED])),
        )


def _rank(mark: Mark) -> tuple[int, int, int, Mark]:
    """Order by what a reader should see first: a source before a cue, then the shortest, then the later claim."""
    return int(mark.kind == "cue"), mark.end - mark.start, -mark.number, mark
