"""On whom somebody relies, and who relies on them: the steps of chains that end or begin with one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from whosays.export.report.reliances import Graph, graph
from whosays.records import Circle, Reliance
from whosays.web.book import Book
from whosays.web.standing.speakers import Speakers, SpeakerShown

#: Lines of each list that a page shows.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody who relies on the speaker, or on whom the speaker relies.

    Attributes:
        speaker: Who that is.
        why: By what else than attributions that is known, in words.
        claims: In how many claims it shows.
        assumed: Whether no text says so.
    """

    speaker: SpeakerShown
    why: tuple[str, ...]
    claims: int
    assumed: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """Speakers each of whom rests on the next, and the last on the first."""

    speakers: tuple[SpeakerShown, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Chains:
    """The steps to and from one speaker, those of most claims first.

    Attributes:
        relied_on_by: Who relies on them.
        relies_on: On whom they rely.
        more_by: How many more rely on them.
        more_on: On how many more they rely.
        rings: The circles that they are in.
        graph: All of this drawn; None where there is none of it.
    """

    relied_on_by: tuple[Tie, ...]
    relies_on: tuple[Tie, ...]
    more_by: int
    more_on: int
    rings: tuple[Ring, ...]
    graph: Graph | None


@dataclass(frozen=True, slots=True)
class Reliances:
    """All reliances and circles of a case, by the ids of the voices in them."""

    by_relier: Mapping[str, Sequence[Reliance]]
    by_relied_on: Mapping[str, Sequence[Reliance]]
    circles: Mapping[str, Sequence[Circle]]


def reliances_of(book: Book) -> Reliances:
    """Those of a case, looked up once for each book; none where it was never weighed."""
    return book.once("reliances", lambda: _reliances(book), ("balance",))


def chains_of(book: Book, speakers: Speakers, voice_id: str) -> Chains:
    """The steps to and from one voice."""
    known = reliances_of(book)
    to, on = known.by_relied_on.get(voice_id, ()), known.by_relier.get(voice_id, ())
    circles = known.circles.get(voice_id, ())
    by, relies = ([*_ties(found, attrgetter(side), speakers)] for found, side in ((to, "relier"), (on, "relied_on")))
    rings = tuple(Ring(tuple(map(speakers.shown, circle.voices)), circle.why) for circle in circles)
    drawn = None
    if book.analysis.balance is not None:
        near = replace(book.analysis.balance, reliances=(*to, *on), circles=tuple(circles))
        drawn = graph(near, book.said)
    counts = (max(0, len(by) - SHOWN), max(0, len(relies) - SHOWN))
    return Chains(tuple(by[:SHOWN]), tuple(relies[:SHOWN]), *counts, rings, drawn)


def _ties(reliances: Iterable[Reliance], side: attrgetter[str], speakers: Speakers) -> Iterator[Tie]:
    joined: defaultdict[str, list[Reliance]] = defaultdict(list)
    for reliance in reliances:
        joined[side(reliance)].append(reliance)
    ties = [
        Tie(
            speakers.shown(voice),
            tuple(dict.fromkeys(one.why for one in some if one.basis != "attributes")),
            len({claim for one in some for claim in one.claim_ids}),
            all(one.assumed for one in some),
        )
        for voice, some in joined.items()
    ]
    return iter(sorted(ties, key=lambda tie: (-tie.claims, tie.speaker.name, tie.speaker.id)))


def _reliances(book: Book) -> Reliances:
    by_relier: defaultdict[str, list[Reliance]] = defaultdict(list)
    by_relied_on: defaultdict[str, list[Reliance]] = defaultdict(list)
    circles: defaultdict[str, list[Circle]] = defaultdict(list)
    balance = book.analysis.balance
    for reliance in balance.reliances if balance else ():
        by_relier[reliance.relier].append(reliance)
        by_relied_on[reliance.relied_on].append(reliance)
    for circle in balance.circles if balance else ():
        for voice in circle.voices:
            circles[voice].append(circle)
    return Reliances(by_relier, by_relied_on, circles)
