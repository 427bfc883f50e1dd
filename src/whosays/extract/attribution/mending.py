"""Mends the contents that the encoder proposes: each stretch belongs to one attribution, and quotations are whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from whosays.extract.attribution.quotations import OPENERS, find_quotations
from whosays.language.reading import Bounds, Proposed

#: How far, in code points, the next paragraph begins behind one.
_BETWEEN = 8
#: How many attributions before and after one may have a part in its content.
_NEAR = 12
#: A content that lacks no more of a quotation has all of it: code points of marks and stops, or a share. Where it lacks
#: more, annotators as often mean the part.
_MARKS, _LACKING = 4, 0.2


def mended(proposed: Iterable[Proposed], text: str, paragraphs: Sequence[Bounds]) -> list[Proposed]:
    """``proposed`` in order of the cues, with no stretch in two contents and each content widened at quotations.

    It takes the whole of every quotation that it has nearly all of. A quotation that holds the cue is left alone: the
    content is a part of it.

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
    parted = _parted(sorted(proposed, key=lambda one: one.cue))
    return [_widened(one, quoted) for one in parted]


def _parted(proposed: Sequence[Proposed]) -> list[Proposed]:
    """Leave a stretch that two attributions side by side have for their content to the surer one.

    What is all that an attribution has stays with it: it is cited for the same content.
    """
    found = []
    for place, one in enumerate(proposed):
        near = proposed[max(place - _NEAR, 0) : place + _NEAR + 1]
        rivals = [other for other in near if _beside(one, other) and (other.probability or 0) > (one.probability or 0)]
        own = tuple(part for part in one.content if not any(_covers(rival, part) for rival in rivals))
        found.append(replace(one, content=own) if own else one)
    return found


def _beside(one: Proposed, other: Proposed) -> bool:
    """Whether two attributions are not nested: neither has the cue of the other in its content."""
    held = any(_overlap(part, other.cue) for part in one.content)
    return other is not one and not held and not any(_overlap(part, one.cue) for part in other.content)


def _covers(rival: Proposed, part: Bounds) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in rival.content)


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
