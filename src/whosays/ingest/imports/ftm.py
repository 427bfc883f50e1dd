"""FollowTheMoney entities as JSON lines: parties as paragraphs, and what relates two of them as claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from whosays.ingest.imports.formats import ImportFormat
from whosays.ingest.imports.ftm_edges import EDGES, ends_of, is_ours, tie_of
from whosays.ingest.imports.items import Item
from whosays.ingest.imports.listing import ListOf, Tie, as_document
from whosays.ingest.lists import ftm
from whosays.ingest.lists.gather import Entry, Flaw, Listed, gather_entries
from whosays.ingest.lists.load import format_of
from whosays.records import EmptyInput, ReadOptions, Unread

#: Entities that say something of one other: their property that names it, a label, and the properties that say it.
_DETAILS: Final = {
    "Sanction": ("entity", "Listed", ("authority", "program", "listingDate", "startDate", "reason")),
    "Identification": ("holder", "Number", ("type", "number", "country")),
    "Passport": ("holder", "Passport", ("number", "country")),
}
#: Schemata that a party points to itself: for an address, by this property.
_ADDRESS: Final = "addressEntity"
_SHOWN: Final = 5


@dataclass(slots=True)
class _Read:
    """What the lines of a file hold.

    Attributes:
        parties: Entries and flaws, in order.
        edges: Relations, in order.
        details: By the id of an entity, what other entities say of it.
        addresses: By the id of an address, the whole of it.
        lives_at: By the id of an entity, the ids of its addresses.
        others: How many entities there are of each schema that is not read.
        ours: How many claims and relations whosays itself wrote.
    """

    parties: list[Entry | Flaw] = field(default_factory=list)
    edges: list[ftm.Line] = field(default_factory=list)
    details: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    addresses: dict[str, str] = field(default_factory=dict)
    lives_at: dict[str, tuple[str, ...]] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    ours: int = 0


def recognises(head: bytes, _: str) -> bool:
    """Whether a file begins with FollowTheMoney entities: objects with a schema and properties, a line each."""
    return format_of(head)[0] == "FollowTheMoney JSON lines" and b'"properties"' in head


def read(data: bytes, path: str, options: ReadOptions) -> Iterator[Item]:
    """The parties of a file as one document.

    Raises:
        EmptyInput: If there are none.
    """
    found, unread = read_whole(data, path)
    yield from unread
    if not found.entries:
        remedy = "give a file of FollowTheMoney entities, one JSON object a line"
        raise EmptyInput(path, "no person, organization or vessel could be read from this file", remedy)
    yield as_document(found, data, path, options)


def read_whole(data: bytes, path: str) -> tuple[ListOf, tuple[Unread, ...]]:
    """The list, and what of it could not be read."""
    found = _lines(data, path)
    entries, unread = gather_entries(found.parties)
    listed = [_with_details(entry, found) for entry in entries]
    known = {entry.party.id: entry.party.schema for entry in listed}
    ties: list[Tie] = []
    lost: list[Entry | Flaw] = []
    for line in found.edges:
        between = [(one, other) for one, other in ends_of(line) if one in known and other in known]
        ties += [tie_of(line, *pair, known[pair[0]]) for pair in between]
        if not between:
            lost.append(Flaw(path, line.number, f"{line.schema} of which an end is no party in this file"))
    title = f"FollowTheMoney entities: {PurePath(path).name}"
    flaws = (*unread, *gather_entries(lost)[1], *_passed_over(found, path))
    return ListOf(title, "application/x-ndjson", listed, ties), flaws


def _lines(data: bytes, path: str) -> _Read:
    found = _Read()
    for line in ftm.lines(path, data):
        if isinstance(line, Flaw):
            found.parties.append(line)
        elif is_ours(line):
            found.ours += 1
        elif (entry := ftm.entry(line, path)) is not None:
            found.parties.append(entry)
            found.lives_at[line.id] = ftm.values(line.properties, _ADDRESS)
        elif line.schema in EDGES:
            found.edges.append(line)
        elif line.schema == "Address":
            found.addresses[line.id] = "; ".join(ftm.values(line.properties, "full")[:1])
        elif line.schema in _DETAILS:
            owner, label, properties = _DETAILS[line.schema]
            words = ", ".join(ftm.values(line.properties, *properties))
            for identity in ftm.values(line.properties, owner):
                found.details[identity].append((label, words))
        else:
            found.others[line.schema] += 1
    return found


def _with_details(entry: Listed, found: _Read) -> Listed:
    """An entry with what other entities say of it."""
    identity = entry.party.id
    addresses = [("Address", found.addresses.get(one, "")) for one in found.lives_at.get(identity, ())]
    more = [(label, words) for label, words in (*found.details.get(identity, ()), *addresses) if words.strip()]
    return replace(entry, more=tuple(dict.fromkeys((*entry.more, *more))))


def _passed_over(found: _Read, path: str) -> Iterator[Unread]:
    if found.others:
        named = ", ".join(f"{number:,} {schema}" for schema, number in found.others.most_common(_SHOWN))
        more = f" and {len(found.others) - _SHOWN} further schemata" if len(found.others) > _SHOWN else ""
        yield Unread(path, f"neither parties nor relations of parties, and not read: {named}{more}")
    if found.ours:
        reason = f"{found.ours:,} claims and relations that whosays wrote itself are no evidence of their own"
        yield Unread(path, reason, "read the documents that they come from")


FORMAT = ImportFormat(
    title="FollowTheMoney entities as JSON lines: parties and their relations",
    recognises=recognises,
    read=read,
)
