"""Windows: what the encoder reads at once, whole sentences with their surroundings on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whosays.language.words import Words

#: Word pieces that a window holds, the special ones left out, and how many of them are its own rather than context.
LENGTH, CORE = 254, 228
_CLOSERS = frozenset("\"'”’»)]}")
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open ranges of words: ``[start, end)`` is read, ``[core_start, core_end)`` is answered for."""

    start: int
    end: int
    core_start: int
    core_end: int


def windows(text: str, words: Words, length: int = LENGTH, core: int = CORE) -> Iterator[Window]:
    """Cut words into windows whose cores cover every word once, in order.

    A core is as many whole sentences as fit into ``core`` pieces, or a part of one that alone does not fit. Context on
    both sides fills the window to ``length`` pieces; a sentence may be cut there. Each paragraph's end takes a piece.
    """
    if not len(words):
        return
    sizes = [len(ids) + opens for ids, opens in zip(words.pieces, words.breaks, strict=True)]
    bounds = _cores(sentence_starts(text, words), sizes, core)
    for start, end in pairwise(bounds):
        spare = length - sum(sizes[start:end])
        left, used = start, 0
        while left > 0 and used + sizes[left - 1] <= spare // 2:
            left -= 1
            used += sizes[left]
        right = end
        while right < len(sizes) and used + sizes[right] <= spare:
            used += sizes[right]
            right += 1
        while left > 0 and used + sizes[left - 1] <= spare:
            left -= 1
            used += sizes[left]
        yield Window(left, right, start, end)


def sentence_starts(text: str, words: Words) -> list[int]:
    """Words with which a sentence may begin: at a paragraph, or after a stop, with a capital or a mark."""
    starts = []
    for index, opens in enumerate(words.breaks):
        if opens or (_ended(text, words, index) and not text[words.starts[index]].islower()):
            starts.append(index)
    return starts


def _ended(text: str, words: Words, index: int) -> bool:
    """Whether a stop, closing marks behind it or not, stands before the word and a blank between."""
    before = index - 1
    if before < 0 or words.ends[before] == words.starts[index]:
        return False
    while before > 0 and text[words.starts[before]] in _CLOSERS and words.ends[before - 1] == words.starts[before]:
        before -= 1
    return text[words.starts[before]] in _ENDS


def _cores(starts: list[int], sizes: list[int], core: int) -> list[int]:
    """Bounds of the cores: the first word of each, and the number of words at the end."""
    bounds = [0]
    used = 0
    for start, end in zip(starts, [*starts[1:], len(sizes)], strict=True):
        size = sum(sizes[start:end])
        if used and used + size > core:
            bounds.append(start)
            used = 0
        if size <= core:
            used += size
            continue
        for index in range(start, end):
            if used + sizes[index] > core:
                bounds.append(index)
                used = 0
            used += sizes[index]
    return [*bounds, len(sizes)]
