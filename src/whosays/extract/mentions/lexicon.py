"""The word lists that names are bounded and typed with, read once from ``extract/lexicons``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from whosays.extract.lexicons import load_lexicon_file
from whosays.records import Schema
from whosays.text.names import name_key


@functools.cache
def _table(name: str) -> dict[str, Any]:
    """One lexicon file as a table."""
    return load_lexicon_file(name)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name_key(name) for name in names)


@dataclass(frozen=True, slots=True)
class Places:
    """Places by name key.

    Attributes:
        countries: Name key of every name of a state to the state's usual name.
        ambiguous: Keys of states that also name other things; the parser has to agree.
        seats: Keys of capitals, and of buildings that stand for a government.
        known: Keys of every place in the lexicon.
        demonyms: Keys of adjectives and plurals of states, peoples, faiths and creeds.
        heads: Last words of names of places ("street").
        strong_heads: Those of ``heads`` that make a name which the parser did not see.
        leading_heads: First words of names of places ("lake").
        compounding: Words that make one place's name with a city's ("greater").
    """

    countries: Mapping[str, str]
    ambiguous: frozenset[str]
    seats: frozenset[str]
    known: frozenset[str]
    demonyms: frozenset[str]
    heads: frozenset[str]
    strong_heads: frozenset[str]
    leading_heads: frozenset[str]
    compounding: frozenset[str]


@functools.cache
def places() -> Places:
    """States, seats of government, regions and demonyms."""
    table, peoples = _table("places"), _table("demonyms")
    states: dict[str, dict[str, Any]] = table["countries"]
    countries = {name_key(alias): name for name, state in states.items() for alias in (name, *state.get("aliases", ()))}
    capitals = [
        capital
        for state in states.values()
        for capital in (state.get("capital"), *state.get("other_capitals", ()))
        if capital
    ]
    seats = _keys(capitals) | _keys(table["seats"])
    people = [word for state in states.values() for word in state.get("demonyms", ())]
    people += [word for group in peoples.values() for word in group]
    return Places(
        countries=countries,
        ambiguous=_keys(table["ambiguous"]),
        seats=seats,
        known=frozenset(countries) | seats | _keys(table["regions"]),
        demonyms=_keys(people) | _keys(f"{word}s" for word in people),
        heads=frozenset(table["heads"]),
        strong_heads=frozenset(table["strong_heads"]),
        leading_heads=frozenset(table["leading_heads"]),
        compounding=frozenset(table["compounding"]),
    )


@dataclass(frozen=True, slots=True)
class Bodies:
    """Head words of organizations, in lower case and without full stops.

    Attributes:
        schemas: Head word to the schema of what it heads.
        legal_forms: Words that end a company's name ("GmbH").
        listing: Heads after which "of … and …" is one name.
        leading: Heads that the rest of the name follows.
        weak: Heads too common to make a name that the parser did not see.
        possessives: Words that take a possessive inside a name ("people").
        proper: Heads that alone name one body ("Congress").
        surnames: Heads that also end personal names.
        of_groups: Nouns before which a name is a group's ("fighters").
        media: Those of ``schemas`` that alone can be a newspaper's name ("The Guardian").
    """

    schemas: Mapping[str, Schema]
    legal_forms: frozenset[str]
    listing: frozenset[str]
    leading: frozenset[str]
    weak: frozenset[str]
    possessives: frozenset[str]
    proper: frozenset[str]
    surnames: frozenset[str]
    of_groups: frozenset[str]
    media: frozenset[str]


@functools.cache
def bodies() -> Bodies:
    """Head words of organizations, companies and public bodies."""
    table = _table("bodies")
    kinds: tuple[tuple[str, Schema], ...] = (
        ("media", "Organization"),
        ("company", "Company"),
        ("public_body", "PublicBody"),
        ("organization", "Organization"),
    )
    return Bodies(
        schemas={head: schema for kind, schema in kinds for head in table[kind]},
        legal_forms=frozenset(form.replace(".", "") for form in table["legal_forms"]),
        listing=frozenset(table["listing"]),
        leading=frozenset(table["leading"]),
        weak=frozenset(table["weak"]),
        possessives=frozenset(table["possessives"]),
        proper=frozenset(table["proper"]),
        surnames=frozenset(table["surnames"]),
        of_groups=frozenset(table["of_groups"]),
        media=frozenset(table["media"]),
    )


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before a personal name, in lower case and without full stops.

    Attributes:
        heads: Titles, offices and occupations.
        modifiers: Words that go with a head.
        suffixes: Words after a name and part of it ("Jr.").
        honorifics: Those of ``heads`` that announce a name even in lower case.
    """

    heads: frozenset[str]
    modifiers: frozenset[str]
    suffixes: frozenset[str]
    honorifics: frozenset[str]


@functools.cache
def titles() -> Titles:
    """Titles, roles and what may stand with them."""
    table = _table("titles")
    return Titles(
        frozenset(table["heads"]),
        frozenset(table["modifiers"]),
        frozenset(table["suffixes"]),
        frozenset(table["honorifics"]),
    )


@functools.cache
def roles() -> frozenset[str]:
    """Nouns for a person by role, kin or sex ("nurse", "widow"), in lower case."""
    return frozenset(_table("sources")["person"].split()) | frozenset(_table("titles")["persons"])


@dataclass(frozen=True, slots=True)
class Works:
    """Words that show a name to be a document, an event or a vessel; lower case, except ``fixed``."""

    numbered: frozenset[str]
    before_numbered: frozenset[str]
    document_heads: frozenset[str]
    quoted: frozenset[str]
    naming: frozenset[str]
    event_heads: frozenset[str]
    event_leading: frozenset[str]
    dated: frozenset[str]
    fixed: tuple[tuple[str, ...], ...]
    vessel_prefixes: frozenset[str]
    vessel_kinds: frozenset[str]


@functools.cache
def works() -> Works:
    """Head words of documents, events and vessels."""
    table = _table("works")
    documents, events, vessels = table["documents"], table["events"], table["vessels"]
    return Works(
        numbered=frozenset(documents["numbered"]),
        before_numbered=frozenset(documents["before_numbered"]),
        document_heads=frozenset(documents["heads"]),
        quoted=frozenset(documents["works"]),
        naming=frozenset(documents["naming"]),
        event_heads=frozenset(events["heads"]),
        event_leading=frozenset(events["leading"]),
        dated=frozenset(events["dated"]),
        fixed=tuple(tuple(name.split()) for name in events["fixed"]),
        vessel_prefixes=frozenset(vessels["prefixes"]),
        vessel_kinds=frozenset(vessels["kinds"]),
    )


@dataclass(frozen=True, slots=True)
class Metonyms:
    """Lemmas beside which a seat of government stands for the government.

    ``speech`` are those of ``verbs`` that say something; ``personal``, verbs whose subject can only be a person.
    """

    verbs: frozenset[str]
    addressed: frozenset[str]
    nouns: frozenset[str]
    relations: frozenset[str]
    relation_prepositions: frozenset[str]
    speech: frozenset[str]
    personal: frozenset[str]


@functools.cache
def metonyms() -> Metonyms:
    """Verbs and nouns that only an actor has."""
    table = _table("metonyms")
    return Metonyms(
        verbs=frozenset(table["verbs"]),
        addressed=frozenset(table["addressed"]),
        nouns=frozenset(table["nouns"]),
        relations=frozenset(table["relations"]),
        relation_prepositions=frozenset(table["relation_prepositions"]),
        speech=frozenset(table["speech"]),
        personal=frozenset(table["personal"]),
    )


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Words that are capitalised for other reasons than being part of a name, in lower case; acronyms as written."""

    function: frozenset[str]
    calendar: frozenset[str]
    acronyms: frozenset[str]


@functools.cache
def ordinary() -> Ordinary:
    """Function words and words of dates."""
    table = _table("ordinary")
    return Ordinary(frozenset(table["function"]), frozenset(table["calendar"]), frozenset(table["acronyms"]))
