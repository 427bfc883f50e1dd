"""How many, of what: numbers of claims that tell of one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whosays.text.quantities import Quantity, plain_quantities
from whosays.weigh.tensions.alike import at_one_time, told_apart
from whosays.weigh.tensions.book import Book, about, quote, terms_of
from whosays.weigh.tensions.clash import Clash
from whosays.weigh.tensions.groups import gathered, joined
from whosays.weigh.tensions.statements import Statement

#: Claims before one that are compared with it.
_MOST = 40
#: Claims of one thing that are compared.
_MOST_OF_ONE = 200
#: Two claims tell of one thing where they share so many telling words, and so much of all that either has.
_FEWEST, _ALIKE = 3, 0.6

#: Counts of these tell when, how often or how long; how old somebody is, is read elsewhere.
_LASTING = frozenset({"year", "month", "day", "week", "hour", "minute"})
_NOT_COUNTED = frozenset({"", "time"})
_AGE = re.compile(r"[ -](?:old|of age)\b")


def quantity_of(statement: Statement, *, lasting: bool = False) -> list[Quantity]:
    """The numbers of a claim, each unit once; of two numbers of one thing nothing says which is compared.

    Args:
        statement: The claim.
        lasting: Whether days and years count as things.
    """
    text = statement.text
    dates = []
    for time in statement.claim.times:
        words = " ".join(time.span.exact.split())
        at = text.find(words)
        if at >= 0:
            dates.append((at, at + len(words)))
    passed_over = _NOT_COUNTED if lasting else _NOT_COUNTED | _LASTING
    found = [
        one
        for one in plain_quantities(text, dates)
        if one.unit not in passed_over and not _AGE.match(text, one.span.end)
    ]
    units = [one.unit for one in found]
    return [one for one in found if units.count(one.unit) == 1]


def rival_values(several: Sequence[tuple[str, Quantity]]) -> list[tuple[str, ...]]:
    """Claims by the number that they give, no two groups having one in common; empty where all can be one number.

    Those that fit several groups, such as rough ones, are left out.
    """
    points: list[Quantity] = []
    for _, one in sorted(several, key=lambda item: (item[1].loose or bool(item[1].limit), item[1].value)):
        if not any(one.may_be(point) for point in points):
            points.append(one)
    groups = []
    for point in points if len(points) > 1 else ():
        others = [other for other in points if other is not point]
        groups.append(
            tuple(
                claim for claim, one in several if one.may_be(point) and not any(one.may_be(other) for other in others)
            )
        )
    return groups


def find_in_numbers(book: Book) -> Iterator[Clash]:
    """Numbers of one thing in claims that are otherwise told in much the same words, bonded or not.

    Each claim is compared with at most forty before it that count the same by the same verb, and of one thing the first
    two hundred claims with each other.
    """
    alike: defaultdict[tuple[str, str], list[tuple[Statement, Quantity]]] = defaultdict(list)
    for statement in book.statements.values():
        if statement.verb and not statement.negative:
            for quantity in quantity_of(statement):
                alike[quantity.unit, statement.verb].append((statement, quantity))
    for several in (several for several in alike.values() if len(several) > 1):
        terms = [terms_of(statement.text) for statement, _ in several]
        pairs = [
            (several[index][0].id, several[other][0].id)
            for index in range(len(several))
            for other in range(max(0, index - _MOST), index)
            if _one_thing(several[index][0], several[other][0], terms[index], terms[other])
        ]
        quantities = {statement.id: quantity for statement, quantity in several}
        for members in gathered(joined(quantities, pairs)).values():
            groups = rival_values([(claim, quantities[claim]) for claim in members[:_MOST_OF_ONE]])
            if groups:
                yield counted_apart(book, groups, quantities)


def counted_apart(book: Book, groups: Sequence[tuple[str, ...]], quantities: Mapping[str, Quantity]) -> Clash:
    """The clash between claims that give other numbers of one thing."""
    words = [(quantities[side[0]].span.exact, book.statements[side[0]].text) for side in groups]
    told = " and ".join(f"{quote(number)} ({quote(text)})" for number, text in words)
    return Clash("number", tuple(groups), about(book, groups), f"The same is counted otherwise: {told}.")


def _one_thing(one: Statement, other: Statement, terms: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two claims tell of one thing by their words, by whom they are about and by their dates."""
    if not told_apart(one, other) or not at_one_time(one, other):
        return False
    named = [{who.entity_id for who in statement.claim.participants} for statement in (one, other)]
    if (named[0] and named[1] and not named[0] & named[1]) or len(terms & others) < _FEWEST:
        return False
    return len(terms & others) >= _ALIKE * len(terms | others)
