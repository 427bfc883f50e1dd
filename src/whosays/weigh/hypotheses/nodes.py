"""YAML as a tree of texts, lists and mappings that know their lines; nothing else of YAML is let in.

No value is ever constructed: every scalar is the text that stands there, so that ``no`` and ``0x1F`` are words.
Anchors, aliases and tags are refused, and so are depth and size beyond any sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import yaml

from whosays.records import EmptyInput, InputError, OversizedInput, UnreadableInput

_MOST_CHARACTERS, _DEEPEST = 2_000_000, 12
_PLAIN_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, for what is said of it.

    Attributes:
        path: The file as the user named it.
        line: Counted from 1.
    """

    path: str
    line: int

    def refuse(self, reason: str, remedy: str = "") -> NoReturn:
        """Raise the ``InputError`` that ``reason`` is at this line."""
        raise InputError(self.path, f"line {self.line}: {reason}", remedy) from None


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar: the words as they stand; None where the place is empty or says null."""

    place: Place
    value: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; every key is there once."""

    place: Place
    nodes: dict[str, tuple[Place, Node]]


Node = Text | Items | Fields


def read_nodes(raw: bytes, path: str) -> tuple[Node, ...]:
    """The documents of a YAML file.

    Args:
        raw: The file.
        path: As the user named it, for errors.

    Raises:
        InputError: With the line, if it is no text, no YAML, empty, too large, too deep, or uses what is refused.
    """
    if len(raw) > _MOST_CHARACTERS:
        raise OversizedInput(path, f"a sheet of more than {_MOST_CHARACTERS:,} bytes", "split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(path, f"not a text file: byte {error.start} is no UTF-8", "save it as UTF-8") from None
    try:
        _refuse(text, path)
        documents = tuple(_node(root, path) for root in yaml.compose_all(text, yaml.SafeLoader) if root is not None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        Place(path, mark.line + 1 if mark else 1).refuse(f"no YAML: {error.problem or error.context}")
    except yaml.YAMLError as error:
        raise UnreadableInput(path, f"no YAML: {' '.join(str(error).split())}") from None
    if not documents:
        raise EmptyInput(path, "no question in it")
    return documents


def _refuse(text: str, path: str) -> None:
    """Look through a file before anything is built of it."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        place = _place(event, path)
        if getattr(event, "anchor", None):
            place.refuse("anchors and aliases (& and *) are not allowed here", "write it out, or quote the words")
        if tag := getattr(event, "tag", None):
            place.refuse(f"the tag {tag} is not allowed here", "leave it out, or quote the words")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            place.refuse("nested too deeply for a sheet of hypotheses")


def _node(node: yaml.Node, path: str) -> Node:
    place = _place(node, path)
    if isinstance(node, yaml.MappingNode):
        return Fields(place, dict(_pairs(node, path)))
    if isinstance(node, yaml.SequenceNode):
        return Items(place, tuple(_node(one, path) for one in node.value))
    absent = node.value in _PLAIN_NULLS and getattr(node, "style", None) is None
    return Text(place, None if absent else str(node.value))


def _pairs(node: yaml.MappingNode, path: str) -> Iterator[tuple[str, tuple[Place, Node]]]:
    first: dict[str, tuple[int, object]] = {}
    for key, value in node.value:
        place = _place(key, path)
        if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
            place.refuse("a key is a word, and not empty")
        if key.value in first:
            line, held = first[key.value]
            other = " and says something else there" if held != value.value else ""
            place.refuse(f"“{key.value}” stands on line {line} already{other}", "keep one of the two")
        first[key.value] = (place.line, value.value)
        yield key.value, (place, _node(value, path))


def _place(part: yaml.Node | yaml.Event, path: str) -> Place:
    return Place(path, part.start_mark.line + 1 if part.start_mark else 1)
