"""Which of many parties may be one: pairs found by their names, compared by all that is known of them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.records import Feature, Party
from whosays.resolve.matching.index import NameIndex
from whosays.resolve.matching.names import NameModel, model_for
from whosays.resolve.matching.organizations import OrganizationPair
from whosays.resolve.matching.parties import Match, compare_if, probability
from whosays.resolve.matching.persons import PersonPair
from whosays.text.names import family

#: Names that are looked at closely for each name that is looked up.
LOOKED_AT = 60
#: Match probability from which somebody with a full name is a rival for being meant by a single word.
_RIVAL = 0.2
#: Sorts of things whose names tell who they are; a country or a place is known by its name alone.
COMPARED = frozenset({"Person", "Organization", "PublicBody", "Company", "Vessel"})


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
            if party.schema in COMPARED:
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
        if listed is None or party.schema not in COMPARED:
            return []
        found: dict[int, None] = {}
        for name in (*party.names, *party.weak_names):
            for entry in listed.index.candidates(name, LOOKED_AT):
                found.setdefault(listed.owners[entry])
        return list(found)

    def matches(self, party: Party, least: float) -> list[Match]:
        """The parties that may be one with ``party``, the likeliest first.

        Where a single word may be several full names, that tells against each.

        Args:
            party: Whom to look for.
            least: Match probability from which a party is worth showing.
        """
        short = not _is_full(party)
        worth = min(least, _RIVAL) if short else least
        compared = ((place, compare_if(party, self.parties[place], worth)) for place in self.places(party))
        found = [(place, match) for place, match in compared if match is not None]
        if short:
            full = [match for place, match in found if _is_full(self.parties[place])]
            found = [
                (place, _with_rivals(match, [rival for rival in full if rival is not match], "in the list"))
                if _is_full(self.parties[place])
                else (place, match)
                for place, match in found
            ]
        kept = [match for _, match in found if match.match_probability >= least]
        return sorted(kept, key=lambda match: (-match.match_probability, match.right))


def pairs(parties: Sequence[Party], least: float) -> list[Match]:
    """Every two of some parties that may be one, each pair once, the likeliest first.

    Two that are known by a single word are not held against each other where one of them may be somebody with a full
    name: who that is decides the rest. And where it may be several, that tells against each. A list tells its entries
    apart.

    Args:
        parties: With ids that are all different.
        least: Match probability from which a pair is worth showing.
    """
    index = PartyIndex(parties)
    compared: set[tuple[int, int]] = set()
    found: list[tuple[int, int, Match]] = []
    listed = Counter(document for party in parties for document in party.entries)
    longest = max(listed, key=lambda document: (listed[document], document), default="")
    for place, party in enumerate(parties):
        if longest in party.entries:
            continue  # the others look these up; among themselves they are told apart
        for other in index.places(party):
            both = (min(place, other), max(place, other))
            if place != other and both not in compared and not party.entries & parties[other].entries:
                compared.add(both)
                match = compare_if(parties[both[0]], parties[both[1]], least)
                if match is not None:
                    found.append((*both, match))
    kept = [match for match in _told_apart(parties, found) if match.match_probability >= least]
    return sorted(kept, key=lambda match: (-match.match_probability, match.left, match.right))


def _told_apart(parties: Sequence[Party], found: Sequence[tuple[int, int, Match]]) -> list[Match]:
    """The matches, with what it means for a single word that several full names have it."""
    short = [not _is_full(party) for party in parties]
    alike = {(one, other) for one, other, match in found if match.bits >= 0}
    owners: dict[int, list[tuple[int, Match]]] = defaultdict(list)
    for one, other, match in found:
        if short[one] != short[other]:
            word, name = (one, other) if short[one] else (other, one)
            owners[word].append((name, match))
    kept = [match for one, other, match in found if not short[one] and not short[other]]
    kept += [m for one, other, m in found if short[one] and short[other] and not owners.keys() & {one, other}]
    for candidates in owners.values():
        for name, match in candidates:
            rivals = [
                other
                for rival, other in candidates
                if rival != name and (min(rival, name), max(rival, name)) not in alike
            ]
            kept.append(_with_rivals(match, rivals, "in the case"))
    return kept


def _with_rivals(match: Match, rivals: Sequence[Match], where: str) -> Match:
    """A match of a single word with a full name, where the word may as well be others': it is one of them or nobody."""
    if not rivals:
        return match
    weight = -math.log2(1 + sum(math.exp2(rival.bits) for rival in rivals))
    count = len(rivals)
    detail = f"{count} other full {'name' if count == 1 else 'names'} {where} may be meant as well"
    features = (*match.features, Feature("rivals", weight, detail))
    return replace(match, match_probability=probability(match.bits + weight), features=features)


def _is_full(party: Party) -> bool:
    """Whether a party is known by more than a single word."""
    words = model_for(party.schema).words
    return any(len(words(name)) > 1 for name in party.names)
