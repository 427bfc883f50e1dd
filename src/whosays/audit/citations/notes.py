"""What the marks of a brief stand for: the notes at its end, and its list of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from whosays.audit.citations.labels import labels
from whosays.records import Span

_NUMBERED = re.compile(r"^\s*(?:\[\^?(\d{1,3})\]:?|(\d{1,3})[.)])\s+(.+)$", re.MULTILINE)
_LABELLED = re.compile(r"^\s*\[?([A-Z][A-Za-z]{2,12}\.?\s?[A-Z]{0,2}-?\d{1,3})\]?\s*[.:)–—-]+\s+(.+)$", re.MULTILINE)
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: "[4]", "[4, 7-9]", "[^4]" and "⁴".
_MARK = re.compile(rf"\[\^?(\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*)\](?!:)|([{_SUPERSCRIPT}]+)")
_ROUND = re.compile(r"(?<=\w)\.?\s?\((\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\)")
_HEADING = re.compile(
    r"^\W*(?:\d+\.?\s+)?(?:(?:end|foot)?notes|(?:list of )?(?:sources|references|documents|exhibits|works cited|"
    r"bibliography|materials)(?: \w+){0,3})\W*$",
    re.IGNORECASE | re.MULTILINE,
)
#: Marks in round brackets, of which so many make a list of sources theirs.
_SEVERAL = 2
#: The widest range of numbers that one mark is taken to stand for.
_WIDEST = 12
#: Characters of the longest entry of a list of sources.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a brief.

    Attributes:
        by_number: The words of each note, by its number.
        by_label: Those of each entry of a list of sources, by the key of its label.
        listed: The entries of a list of sources that have neither number nor label.
        spans: Where they stand, with their numbers; such lines make no claims.
        marks: Where the text points at notes: first and last code point, and the numbers.
    """

    by_number: Mapping[str, Span] = field(default_factory=dict)
    by_label: Mapping[str, Span] = field(default_factory=dict)
    listed: tuple[Span, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    def holds(self, place: int) -> bool:
        """Whether a place in the brief lies in a note."""
        return any(start <= place < end for start, end in self.spans)

    def marked(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The marks that begin in ``[start, end)``."""
        return (mark for mark in self.marks if start <= mark[0] < end)


def notes_of(text: str) -> Notes:
    """Read the notes of a brief: the last list that counts up from 1 to which marks point, and labelled entries.

    Numbered paragraphs are no notes: a list counts where marks before it stand for its numbers, or where it has a
    heading such as "Sources" and labels ("Source 4") or numbers in round brackets point at it.
    """
    headings = [match.end() for match in _HEADING.finditer(text)]
    lists = [(found, _begins_behind(found, headings)) for found in _lists(text)]
    labelled = {key: match for match in _LABELLED.finditer(text) for key in _key(match[1]) if key}
    by_label = {key: Span.of(text, m.start(2), m.end(2)) for key, m in labelled.items()} if len(labelled) > 1 else {}
    listed = tuple(_entries(text, headings))
    spans = [(m.start(), m.end()) for m in labelled.values()] if by_label else []
    spans += [(span.start, span.end) for span in listed]
    for found, headed in reversed(lists):
        start = min(span.start for span in found.values())
        marks = [mark for mark in _marks(text, _MARK) if mark[0] < start and set(mark[2]) & set(found)]
        if not marks and headed:
            marks = [mark for mark in _marks(text, _ROUND) if mark[0] < start and set(mark[2]) <= set(found)]
            marks = marks if len(marks) >= _SEVERAL else []
        by_name = headed and any(label.number in found for label in labels(text[:start]))
        if marks or by_name:
            spans += [(text.rfind("\n", 0, span.start) + 1, span.end) for span in found.values()]
            return Notes(found, by_label, listed, tuple(spans), tuple(marks))
    return Notes({}, by_label, listed, tuple(spans))


def _entries(text: str, headings: list[int]) -> Iterator[Span]:
    """The entries of lists of sources without numbers: lines from a heading to the end."""
    for heading in headings:
        lines = list(re.finditer(r"\S[^\n]*", text[heading:]))
        marked = any(_NUMBERED.match(line[0]) or _LABELLED.match(line[0]) for line in lines)
        found = [word for line in lines for word in line[0].split()]
        # Names, dates and numbers for the most part, as prose below such a heading is not.
        plain = sum(word[:1].islower() for word in found) > len(found) / 2
        if len(lines) > 1 and not marked and not plain and max(len(line[0]) for line in lines) <= _LONGEST:
            yield from (Span.of(text, heading + line.start(), heading + line.end()) for line in lines)


def _lists(text: str) -> list[dict[str, Span]]:
    """Runs of lines that count up from 1, by number."""
    lists: list[dict[str, Span]] = []
    for match in _NUMBERED.finditer(text):
        number = match[1] or match[2]
        if number == "1":
            lists.append({})
        if lists and int(number) == len(lists[-1]) + 1:
            lists[-1][number] = Span.of(text, match.start(3), match.end(3))
    return [found for found in lists if found]


def _begins_behind(found: Mapping[str, Span], headings: list[int]) -> bool:
    """Whether a list begins right behind a heading for lists of sources."""
    start = min(span.start for span in found.values())
    return any(0 <= start - heading < 12 for heading in headings)


def _marks(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for match in pattern.finditer(text):
        written = next(group for group in match.groups() if group)
        plain = "".join(str(_SUPERSCRIPT.index(c)) if c in _SUPERSCRIPT else c for c in written)
        yield match.start(), match.end(), tuple(_numbers(plain))


def _numbers(written: str) -> Iterator[str]:
    """The numbers of a mark, with those of its ranges."""
    for part in re.split(r"[,;]", written):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + _WIDEST:
            yield from (str(number) for number in range(ends[0], ends[1] + 1))
        else:
            yield from (str(number) for number in ends)


def _key(written: str) -> list[str]:
    return [label.key for label in labels(written)][:1]
