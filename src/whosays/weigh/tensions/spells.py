"""Spells of a state: from when to when somebody surely was in custody, by all that claims say of beginning and end.

The beginning and the end of a spell are moments of a simple temporal network under dates, durations, "since" and
"until". What surely lies between them reaches from the last day on which it can begin to the first on which it can end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.weigh.tensions.book import Book
from whosays.weigh.tensions.network import ORIGIN, Link, Network
from whosays.weigh.tensions.statements import Statement
from whosays.weigh.tensions.when import When
from whosays.weigh.tensions.window import Window, parted

_DURATION = re.compile(r"P(?P<number>\d+)(?P<unit>[DWMY])")
#: Days of a unit, the fewest and the most that a rounded number of them stands for.
_UNITS = {"D": (1, 1), "W": (6, 8), "M": (27, 34), "Y": (330, 400)}
#: How a duration hangs on a beginning, at most so many code points behind it in the same sentence.
_LASTING = re.compile(r"\b(?:held|kept|detained|imprisoned|jailed|interned|remained|stayed)\b[^.;:,]{0,30}\bfor\s$")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Stage:
    """A claim that something lasting begins, goes on or ends.

    Attributes:
        statement: The claim.
        when: What dates it.
        window: Of a beginning or an end, the days of it; else those of ``when``.
    """

    statement: Statement
    when: When
    window: Window

    @property
    def id(self) -> str:
        """The claim's."""
        return self.statement.id

    @property
    def text(self) -> str:
        """The words of the claim."""
        return self.statement.text


@dataclass(frozen=True, slots=True)
class Course:
    """What claims say of one state of one bearer."""

    begins: tuple[Stage, ...]
    holds: tuple[Stage, ...]
    ends: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """Days through which a state surely lasts.

    Attributes:
        core: The days.
        claims: The claims by which it does.
    """

    core: Window
    claims: tuple[str, ...]


def spells_of(book: Book, course: Course) -> tuple[list[Spell], list[tuple[str, ...]]]:
    """The spells of a state, and the sets of claims on one spell that cannot all hold."""
    spells = [Spell(stage.when.core, (stage.id,)) for stage in course.holds if stage.when.core is not None]
    broken = []
    for begins, ends in _paired(book, course):
        network = Network()
        cycle = network.add_all(_links(book, begins, ends))
        if cycle:
            broken.append(tuple(dict.fromkeys(reason for link in cycle for reason in link.reasons)))
            continue
        first, last = network.window("begin").last, network.window("end").first
        if first is not None and last is not None and first + 1 < last:
            reasons = (*network.reasons(ORIGIN, "begin"), *network.reasons("end", ORIGIN))
            spells.append(Spell(Window(first + 1, last - 1), tuple(dict.fromkeys(reasons))))
    return spells, broken


def _paired(book: Book, course: Course) -> Iterator[tuple[list[Stage], list[Stage]]]:
    """Beginnings with the end that comes next, where no other beginning or end can stand between.

    A beginning whose claim says how long it lasted needs no end.
    """
    events: list[tuple[Window, bool, list[Stage]]] = []
    for begins, stages in ((True, course.begins), (False, course.ends)):
        points = parted(stage.window for stage in stages)
        events += ((point, begins, [one for one in stages if one.window.meets(point)]) for point in points)
    events.sort(key=lambda event: (event[0].last or 0, event[0].first or 0))
    for (point, begins, told), (then, again, others) in pairwise([*events, (Window(None, None), True, [])]):
        if begins and not again and point.before(then):
            yield told, others
        elif begins and again and any(_duration(book, stage) for stage in told):
            yield told, []


def _links(book: Book, begins: Sequence[Stage], ends: Sequence[Stage]) -> Iterator[Link]:
    yield Link("end", "begin", 0)
    for moment, stages in (("begin", begins), ("end", ends)):
        for stage in stages:
            if stage.window.last is not None:
                yield Link(ORIGIN, moment, stage.window.last, (stage.id,))
            if stage.window.first is not None:
                yield Link(moment, ORIGIN, -stage.window.first, (stage.id,))
            if (duration := _duration(book, stage)) is not None:
                fewest, most = duration
                yield Link("begin", "end", most, (stage.id,))
                yield Link("end", "begin", -fewest, (stage.id,))


def _duration(book: Book, stage: Stage) -> tuple[int, int] | None:
    """The fewest and the most days that a spell lasts by the words behind its beginning: "and held for two years"."""
    claim = stage.statement.claim
    start, end = claim.content[0].start, claim.content[-1].end
    times, text = book.durations.get(claim.document_id, []), book.texts.get(claim.document_id, "")
    first = bisect_left(times, start, key=lambda time: time.span.start)
    for time in times[first : first + 1]:
        match = _DURATION.fullmatch(time.duration or "")
        near = time.span.start <= end + _REACH and _LASTING.search(text[start : time.span.start])
        if match is not None and near:
            fewest, most = _UNITS[match["unit"]]
            return int(match["number"]) * fewest, int(match["number"]) * most
    return None
