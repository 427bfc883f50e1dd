"""Persons who bear the name of a city: "Colonel Orin Baku", "Valeria Paris, an Australian swimmer"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.extract.mentions.drafts import RANK_WORK, Draft
from whosays.extract.mentions.kinds import key_of
from whosays.extract.mentions.lexicon import bodies, metonyms, ordinary, places, roles, titles
from whosays.extract.mentions.metonyms import is_metonym
from whosays.extract.mentions.persons import is_part, with_title
from whosays.extract.mentions.words import Words
from whosays.language.passages import Passage
from whosays.text.names import name_key

_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+")
_BEFORE = re.compile(r"(?:([\w.-]+)[ \n])?([A-ZÀ-ÖØ-Þ][\w’'-]+)[ \n]\Z")
_ROLE = re.compile(r",\s+(?:(?:aged\s+)?\d\d,|(?:an?|the|his|her|their)\s+((?:[\w’'-]+\s+){0,4}[\w’'-]+))")
_WORD = re.compile(r"[\w-]+")
_LINKS = frozenset({"of", "by", "in", "for", "to", "with", "from", "that", "who", "which", "on", "at", "and"})
_DIRECTIONS = frozenset({"to", "from", "into", "toward", "towards", "around", "for"})
_LOOK_BACK, _LOOK_AHEAD = 60, 90


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Persons of a document whose surname is a city's.

    Attributes:
        names: Their names, given name and surname, by name key.
        first: Key of the surname to where, in the kept text, the first such name ends.
    """

    names: frozenset[str]
    first: Mapping[str, int]


@functools.lru_cache(maxsize=2)
def namesakes(text: str) -> Namesakes:
    """The persons of a kept text whom a title before, or an age or a role after, the name shows to be persons."""
    names: set[str] = set()
    first: dict[str, int] = {}
    for match in _CAPITALISED.finditer(text):
        surname = name_key(match[0])
        if surname not in places().known or surname in places().countries:
            continue
        before = _BEFORE.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
        if before is None or not _given(before[2]) or name_key(f"{before[2]} {match[0]}") in places().known:
            continue
        ranked = (before[1] or "").lower().rstrip(".") in titles().heads and before[1][0].isupper()
        if ranked or has_role(text[match.end() : match.end() + _LOOK_AHEAD]):
            names.add(name_key(f"{before[2]} {match[0]}"))
            first.setdefault(surname, match.end())
    return Namesakes(frozenset(names), first)


def _given(word: str) -> bool:
    """Whether the word before a city's name can be a given name: "Valeria Paris", not "Greater Paris", "In Paris"."""
    low, key = word.lower(), name_key(word)
    if word.isupper() or key in places().known or key in places().demonyms or low in places().compounding:
        return False
    known = (titles().heads, titles().modifiers, bodies().schemas, places().heads, places().leading_heads)
    return not any(low in words for words in (*known, ordinary().function, ordinary().calendar))


def has_role(after: str) -> bool:
    """Whether an age or a person's role in apposition follows: ", 34,", ", an Australian swimmer"."""
    match = _ROLE.match(after)
    if match is None or match[1] is None:
        return match is not None
    for word in _WORD.findall(match[1].lower()):
        if word in _LINKS:
            return False
        if word in titles().heads or word in roles():
            return True
    return False


def is_place_too(text: str, name: str, *, loosely: bool = False) -> bool:
    """Whether a kept text has the name of a city for a place: "in Paris"; ``loosely``, also "of Paris", "to Paris"."""
    prepositions = "in|at|near|outside|through|via|across" + ("|to|from|of|into" if loosely else "")
    return _after_any(text, prepositions, name)


@functools.lru_cache(maxsize=512)
def _after_any(text: str, prepositions: str, name: str) -> bool:
    return re.search(rf"\b(?i:{prepositions})\s+{re.escape(name)}\b", text) is not None


def namesake_drafts(words: Words, passage: Passage) -> Iterator[Draft]:
    """Drafts of the full names of such persons, wherever the passage has them."""
    names = namesakes(passage.text).names
    for index in range(1, len(words)) if names else ():
        if words.capital[index] and words.capital[index - 1] and key_of(words, index - 1, index + 1) in names:
            start = index - 1
            while index - start < 3 and not words.opens_sentence(start) and is_part(words, start - 1):
                start -= 1
            person = with_title(words, Draft(start, index + 1, "Person", RANK_WORK))
            if person is not None:
                yield person


def persons_apart(words: Words, passage: Passage, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, with a lone city's name made the person's who bears it and has been named in full before.

    It is the person's where it acts as only a person or a government can, and everywhere if the document never has it
    for a place.
    """
    first = namesakes(passage.text).first
    for draft in drafts:
        key = key_of(words, draft.start, draft.end) if first and draft.schema == "Address" else ""
        named = key in first and first[key] <= passage.start + words.doc[draft.start].idx
        yield replace(draft, schema="Person") if named and _is_persons(words, passage, draft) else draft


def _is_persons(words: Words, passage: Passage, draft: Draft) -> bool:
    """Whether a lone city's name is here the person's who bears it."""
    if _acts(words, draft):
        return True
    return not (_is_reached(words, draft) or is_place_too(passage.text, words.texts[draft.end - 1]))


def _is_reached(words: Words, draft: Draft) -> bool:
    """Whether what the draft names is where something goes or comes from, and not who is spoken to."""
    token = words.doc[draft.end - 1]
    if token.dep_ != "pobj" or token.head.lower_ not in _DIRECTIONS:
        return False
    return token.head.head.lemma_.lower() not in metonyms().speech | metonyms().personal


def _acts(words: Words, draft: Draft) -> bool:
    """Whether what the draft names does or suffers what only a person, or else a government, can."""
    token = words.doc[draft.end - 1]
    personal = token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_.lower() in metonyms().personal
    return personal or is_metonym(words, draft)
