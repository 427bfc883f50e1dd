"""Where do words that were marked in another copy of a text stand in this one?

A quotation with the words around it, and offsets as a hint, by the Web Annotation Data Model (sections 4.2.4 and
4.2.5). Words that stand in the text as they are win over those that differ in blanks, quotation marks or dashes alone,
and these over words that are nearly the same. All offsets count Unicode code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from whosays.records import Anchored, Span
from whosays.text.folding import Folded, fold
from whosays.text.likeness import nearly

#: Places of the same words that are looked at, the nearest to the hint first.
_MOST_PLACES: Final = 2_000
#: Characters of the words around that are compared, without blanks.
_AROUND: Final = 64
#: Characters of a quotation below which it is not taken to be found where none of the words around it are the same.
_TELLING: Final = 12


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that were marked.

    Attributes:
        exact: The words; empty where only offsets are known.
        prefix: The words before.
        suffix: The words behind.
        start: Offset of the first code point in the copy in which they were marked, or None.
        end: One past the last, or None.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where they stand.

    Attributes:
        span: In this text.
        anchored: ``exact`` where the very words stand at the offset given, between the words given around them, or,
            without an offset, at one place alone; ``ambiguous`` where several places fit as well; else ``moved``.
    """

    span: Span
    anchored: Anchored


class Anchoring:
    """Finds quotations in one text. What takes time is done once, for as many quotations as are asked for.

    Args:
        text: The text, in the normal form of ``Document.text``.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, quotation: Quotation) -> Anchor | None:
        """Where a quotation stands; None where nothing like it does."""
        exact, prefix, suffix = (
            unicodedata.normalize("NFC", words) for words in (quotation.exact, quotation.prefix, quotation.suffix)
        )
        if not exact.strip():
            return self._by_offsets(quotation)
        wanted = Quotation(exact, prefix, suffix, quotation.start, quotation.end)
        return self._at_hint(wanted) or self._verbatim(wanted) or self._alike(wanted) or self._nearly(wanted)

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self._text)

    def _by_offsets(self, quotation: Quotation) -> Anchor | None:
        """Without words there is nothing to check offsets by, so that the place is never sure."""
        start, end = quotation.start, quotation.end
        if start is None or end is None or not 0 <= start < end <= len(self._text):
            return None
        return Anchor(Span.of(self._text, start, end), "ambiguous")

    def _at_hint(self, wanted: Quotation) -> Anchor | None:
        """The very words, between the very words around, at the offset given."""
        start = wanted.start
        if start is None or start < 0 or not self._text.startswith(wanted.exact, start):
            return None
        end = start + len(wanted.exact)
        before = self._text[max(0, start - len(wanted.prefix)) : start]
        if before != wanted.prefix or not self._text.startswith(wanted.suffix, end):
            return None
        return Anchor(Span(start, end, wanted.exact), "exact")

    def _verbatim(self, wanted: Quotation) -> Anchor | None:
        """The very words."""
        starts = _places(self._text, wanted.exact, wanted.start)
        if not starts:
            return None
        spans = [Span(start, start + len(wanted.exact), wanted.exact) for start in starts]
        return self._chosen(spans, wanted, verbatim=True)

    def _alike(self, wanted: Quotation) -> Anchor | None:
        """Words that differ in blanks, quotation marks and dashes alone, and do not begin or end inside a word."""
        words = fold(wanted.exact)
        if not words:
            return None
        hint = None if wanted.start is None else self._folded.folded(max(0, wanted.start))
        places = _places(self._folded.text, words, hint)
        spans = [Span.of(self._text, *self._folded.original(start, start + len(words))) for start in places]
        whole = [span for span in spans if self._whole(span, wanted)]
        return self._chosen(whole, wanted, verbatim=False) if whole else None

    def _nearly(self, wanted: Quotation) -> Anchor | None:
        """Words that are nearly the same."""
        hint = None if wanted.start is None else self._folded.folded(max(0, wanted.start))
        found = nearly(self._folded.text, fold(wanted.exact), fold(wanted.prefix), fold(wanted.suffix), hint)
        if found is None:
            return None
        start, end, alone = found
        span = Span.of(self._text, *self._folded.original(start, end))
        return Anchor(span, "moved" if alone else "ambiguous")

    def _chosen(self, spans: Sequence[Span], wanted: Quotation, *, verbatim: bool) -> Anchor | None:
        """Of several places the one whose surroundings fit best and, of these, the nearest to the offset given."""
        before, behind = fold(wanted.prefix)[-_AROUND:], fold(wanted.suffix)[:_AROUND]
        fits = [self._fit(span, before, behind) for span in spans]
        best = [span for span, fit in zip(spans, fits, strict=True) if fit == max(fits)]
        start = wanted.start
        nearest = best[0] if start is None else min(best, key=lambda span: (abs(span.start - start), span.start))
        strange = bool(before or behind) and max(fits) == 0
        if strange and len(wanted.exact) < _TELLING and nearest.start != start:
            return None
        if len(best) > 1 and nearest.start != start:
            return Anchor(nearest, "ambiguous")
        between = bool(before and behind) and max(fits) == len(before) + len(behind)
        sure = verbatim and not strange and (start is None or nearest.start == start or between)
        return Anchor(nearest, "exact" if sure else "moved")

    def _fit(self, span: Span, before: str, behind: str) -> int:
        """How many characters of the words around are the same, counted from the quotation outwards."""
        reach = 2 * _AROUND
        here = fold(self._text[max(0, span.start - reach) : span.start])
        there = fold(self._text[span.end : span.end + reach])
        return _common(before[::-1], here[::-1]) + _common(behind, there)

    def _whole(self, span: Span, wanted: Quotation) -> bool:
        """Whether a place begins and ends inside words only where the quotation does."""
        first, last = _cuts(wanted.prefix, wanted.exact), _cuts(wanted.exact, wanted.suffix)
        here = self._text[max(0, span.start - 1) : span.start]
        return (first or not _cuts(here, span.exact)) and (
            last or not _cuts(span.exact, self._text[span.end : span.end + 1])
        )


def anchor(text: str, quotation: Quotation) -> Anchor | None:
    """Where a quotation stands in ``text``; for several in one text see ``Anchoring``."""
    return Anchoring(text).find(quotation)


def _places(text: str, words: str, hint: int | None) -> list[int]:
    """Where ``words`` begin in ``text``; of very many the first, or those around the hint."""
    if hint is None:
        return _from(text, words, 0, _MOST_PLACES)
    after = _from(text, words, max(0, min(hint, len(text))), _MOST_PLACES // 2)
    before: list[int] = []
    at = text.rfind(words, 0, max(0, min(hint, len(text)) + len(words) - 1))
    while at >= 0 and len(before) < _MOST_PLACES // 2:
        before.append(at)
        at = text.rfind(words, 0, at + len(words) - 1)
    return sorted({*before, *after})


def _from(text: str, words: str, start: int, most: int) -> list[int]:
    found: list[int] = []
    at = text.find(words, start)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _common(left: str, right: str) -> int:
    """How many characters two texts begin with alike."""
    most = min(len(left), len(right))
    return next((place for place in range(most) if left[place] != right[place]), most)


def _cuts(before: str, behind: str) -> bool:
    """Whether a word goes on from one text into the next."""
    return before[-1:].isalnum() and behind[:1].isalnum()
