"""What a claim or a sentence speaks of: its telling words in one wording, and which of them another text answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from whosays.audit.passages.terms import kindred
from whosays.audit.passages.wording import STOP_WORDS, wording
from whosays.text.words import stem

#: References in brackets, and one that was cut off before its bracket closes.
_BRACKETS = re.compile(r"\s*[\[(][^\])]*(?:[\])]|$)")
#: The number of a paragraph before its first sentence.
_NUMBERED = re.compile(r"\s*(?:\[\d+\]|\(\d+\)|\d+(?:\.\d+)+\.?|\d+[.)])\s+")
#: Where a sentence may be cut: at marks, and before words that open a clause.
_CUT = re.compile(
    r"[,;:—–]\s+|\s[—–-]\s|\s+(?=(?:and|but|or|which|who|that|while|whereas|because|although|when|where)\s)"
)
#: Fewest letters of a telling word; figures tell however short they are.
_SHORTEST = 3
#: "One" is a number seldom, and tells little where it is.
_ONE = "1"
#: Fewest terms of a stretch.
_FEWEST = 2


def terms_of(text: str) -> frozenset[str]:
    """Stems of the words that carry matter, numbers as figures: "nineteen nights" has ``19`` and ``night``."""
    words = (word for word in wording(text) if word not in STOP_WORDS)
    return frozenset(stem(stem(word)) for word in words if len(word) >= _SHORTEST or (word.isdigit() and word != _ONE))


@functools.lru_cache(maxsize=100_000)
def answered(terms: frozenset[str], by: frozenset[str]) -> frozenset[str]:
    """Those of ``terms`` that another text has as well, or a word derived from the same one."""
    return frozenset(term for term in terms if term in by or kindred(term, by))


def one_line(text: str) -> str:
    """The text with single blanks."""
    return " ".join(text.split())


def without_references(text: str) -> str:
    """The words of a claim in one line, without what stands in brackets; as they are where nothing else does."""
    line = one_line(text)
    return _BRACKETS.sub("", line).strip() or line


def behind_number(text: str, start: int, end: int) -> int:
    """Where the words of the sentence ``text[start:end]`` begin, behind the number of its paragraph."""
    match = _NUMBERED.match(text, start, end)
    return match.end() if match is not None else start


def stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the sentence ``text[start:end]`` into its clauses and phrases, each with two telling words at least."""
    low = start
    for match in _CUT.finditer(text, start, end):
        rest = terms_of(text[match.end() : end])
        if len(terms_of(text[low : match.start()])) >= _FEWEST and len(rest) >= _FEWEST:
            yield low, match.start()
            low = match.end()
    yield low, end
