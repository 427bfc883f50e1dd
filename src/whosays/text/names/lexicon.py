"""The words of ``words.toml`` and ``given.toml``, read once."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Words of personal names that are no names; see ``words.toml``."""

    honorifics: frozenset[str]
    styles: frozenset[str]
    suffixes: frozenset[str]
    kinship: frozenset[str]
    kunya: frozenset[str]
    articles: frozenset[str]
    particles: frozenset[str]
    faith: frozenset[str]
    laqab: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """Legal forms, linking words, and the words of other languages with the one that stands for them."""

    forms: frozenset[str]
    linking: frozenset[str]
    same: Mapping[str, str]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


@functools.cache
def person_words() -> PersonWords:
    """The words of personal names."""
    return PersonWords(**{key: frozenset(words.split()) for key, words in _read("words.toml")["person"].items()})


@functools.cache
def organization_words() -> OrganizationWords:
    """The words of organizations' names."""
    table = _read("words.toml")["organization"]
    same = {word: first for first, others in table["same"].items() for word in (first, *others.split())}
    return OrganizationWords(
        frozenset(table["forms"].split()), frozenset(table["linking"].split()), MappingProxyType(same)
    )


@functools.cache
def given_groups() -> Mapping[str, frozenset[int]]:
    """For each given name of ``given.toml``, the groups of forms that are one name."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_read("given.toml")["groups"]):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in groups.items()})
