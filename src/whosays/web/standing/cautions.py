"""What to know before relying on the case, each point with the page that shows just what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from whosays.export.balance import GROUNDS, Ground, ground_of
from whosays.export.report.weaknesses import Weakness
from whosays.export.words import counted, percent
from whosays.records import Balance
from whosays.web.book import Book

#: Grounds of relations that call for caution, the weakest first.
_GROUNDS: Final[tuple[Ground, ...]] = ("disputed", "brief_only", "unsupported", "anonymous_only", "single_origin")
_ADDRESSES: Final[Mapping[str, str]] = {"audit": "/audit?state=flawed", "coverage": "#coverage"}


@dataclass(frozen=True, slots=True)
class Caution:
    """One point.

    Attributes:
        count: How many there are.
        words: Of what, and out of how many; reads on from the number.
        href: Where they are listed; empty where no page lists them.
    """

    count: int
    words: str
    href: str


def cautions(book: Book, found: tuple[Weakness, ...]) -> tuple[Caution, ...]:
    """Every point, what the audit found first.

    Args:
        book: The case.
        found: The weaknesses of the report; those of its weighing are told by what the network can be narrowed to.
    """
    told = [Caution(one.count, one.words, _address(one)) for one in found if one.target != "weighing"]
    audit = sum(one.target == "audit" for one in found)
    weighed = _weighed(book, book.analysis.balance) if book.analysis.balance else ()
    return (*told[:audit], *(one for one in weighed if one.count), *told[audit:])


def _address(weakness: Weakness) -> str:
    if weakness.target == "claims":
        return f"/claims?{weakness.query}" if weakness.query else "/claims"
    return _ADDRESSES.get(weakness.target, "")


def _weighed(book: Book, balance: Balance) -> Iterator[Caution]:
    relations = len(balance.relations)
    grounds = Counter(map(ground_of, balance.relations))
    for ground in _GROUNDS:
        count, words = grounds[ground], GROUNDS[ground]
        one, many = ("rests", "rest") if words.startswith("on ") else ("is", "are")
        every = f"of {counted(relations, 'relation')} ({percent(count, relations)})"
        yield Caution(count, f"{every} {one if count == 1 else many} {words}", f"/network?ground={ground}")
    circles, strained = len(balance.circles), sum(claim_id in book.tensions for claim_id in book.claims)
    noun = "circle" if circles == 1 else "circles"
    yield Caution(circles, f"{noun} of sources that rest on one another", "/network?show=sources")
    words = "claim that does not fit" if strained == 1 else "claims that do not fit"
    yield Caution(strained, f"{words} another one ({counted(len(balance.tensions), 'tension')})", "/claims?tension=any")
