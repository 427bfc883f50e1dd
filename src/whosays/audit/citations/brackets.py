"""References set in brackets or at the end: "(Inquiry Report, ch. 3)", "[2]", "ibid."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from whosays.audit.citations.dates import days_of
from whosays.audit.citations.lexicon import kinds_of
from whosays.audit.citations.naming import name_words, singular
from whosays.audit.citations.reference import Form, Reference
from whosays.audit.shelf import Shelf
from whosays.records import Span

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,160})[)\]]")
_PINPOINT = re.compile(
    r"\b(?:chapters?|chs?\.?|chaps?\.?|sections?|ss?\.|secs?\.?|§+|pages?|pp?\.|paragraphs?|paras?\.?|parts?|pts?\.?|"
    r"annex(?:es)?|appendix|vol(?:ume|s)?\.?|articles?|arts?\.?|at)\s*[\dIVXivx]+(?:[.–-][\dIVXivx]+)*(?:\s*(?:,|and|–|-)\s*\d+)*",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:ibid(?:em)?|id|loc\. ?cit|op\. ?cit)\b\.?", re.IGNORECASE)
_SEE = re.compile(
    r"^\s*(?:see|cf\.?|source|sources|from|in|according to|quoted in|cited in|as per)\b[:\s]*(?:also\s+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?=[\w/.-]*\d)[A-Za-z0-9]+(?:[/.-][\w]+)*")
_NOTE = re.compile(r"^(?:\d{1,3})(?:\s*[,;–-]\s*\d{1,3})*$")
_NOTE_LINE = re.compile(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(.+)$", re.MULTILINE)
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]{1,9}$")


def bracketed(text: str, place: tuple[int, int], shelf: Shelf, notes: Mapping[str, Span]) -> Iterator[Reference]:
    """References in brackets in a sentence.

    Args:
        text: The brief.
        place: Where the sentence begins and ends in it, in code points.
        shelf: Its records.
        notes: What its numbered notes say, by number.
    """
    for match in _BRACKETS.finditer(text, *place):
        inner = match[1].strip()
        if match[0][0] == "[" and _NOTE.fullmatch(inner):
            for number in re.findall(r"\d+", inner):
                if number in notes:
                    note = notes[number]
                    yield from _parts(note.exact, Span.of(text, match.start(), match.end()), shelf, note.start)
        else:
            yield from _parts(inner, Span.of(text, match.start(1), match.end(1)), shelf, match.start(1))


def numbered_notes(text: str) -> dict[str, Span]:
    """The list of notes at the end of a text, by number: the last run of lines that count up from 1."""
    notes: dict[str, Span] = {}
    for match in _NOTE_LINE.finditer(text):
        number = match[1] or match[2]
        if number == "1":
            notes = {}
        if int(number) == len(notes) + 1:
            notes[number] = Span.of(text, match.start(3), match.end(3))
    return notes


def _parts(inner: str, span: Span, shelf: Shelf, start: int) -> Iterator[Reference]:
    """The references of one pair of brackets; several are parted by semicolons."""
    for part in re.split(r";", inner):
        if (found := _reference(part, span, shelf, start + inner.index(part))) is not None:
            yield found


def _reference(part: str, span: Span, shelf: Shelf, start: int) -> Reference | None:
    """One reference; None for an aside that is none ("by a cousin", "who died in 2009")."""
    pinpoint = "; ".join(match[0] for match in _PINPOINT.finditer(part))
    same = _SAME.search(part) is not None
    said = _SEE.sub("", part)
    named = _PINPOINT.sub(" ", _SAME.sub(" ", said)).strip(" ,.;:")
    plain = re.findall(r"[^\W\d_]+", named)
    kinds = frozenset(kind for word in plain for kind in _kinds(word))
    capital = [word for word in plain if word[:1].isupper()]
    dates = tuple(days for time in shelf.times(start, start + len(part)) if (days := days_of(time)) is not None)
    told = pinpoint or same or said != part or kinds
    if not told and not dates and not any(len(match[0]) > 1 for match in _NUMBER.finditer(named)):
        return None
    if plain and not capital and not kinds and not same:
        return None
    if not pinpoint and not same and _ACRONYM.match(named) and not kinds:
        return None
    times = [part[t.span.start - start : t.span.end - start] for t in shelf.times(start, start + len(part))]
    bare = named
    for time in times:
        bare = bare.replace(time, " ")
    words_in = tuple(word for word in name_words(bare) if not kinds_of(word) or len(plain) > 1)
    numbers = frozenset(m[0].lower() for m in _NUMBER.finditer(bare) if len(m[0]) > 1)
    if not words_in and not kinds and not numbers and not same and not pinpoint:
        return None
    noun = next((singular(word.lower()) for word in reversed(plain) if _kinds(word)), "")
    form: Form = "same" if same or not (words_in or numbers or kinds) else "bare"
    proper = tuple(word for word in words_in if not word.isdigit() and not kinds_of(word))
    return Reference(
        span, "bracket", form, noun, kinds, proper, dates=dates, numbers=numbers, pinpoint=pinpoint, head=span.start
    )


def _kinds(word: str) -> frozenset[str]:
    return kinds_of(word.lower()) or kinds_of(singular(word.lower()))
