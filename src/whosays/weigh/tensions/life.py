"""What happens once, and in what order: rival dates of one death, deeds of the dead, an end before the beginning.

The dates of one entity's birth, death, founding and the like are the moments of a simple temporal network, under what
claims say of them and what must follow what. A claim that cannot hold beside those before it closes a negative cycle,
whose claims are the tension.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.records import TensionKind
from whosays.weigh.tensions.ages import Age, births_and_ages
from whosays.weigh.tensions.book import Book, quote, terms_of
from whosays.weigh.tensions.clash import Clash
from whosays.weigh.tensions.groups import apart
from whosays.weigh.tensions.lexicon import Happening, lexicon
from whosays.weigh.tensions.network import ORIGIN, Link, Network
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.window import Window

#: Dates of one event that go into the network; more say nothing new.
_MOST = 40


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim that dates something of an entity.

    Attributes:
        claim_id: The claim.
        moment: What it dates.
        says: That in words.
        window: The days.
        words: The claim's, or those of its date.
    """

    claim_id: str
    moment: str
    says: str
    window: Window
    words: str

    def links(self) -> tuple[Link, ...]:
        """The date as constraints on its moment."""
        first, last = self.window.first, self.window.last
        return (
            *((Link(ORIGIN, self.moment, last, (self.claim_id,)),) if last is not None else ()),
            *((Link(self.moment, ORIGIN, -first, (self.claim_id,)),) if first is not None else ()),
        )


def find_in_lives(book: Book) -> Iterator[Clash]:
    """Tensions of time and age in the life of each entity.

    Up to forty dates of one event are compared; deeds are compared with the bounds of a life, not with each other.
    """
    births, ages = births_and_ages(book)
    happenings = _happenings(book)
    for entity_id in dict.fromkeys((*happenings, *births, *ages)):
        dated = [*happenings.get(entity_id, ()), *map(_birth, births.get(entity_id, ()))]
        once = {(one.claim_id, one.moment): one for one in dated}
        yield from _of_one(book, entity_id, tuple(once.values()), ages.get(entity_id, ()))


def _birth(age: Age) -> Dated:
    return Dated(age.claim_id, "birth", lexicon().happenings["birth"].says, age.birth, age.words)


def _happenings(book: Book) -> Mapping[str, list[Dated]]:
    """By entity, the dates of what happens once."""
    found: defaultdict[str, list[Dated]] = defaultdict(list)
    for statement in book.statements.values():
        when = statement.firm
        if when is None or statement.negative:
            continue
        for happening in lexicon().told_by.get(statement.verb, ()):
            for entity_id in statement.bearers(happening.verbs):
                moment = _moment(happening, statement, entity_id)
                if moment and happening.may_befall(book.schemata.get(entity_id)):
                    found[entity_id].append(Dated(statement.id, moment, happening.says, when.window, statement.text))
    return found


def _moment(happening: Happening, statement: Statement, entity_id: str) -> str:
    """What a statement dates: of what happens between two, that with this other; empty where there is none.

    Who does something to another dies of nothing: "drowned the kittens".
    """
    if not happening.pair:
        return happening.name if entity_id in statement.patients or not statement.patients else ""
    others = terms_of(statement.claim.proposition.object)
    return f"{happening.name} {' '.join(sorted(others))}" if others else ""


def _of_one(book: Book, entity_id: str, dated: Sequence[Dated], ages: Sequence[Age]) -> Iterator[Clash]:
    name = book.name(entity_id)
    by_moment: defaultdict[str, list[Dated]] = defaultdict(list)
    for one in dated:
        by_moment[one.moment].append(one)
    for moment, several in by_moment.items():
        yield from _rivals(name, entity_id, moment, several[:_MOST])
    network = Network()
    for first, then in lexicon().orders:
        network.add(Link(then, first, 0))
    known = {one.claim_id: one for one in dated}
    for several in by_moment.values():
        for one in several[:_MOST]:
            cycle = network.add_all(one.links())
            if len({known[reason].moment for link in cycle for reason in link.reasons}) > 1:
                yield _disorder(name, entity_id, [known[reason] for link in cycle for reason in link.reasons])
    yield from _ages(name, entity_id, ages, network, known)
    if book.schemata.get(entity_id) == "Person":
        yield from _deeds(book, entity_id, network, known)


def _rivals(name: str, entity_id: str, moment: str, several: Sequence[Dated]) -> Iterator[Clash]:
    """Dates of one event that have no day in common."""
    groups = apart([(one.claim_id, one.window) for one in several])
    if groups:
        words = {one.claim_id: one for one in several}
        told = " and ".join(quote(words[side[0]].words) for side in groups)
        kind: TensionKind = "age" if moment == "birth" else "time"
        yield Clash(kind, tuple(groups), (entity_id,), f"{name} {several[0].says} once: {told} leave no day for both.")


def _disorder(name: str, entity_id: str, cycle: Sequence[Dated]) -> Clash:
    """What should have come first came later."""
    sides: defaultdict[str, list[Dated]] = defaultdict(list)
    for one in cycle:
        sides[one.moment].append(one)
    told = " and ".join(quote(side[0].words) for side in sides.values())
    why = f"{told} are out of order in the life of {name}."
    return Clash("time", tuple(tuple(one.claim_id for one in side) for side in sides.values()), (entity_id,), why)


def _ages(
    name: str, entity_id: str, ages: Sequence[Age], network: Network, known: Mapping[str, Dated]
) -> Iterator[Clash]:
    """Ages that fit neither the date of birth nor each other."""
    groups = apart([(age.claim_id, age.birth) for age in ages])
    words = {age.claim_id: age.words for age in ages}
    if groups:
        told = " and ".join(quote(words[side[0]]) for side in groups)
        yield Clash("age", tuple(groups), (entity_id,), f"{name} cannot be so old in both: {told}.")
    against: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for age in ages:
        links = _birth(age).links()
        for cycle in filter(None, map(network.add, links)):
            born = tuple(reason for link in cycle[1:] for reason in link.reasons if reason in known)
            if born:
                against[born].append(age.claim_id)
    for born, claims in against.items():
        told = f"{quote(words[claims[0]])} does not fit {quote(known[born[0]].words)}"
        yield Clash("age", (born, tuple(claims)), (entity_id,), f"The age of {name}: {told}.")


def _deeds(book: Book, entity_id: str, network: Network, known: Mapping[str, Dated]) -> Iterator[Clash]:
    """What somebody does before birth or after death."""
    deeds = [
        (statement, statement.firm.window)
        for statement in book.by_agent.get(entity_id, ())
        if statement.firm is not None and statement.verb in lexicon().acts.agent
    ]
    birth, death = network.window("birth").first, network.window("death").last
    if death is not None:
        late = [one for one, window in deeds if window.first is not None and window.first > death]
        said = f"was dead by {date.fromordinal(death).isoformat()}"
        yield from _beyond(book, entity_id, said, [known.get(one) for one in network.reasons(ORIGIN, "death")], late)
    if birth is not None:
        early = [one for one, window in deeds if window.last is not None and window.last < birth]
        said = f"was not born before {date.fromordinal(birth).isoformat()}"
        yield from _beyond(book, entity_id, said, [known.get(one) for one in network.reasons("birth", ORIGIN)], early)


def _beyond(
    book: Book, entity_id: str, said: str, bounds: Sequence[Dated | None], deeds: Sequence[Statement]
) -> Iterator[Clash]:
    """Deeds beyond a bound of a life; none where an age, and no date, sets the bound."""
    reasons = {one.claim_id: one for one in bounds if one is not None}
    others = tuple(deed for deed in deeds if deed.id not in reasons)
    if reasons and others:
        told = f"{quote(next(iter(reasons.values())).words)}; yet {quote(others[0].text)}"
        why = f"{book.name(entity_id)} {said}: {told}."
        yield Clash("time", (tuple(reasons), tuple(deed.id for deed in others)), (entity_id,), why)
