"""How do two texts look side by side, with the words that differ marked in both?

All offsets are code points into the document that the words are from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from whosays.export.report.plain import marked
from whosays.records import Span

#: Code points shown of one side at most, and those kept around what matters where it is cut.
_LONGEST, _AROUND = 1_400, 300
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letter(rank: int) -> str:
    """What the difference with this rank, from 0, is called on both sides: ``a`` … ``z``, ``aa`` …."""
    return (
        letter(rank // len(_LETTERS) - 1) + _LETTERS[rank % len(_LETTERS)] if rank >= len(_LETTERS) else _LETTERS[rank]
    )


def side(words: Span, strong: Sequence[Span], marks: Iterable[tuple[str, Span]]) -> Markup:
    """One side as HTML: what is compared in full ink, what stands around it dimmed, what differs marked and lettered.

    Args:
        words: All that may be shown.
        strong: What is compared, within it.
        marks: What differs, with its letter; what lies outside ``words`` is passed over.
    """
    within = [(name, span) for name, span in marks if words.covers(span)]
    start, end = _cut(words, [*strong, *(span for _, span in within)])
    ends = {*(edge for span in strong for edge in (span.start, span.end))}
    ends |= {edge for _, span in within for edge in (span.start, span.end)}
    points = sorted({start, end, *(point for point in ends if start < point < end)})
    pieces = [Markup('<span class="soft">… </span>')] if start > words.start else []
    for left, right in pairwise(points):
        piece = marked(words.exact[left - words.start : right - words.start])
        if any(span.start <= left and right <= span.end for _, span in within):
            piece = Markup('<mark class="differs">{}</mark>').format(piece)
        elif not any(span.start <= left and right <= span.end for span in strong):
            piece = Markup('<span class="soft">{}</span>').format(piece)
        pieces.append(piece)
        pieces += [Markup('<sup class="ref">{}</sup>').format(name) for name, span in within if span.end == right]
    if end < words.end:
        pieces.append(Markup('<span class="soft"> …</span>'))
    return Markup("").join(pieces)


def _cut(words: Span, matter: Sequence[Span]) -> tuple[int, int]:
    """All of ``words``, or as much of it as fits around what matters."""
    if len(words) <= _LONGEST:
        return words.start, words.end
    first = min((span.start for span in matter), default=words.start)
    start = max(words.start, first - _AROUND)
    last = max((span.end for span in matter), default=start)
    return start, min(words.end, max(last + _AROUND, start), start + _LONGEST)
