"""The words of documents one behind the other, with where each word stands: for searching what is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.audit.passages.wording import plain
from whosays.records import Document

Ints = NDArray[np.integer[Any]]
#: A word; a hyphen at a line's end does not part it, and it goes on in lower case.
_WORD = re.compile(r"[^\W_]+(?:(?:['’ʼ‘`´]|[-‐]\n(?=[^\W\d_A-Z]))[^\W_]+)*")
_NO_LETTER = re.compile(r"[\W_]+")
_SKIPPED = frozenset({"furniture"})
#: Lines that a page has and a sentence has not.
_PAGE_LINE = re.compile(
    r"^[^\w\n]*(?:(?:p|pg|page)?\.?[ ]?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?[^\w\n]*"
    r"|(?:p|pg|page)\.?[ ]?\d{1,4}\][^\n]{0,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"^[^\n]{3,80}$", re.MULTILINE)
#: A short line that comes so often, but for its figures, is a running header.
_OFTEN = 3


def word_bounds(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the words in ``text[start:end]``; a word that a line's end breaks is one."""
    return (match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end))


def normal(word: str) -> str:
    """A word in lower case, without diacritics, apostrophes, hyphens and a possessive ending; never empty."""
    bare = plain(word)
    return bare if bare.isalnum() else _NO_LETTER.sub("", bare) or word


class WordStream:
    """All words of documents, by number, and all places of each.

    Page marks and running headers are no words of it, so that a sentence goes on over the page. 3 million words take
    some 60 MB.

    Attributes:
        tokens: For each place the number of its word.
        starts: For each place the offset of its first code point in its document's text.
        ends: The offset behind its last.
        ranges: For each document its places.
        numbers: The words in normal form (see ``normal``), each with its number.
        counts: How often each word stands.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.numbers: dict[str, int] = {}
        self.ranges: dict[str, range] = {}
        tokens: list[Ints] = []
        bounds: list[Ints] = []
        spelled: dict[str, int] = {}
        size = 0
        for document in documents:
            pairs = list(_words(document))
            text = document.text
            found = np.empty(len(pairs), np.int32)
            for place, (start, end) in enumerate(pairs):
                word = text[start:end]
                number = spelled.get(word)
                if number is None:
                    number = spelled[word] = self.numbers.setdefault(normal(word), len(self.numbers))
                found[place] = number
            tokens.append(found)
            bounds.append(np.array(pairs, np.int32).reshape(-1, 2))
            self.ranges[document.id] = range(size, size + len(pairs))
            size += len(pairs)
        self.tokens: Ints = np.concatenate(tokens) if tokens else np.empty(0, np.int32)
        both = np.concatenate(bounds) if bounds else np.empty((0, 2), np.int32)
        self.starts, self.ends = np.ascontiguousarray(both[:, 0]), np.ascontiguousarray(both[:, 1])
        self.counts: Ints = np.bincount(self.tokens, minlength=len(self.numbers))
        self._order: Ints = np.argsort(self.tokens, kind="stable").astype(np.int32)
        self._first: Ints = np.concatenate([[0], np.cumsum(self.counts)])
        self._ids = list(self.ranges)
        self._begins = [places.start for places in self.ranges.values()]

    def __len__(self) -> int:
        return len(self.tokens)

    def places(self, number: int, within: Sequence[range] | None = None) -> Ints:
        """All places of a word, in order; only those in the ranges, where any are given."""
        found = self._order[self._first[number] : self._first[number + 1]]
        if within is None:
            return found
        edges = np.array([(places.start, places.stop) for places in within]).reshape(-1, 2)
        cuts = np.searchsorted(found, edges)
        kept = [found[low:high] for low, high in cuts if low < high]
        return np.concatenate(kept) if kept else found[:0]

    def document_at(self, place: int) -> str:
        """The id of the document that a place is of."""
        return self._ids[int(np.searchsorted(self._begins, place, side="right")) - 1]


def _words(document: Document) -> Iterator[tuple[int, int]]:
    skipped = iter(sorted(_page_lines(document)))
    low, high = next(skipped, (len(document.text), len(document.text)))
    for block in document.blocks:
        if block.kind in _SKIPPED:
            continue
        for start, end in word_bounds(document.text, block.start, block.end):
            while start >= high and high < len(document.text):
                low, high = next(skipped, (len(document.text), len(document.text)))
            if start < low:
                yield start, end


def _page_lines(document: Document) -> Iterator[tuple[int, int]]:
    """Ranges of page marks and running headers that the layout has left in the text."""
    for mark in _PAGE_LINE.finditer(document.text):
        yield mark.span()
    lines = [(match.span(), re.sub(r"\d+", "0", match[0])) for match in _LINE.finditer(document.text)]
    seen = Counter(words for _, words in lines)
    for span, words in lines:
        if seen[words] >= _OFTEN and words[-1] not in '.!?;,”"':
            yield span
