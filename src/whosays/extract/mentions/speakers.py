"""Unknown names that only their speaking shows: "Khartel said"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from whosays.extract.mentions.drafts import RANK_GUESS, Draft
from whosays.extract.mentions.lexicon import bodies, metonyms, ordinary, places, roles, titles
from whosays.extract.mentions.words import Words
from whosays.language.passages import Passage
from whosays.records import Schema
from whosays.text.names import name_key

_SMALL = re.compile(r"\b[a-zà-öø-ÿ][\w’'-]+")
_PAIR = re.compile(r"\b([A-ZÀ-ÖØ-Þ][\w’'-]+|[A-Z])\.?[ \n](?=([A-ZÀ-ÖØ-Þ][\w’-]+))")
_SHORTEST = 4


@functools.lru_cache(maxsize=2)
def small_words(text: str) -> frozenset[str]:
    """The words that a kept text writes with a small letter: no capital at a sentence's head makes them names."""
    return frozenset(_SMALL.findall(text))


@functools.lru_cache(maxsize=2)
def surnames(text: str) -> frozenset[str]:
    """The words of a kept text that somewhere follow a title, an initial or what may be a given name."""
    found = set()
    for match in _PAIR.finditer(text):
        low = match[1].lower()
        other = low in ordinary().function or low in ordinary().calendar or name_key(match[1]) in places().demonyms
        if not other and low not in bodies().schemas and (len(low) == 1 or not match[1].isupper()):
            found.add(match[2].removesuffix("’s"))
    return frozenset(found)


def is_unknown(word: str, text: str) -> bool:
    """Whether a capitalised word is no word of the lexicons, no acronym, and nowhere in the text a common noun."""
    low, key = word.lower(), name_key(word)
    if len(word) < _SHORTEST or word.isupper() or low in small_words(text) or f"{low}s" in small_words(text):
        return False
    known = (titles().heads, titles().modifiers, bodies().schemas, places().heads, roles(), ordinary().function)
    if any(low in words or low.removesuffix("s") in words for words in known) or low in ordinary().calendar:
        return False
    return key not in places().known and key not in places().demonyms


def speaker_drafts(words: Words, passage: Passage, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts of lone proper nouns, without a determiner, that are subjects of what only an actor does.

    A person where the document has the name as a surname; else an organization, since a person is named in full first.
    """
    taken = {index for draft in drafts for index in range(draft.start, draft.end)}
    for index, text in enumerate(words.texts):
        if not words.capital[index] or index in taken:
            continue
        token = words.doc[index]
        if token.dep_ != "nsubj" or token.tag_ != "NNP" or not words.may_name(index):
            continue
        if token.head.lemma_.lower() not in metonyms().speech or any(True for _ in token.children):
            continue
        beside = any(words.capital[i] and i not in taken for i in (index - 1, index + 1) if 0 <= i < len(words))
        if text.isalpha() and not beside and is_unknown(text, passage.text):
            schema: Schema = "Person" if text in surnames(passage.text) else "Organization"
            yield Draft(index, index + 1, schema, RANK_GUESS)
