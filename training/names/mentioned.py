"""How often roles and company agree where one person is named twice, and where two of like names are.

Persons of OFAC's list are looked for by their full names in the press releases of the Treasury. Two releases that name
one of them are two records of one person; releases that name two persons of like names are records of two.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks._data import data_dir

from training.names.pairs import Pair
from whosays.extract.about import roles_of
from whosays.records import Document, Entity, Mention, Party, Span
from whosays.text.names import name_key

_LONGEST_TEXT = 60_000
_RECORDS = 6
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Records of persons: two of one, and two of two."""

    same: list[tuple[Party, Party]]
    other: list[tuple[Party, Party]]


def mentioned(people: Sequence[Party], rivals: Sequence[Pair], dice: random.Random) -> Mentioned:
    """Records of a list's persons in the releases.

    Args:
        people: Of the list.
        rivals: Ids of two persons of like names.
        dice: Chooses among many records.
    """
    records: dict[str, list[Party]] = defaultdict(list)
    for record in _records(people):
        records[record.id].append(record)
    same = [pair for found in records.values() for pair in _some(itertools.combinations(found, 2), dice)]
    other = [
        pair
        for one, two in rivals
        if one in records and two in records
        for pair in _some(itertools.product(records[one], records[two]), dice)
        if not pair[0].documents & pair[1].documents
    ]
    return Mentioned(same, other)


def _some(pairs: Iterator[tuple[Party, Party]], dice: random.Random) -> list[tuple[Party, Party]]:
    every = list(itertools.islice(pairs, 500))
    return dice.sample(every, min(_RECORDS, len(every)))


def _records(people: Sequence[Party]) -> Iterator[Party]:
    names = _natural(people)
    starts = defaultdict(list)
    for name in names:
        starts[name.split()[0]].append(name)
    with gzip.open(data_dir("treasury") / "press_releases_even.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield from _in_text(release["id"], release["text"][:_LONGEST_TEXT], starts, names)


def _natural(people: Sequence[Party]) -> Mapping[str, Party]:
    """Names in their natural order, as releases write them, that are one person's alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    by_id = {party.id: party for party in people}
    for party in people:
        for name in party.names:
            family, _, given = name.partition(", ")
            words = f"{given} {family.title()}".split()
            if len(words) >= _FEWEST_WORDS:
                owners[" ".join(words)].add(party.id)
    return {name: by_id[next(iter(ids))] for name, ids in owners.items() if len(ids) == 1}


def _in_text(
    identity: str, text: str, starts: Mapping[str, Sequence[str]], names: Mapping[str, Party]
) -> Iterator[Party]:
    document = Document(identity, "", "", "text/plain", "", "source", None, text)
    found: dict[str, list[Mention]] = defaultdict(list)
    parties = {}
    for word in set(text.split()) & starts.keys():
        for name in starts[word]:
            at = text.find(name)
            while at >= 0:
                party = names[name]
                parties[party.id] = party
                found[party.id].append(Mention(identity, Span.of(text, at, at + len(name)), "name", "Person"))
                at = text.find(name, at + 1)
    entities = [Entity(key, "Person", parties[key].names[0], (), tuple(m)) for key, m in found.items()]
    roles = roles_of(document, entities)
    for key, party in parties.items():
        yield replace(
            party,
            roles=roles.get(key, ()),
            with_whom=frozenset(name_key(other.names[0]) for other in parties.values() if other is not party),
            documents=frozenset({identity}),
        )
