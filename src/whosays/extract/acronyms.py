"""Acronyms and the long forms they are introduced with.

After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", Pacific Symposium on Biocomputing 8 (2003), 451-462, with square brackets, quoted short forms and the reverse
order ("IRGC (Islamic …)") besides.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whosays.records import Span
from whosays.text.names import is_acronym, name_key, tidy_name
from whosays.text.view import analysis_view

_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,120}?)\s*[)\]]")
_WORD = re.compile(r"\S+")
_INNER_SHORT = re.compile(r"(?:the\s+)?[\"']{0,2}([A-Za-z0-9][\w.&/'-]{0,11})[\"']{0,2}(?=$|[;,]|\s+or\s)")
_SHORT_BEFORE = re.compile(r"([A-Za-z0-9][\w.&/-]{1,9})\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(])|\n\s*\n|[;:]\s|[()\[\]]")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3})\.$")
_LOWER_IN_NAMES = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "de",
        "la",
        "du",
        "des",
        "del",
        "di",
        "al",
        "el",
        "y",
        "bin",
        "a",
        "an",
    }
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form tied to its long form.

    Attributes:
        short: The acronym; offsets into the kept text.
        long: The long form without article, in the same coordinates.
        is_name: Whether the long form is written as a name. "Improvised explosive device (IED)" is not.
    """

    short: Span
    long: Span
    is_name: bool


@functools.lru_cache(maxsize=2)
def find_definitions(text: str) -> tuple[Definition, ...]:
    """Every definition of an acronym in a kept text, in order. The result for the last texts is remembered."""
    view = analysis_view(text)
    return tuple(
        Definition(Span.of(text, *short), Span.of(text, *long), _is_name(text[slice(*long)]))
        for bracket in _BRACKETS.finditer(view)
        for short, long in _readings(view, bracket)
    )


@functools.lru_cache(maxsize=2)
def long_forms(text: str) -> Mapping[str, Definition]:
    """The first definition of each acronym in a kept text, by the acronym's name key."""
    found: dict[str, Definition] = {}
    for definition in find_definitions(text):
        found.setdefault(name_key(definition.short.exact), definition)
    return MappingProxyType(found)


def _readings(view: str, bracket: re.Match[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The one reading of a bracket as ``(short, long)``, or none; offsets into the view."""
    inner = _INNER_SHORT.match(bracket[1])
    if inner and is_acronym(inner[1]):
        short = bracket.start(1) + inner.start(1), bracket.start(1) + inner.end(1)
        start = _window(view, bracket.start(), len(inner[1]))
        found = _best_long_form(inner[1], view[start : bracket.start()].rstrip(" \"'"))
        if found:
            yield short, (start + found[0], start + found[1])
            return
    before = _SHORT_BEFORE.search(view, max(0, bracket.start() - 14), bracket.start())
    if before and is_acronym(before[1]) and " " in bracket[1]:
        long = re.split(r"[;,]|\s+or\s", bracket[1])[0]
        found = _best_long_form(before[1], long)
        if found and not long[: found[0]].strip(" \"'").removeprefix("the").strip():
            offset = bracket.start(1)
            yield before.span(1), (offset + found[0], offset + found[1])


def _window(view: str, end: int, letters: int) -> int:
    """Where the search for a long form before ``end`` begins: min(letters + 5, 2 letters) words back, same sentence."""
    first = max(0, end - 40 * letters)
    for stop in _SENTENCE_END.finditer(view, first, end):
        if not _INITIAL.search(view, first, stop.start() + 1):
            first = stop.end()
    starts = [word.start() for word in _WORD.finditer(view, first, end)]
    return starts[-min(letters + 5, letters * 2) :][0] if starts else end


def _best_long_form(short: str, candidate: str) -> tuple[int, int] | None:
    """The shortest tail of ``candidate`` that holds the letters of ``short`` in order, the first at a word's start."""
    position = len(candidate) - 1
    letters = [character.lower() for character in short if character.isalnum()]
    for index in range(len(letters) - 1, -1, -1):
        while position >= 0 and (
            candidate[position].lower() != letters[index]
            or (index == 0 and position > 0 and candidate[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    start = position + 1
    # A long form begins at a blank, not after a hyphen ("al-Sarif (S)").
    while start > 0 and not candidate[start - 1].isspace():
        start -= 1
    start += len(candidate[start:]) - len(candidate[start:].lstrip("\"'([-"))
    long = candidate[start:]
    bare = tidy_name(long)
    start += len(long) - len(long.lstrip()) if bare == long else len(long) - len(long[4:].lstrip())
    long = candidate[start:].rstrip(" ,;:\"'-")
    words = re.findall(r"\w+", long)
    if len(long) <= len(short) or short in words or len(words) > min(len(letters) + 5, len(letters) * 2) or not words:
        return None
    starts_small = long[0].islower() and words[0] not in _LOWER_IN_NAMES
    if starts_small and (len(words) == 1 or any(word[0].isupper() for word in words)):
        return None
    return start, start + len(long)


def _is_name(long: str) -> bool:
    """Whether the content words of a long form are mostly capitalised."""
    content = [word for word in re.findall(r"\w+", long) if word.lower() not in _LOWER_IN_NAMES]
    return 2 * sum(1 for word in content if word[0].isupper()) > len(content)
