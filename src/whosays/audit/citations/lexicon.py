"""The words of ``words.toml``, read once: kinds of documents, who makes them, and how texts take them up."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


@functools.cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of the lexicon.

    Raises:
        KeyError: If there is no such list.
    """
    listed: str = _table()[section][name]
    return frozenset(listed.split())


@functools.cache
def words_by(section: str) -> Mapping[str, tuple[str, ...]]:
    """All lists of a section, by name."""
    return MappingProxyType({name: tuple(listed.split()) for name, listed in _table()[section].items()})


@functools.cache
def _kinds_of(section: str) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, listed in _table()[section].items():
        if kind == "roles":
            continue
        for noun in listed.split():
            kinds.setdefault(noun, set()).add(kind)
    return MappingProxyType({noun: frozenset(found) for noun, found in kinds.items()})


def kinds_of(noun: str) -> frozenset[str]:
    """Kinds of documents that a noun, in lower case and the singular, may stand for; empty where it stands for none."""
    return _kinds_of("kinds").get(noun, frozenset())


def kinds_of_body(noun: str) -> frozenset[str]:
    """Kinds of documents that a body or person of this description speaks in."""
    return _kinds_of("bodies").get(noun, frozenset())


@functools.cache
def related(kind: str) -> frozenset[str]:
    """Kinds that a document may call itself where a citation calls it ``kind``."""
    others: str = _table()["related"].get(kind, "")
    back = {other for other, listed in _table()["related"].items() if kind in listed.split()}
    return frozenset(others.split()) | back


def is_generic(noun: str) -> bool:
    """Whether a noun stands for any document."""
    return noun in words("generic", "documents")


def is_part(noun: str) -> bool:
    """Whether a noun stands for a part of a document."""
    return noun in words("generic", "parts")
