"""Arguments by what they are about: every pair of a case that some text argues to be one, or not to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from whosays.records import Argument, ArgumentSide
from whosays.resolve.bearers import Bearer
from whosays.resolve.table import EntityTable
from whosays.text.names import core_words, name_key


class Key(NamedTuple):
    """One side of a hypothesis.

    Attributes:
        reference: What names it in a judgement, or ``DOCUMENT:START-END`` for somebody who is only described.
        entity_id: The entity of the table that was compared, or None.
    """

    reference: str
    entity_id: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A pair that is argued about, before anything is weighed.

    Attributes:
        left: The side that comes first in the first argument.
        right: The other.
        arguments: In order of documents and text.
    """

    left: Key
    right: Key
    arguments: tuple[Argument, ...]


def collect(arguments: Sequence[Argument], table: EntityTable) -> list[Draft]:
    """The pairs that arguments are about, in the order in which they are first argued.

    An argument about a one-word name goes with those about the one fuller name that is argued about in the same
    document and ends in it: "Korda" with "Ladislav Korda". Where two such names are argued about it stays by itself.
    Nothing is joined by that. An argument between two that bear one name says nothing here.

    Args:
        arguments: In order of documents and text.
        table: The entities as names alone make them.
    """
    words = {entity.id: core_words(name_key(entity.name)) for entity in table.entities}
    keyed = [
        (argument, tuple(_key(argument.document_id, side, table) for side in (argument.left, argument.right)))
        for argument in arguments
    ]
    fuller: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
    for argument, keys in keyed:
        for key in keys:
            if key is not None and len(parts := words.get(key.entity_id or "", ())) > 1:
                fuller[argument.document_id, parts[-1]].add(key)

    def full(document_id: str, key: Key | None) -> Key | None:
        parts = words.get(key.entity_id or "", ()) if key is not None else ()
        known = fuller.get((document_id, parts[0]), set()) if len(parts) == 1 else set()
        return next(iter(known)) if len(known) == 1 else key

    found: dict[frozenset[Key], list[Argument]] = {}
    sides: dict[frozenset[Key], tuple[Key, Key]] = {}
    for argument, keys in keyed:
        left, right = (full(argument.document_id, key) for key in keys)
        if left is not None and right is not None and left != right:
            pair = frozenset((left, right))
            sides.setdefault(pair, (left, right))
            found.setdefault(pair, []).append(argument)
    return [Draft(*sides[pair], tuple(said)) for pair, said in found.items()]


def _key(document_id: str, side: ArgumentSide, table: EntityTable) -> Key | None:
    """What names a side; None where the reading that it comes from has no such entity."""
    if side.entity_id is None:
        return Key(f"{document_id}:{side.span.start}-{side.span.end}", None)
    entity_id = table.ids.get(Bearer(document_id, side.entity_id))
    return None if entity_id is None else Key(table.references[entity_id], entity_id)
