"""Quotation marks: which stretches of a passage stand in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENERS = frozenset("“«„‟")
_CLOSERS = frozenset("”»")
_STRAIGHT = frozenset('"＂″')
_DOUBLED_OPENING = re.compile(r"(?<!\S)(?:''|``)(?=\S)")
_DOUBLED = re.compile("''|``")
#: Marks with which a paragraph may go on with the quotation of the one before.
OPENERS = _OPENERS | _STRAIGHT
#: A quotation in single quotes counts from this many words, so that scare quotes and apostrophes do not.
_SINGLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotes: code points ``[start, end)`` of the passage, marks included.

    Attributes:
        start: Offset of the opening mark.
        end: Offset after the closing mark, or the end of the passage.
        closed: Whether a closing mark was found. An open one runs on in the next paragraph.
    """

    start: int
    end: int
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """The quoted words without their marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end

    def holds(self, offset: int) -> bool:
        """Whether ``offset`` lies within the quotation."""
        return self.start <= offset < self.end


def find_quotations(text: str, *, goes_on: bool = False) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a passage's kept text, in order, without overlap.

    Any closing mark closes: real documents open with « and close with ”. An opening mark inside an
    open quotation starts the next paragraph of the same one, and is passed over. A mark that opens in
    mid-paragraph and never closes is taken for a slip and ignored, unless a comma or colon leads up to it or the next
    paragraph goes on with the quotation (``goes_on``).
    """
    found: list[Quotation] = []
    opened: int | None = None
    text = _doubled(text)
    for index, character in enumerate(text):
        if character in _STRAIGHT:
            if opened is None:
                opened = index if _may_open(text, index) else None
            elif text[opened] not in _OPENERS or not _may_open(text, index):
                found.append(Quotation(opened, index + 1))
                opened = None
        elif character in _OPENERS:
            opened = index if opened is None else opened
        elif character in _CLOSERS and opened is not None:
            found.append(Quotation(opened, index + 1))
            opened = None
    if opened is not None and (goes_on or text[:opened].rstrip()[-1:] in {"", ",", ":"}):
        found.append(Quotation(opened, len(text), closed=False))
    found.extend(_single_quotations(text, found))
    return tuple(sorted((q for q in found if q.end - q.start > 2), key=lambda q: q.start))


def _doubled(text: str) -> str:
    """``text`` with marks typed as two single ones (two apostrophes or backquotes) as one straight mark and a blank."""
    return _DOUBLED.sub('" ', _DOUBLED_OPENING.sub(' "', text)) if "''" in text else text


def _may_open(text: str, index: int) -> bool:
    """Whether the mark at ``index`` stands before a word rather than after one."""
    return index + 1 < len(text) and not text[index + 1].isspace()


def _single_quotations(text: str, double: list[Quotation]) -> list[Quotation]:
    """Quotations in ‘ ’ outside those in double quotes."""
    found: list[Quotation] = []
    start = text.find("‘")
    while start != -1:
        end = _single_close(text, start)
        if end is None:
            start = text.find("‘", start + 1)
            continue
        words = text[start:end].split()
        if len(words) >= _SINGLE_WORDS and not any(q.start < end and start < q.end for q in double):
            found.append(Quotation(start, end + 1))
        start = text.find("‘", end)
    return found


def _single_close(text: str, start: int) -> int | None:
    """Offset of the ’ that closes the ‘ at ``start``: one with no letter after it, nearest a stop or comma."""
    position = text.find("’", start + 1)
    while position != -1:
        after = text[position + 1 : position + 2]
        if not after.isalnum() and (text[position - 1] in ".,!?" or not after or after in " .,;:?!)\n"):
            return position
        position = text.find("’", position + 1)
    return None
