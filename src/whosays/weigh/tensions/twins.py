"""Claims of different texts told in nearly the same words, bonded or not: found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from whosays.weigh.tensions.alike import alike, told_apart
from whosays.weigh.tensions.book import Book, terms_of
from whosays.weigh.tensions.numbers import quantity_of
from whosays.weigh.tensions.statements import Statement

#: A claim is looked for by so many of its rarest words, of which it has to share so many with another.
_RAREST, _SHARED = 6, 2
#: Words in more claims than these find nothing.
_COMMON = 24
#: How much of the shorter of two claims has to be in the longer.
_SHARE = 0.75


def twins(book: Book) -> Iterator[tuple[str, str]]:
    """Pairs of claims that differ in little, each pair once, where one has a date or number, or denies something.

    A claim is looked up by its six rarest words and meets at most 24 others by each, so the work is in line with the
    number of claims.
    """
    found: dict[tuple[str, str], None] = {}
    places: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in book.statements.values():
        for term in terms_of(statement.text):
            places[term].append(statement)
    for statement in book.statements.values():
        if not (statement.negative or statement.when is not None or quantity_of(statement, lasting=True)):
            continue
        rarest = sorted(terms_of(statement.text), key=lambda term: (len(places[term]), term))[:_RAREST]
        met = Counter(other.id for term in rarest if len(places[term]) <= _COMMON for other in places[term])
        for other_id, shared in met.items():
            other = book.statements[other_id]
            if shared >= _SHARED and told_apart(statement, other) and alike(statement, other, _SHARE):
                left, right = sorted((statement.id, other_id), key=book.order.__getitem__)
                found[left, right] = None
    yield from found
