"""The parser's own entities, with their bounds mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.extract.mentions.drafts import RANK_PARSED, Draft
from whosays.extract.mentions.kinds import key_of, retype
from whosays.extract.mentions.lexicon import bodies, places, titles, works
from whosays.extract.mentions.words import Words
from whosays.records import Schema
from whosays.text.names import is_acronym

_SCHEMAS: dict[str, Schema] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Address",
    "LOC": "Address",
    "FAC": "Address",
    "EVENT": "Event",
    "LAW": "Document",
    "WORK_OF_ART": "Document",
    "NORP": "Organization",
}
_STOPS = frozenset('()[]{}<>"|;:*_=~^•·…#') | {"''", "``", "—", "–", "--", "...", "\\"}
_MARKUP = re.compile(r"[<>{}|=\\@~^*#_]|https?:|www\.|\.(?:com|org|net)/|&[a-z]+;")
_CREED = re.compile(r"(?:ists?|ians?|eans?|ese|ish|ites?)$")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}")


def parsed_drafts(words: Words) -> Iterator[Draft]:
    """One draft for each entity of the parse that is a name, bounded right and with its schema corrected."""
    for entity in words.doc.ents:
        schema = _SCHEMAS.get(entity.label_)
        if schema is None:
            continue
        for piece in _pieces(words, entity.start, entity.end, schema):
            start, end = trim(words, *piece, schema)
            if start < end and _is_name(words, start, end, entity.label_):
                glued = start > entity.start and schema == "Address" and words.leading_particle(start)
                kind: Schema = "Person" if glued else retype(words, start, end, schema)
                yield Draft(start, end, kind, RANK_PARSED)


def _pieces(words: Words, start: int, end: int, schema: Schema) -> Iterator[tuple[int, int]]:
    """Cut an entity at brackets, quotation marks, sentence ends, commas and wrong conjunctions."""
    begin = start
    for index in range(start, end):
        if _cuts(words, index, start, end, schema):
            if begin < index:
                yield begin, index
            begin = index if words.texts[index][0].isalnum() and words.lows[index] not in {"and", "or"} else index + 1
    if begin < end:
        yield begin, end


def _cuts(words: Words, index: int, start: int, end: int, schema: Schema) -> bool:
    text = words.texts[index]
    if text in _STOPS:
        return True
    if text == ",":
        after = words.lows[index + 1].replace(".", "") if index + 1 < end else ""
        listed = (
            any(words.lows[place] in bodies().listing for place in range(start, index))
            and "and" in words.lows[index:end]
        )
        return not (listed or after in bodies().legal_forms or after in titles().suffixes)
    if (
        text == "'s"
        and schema == "Organization"
        and index < end - 1
        and words.lows[index - 1] not in bodies().possessives
    ):
        return index - start > 1 or key_of(words, start, index) in places().known
    if schema == "Person" and words.lows[index] in {"and", "or", "&"}:
        return True
    if index == start:
        return False
    if words.doc[index].is_sent_start and words.texts[index - 1] in {".", "!", "?"}:
        return True
    # A known place glued to a personal name ("Cairo Adel Sarif").
    return schema == "Address" and words.leading_particle(index) and key_of(words, start, index) in places().seats


def trim(words: Words, start: int, end: int, schema: Schema) -> tuple[int, int]:
    """Take articles, possessives, punctuation and lower-case words from the edges; empty where nothing is left."""
    while start < end and not (words.capital[start] and words.lows[start] != "the"):
        low = words.lows[start]
        particle = words.leading_particle(start) and start + 1 < end
        if (
            particle
            or (low[0].isdigit() and start + 1 < end and schema != "Person")
            or _inner_capital(words.texts[start])
        ):
            break
        if low == "the" and end - start == 2 and words.lows[start + 1] == "hague":
            break
        start += 1
    while schema == "Address" and end - start > 1 and words.lows[start] in places().demonyms:
        if key_of(words, start + 1, end) not in places().known or key_of(words, start, end) in places().known:
            break
        start += 1
    while start < end:
        text = words.texts[end - 1]
        keeps = words.capital[end - 1] or _inner_capital(text) or (text[0].isdigit() and end - start > 1)
        keeps = keeps or (end - start > 2 and words.hyphen(end - 2) and words.capital[end - 3])
        role = schema == "Organization" and end - start > 1 and words.lows[end - 1] in titles().heads
        if text in {"'s", "'S", "'"} or role or not (keeps or _is_head(words, end - 1, schema)):
            end -= 1
        else:
            break
    return start, end


def _inner_capital(text: str) -> bool:
    """Whether a word has a capital after its first letter ("eBay", "iPhone")."""
    return any(character.isupper() for character in text[1:])


def _is_head(words: Words, index: int, schema: Schema) -> bool:
    low = words.lows[index]
    if schema == "Person":
        return False
    return low in bodies().schemas or low in places().heads or (schema == "Event" and low in works().event_heads)


def _is_name(words: Words, start: int, end: int, label: str) -> bool:
    """Whether what is left is a name: not a date, a demonym, a bare title, a common noun or a residue of markup."""
    text = words.doc[start:end].text
    if _MARKUP.search(text) or sum(character.isalpha() for character in text) < 2:
        return False
    key = key_of(words, start, end)
    if key in places().known:
        return words.capital[start]
    if _INITIALS.fullmatch(text):
        return False
    if end + 1 < len(words) and words.texts[end] == "(" and is_acronym(words.texts[end + 1]):
        return True
    peoples = [word in places().demonyms for word in key.split()]
    if key in places().demonyms or (all(peoples) and (label == "NORP" or len(peoples) < 3)):
        return False
    if label == "NORP" and (end - start > 2 or _CREED.search(words.lows[end - 1]) or key.endswith("s")):
        return body_like(words, end - 1)
    if all(words.lows[i] in titles().heads or words.lows[i] in titles().modifiers for i in range(start, end)):
        return words.lows[end - 1] in bodies().proper
    if label in {"LAW", "WORK_OF_ART"} and end - start == 1:
        return words.lows[start] in {"constitution", "quran", "bible"}
    if end - start == 1:
        if not words.may_name(start) and not _inner_capital(text):
            return False
        return not (
            words.opens_sentence(start) and words.doc[start].pos_ not in {"PROPN", "ADJ"} and not text.isupper()
        )
    return True


def body_like(words: Words, index: int) -> bool:
    """Whether the word heads names of organizations ("Party")."""
    return words.capital[index] and words.lows[index] in bodies().schemas
