"""Who did it: claims that give one deed to different doers; and relations that some claims state and others deny."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from whosays.weigh.tensions.bonded import held_apart
from whosays.weigh.tensions.book import Book, listed, quote, terms_of
from whosays.weigh.tensions.clash import Clash
from whosays.weigh.tensions.lexicon import lexicon
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.window import Window

#: Tellings of one deed that are compared.
_MOST = 100
#: Something without a name of its own is one thing where so many words describe it, or where both date it.
_TELLING = 2
_INDEFINITE = re.compile(r"(?:an?|some|by|many|several|more|about|at|over|nearly|other)\b|.*\d", re.IGNORECASE)
#: Relations by which a deed of one may be told as the other's.
_BELONGING = frozenset({"membership", "directorship", "employment", "ownership", "family", "associate"})


def find_in_accounts(book: Book) -> Iterator[Clash]:
    """Tensions of account between doers, and of polarity in relations."""
    bound = {frozenset((one.subject_id, one.object_id)) for one in book.relations if one.type in _BELONGING}
    deeds: defaultdict[tuple[str, frozenset[str]], list[Statement]] = defaultdict(list)
    for statement in book.statements.values():
        known = statement.agents and all(agent in book.schemata for agent in statement.agents)
        if statement.verb in lexicon().sole.agent and known and not statement.negative:
            undergone = frozenset(statement.patients) or _undergone(statement)
            if undergone:
                deeds[statement.verb, undergone].append(statement)
    for (_, undergone), tellings in deeds.items():
        if len(tellings) > 1:
            yield from _rivals(book, undergone, tellings[:_MOST], bound)
    yield from _denied(book)


def _undergone(statement: Statement) -> frozenset[str]:
    """What a deed is done to, by the words for it, where they speak of one thing."""
    proposition = statement.claim.proposition
    words = proposition.subject if statement.passive else proposition.object
    return frozenset() if _INDEFINITE.match(words) else terms_of(words)


def _rivals(
    book: Book, undergone: frozenset[str], tellings: Sequence[Statement], bound: set[frozenset[str]]
) -> Iterator[Clash]:
    sides: defaultdict[frozenset[str], list[Statement]] = defaultdict(list)
    for telling in tellings:
        sides[frozenset(telling.agents)].append(telling)
    named = any(statement.patients for statement in tellings)
    rivals = [
        doers
        for doers, one in sides.items()
        if any(
            _exclude(book, doers, others, bound) and _one_deed(one, other, sure=named or len(undergone) >= _TELLING)
            for others, other in sides.items()
        )
    ]
    if len(rivals) > 1:
        who = listed(listed(book.name(doer) for doer in sorted(doers)) for doers in rivals)
        told = " and ".join(quote(sides[doers][0].text) for doers in rivals)
        entities = (*sorted(undergone & book.names.keys()), *(doer for doers in rivals for doer in sorted(doers)))
        ids = tuple(tuple(one.id for one in sides[doers]) for doers in rivals)
        yield Clash("account", ids, entities, f"One deed is given to {who}: {told}.")


def _exclude(book: Book, doers: frozenset[str], others: frozenset[str], bound: set[frozenset[str]]) -> bool:
    """Whether two sets of doers have nobody in common, are of one sort, and nobody in one belongs to another."""
    if doers & others:
        return False
    persons = {book.schemata.get(doer) == "Person" for doer in doers | others}
    return len(persons) == 1 and not any(frozenset((one, other)) in bound for one in doers for other in others)


def _one_deed(tellings: Sequence[Statement], others: Sequence[Statement], *, sure: bool) -> bool:
    """Whether two tellings can be of one deed by their dates; where nothing else makes it sure, both must have one."""
    windows = [[one.when.window if one.when is not None else None for one in several] for several in (tellings, others)]
    return any(_meet(one, other, sure=sure) for one in windows[0] for other in windows[1])


def _meet(one: Window | None, other: Window | None, *, sure: bool) -> bool:
    return sure if one is None or other is None else one.meets(other)


def _denied(book: Book) -> Iterator[Clash]:
    """Relations that some claims state and others deny, unless the days of the denial are others."""
    for relation in book.relations:
        stated, denied = (
            tuple(claim for claim in claims if claim in book.claims)
            for claims in (relation.claim_ids, relation.denied_by)
        )
        days = Window.of(relation.earliest, relation.latest)
        denied = tuple(claim for claim in denied if _meets(book, claim, days))
        if stated and denied:
            who = f"{book.name(relation.subject_id)} – {relation.type} – {book.name(relation.object_id)}"
            told = " and ".join(quote(book.claims[side[0]].proposition.text) for side in (stated, denied))
            entities = (relation.subject_id, relation.object_id)
            yield held_apart(book, (stated, denied), entities, f"{who} is said and denied: {told}.")


def _meets(book: Book, claim: str, days: Window) -> bool:
    statement = book.statements.get(claim)
    return statement is None or statement.when is None or statement.when.window.meets(days)
