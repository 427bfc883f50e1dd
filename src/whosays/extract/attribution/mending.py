"""Mends what the encoder proposes where the layout of the text tells better: contents take whole quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.extract.attribution.quotations import OPENERS, find_quotations
from whosays.language.reading import Bounds, Proposed

#: How far, in code points, the next paragraph begins behind one.
_BETWEEN = 8
#: A content that lacks no more of a quotation has all of it: code points of marks and stops, or a share. Where it lacks
#: more, annotators as often mean the part.
_MARKS, _LACKING = 4, 0.2


def mended(proposed: Iterable[Proposed], text: str, paragraphs: Sequence[Bounds]) -> list[Proposed]:
    """``proposed`` with each content widened to the whole of every quotation that it has nearly all of.

    A quotation that holds the cue is left alone: the content is a part of it.

    Args:
        proposed: Half-open ranges of code points of ``text``.
        text: The text.
        paragraphs: The ranges of ``text`` that were read, in order.
    """
    quoted = [
        (start + quotation.start, start + quotation.end)
        for start, end in paragraphs
        for quotation in find_quotations(text[start:end], goes_on=text[end : end + _BETWEEN].lstrip()[:1] in OPENERS)
    ]
    return [_widened(one, quoted) for one in proposed]


def _widened(proposed: Proposed, quoted: Sequence[Bounds]) -> Proposed:
    start, end = proposed.content[0][0], proposed.content[-1][1]
    first = max(bisect_left(quoted, (start, 0)) - 1, 0)
    added: list[Bounds] = []
    for quotation in quoted[first:]:
        if quotation[0] >= end:
            break
        if not _overlap(quotation, proposed.cue) and _takes(proposed.content, quotation):
            added.append(quotation)
    if not added:
        return proposed
    return replace(proposed, content=_without(_united([*proposed.content, *added]), (proposed.cue, *proposed.source)))


def _takes(content: Sequence[Bounds], quotation: Bounds) -> bool:
    """Whether a content has nearly all of a quotation: all but its marks, or but a small part."""
    whole = quotation[1] - quotation[0]
    shared = sum(_overlap(part, quotation) for part in content)
    return shared > 0 and whole - shared <= max(_MARKS, _LACKING * whole)


def _overlap(one: Bounds, other: Bounds) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _united(parts: Iterable[Bounds]) -> list[Bounds]:
    """Ranges in order, those that touch made one."""
    found: list[Bounds] = []
    for start, end in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _without(parts: Sequence[Bounds], holes: Iterable[Bounds]) -> tuple[Bounds, ...]:
    """``parts`` less the ``holes``."""
    left = list(parts)
    for start, end in holes:
        cut = [((a, min(b, start)), (max(a, end), b)) for a, b in left]
        left = [part for pair in cut for part in pair if part[0] < part[1]]
    return tuple(left)
