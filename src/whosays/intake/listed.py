"""The persons and organizations of a case against a list that the user brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.records import Entity, Party, Unread

if TYPE_CHECKING:
    from whosays.resolve.matching import Match


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of a list that an entity of the case may be. A proposal, never a merge."""

    entity: Entity
    entry: Party
    match: Match


@dataclass(frozen=True, slots=True)
class Listed:
    """What came of comparing a case with a list.

    Attributes:
        format: Of the list.
        entries: How many it has.
        compared: How many entities of the case were looked up in it.
        candidates: By entity in the case's order, the likeliest first.
        unread: Lines of the list that were not read.
    """

    format: str
    entries: int
    compared: int
    candidates: tuple[Candidate, ...]
    unread: tuple[Unread, ...]


def match_list(known: Sequence[tuple[Entity, Party]], path: str, least: float, most: int) -> Listed:
    """Look entities up in a list.

    Args:
        known: Entities, each with all that is known of it.
        path: The list; see ``whosays.ingest.lists``.
        least: Match probability from which a candidate is worth showing.
        most: Candidates shown for one entity.

    Raises:
        InputError: If the list cannot be read at all, or holds nobody.
    """
    from whosays.ingest.lists import read_list
    from whosays.resolve.matching import COMPARED, PartyIndex

    read = read_list(path)
    index = PartyIndex(read.parties)
    entries = {party.id: party for party in read.parties}
    candidates = [
        Candidate(entity, entries[match.right], match)
        for entity, party in known
        if party.schema in COMPARED
        for match in index.matches(party, least)[:most]
    ]
    compared = sum(party.schema in COMPARED for _, party in known)
    return Listed(read.format, len(read.parties), compared, tuple(candidates), read.unread)
