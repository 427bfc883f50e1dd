"""How do two texts look side by side, with the words that differ marked in both?

All offsets are code points into the document that the words are from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from whosays.records import Span

#: Code points shown of one side at most, and those kept around what matters where it is cut.
_LONGEST, _AROUND = 1_400, 300
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letter(rank: int) -> str:
    """What the difference with this rank, from 0, is called on both sides: ``a`` … ``z``, ``aa`` …."""
    return (
        letter(rank // len(_LETTERS) - 1) + _LETTERS[rank % len(_LETTERS)] if rank >= len(_LETTERS) else _LETTERS[rank]
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one side.

    Attributes:
        words: The text.
        kind: Whether it is ``compared``, stands ``around`` that, or ``differs`` from the other side.
        letters: Of the differences that end with it.
    """

    words: str
    kind: Literal["compared", "around", "differs"] = "compared"
    letters: tuple[str, ...] = ()


def side(words: Span, strong: Sequence[Span], marks: Iterable[tuple[str, Span]]) -> tuple[Part, ...]:
    """One side in parts: what is compared, what stands around it, what differs, with its letters.

    Args:
        words: All that may be shown.
        strong: What is compared, within it.
        marks: What differs, with its letter; what lies outside ``words`` is passed over.
    """
    return tuple(_parts(words, strong, [(name, span) for name, span in marks if words.covers(span)]))


def _parts(words: Span, strong: Sequence[Span], within: Sequence[tuple[str, Span]]) -> Iterator[Part]:
    start, end = _cut(words, [*strong, *(span for _, span in within)])
    ends = {*(edge for span in strong for edge in (span.start, span.end))}
    ends |= {edge for _, span in within for edge in (span.start, span.end)}
    points = sorted({start, end, *(point for point in ends if start < point < end)})
    if start > words.start:
        yield Part("… ", "around")
    for left, right in pairwise(points):
        letters = tuple(name for name, span in within if span.end == right)
        text = words.exact[left - words.start : right - words.start]
        if any(span.start <= left and right <= span.end for _, span in within):
            yield Part(text, "differs", letters)
        else:
            is_compared = any(span.start <= left and right <= span.end for span in strong)
            yield Part(text, "compared" if is_compared else "around", letters)
    if end < words.end:
        yield Part(" …", "around")


def _cut(words: Span, matter: Sequence[Span]) -> tuple[int, int]:
    """All of ``words``, or as much of it as fits around what matters."""
    if len(words) <= _LONGEST:
        return words.start, words.end
    first = min((span.start for span in matter), default=words.start)
    start = max(words.start, first - _AROUND)
    last = max((span.end for span in matter), default=start)
    return start, min(words.end, max(last + _AROUND, start), start + _LONGEST)
