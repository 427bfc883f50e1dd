"""The words of ``argued.toml`` as parts of patterns, and the countries that demonyms stand for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from whosays.extract.lexicons import load_lexicon_file
from whosays.text.names import name_key


@functools.cache
def table() -> Mapping[str, Any]:
    """The lexicon as it is written."""
    return load_lexicon_file("argued")


def any_of(name: str) -> str:
    """A list of the lexicon as one group of a pattern, the longest first, a blank for any blanks; case is ignored."""
    words: list[str] = table()[name]
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?i:" + "|".join(word.replace(" ", r"\s+") for word in ordered) + ")"


@functools.cache
def relations() -> Mapping[str, str]:
    """Nouns of kin to the relation that they name."""
    kin: dict[str, list[str]] = table()["kin"]
    return {noun: relation for relation, nouns in kin.items() for noun in nouns}


@functools.cache
def countries() -> Mapping[str, str]:
    """Name keys of demonyms to the usual name of their state; peoples and faiths of no one state are left out."""
    states: dict[str, dict[str, Any]] = load_lexicon_file("places")["countries"]
    return {name_key(word): name for name, state in states.items() for word in state.get("demonyms", ())}
