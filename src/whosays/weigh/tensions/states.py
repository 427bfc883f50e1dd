"""States that exclude others: what somebody in custody does at large, a membership before it began or after it ended.

A deed falls in a spell where every day on which it can have been lies there: it comes neither before nor after, and in
the network of the spell both orders would close a negative cycle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosays.weigh.tensions.book import Book, quote
from whosays.weigh.tensions.clash import Clash
from whosays.weigh.tensions.lexicon import State, lexicon
from whosays.weigh.tensions.spells import Course, Spell, Stage, spells_of
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.when import When

#: Two lasting things that are dated to the same days, but no longer than a year, pull against each other.
_YEAR = 366
_ORGANIZATIONS = frozenset({"Organization", "PublicBody", "Company"})


def find_in_states(book: Book) -> Iterator[Clash]:
    """Tensions of state, entity by entity."""
    for state in lexicon().states:
        for (entity_id, _), course in _courses(book, state).items():
            yield from (_outside if state.of_another else _inside)(book, state, entity_id, course)


def _courses(book: Book, state: State) -> Mapping[tuple[str, str], Course]:
    """What is said of a state, by bearer and by whom it is towards."""
    found: defaultdict[tuple[str, str], tuple[list[Stage], list[Stage], list[Stage]]] = defaultdict(
        lambda: ([], [], [])
    )
    for statement in book.statements.values():
        when = statement.firm
        if statement.negative or when is None:
            continue
        other = _other(book, statement) if state.of_another else ""
        for stages, bearer, stage in _stages(statement, when, state):
            if other or not state.of_another:
                found[bearer, other][stages].append(stage)
    return {key: Course(*map(tuple, stages)) for key, stages in found.items()}


def _stages(statement: Statement, when: When, state: State) -> Iterator[tuple[int, str, Stage]]:
    """What a statement tells of a state, and of whom: 0 that it begins, 1 that it goes on, 2 that it ends.

    "Was held since 2001" tells of the beginning, "until 2003" of the end, and "was detained from 2001 to 2003" of what
    lies between.
    """
    bearers = statement.bearers(state.begins)
    spanned = when.begins.first is not None and when.ends.last is not None
    if bearers and not spanned:
        yield from ((0, bearer, Stage(statement, when, when.window)) for bearer in bearers)
    elif ended := statement.bearers(state.ends):
        yield from ((2, bearer, Stage(statement, when, when.window)) for bearer in ended)
    elif bearers or state.holds.match(statement.phrase):
        for bearer in bearers or statement.subjects:
            yield 1, bearer, Stage(statement, when, when.window)
            if when.begins.first is not None and not spanned:
                yield 0, bearer, Stage(statement, when, when.begins)
            if when.ends.last is not None and not spanned:
                yield 2, bearer, Stage(statement, when, when.ends)


def _other(book: Book, statement: Statement) -> str:
    """The one organization that a state is towards; empty where there is none, or several."""
    others = {
        one.entity_id
        for one in statement.claim.participants
        if one.entity_id not in statement.subjects and book.schemata.get(one.entity_id) in _ORGANIZATIONS
    }
    return others.pop() if len(others) == 1 else ""


def _inside(book: Book, state: State, entity_id: str, course: Course) -> Iterator[Clash]:
    """What cannot be beside a spell, one clash for each spell; and spells that cannot have been as they are told."""
    spells, broken = spells_of(book, course)
    name = book.name(entity_id)
    for claims in broken:
        words = " and ".join(quote(book.statements[claim].text) for claim in claims)
        why = f"{words} leave no days in which {name} was {state.says}."
        yield Clash("time", tuple((claim,) for claim in claims), (entity_id,), why)
    yield from _ended_first(book, state, entity_id, course)
    found: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for claims, statement in _against(book, state, entity_id, spells, course):
        found[claims].append(statement)
    for claims, statements in found.items():
        said = " and ".join(quote(book.statements[claim].text) for claim in claims[:2])
        why = f"{name} was {state.says} by {said}, and at that time not by {quote(statements[0].text)}."
        yield Clash("state", (claims, tuple(one.id for one in statements)), (entity_id,), why)


def _against(
    book: Book, state: State, entity_id: str, spells: Sequence[Spell], course: Course
) -> Iterator[tuple[tuple[str, ...], Statement]]:
    """Deeds of one at large within a spell, and words that say the contrary of the state; with the spell's claims."""
    for statement in book.by_subject.get(entity_id, ()):
        when = statement.firm
        contrary = state.contrary is not None and state.contrary.match(statement.phrase) is not None
        deed = not statement.passive and statement.verb in lexicon().at_large.agent
        if when is None or not (contrary or deed):
            continue
        claims = next((spell.claims for spell in spells if when.window.within(spell.core)), ())
        if not claims and contrary:
            claims = tuple(stage.id for stage in course.holds if _as_long(stage.when, when))
        if claims and statement.id not in claims:
            yield claims, statement


def _as_long(one: When, other: When) -> bool:
    length = one.window.length
    return one.window == other.window and length is not None and length <= _YEAR


def _ended_first(book: Book, state: State, entity_id: str, course: Course) -> Iterator[Clash]:
    """An end before the only beginning that is told of, where both are the doing of one."""
    sides = course.ends, course.begins
    first, then = ({doer for stage in side for doer in stage.statement.agents} for side in sides)
    if first & then and all(end.window.before(begin.window) for end in course.ends for begin in course.begins):
        words = " and ".join(quote(side[0].text) for side in sides)
        why = f"That {book.name(entity_id)} was {state.says} is told to have ended before it began: {words}."
        ids = tuple(tuple(stage.id for stage in side) for side in sides)
        yield Clash("time", ids, (entity_id, *sorted(first & then)), why)


def _outside(book: Book, state: State, entity_id: str, course: Course) -> Iterator[Clash]:
    """A state that goes on after its end, or before its beginning, where it does not begin, or end, again."""
    for edges, others, late in ((course.ends, course.begins, True), (course.begins, course.ends, False)):
        found: defaultdict[tuple[str, ...], list[Stage]] = defaultdict(list)
        bridged = any(not _past(other, edge, late=late) for other in others for edge in edges)
        for stage in course.holds if edges and not bridged else ():
            if all(_past(edge, stage, late=late) for edge in edges):
                found[tuple(edge.id for edge in edges)].append(stage)
        for claims, stages in found.items():
            told = f"{quote(book.statements[claims[0]].text)}, and {quote(stages[0].text)}"
            when = "after it had ended" if late else "before it began"
            why = f"{book.name(entity_id)} was {state.says} {when}: {told}."
            yield Clash("state", (claims, tuple(stage.id for stage in stages)), (entity_id,), why)


def _past(one: Stage, other: Stage, *, late: bool) -> bool:
    """Whether the other lies wholly behind the one, or before it where ``late`` is not set."""
    return one.window.before(other.window) if late else other.window.before(one.window)
