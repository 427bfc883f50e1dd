"""Which of many parties may be one: pairs found by their names, compared by all that is known of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.records import Entity, Party
from whosays.resolve.matching.index import NameIndex
from whosays.resolve.matching.names import NameModel, model_for
from whosays.resolve.matching.organizations import OrganizationPair
from whosays.resolve.matching.parties import Match, compare
from whosays.resolve.matching.persons import PersonPair
from whosays.text.names import family

#: Names that are looked at closely for each name that is looked up.
_LOOKED_AT = 60
#: Sorts of things whose names tell who they are; a country or a place is known by its name alone.
_COMPARED = frozenset({"Person", "Organization", "PublicBody", "Company", "Vessel"})


@dataclass(frozen=True, slots=True)
class _Listed:
    index: NameIndex
    owners: tuple[int, ...]
    model: NameModel[PersonPair] | NameModel[OrganizationPair]


class PartyIndex:
    """Many parties, to be searched for those that may be one with another.

    Args:
        parties: Which; those of sorts that are not matched by name are never found.
    """

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = parties
        names: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place, party in enumerate(parties):
            if party.schema in _COMPARED:
                names[family(party.schema)] += [(place, name) for name in (*party.names, *party.weak_names)]
        self._listed = {sort: self._list(sort, entries) for sort, entries in names.items()}

    def _list(self, sort: str, entries: Sequence[tuple[int, str]]) -> _Listed:
        model = model_for("Person" if sort == "Person" else "Organization")
        return _Listed(
            NameIndex((name for _, name in entries), model.words), tuple(place for place, _ in entries), model
        )

    def places(self, party: Party) -> list[int]:
        """Places of the parties with a name that may be one of the party's."""
        listed = self._listed.get(family(party.schema))
        if listed is None or party.schema not in _COMPARED:
            return []
        found: dict[int, None] = {}
        for name in (*party.names, *party.weak_names):
            for entry in listed.index.candidates(name, _LOOKED_AT):
                found.setdefault(listed.owners[entry])
        return list(found)

    def matches(self, party: Party, least: float) -> list[Match]:
        """The parties that may be one with ``party``, the likeliest first.

        Args:
            party: Whom to look for.
            least: Match probability from which a party is worth showing.
        """
        compared = (compare(party, self.parties[place]) for place in self.places(party))
        found = [match for match in compared if match.match_probability >= least]
        return sorted(found, key=lambda match: (-match.match_probability, match.right))


def party_of(entity: Entity) -> Party:
    """An entity of a case as a party; what is known of it beside its names is not in the entity."""
    documents = frozenset(mention.document_id for mention in entity.mentions)
    return Party(entity.id, entity.schema, (entity.name, *entity.aliases), documents=documents)


def pairs(parties: Sequence[Party], least: float) -> Iterator[Match]:
    """Every two of some parties that may be one, each pair once.

    Args:
        parties: With ids that are all different.
        least: Match probability from which a pair is worth showing.
    """
    index = PartyIndex(parties)
    seen: set[tuple[int, int]] = set()
    for place, party in enumerate(parties):
        for other in index.places(party):
            both = (min(place, other), max(place, other))
            if place == other or both in seen:
                continue
            seen.add(both)
            match = compare(parties[both[0]], parties[both[1]])
            if match.match_probability >= least:
                yield match
