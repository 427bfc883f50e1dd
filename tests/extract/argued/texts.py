"""Authored texts about invented people, in which it is argued that one is another; with every argument in them."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.extract.parsing import document_of
from whosays.extract.argued import arguments_of
from whosays.extract.reader import read_document
from whosays.records import Argument, ArgumentKind, ArgumentSide, Document, Reading, ReadOptions


@dataclass(frozen=True)
class Told:
    """An argument as a reader sees it: words of its sentence, its sides in order, what it does."""

    words: str
    sides: tuple[str, str]
    kind: ArgumentKind


@dataclass(frozen=True)
class Authored:
    name: str
    text: str
    told: tuple[Told, ...]
    published: str | None

    def read(self) -> tuple[Document, Reading]:
        document = document_of(self.text, published=self.published)
        return document, read_document(document, ReadOptions())


@dataclass(frozen=True)
class Tally:
    """What was found of what is told, and what else."""

    found: tuple[tuple[Told, Argument], ...]
    missed: tuple[Told, ...]
    others: tuple[Argument, ...]


@functools.cache
def authored(group: str) -> tuple[Authored, ...]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return tuple(
        Authored(
            entry["name"],
            entry["text"],
            tuple(Told(told["words"], tuple(told["sides"]), told["kind"]) for told in entry["told"]),
            entry.get("published"),
        )
        for entry in table[group]
    )


def tally(text: Authored) -> Tally:
    document, reading = text.read()
    names = {entity.id: (entity.name, *entity.aliases) for entity in reading.entities}

    def is_one(side: ArgumentSide, words: str) -> bool:
        known = names[side.entity_id] if side.entity_id is not None else (side.span.exact,)
        return any(words in name or name in words.split() for name in known)

    left, found, others = [*text.told], [], []
    for argument in arguments_of(document, reading):
        sides = argument.left, argument.right
        for told in left:
            in_order = all(map(is_one, sides, told.sides)) or all(map(is_one, sides[::-1], told.sides))
            if " ".join(argument.sentence.exact.split()).find(told.words) >= 0 and in_order:
                found.append((told, argument))
                left.remove(told)
                break
        else:
            others.append(argument)
    return Tally(tuple(found), tuple(left), tuple(others))
