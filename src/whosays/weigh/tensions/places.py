"""One person in two places on one day, as different documents have it.

Nobody is kept from two places in a day; the tension says only that somebody should look. What goes from place to place
is left out, and so are places of which one may lie in the other by the case's own words. There is no gazetteer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from whosays.weigh.tensions.book import Book, listed, quote
from whosays.weigh.tensions.clash import Clash
from whosays.weigh.tensions.lexicon import lexicon
from whosays.weigh.tensions.statements import Statement

#: Places that one person is in on one day, by as many claims; more are a list of journeys.
_MOST = 12


def find_in_places(book: Book) -> Iterator[Clash]:
    """Tensions of place, by person and day."""
    for entity_id, statements in book.by_subject.items():
        if book.schemata.get(entity_id) != "Person":
            continue
        days: defaultdict[int, list[tuple[Statement, str]]] = defaultdict(list)
        for statement in statements:
            day, place = _day(statement), place_of(book, statement)
            if day is not None and place:
                days[day].append((statement, place))
        for several in days.values():
            if 1 < len(several) <= _MOST:
                yield from _of_day(book, entity_id, several)


def _day(statement: Statement) -> int | None:
    when = statement.when
    return when.window.first if when is not None and when.firm and when.window.length == 1 else None


def place_of(book: Book, statement: Statement) -> str:
    """The one place in which a statement says that something is or was; empty where it names none, or several."""
    if statement.verb in lexicon().going.agent:
        return ""
    places = [place for place in dict.fromkeys(statement.claim.places) if _locates(book, place, statement.text)]
    return places[0] if len(places) == 1 else ""


def _locates(book: Book, place: str, text: str) -> bool:
    names = "|".join(re.escape(name) for name in sorted(book.nesting.names(place), key=len, reverse=True))
    return bool(names) and re.search(rf"\b(?:in|at|near)\s+(?:the\s+)?(?:{names})\b", text) is not None


def _of_day(book: Book, entity_id: str, several: Sequence[tuple[Statement, str]]) -> Iterator[Clash]:
    sides: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement, place in several:
        sides[place].append(statement)
    rivals = [place for place in sides if any(apart_in_space(book, place, other) for other in sides)]
    documents = {statement.claim.document_id for place in rivals for statement in sides[place]}
    if len(rivals) > 1 and len(documents) > 1:
        words = " and ".join(quote(sides[place][0].text) for place in rivals)
        places = listed(book.name(place) for place in rivals)
        why = f"{book.name(entity_id)} is put in {places} on one day, unless one lies in the other: {words}."
        ids = tuple(tuple(one.id for one in sides[place]) for place in rivals)
        yield Clash("place", ids, (entity_id, *rivals), why)


def apart_in_space(book: Book, left: str, right: str) -> bool:
    """Whether two places are of one sort and nothing says that one may lie in the other."""
    return book.schemata.get(left) == book.schemata.get(right) and not book.nesting.may_hold(left, right)
