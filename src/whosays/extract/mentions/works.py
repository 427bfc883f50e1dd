"""Documents, events and vessels, by the words that announce them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whosays.extract.mentions.drafts import RANK_GUESS, RANK_WORK, Draft
from whosays.extract.mentions.lexicon import titles, works
from whosays.extract.mentions.words import Words

_NUMBER = re.compile(r"(?:No\.?)?\d[\d./()-]*[A-Za-z]?|[IVX]{1,6}|[A-Z]\d*|[A-Z]{1,4}[-/]\d[\w/-]*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONGEST_TITLE = 16


def work_drafts(words: Words, parsed: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts for numbered and titled documents, named and dated events, and vessels."""
    lexicon = works()
    inner = {index for draft in parsed if draft.schema != "Event" for index in range(draft.start, draft.end)}
    for index, low in enumerate(words.lows):
        if words.capital[index]:
            if low in lexicon.numbered:
                yield from _numbered(words, index)
            if low in lexicon.document_heads:
                yield from _headed(words, index, parsed)
            if low in lexicon.event_heads or low in lexicon.event_leading:
                yield from _event(words, index)
            if low in lexicon.vessel_prefixes and words.texts[index].isupper():
                yield from _vessel(words, index + 1, index)
        if low in lexicon.quoted or low in lexicon.naming:
            yield from _quoted(words, index)
        if low in lexicon.vessel_kinds:
            yield from _vessel(words, index + 1, index + 1)
        if _YEAR.fullmatch(low):
            yield from _dated(words, index, inner)
        for name in lexicon.fixed:
            if words.texts[index] == name[0] and tuple(words.texts[index : index + len(name)]) == name:
                yield Draft(index, index + len(name), "Event", RANK_GUESS if len(name) == 1 else RANK_WORK)


def _numbered(words: Words, head: int) -> Iterator[Draft]:
    """A document by its number: "Resolution 4410", "Executive Order 77", "Annex B"."""
    end = head + 1
    if end + 3 < len(words) and words.texts[end] == "(" and words.texts[end + 2] == ")":
        end += 3
    if end < len(words) and words.lows[end] in {"no", "number", "nos"}:
        end += 1
        end += end < len(words) and words.texts[end] == "."
    if end >= len(words) or not _NUMBER.fullmatch(words.texts[end]) or words.texts[end] in {"I", "A"}:
        return
    start = head
    while start > 0 and words.capital[start - 1] and words.lows[start - 1] in works().before_numbered - {"council"}:
        start -= 1
    yield Draft(start, end + 1, "Document", RANK_WORK)


def _headed(words: Words, head: int, parsed: Sequence[Draft]) -> Iterator[Draft]:
    """A document by its head word: "the Brannock Report", "Treaty of Orrin"."""
    start = words.run_left(head)
    end = head + 1
    if words.may_name(end):
        return
    if end < len(words) - 1 and words.lows[end] in {"of", "on", "against"}:
        begin = end + 1 + (words.lows[end + 1] == "the")
        stop = words.run_right(begin)
        end = stop if stop > begin else end
    if end - start < 2 or any(draft.end > end and draft.start < end for draft in parsed):
        return
    yield Draft(start, end, "Document", RANK_WORK)


def _quoted(words: Words, head: int) -> Iterator[Draft]:
    """A title in quotation marks after "report", "book", "titled"."""
    opening = head + 1
    if opening < len(words) and (words.texts[opening] == "," or words.lows[opening] in works().naming):
        opening += 1
    if opening >= len(words) - 2 or words.texts[opening] != '"':
        return
    for closing in range(opening + 2, min(opening + _LONGEST_TITLE, len(words))):
        if words.texts[closing] == '"':
            inside = range(opening + 1, closing)
            content = [i for i in inside if words.texts[i][0].isalpha() and len(words.texts[i]) > 3]
            if words.capital[opening + 1] and 2 * sum(words.capital[i] for i in content) > len(content):
                stop = closing - (words.texts[closing - 1] in {",", ".", ";"})
                yield Draft(opening + 1, stop, "Document", RANK_WORK)
            return


def _event(words: Words, head: int) -> Iterator[Draft]:
    """A capitalised event: "Orrin War", "Battle of Dun", "Operation Grey Heron"."""
    start, end = head, head + 1
    if words.lows[head] in works().event_leading:
        if end < len(words) - 1 and words.lows[end] == "of":
            begin = end + 1 + (words.lows[end + 1] == "the")
            end = words.run_right(begin, 2)
            end = end if end > begin else head + 1
        elif words.lows[head] != "battle":
            end = words.run_right(end, 3)
    elif not words.may_name(end):
        start = words.run_left(head)
        if end < len(words) - 2 and words.lows[end] == "of" and words.lows[end + 1] == "the":
            end = max(words.run_right(end + 2), head + 1)
            end = end if words.capital[end - 1] else head + 1
        if start > 0 and _YEAR.fullmatch(words.lows[start - 1]) and start < head:
            start -= 1
    if end - start > 1 and not any(words.lows[i] in titles().heads for i in range(start, end)):
        yield Draft(start, end, "Event", RANK_WORK)


def _dated(words: Words, year: int, inner: set[int]) -> Iterator[Draft]:
    """An event by its year: "the 1998 embassy bombings". Names of places or actors within stay names of their own."""
    end = year + 1
    while end < len(words) and end - year < 5 and end not in inner and words.doc[end].pos_ in {"NOUN", "ADJ", "PROPN"}:
        end += 1
    while end > year + 1 and words.lows[end - 1] not in works().dated:
        end -= 1
    before = words.lows[year - 1] if year else ""
    if end > year + 1 and (before in {"the", "a", "an", "its", "their", "his", "her", "'s", "that", "this"}):
        yield Draft(year, end, "Event", RANK_WORK)


def _vessel(words: Words, name: int, start: int) -> Iterator[Draft]:
    """A vessel after its prefix ("MV Grey Heron", ``start`` before ``name``) or its kind ("the tanker Grey Heron")."""
    quoted = name < len(words) and words.texts[name] in {'"', "'"}
    begin = name + quoted
    end = words.run_right(begin, 3)
    if end == begin or words.lows[begin] in titles().heads:
        return
    if end < len(words) and words.texts[end].isdigit() and len(words.texts[end]) < 4:
        end += 1
    yield Draft(begin if quoted else start, end, "Vessel", RANK_WORK)
