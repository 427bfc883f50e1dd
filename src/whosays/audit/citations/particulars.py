"""What the head of a document tells beside its makers: kinds, dates, and serial and docket numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from whosays.audit.citations.dates import Days
from whosays.audit.citations.letterhead import FIELD, WORD, Line, is_medium
from whosays.audit.citations.lexicon import kinds_of
from whosays.audit.citations.naming import singular
from whosays.audit.shelf import Shelf
from whosays.text.edtf import bounds

_NUMBER = re.compile(r"(?=[\w/.-]*\d)[A-Za-z]{0,6}\d*[\w]*(?:[/.-][\w]+)*")
_NO_NUMBER = re.compile(r"(?:19|20)\d\d|\d{1,2}[.:]\d\d|\d+(?:st|nd|rd|th)")
_ISO_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PARTS = re.compile(r"[:;,()]|\s[-–—]\s")
#: What comes before words of a title that say what it is about.
_ABOUT = frozenset({"in", "on", "about", "into", "against", "concerning", "regarding"})
_SPOKEN = frozenset({"witness", "taken", "sworn", "testimony"})
#: Kinds that a later line of a head adds to those of the title.
_ADDING = frozenset({"release", "testimony", "notice"})


def numbers_of(text: str) -> Iterator[str]:
    """Serial and docket numbers: of three characters or more, with a digit, and no year or date by themselves."""
    if (field := FIELD.match(text)) is not None and field["name"].lower() not in {"subject", "subj", "re", "ref"}:
        return
    for match in _NUMBER.finditer(text):
        number = match[0].strip("./-").lower()
        if len(number) > 2 and not _NO_NUMBER.fullmatch(number):
            yield number


def dates_of_head(shelf: Shelf, lines: Sequence[Line]) -> list[Days]:
    """Dates of the letterhead, of the metadata and of the file's name; the most exact first."""
    found: list[Days] = []
    published = shelf.document.published
    if published is not None:
        found.append(bounds(published))
    found.extend(bounds("-".join(match.groups())) for match in _ISO_DAY.finditer(PurePath(shelf.document.path).stem))
    times = (time for line in lines for time in shelf.times(line.start, line.end))
    found.extend((t.earliest, t.latest) for t in times if t.kind == "date" and t.earliest and t.latest)
    found = list(dict.fromkeys(found))
    if any(date[0] == date[1] for date in found):
        # A bare year beside a day is of something else: "established by Decree 8 of 2017".
        return [date for date in found if date[0] == date[1] or (date[0] or "")[:7] == (date[1] or "")[:7]]
    return found


def kinds_of_head(title: str, lines: Sequence[Line]) -> set[str]:
    """What the title, and else the letterhead, calls the document."""
    kinds: set[str] = set()
    for text in (title, *(line.text for line in lines)):
        found = frozenset[str]() if is_medium(text) else kinds_in(text)
        if found and (not kinds or text == title or found & _ADDING):
            kinds |= found
    first = {(WORD.match(line.text) or [""])[0].lower() for line in lines}
    return {"article"} if any(is_medium(line.text) for line in lines) or "by" in first else kinds


def kinds_in(text: str) -> frozenset[str]:
    """Kinds that the first nouns for documents in a heading stand for."""
    whole = {word.lower() for word in WORD.findall(text)}
    if "press" in whole and {"release", "service", "office", "statement", "note"} & whole:
        return frozenset({"release"})
    for part in _PARTS.split(text):
        lower = [word.lower() for word in WORD.findall(part)]
        for place, word in enumerate(lower):
            kinds = kinds_of(word) or kinds_of(singular(word))
            if _ABOUT & set(lower[1:place]) or (place and lower[place - 1] in {"in", "under"}):
                break  # "The Wells in the Light of a Diary" is no diary
            if word in {"statement", "statements"}:
                return frozenset({"testimony"}) if _SPOKEN & whole else kinds
            if kinds:
                return kinds
    return frozenset()
