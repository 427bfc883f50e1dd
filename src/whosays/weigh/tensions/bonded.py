"""Claims that are bonded as the same, or as contrary: do their times, places and numbers agree?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from whosays.text.quantities import Quantity
from whosays.weigh.tensions.alike import alike, at_one_time, matter, opposite, told_apart, unproven
from whosays.weigh.tensions.book import Book, about, holder_of, listed, quote
from whosays.weigh.tensions.clash import Clash, Sides
from whosays.weigh.tensions.groups import apart, gathered, joined
from whosays.weigh.tensions.numbers import counted_apart, quantity_of, rival_values
from whosays.weigh.tensions.places import apart_in_space, place_of
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.twins import twins
from whosays.weigh.tensions.window import Window

#: Claims of one group of bonds that are compared; more of them would be a topic, not a claim.
_MOST = 60
#: Dates of one event that are more days apart are of two events.
_APART = 366
#: Words that are no names which claims have to share for their dates to be of one event.
_MATTER = 3
#: Holders of a rival account that are named.
_SHOWN = 3


def find_in_bonds(book: Book) -> Iterator[Clash]:
    """Tensions of time, place, number and polarity among bonded claims; the first of these that differs is named.

    Only what is told much alike is compared (``alike``): claims that share a bond but few words differ in many ways.
    """
    heads = joined(book.order, [(bond.left, bond.right) for bond in book.bonds if bond.kind == "same"])
    groups = gathered(heads)
    for members in groups.values():
        yield from _differing(book, members[:_MOST])
    for left, right in _between(book, heads):
        first, second = groups.get(left, [left])[:_MOST], groups.get(right, [right])[:_MOST]
        clash = next(_differing(book, (*first, *second)), None)
        if clash is not None and _parts(clash, set(first), set(second)):
            yield clash
        else:
            yield from _contrary(book, first, second)


def _between(book: Book, heads: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The groups that are bonded otherwise than as the same, or told in nearly the same words, each two once."""
    linked = [*((bond.left, bond.right) for bond in book.bonds if bond.kind != "same"), *twins(book)]
    pairs = (tuple(sorted((heads[left], heads[right]), key=book.order.__getitem__)) for left, right in linked)
    for left, right in dict.fromkeys(pairs):
        if left != right:
            yield left, right


def _parts(clash: Clash, first: set[str], second: set[str]) -> bool:
    """Whether a clash is between two groups, not within one of them."""
    claims = {claim for side in clash.sides for claim in side}
    return bool(claims & first) and bool(claims & second)


def _differing(book: Book, claims: Sequence[str]) -> Iterator[Clash]:
    statements = [book.statements[claim] for claim in claims if claim in book.statements]
    positive = [one for one in statements if not one.negative]
    for differ in (_in_time, _in_number, _in_place):
        yield from differ(book, positive)


def _alike(
    book: Book, groups: Sequence[Sequence[str]], fit: Callable[[Statement, Statement], bool]
) -> tuple[tuple[str, ...], ...]:
    """Of groups that differ, the claims that are told much like one of another group; none where no two are.

    Args:
        book: The case.
        groups: Claims that agree among themselves.
        fit: Whether two claims can be of one event in what else they say.
    """
    told = [[book.statements[claim] for claim in group] for group in groups]
    kept = []
    for group in told:
        others = [one for other in told if other is not group for one in other]
        kept.append(
            tuple(
                one.id
                for one in group
                if any(told_apart(one, two) and fit(one, two) and alike(one, two) for two in others)
            )
        )
    return tuple(group for group in kept if group)


def _near(one: Statement, other: Statement) -> bool:
    """Whether two dates of one doing are so near that one event may have both; what is years apart came twice.

    Names and a verb alone do not make one event of two days: they have to share more of what was done.
    """
    if one.when is None or other.when is None or one.verb != other.verb or len(matter(one) & matter(other)) < _MATTER:
        return False
    first, last = sorted((one.when.window, other.when.window), key=lambda window: window.first or 0)
    return first.last is not None and last.first is not None and last.first - first.last <= _APART


def _in_time(book: Book, statements: Sequence[Statement]) -> Iterator[Clash]:
    windows = _windows(statements)
    groups = _alike(book, apart(windows), _near)
    if groups:
        times = {one.id: one.when.words for one in statements if one.when is not None}
        told = " and ".join(f"{quote(times[side[0]])} ({quote(book.statements[side[0]].text)})" for side in groups)
        why = f"The same is dated to days that have none in common: {told}."
        yield Clash("time", groups, about(book, groups), why)


def _windows(statements: Sequence[Statement]) -> list[tuple[str, Window]]:
    """The days of each dated statement, without those whose year the text around gives and that fit in another year."""
    dated = [(one, one.when) for one in statements if one.when is not None]
    windows = []
    for one, when in dated:
        others = [other.window for rival, other in dated if rival is not one]
        if when.firm or not any(_but_for_years(when.window, other) for other in others):
            windows.append((one.id, when.window))
    return windows


def _but_for_years(one: Window, other: Window) -> bool:
    """Whether two windows have a day in common once one of them is moved by whole years."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    years = round((other.first - one.first) / 365.2425)
    return any(
        Window(one.first + int(shift * 365.2425) - 1, one.last + int(shift * 365.2425) + 1).meets(other)
        for shift in (years - 1, years, years + 1)
    )


def _in_number(book: Book, statements: Sequence[Statement]) -> Iterator[Clash]:
    by_unit: defaultdict[str, list[tuple[str, Quantity]]] = defaultdict(list)
    for statement in statements:
        for quantity in quantity_of(statement, lasting=True):
            by_unit[quantity.unit].append((statement.id, quantity))
    for several in by_unit.values():
        groups = _alike(book, rival_values(several), at_one_time)
        if groups:
            yield counted_apart(book, groups, dict(several))


def _in_place(book: Book, statements: Sequence[Statement]) -> Iterator[Clash]:
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for statement in statements:
        if place := place_of(book, statement):
            sides[place].append(statement.id)
    rivals = [place for place in sides if all(apart_in_space(book, place, other) for other in sides if other != place)]
    if len(rivals) > 1:
        groups = [tuple(sides[place]) for place in rivals]
        if len(_alike(book, groups, at_one_time)) < len(groups):
            return
        told = " and ".join(f"{book.name(place)} ({quote(book.statements[sides[place][0]].text)})" for place in rivals)
        why = f"The same is put in places of which neither lies in the other, as far as the case tells: {told}."
        yield Clash("place", tuple(groups), (*about(book, groups), *rivals), why)


def _contrary(book: Book, first: Sequence[str], second: Sequence[str]) -> Iterator[Clash]:
    """One says so, the other that it was not so."""
    pairs = [
        (left, right)
        for left in first
        for right in second
        if left in book.statements and right in book.statements
        and told_apart(book.statements[left], book.statements[right])
        and opposite(book.statements[left], book.statements[right])
    ]  # fmt: skip
    if pairs:
        sides = tuple(tuple(dict.fromkeys(pair[which] for pair in pairs)) for which in (0, 1))
        told = " and ".join(quote(book.claims[side[0]].proposition.text) for side in sides)
        bare = any(unproven(book.statements[claim]) for side in sides for claim in side)
        why = f"One finds nothing for what the other says: {told}." if bare else f"One denies the other: {told}."
        yield held_apart(book, sides, about(book, sides), why)


def held_apart(book: Book, sides: Sides, entity_ids: tuple[str, ...], why: str) -> Clash:
    """A tension of polarity; rival accounts where each side is held by several."""
    held = [list(dict.fromkeys(holder_of(book.claims[claim]) for claim in side)) for side in sides]
    if min(map(len, held)) < 2:
        return Clash("polarity", sides, entity_ids, why)
    told = "; ".join(listed(book.name(holder) for holder in holders[:_SHOWN]) for holders in held)
    return Clash("account", sides, entity_ids, f"{why} Each is held by several: {told}.")
