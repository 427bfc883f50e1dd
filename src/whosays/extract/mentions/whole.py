"""Second look at a whole document: names that it shows in one place, found again in all others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.extract.mentions.lexicon import ordinary, places, titles
from whosays.extract.mentions.namesakes import is_place_too
from whosays.extract.mentions.speakers import is_unknown, surnames
from whosays.records import Document, Mention, Schema, Span
from whosays.text.names import core_words, family, is_acronym, name_key

_SKIPPED = frozenset({"furniture", "foreign"})
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]*")
_WORD_BEFORE = re.compile(r"([\w’'.-]+)[ \n]\Z")
_NAME_AFTER = re.compile(r"[-–][A-Za-z]|[ \n]([A-ZÀ-ÖØ-Þ][\w’'-]+)")
_LINKS = frozenset({"of", "for", "to", "and"})
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class _Name:
    """A name to look for: as a pattern that lets it run over a line's end, and what it names."""

    pattern: re.Pattern[str]
    schema: Schema
    length: int


def find_again(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a document with those added that it names elsewhere, before or after; in order and disjoint.

    Found again are organizations and persons named by two words or more, surnames of such persons, and organizations
    named by one word that is nowhere a common noun. A city's name that acts as only a person or a government can, and
    is nowhere in the document a place, becomes the name of the person who bears it; an acronym of a person, a person's.
    """
    ordered = sorted((_namesake(document.text, mention, mentions) for mention in mentions), key=lambda m: m.span)
    names = _names(document.text, ordered)
    starts = [mention.span.start for mention in ordered]
    added: list[Mention] = []
    replaced: set[int] = set()
    for block in document.blocks:
        if block.kind in _SKIPPED:
            continue
        end = block.start
        for name, span in _occurrences(document.text, block.start, block.end, names):
            first = max(bisect_left(starts, span.start) - 1, 0)
            rivals = [i for i in range(first, bisect_left(starts, span.end)) if ordered[i].span.end > span.start]
            if span.start < end or (name.length == 1 and (rivals or block.kind == "heading")):
                continue
            inside = all(span.covers(ordered[i].span) and ordered[i].span != span for i in rivals)
            if inside and all(ordered[i].title is None and ordered[i].long_form is None for i in rivals):
                replaced.update(rivals)
                added.append(Mention(document.id, span, "name", name.schema, None, None))
                end = span.end
    kept = [mention for index, mention in enumerate(ordered) if index not in replaced]
    return tuple(sorted((*kept, *added), key=lambda mention: mention.span))


def _namesake(text: str, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """A metonym or acronym made the name of a person, where one of the document bears it."""
    if mention.long_form and mention.schema == "Organization" and is_acronym(mention.span.exact):
        long = name_key(mention.long_form)
        person = any(other.schema == "Person" and name_key(other.span.exact) == long for other in mentions)
        return replace(mention, schema="Person") if person else mention
    if mention.kind != "metonym" or is_place_too(text, mention.span.exact, loosely=True):
        return mention
    key = name_key(mention.span.exact)
    for other in mentions:
        words = core_words(name_key(other.span.exact)) if other.schema == "Person" else ()
        if len(words) > 1 and words[-1] == key and other.span.end <= mention.span.start:
            return replace(mention, kind="name", schema="Person")
    return mention


def _names(text: str, mentions: Sequence[Mention]) -> Mapping[str, Sequence[_Name]]:
    """What to look for, by first word, the longest first; what a name names is decided by majority."""
    votes: dict[str, Counter[Schema]] = defaultdict(Counter)
    for mention in mentions:
        exact = " ".join(mention.span.exact.split())
        if mention.kind == "name" and _CAPITALISED.match(exact):
            votes[exact][mention.schema] += 1
    chosen = {exact: max(count, key=lambda schema: count[schema]) for exact, count in votes.items()}
    for exact, schema in tuple(chosen.items()):
        surname = exact.rpartition(" ")[2]
        if schema == "Person" and surname != exact and _CAPITALISED.fullmatch(surname):
            chosen.setdefault(surname, "Person")
    found: dict[str, list[_Name]] = defaultdict(list)
    for exact, schema in sorted(chosen.items(), key=lambda item: (-len(item[0]), item[0])):
        words = exact.split()
        if not (schema == "Person" or family(schema) == "Organization") or is_acronym(exact):
            continue
        if all(word[0].islower() or name_key(word) in places().known for word in words[1:]) and len(words) > 1:
            continue
        if schema == "Person" and (set(words) & _LINKS or re.search(rf"\b(?i:the|an?)\s+{re.escape(exact)}\b", text)):
            continue  # no person's name: the parser's label was a guess
        if words[0].lower() in titles().heads:
            continue
        if len(words) > 1 or is_unknown(exact, text):
            first = _CAPITALISED.match(exact)
            pattern = re.compile(r"\s+".join(map(re.escape, words)) + r"(?!\w)")
            person = len(words) == 1 and exact in surnames(text)
            found[first[0] if first else words[0]].append(_Name(pattern, "Person" if person else schema, len(words)))
    return found


def _occurrences(text: str, start: int, end: int, names: Mapping[str, Sequence[_Name]]) -> Iterator[tuple[_Name, Span]]:
    """Where a stretch of the kept text has one of the names, standing for itself and not within a longer name."""
    for match in _CAPITALISED.finditer(text, start, end):
        for name in names.get(match[0].removesuffix("’s").removesuffix("'s"), ()):
            found = name.pattern.match(text, match.start(), end)
            if found and not _in_longer(text, found.start(), found.end()):
                yield name, Span.of(text, found.start(), found.end())
                break


def _in_longer(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word before or after, or a hyphen, makes the name a part of another."""
    if text[start - 1 : start] in {"-", "–", "’", "'", "."} and start:
        return True
    after = _NAME_AFTER.match(text, end)
    if after is not None and (after[1] is None or after[1].lower() not in titles().heads | ordinary().function):
        return True
    before = _WORD_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    if before is None or not before[1][0].isupper() or before[1].endswith("."):
        return False
    low = before[1].lower()
    return low not in ordinary().function and low not in titles().heads
