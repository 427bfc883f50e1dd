"""By what can claims be chosen, and how many would each choice leave?

A set of claims is an integer whose bit at a claim's position in the case is set where the claim is in it, so that
choices of a hundred thousand claims are cut with one another and counted in microseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import get_args

from whosays.export.balance import TENSIONS
from whosays.export.report.cards import KINDS, years_of
from whosays.export.report.index import Numbered
from whosays.export.verdicts import NAMES, WORST_FIRST, is_flawed, standing_verdict
from whosays.export.words import clipped
from whosays.records import Level, Stance, Support
from whosays.web.book import Book
from whosays.web.reading.cards import support_of

#: Choices listed of one facet, those of most claims.
_MOST = 100
_LONGEST = 60
_RESTS = {"named": "a named source", "anonymous": "nobody named", "author": "the author’s word"}
_ORIGINS = {
    "0": "no origin but the brief, or none",
    "1": "one origin",
    "unsure": "several, which may be one",
    "several": "two independent ones or more",
}
_ANY = "any"
#: Facets whose choices are few and known, with their words; all others are of ids.
FIXED: Mapping[str, Mapping[str, str]] = {
    "rests": _RESTS,
    "kind": KINDS,
    "sure": {
        **{level: level for level in get_args(Level)},
        "less": "anything less than certain",
        "negative": "denied or negative",
    },
    "stance": {stance: stance for stance in get_args(Stance)},
    "verdict": {verdict: NAMES[verdict] for verdict in WORST_FIRST},
    "origins": _ORIGINS,
    "tension": {_ANY: "any of these", **{str(kind): words for kind, words in TENSIONS.items()}},
}


@dataclass(frozen=True, slots=True)
class Option:
    """A choice, and how many claims it would leave beside what is chosen of the other facets."""

    value: str
    label: str
    claims: int


class Facets:
    """All facets of the claims of one book.

    Args:
        book: The case.
    """

    def __init__(self, book: Book) -> None:
        claims = book.index.claims
        found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.years: list[tuple[int, int | None, int | None]] = []
        self.weakness: list[int] = []
        for position, numbered in enumerate(claims):
            for name, value in dict.fromkeys(_values(book, numbered)):
                found[name][value].append(position)
            self.years += [(position, *years) for years in years_of(numbered.claim)]
            self.weakness.append(sum(1 for _ in weak_points(book, numbered)))
        self._bits = {
            name: {value: bits(positions) for value, positions in values.items()} for name, values in found.items()
        }
        self._labels = {
            **FIXED,
            "who": {source.id: clipped(source.name, _LONGEST) for source in book.sources.values()},
            "place": {entity.id: clipped(entity.name, _LONGEST) for entity in book.analysis.entities},
            "about": {entity.id: clipped(entity.name, _LONGEST) for entity in book.analysis.entities},
            "in": {document.id: clipped(document.title, _LONGEST) for document in book.analysis.documents},
        }
        self.every = (1 << len(claims)) - 1
        self._of_all: dict[str, tuple[Option, ...]] = {}
        edges = [year for _, *ends in self.years for year in ends if year is not None]
        self.first_year, self.last_year = min(edges, default=None), max(edges, default=None)

    def of(self, name: str, value: str) -> int:
        """The claims for which a facet has a value."""
        return self._bits.get(name, {}).get(value, 0)

    def dated(self, first: int | None, last: int | None) -> int:
        """The claims one of whose times may fall within two years, both included; None leaves a side open."""
        return bits(
            position
            for position, earliest, latest in self.years
            if (last is None or earliest is None or earliest <= last)
            and (first is None or latest is None or latest >= first)
        )

    def label(self, name: str, value: str) -> str:
        """What a value of a facet is called."""
        return self._labels[name].get(value, value)

    def options(self, name: str, within: int, chosen: str | None) -> tuple[Option, ...]:
        """The choices of a facet among the claims ``within``: fixed ones in their order, others by their claims."""
        if within != self.every or chosen is not None:
            return self._options(name, within, chosen)
        if name not in self._of_all:  # what most visits ask for, and what costs most
            self._of_all[name] = self._options(name, within, None)
        return self._of_all[name]

    def _options(self, name: str, within: int, chosen: str | None) -> tuple[Option, ...]:
        counts = ((value, (held & within).bit_count()) for value, held in self._bits.get(name, {}).items())
        left = {value: count for value, count in counts if count or value == chosen}
        if name in FIXED:
            order = [value for value in FIXED[name] if value in left]
        else:
            most = nlargest(_MOST, left, key=left.__getitem__)
            order = sorted(most, key=lambda value: (-left[value], self.label(name, value)))
            order += [chosen] if chosen in left and chosen not in order else []
        return tuple(Option(value, self.label(name, value), left[value]) for value in order)


def facets_of(book: Book) -> Facets:
    """The facets of a book, made once."""
    return book.once("facets", lambda: Facets(book))


def bits(positions: Iterable[int]) -> int:
    """The set of these positions."""
    held = bytearray()
    for position in positions:
        byte = position >> 3
        if byte >= len(held):
            held.extend(bytes(byte + 1 - len(held)))
        held[byte] |= 1 << (position & 7)
    return int.from_bytes(held, "little")


def positions_in(held: int) -> list[int]:
    """The positions in a set, in order."""
    return [position for position, digit in enumerate(bin(held)[:1:-1]) if digit == "1"]


def weak_points(book: Book, numbered: Numbered) -> Iterator[str]:
    """What should keep a reader from leaning on a claim, each point in a word or two."""
    claim = numbered.claim
    for entry in book.verdicts.get(claim.id, ()):
        if is_flawed(standing_verdict(entry)):
            yield NAMES[standing_verdict(entry)]
    support = support_of(book, claim.id)
    if support is not None and support.least < 2:
        yield _ORIGINS[_origins(support)]
    if numbered.origin is not None and all(link.anonymous for link in claim.attribution.chain):
        yield "nobody named"
    if claim.id in book.tensions:
        yield "in tension"
    if numbered.hedged:
        yield "hedged"


def _values(book: Book, numbered: Numbered) -> Iterator[tuple[str, str]]:
    """What each facet has for one claim."""
    claim, origin = numbered.claim, numbered.origin
    yield "in", claim.document_id
    yield "sure", claim.certainty.level
    if numbered.hedged:
        yield "sure", "less"
    if numbered.negative:
        yield "sure", "negative"
    if origin is None:
        yield "rests", "author"
    else:
        source = book.sources[origin.source_id]
        yield "rests", "anonymous" if source.anonymous else "named"
        yield "kind", source.kind
        yield "stance", claim.attribution.stance
    for link in claim.attribution.chain:
        yield "who", link.source_id
    for name, ids in (("place", claim.places), ("about", [one.entity_id for one in claim.participants])):
        for entity_id in ids:
            if entity_id in book.entities:
                yield name, entity_id
    for entry in book.verdicts.get(claim.id, ()):
        yield "verdict", standing_verdict(entry)
    for tension in book.tensions.get(claim.id, ()):
        yield "tension", tension.kind
        yield "tension", _ANY
    support = support_of(book, claim.id)
    if support is not None:
        yield "origins", _origins(support)


def _origins(support: Support) -> str:
    if support.most < 2:
        return str(support.most)
    return "several" if support.least > 1 else "unsure"
