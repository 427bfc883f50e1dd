"""What was read in one document, by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosays.records import Analysis, Claim, Document, Entity, Mention, TimeExpression


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the entity that it is taken to name."""

    mention: Mention
    entity: Entity


class Shelf:
    """The records of one document; every look-up takes ``[start, end)`` in code points of its text."""

    def __init__(
        self,
        document: Document,
        claims: Iterable[Claim] = (),
        times: Iterable[TimeExpression] = (),
        named: Iterable[Named] = (),
    ) -> None:
        self.document = document
        self.claims = tuple(sorted(claims, key=lambda claim: claim.content[0].start))
        self._times = sorted(times, key=lambda time: time.span.start)
        self._named = sorted(named, key=lambda one: one.mention.span.start)
        self._time_starts = [time.span.start for time in self._times]
        self._named_starts = [one.mention.span.start for one in self._named]
        self._claim_starts = [claim.content[0].start for claim in self.claims]
        self._longest = max((claim.content[-1].end - claim.content[0].start for claim in self.claims), default=0)

    def times(self, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The temporal expressions that begin there."""
        return tuple(self._times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)])

    def named(self, start: int, end: int) -> tuple[Named, ...]:
        """The mentions that begin there."""
        return tuple(self._named[bisect_left(self._named_starts, start) : bisect_left(self._named_starts, end)])

    def claims_at(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims of which some words stand there."""
        first = bisect_left(self._claim_starts, start - self._longest)
        last = bisect_right(self._claim_starts, end)
        return tuple(
            claim
            for claim in self.claims[first:last]
            if any(span.start < end and start < span.end for span in claim.content)
        )


def shelves(analysis: Analysis) -> Mapping[str, Shelf]:
    """A shelf for each document of the case, by its id."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    named: dict[str, list[Named]] = defaultdict(list)
    for claim in analysis.claims:
        claims[claim.document_id].append(claim)
    for document_id, time in analysis.times:
        times[document_id].append(time)
    for entity in analysis.entities:
        for mention in entity.mentions:
            named[mention.document_id].append(Named(mention, entity))
    return {
        document.id: Shelf(document, claims[document.id], times[document.id], named[document.id])
        for document in analysis.documents
    }
