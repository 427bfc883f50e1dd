"""What goes into one request: whole paragraphs up to a bound, with a little of what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from whosays.language.passages import analysed
from whosays.language.reading import Bounds
from whosays.records import Document

#: A window has so much of what stands on each side of it, as a share of what is read in it.
_CONTEXT: Final = 0.2
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive paragraphs, half-open ranges of code points of the document's text.

    Attributes:
        before: Context.
        core: What is read; at least one. Only an attribution whose cue stands in it counts.
        after: Context.
    """

    before: tuple[Bounds, ...]
    core: tuple[Bounds, ...]
    after: tuple[Bounds, ...]

    @property
    def parts(self) -> tuple[Bounds, ...]:
        """All of it in order."""
        return self.before + self.core + self.after

    def reads(self, offset: int) -> bool:
        """Whether a place is in the core."""
        return any(start <= offset < end for start, end in self.core)


def windows_of(document: Document, characters: int) -> list[Window]:
    """The windows of a document, in order; each paragraph is in the core of one.

    Args:
        document: What is to be read; furniture and passages in other languages are left out.
        characters: Code points in the core of one at most. A longer paragraph is cut, behind a sentence if possible.
    """
    text = document.text
    parts = [
        part
        for start, end in analysed(document)
        for part in _cut(text, start, end, characters)
        if _has_words(text, part)
    ]
    return list(_grouped(parts, characters))


def halves(window: Window) -> tuple[Window, Window] | None:
    """A window as two that share its core, each with the other's paragraphs for context; None where it has but one."""
    middle = len(window.core) // 2
    if not middle:
        return None
    first, second = window.core[:middle], window.core[middle:]
    return Window(window.before, first, second[:1]), Window(first[-1:], second, window.after)


def _has_words(text: str, part: Bounds) -> bool:
    return any(character.isalnum() for character in text[part[0] : part[1]])


def _grouped(parts: Sequence[Bounds], characters: int) -> Iterator[Window]:
    first, size = 0, 0
    for index, (start, end) in enumerate(parts):
        if index > first and size + end - start > characters:
            yield _window(parts, first, index, characters)
            first, size = index, 0
        size += end - start
    if first < len(parts):
        yield _window(parts, first, len(parts), characters)


def _window(parts: Sequence[Bounds], first: int, end: int, characters: int) -> Window:
    room = int(_CONTEXT * characters)
    before = _fitting(parts[first - 1 :: -1] if first else (), room)
    return Window(before[::-1], tuple(parts[first:end]), _fitting(parts[end:], room))


def _fitting(parts: Sequence[Bounds], room: int) -> tuple[Bounds, ...]:
    """As many of the first ``parts`` as have room together."""
    taken: list[Bounds] = []
    for start, end in parts:
        room -= end - start
        if room < 0:
            break
        taken.append((start, end))
    return tuple(taken)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[Bounds]:
    while end - start > longest:
        stops = [match.end() for match in _SENTENCE_END.finditer(text, start, start + longest)]
        blank = text.rfind(" ", start + 1, start + longest)
        place = stops[-1] if stops else blank + 1 if blank > start else start + longest
        yield start, place
        start = place
    if start < end:
        yield start, end
