"""What ends with whom, and what passes through them: the ways of all claims, counted once for each book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whosays.export.verdicts import is_flawed, standing_verdict
from whosays.records import Assertion, Claim, Critical, Relation
from whosays.web.book import Book
from whosays.web.standing.speakers import SPOKEN, Speakers


@dataclass(slots=True)
class Held:
    """What rests on one speaker.

    Attributes:
        ends: Claims that end there, in order of the case.
        passes: Claims that come through there from somebody else.
        relations: Relations that some claim of theirs supports.
        assertions: Assertions likewise.
        flawed: Claims naming them that do not agree with the text that they are said to be in.
    """

    ends: list[Claim] = field(default_factory=list)
    passes: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    flawed: int = 0


@dataclass(frozen=True, slots=True)
class Ways:
    """What rests on everybody, and what falls without them, by their ids."""

    held: Mapping[str, Held]
    critical: Mapping[str, Critical]

    def of(self, key: str) -> Held:
        """What rests on one speaker."""
        return self.held.get(key) or Held()


def ways_of(book: Book, speakers: Speakers) -> Ways:
    """Follow all claims of a case, once for each book."""
    return book.once("ways", lambda: _ways(book, speakers), (*SPOKEN, "audit", "critical"))


def paths(book: Book, speakers: Speakers, claim: Claim) -> Iterator[tuple[str, ...]]:
    """The ways of one claim, each from whoever hands it on to its origin; as its own chain has it before weighing."""
    lines = book.lines.get(claim.id, ())
    named = [line.voices for line in lines] or [
        (claim.document_id, *(link.source_id for link in claim.attribution.chain))
    ]
    for way in named:
        known = tuple(key for one in way if (key := speakers.key(one)) is not None)
        if known:
            yield known


def _ways(book: Book, speakers: Speakers) -> Ways:
    held: defaultdict[str, Held] = defaultdict(Held)
    through: dict[str, frozenset[str]] = {}
    for claim in book.claims.values():
        ways = [*paths(book, speakers, claim)]
        ends = dict.fromkeys(way[-1] for way in ways)
        every = dict.fromkeys(key for way in ways for key in way)
        flawed = any(is_flawed(standing_verdict(entry)) for entry in book.verdicts.get(claim.id, ()))
        through[claim.id] = frozenset(every)
        for key in every:
            (held[key].ends if key in ends else held[key].passes).append(claim)
            held[key].flawed += flawed and key != speakers.key(claim.document_id)
    balance = book.analysis.balance
    for relation in balance.relations if balance else ():
        for key in _behind(relation.claim_ids, through):
            held[key].relations.append(relation)
    for assertion in balance.assertions if balance else ():
        for key in _behind(assertion.claim_ids, through):
            held[key].assertions.append(assertion)
    found = ((speakers.key(one.voice), one) for one in book.analysis.critical)
    critical = {name: one for name, one in found if name is not None}
    return Ways(dict(held), critical)


def _behind(claim_ids: Sequence[str], through: Mapping[str, frozenset[str]]) -> list[str]:
    return sorted({key for claim_id in claim_ids for key in through.get(claim_id, ())})
