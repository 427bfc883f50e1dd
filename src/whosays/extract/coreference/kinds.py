"""What sort of thing a noun or a name stands for, and of which gender, as far as words tell."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Literal

from whosays.extract.attribution.lexicon import source_words
from whosays.extract.coreference.pronouns import Gender
from whosays.extract.coreference.weights import weights
from whosays.extract.lexicons import load_lexicon_file
from whosays.extract.mentions.lexicon import bodies, places, roles, titles
from whosays.records import Schema

#: Coarser than a schema: what agreement between phrases is about.
Kind = Literal["person", "organization", "place", "document", "thing", ""]

_OF_SCHEMA: dict[Schema, Kind] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "Vessel": "thing",
    "Country": "place",
    "Address": "place",
    "Event": "thing",
    "Document": "document",
}
#: Nouns that take up a name of one of these schemata without being a word of it.
_TAKING_UP: tuple[tuple[str, tuple[Schema, ...]], ...] = (
    (
        "company firm manufacturer producer retailer airline carrier employer corporation bank lender business startup "
        "conglomerate operator",
        ("Company", "Organization"),
    ),
    (
        "ministry department agency court parliament police army navy council regulator watchdog senate assembly",
        ("PublicBody", "Organization"),
    ),
    (
        "group organization organisation party movement faction network union charity association coalition alliance "
        "militia cartel gang foundation institute university school commission committee board federation team club "
        "newspaper paper magazine broadcaster outlet daily band league institution church hospital",
        ("Organization", "PublicBody", "Company"),
    ),
    ("country nation kingdom republic government", ("Country",)),
    ("ship vessel tanker freighter boat", ("Vessel",)),
    ("report letter book document law act treaty agreement study film song album", ("Document",)),
)
_CLASSES: dict[str, frozenset[Schema]] = {
    noun: frozenset(schemata) for nouns, schemata in _TAKING_UP for noun in nouns.split()
}
#: Endings of nouns for those who do something; shorter words end so by chance.
_SHORT = 5
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ess")


def kind_of_schema(schema: Schema) -> Kind:
    """What a name of this schema stands for."""
    return _OF_SCHEMA[schema]


def classes(noun: str) -> frozenset[Schema]:
    """The schemata whose names ``noun`` takes up without being a word of them ("the company")."""
    return _CLASSES.get(noun, frozenset())


@functools.lru_cache(maxsize=8_192)
def kind_of_noun(noun: str) -> Kind:
    """What a common noun, in lower case and in the singular, stands for; empty where nothing tells."""
    return kind_with(noun, weights().kinds)


def kind_with(noun: str, learnt: Mapping[str, Kind]) -> Kind:
    """As ``kind_of_noun``: the lexicons decide first, then the kinds learnt from texts, then the ending."""
    if noun in roles() or noun in titles().heads or noun in _genders():
        return "person"
    if noun in source_words("organization") or noun in bodies().schemas:
        return "organization"
    if noun in source_words("document"):
        return "document"
    if noun in places().heads or noun in places().leading_heads or "Country" in classes(noun):
        return "place"
    if noun in learnt:
        return learnt[noun]
    return "person" if noun.endswith(_AGENTS) and len(noun) > _SHORT else ""


@functools.cache
def _genders() -> dict[str, Gender]:
    table = load_lexicon_file("gender")
    male: dict[str, Gender] = dict.fromkeys(table["male"], "male")
    female: dict[str, Gender] = dict.fromkeys(table["female"], "female")
    return male | female


def gender_of_words(words: str) -> Gender:
    """The gender that a title, a kin or another word says; empty where none does, or they differ."""
    found = {_genders()[word] for word in words.lower().replace(".", " ").split() if word in _genders()}
    return found.pop() if len(found) == 1 else ""
