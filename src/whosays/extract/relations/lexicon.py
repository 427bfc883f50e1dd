"""Words that relate, as ``lexicon.toml`` lists them, by lemma."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar

from whosays.records import RelationType, Schema

#: The slots of a clause or noun that hold subject and object of a relation.
Frame = tuple[str, str]
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, or a noun for what a verb says.

    Attributes:
        type: Kind of relation.
        frames: In which slots subject and object stand; the first that is filled counts.
        needs: Lemmas of which one must stand with the verb; empty where it needs none.
        persons: Whether only the name of a person counts as object.
    """

    type: RelationType
    frames: tuple[Frame, ...]
    needs: frozenset[str]
    persons: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what somebody is to another ("leader", "brother", "subsidiary").

    Attributes:
        type: Kind of relation.
        links: Prepositions between the noun and the other.
        owned: Whether the other may own it: "the Reed Brigade's leader".
        before: Whether the other may stand before it as a bare name: "Reed Brigade leader".
        reversed: Whether the other is the relation's subject.
    """

    type: RelationType
    links: frozenset[str]
    owned: bool
    before: bool
    reversed: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it.

    Attributes:
        verbs: By lemma.
        nouns: Deeds by lemma.
        roles: By lemma.
        adjectives: By lemma; their links hold the other.
        parties: Schemata that a relation's subject and object may have.
        words: Lists that the rules need, by name.
    """

    verbs: Mapping[str, tuple[Deed, ...]]
    nouns: Mapping[str, tuple[Deed, ...]]
    roles: Mapping[str, tuple[Role, ...]]
    adjectives: Mapping[str, tuple[Role, ...]]
    parties: Mapping[RelationType, tuple[frozenset[Schema], frozenset[Schema]]]
    words: Mapping[str, frozenset[str]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    table = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    kinds: dict[str, list[Schema]] = table["kinds"]
    return Lexicon(
        verbs=_by_lemma((entry["lemmas"], _deed(entry)) for entry in table["verb"]),
        nouns=_by_lemma((entry["lemmas"], _deed(entry)) for entry in table["noun"]),
        roles=_by_lemma((entry["lemmas"], _role(entry)) for entry in table["role"]),
        adjectives=_by_lemma((entry["lemmas"], _role(entry)) for entry in table["adjective"]),
        parties={
            kind: (_schemata(sides["subject"], kinds), _schemata(sides["object"], kinds))
            for kind, sides in table["parties"].items()
        },
        words={name: frozenset(words) for name, words in table["words"].items()},
    )


def _by_lemma(entries: Iterable[tuple[list[str], _Entry]]) -> Mapping[str, tuple[_Entry, ...]]:
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for lemmas, entry in entries:
        for lemma in lemmas:
            found[lemma].append(entry)
    return {lemma: tuple(some) for lemma, some in found.items()}


def _deed(entry: Mapping[str, Any]) -> Deed:
    frames = [frame.split(" > ") for frame in entry["frames"]]
    needs = frozenset(entry.get("needs", ()))
    return Deed(entry["type"], tuple((one, other) for one, other in frames), needs, entry.get("persons", False))


def _role(entry: Mapping[str, Any]) -> Role:
    flags = entry.get("owned", True), entry.get("before", False), entry.get("reversed", False)
    return Role(entry["type"], frozenset(entry["links"]), *flags)


def _schemata(names: Iterable[str], kinds: Mapping[str, list[Schema]]) -> frozenset[Schema]:
    return frozenset(schema for name in names for schema in kinds[name])
