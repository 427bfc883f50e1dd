"""Repeats: claims that two documents make in the same words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from whosays.records import Claim, Document
from whosays.text.words import telling, words_of
from whosays.weigh.origins.passages import shared_passages
from whosays.weigh.origins.printed import Press, Printed

#: Share of a claim's words that a passage has to hold.
_HELD = 0.6
#: Share of the words of two claims together that both have, for one to be the other's counterpart.
_COUNTERPART = 0.5
#: Fewest words with matter in a quotation for it to be known again.
_QUOTED = 4


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim whose words stand in another document too.

    Attributes:
        claim_id: The claim.
        document_id: The other document.
        counterpart: The claim that it makes there; None where none was read.
    """

    claim_id: str
    document_id: str
    counterpart: str | None


def find_repeats(documents: Sequence[Document], claims: Sequence[Claim], alone: Mapping[str, str]) -> Iterator[Repeat]:
    """The claims inside passages that two documents share, in both directions.

    Args:
        documents: In the order in which one would be the original of another.
        claims: Of the case.
        alone: By document id, the id of its voice: documents of one voice repeat nobody.
    """
    press = Press()
    texts = [press.printed(document) for document in documents]
    by_document: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    shelves = [_Shelf(text, by_document[document.id]) for text, document in zip(texts, documents, strict=True)]
    for passage in shared_passages(texts):
        later, earlier = documents[passage.later], documents[passage.earlier]
        if alone[later.id] == alone[earlier.id]:
            continue
        places = dict(passage.places())
        back = {there: here for here, there in places.items()}
        for one, other, document_id, ways in (
            (passage.later, passage.earlier, earlier.id, places),
            (passage.earlier, passage.later, later.id, back),
        ):
            for claim_id, counterpart in shelves[one].repeated(ways, shelves[other]):
                yield Repeat(claim_id, document_id, counterpart)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim by the places of its words."""

    claim_id: str
    places: tuple[range, ...]

    @property
    def begin(self) -> int:
        return self.places[0].start

    @property
    def end(self) -> int:
        return max(run.stop for run in self.places)

    def __len__(self) -> int:
        return sum(map(len, self.places))

    def shared(self, places: Container[int]) -> list[int]:
        """Those of its places that are among others."""
        return [place for run in self.places for place in run if place in places]


class _Shelf:
    """The claims of a document by the places of their words."""

    def __init__(self, text: Printed, claims: Sequence[Claim]) -> None:
        placed = (_Placed(claim.id, places) for claim in claims if (places := text.within(claim.content)))
        self._claims = sorted(placed, key=lambda claim: (claim.begin, claim.claim_id))
        self._longest = max((claim.end - claim.begin for claim in self._claims), default=0)

    def near(self, low: int, high: int) -> Iterator[_Placed]:
        """The claims that have words from ``low`` to ``high``, both included."""
        for claim in self._claims[bisect_right(self._claims, low - self._longest, key=lambda claim: claim.begin) :]:
            if claim.begin > high:
                break
            if claim.end > low:
                yield claim

    def repeated(self, ways: Mapping[int, int], other: _Shelf) -> Iterator[tuple[str, str | None]]:
        """The claims that a passage holds, each with its counterpart in the other document.

        Args:
            ways: From the place of a shared word here to its place there.
            other: The claims of the other document.
        """
        for claim in self.near(min(ways), max(ways)):
            there = {ways[place] for place in claim.shared(ways)}
            if len(there) >= _HELD * len(claim):
                yield claim.claim_id, other.counterpart(there)

    def counterpart(self, places: Set[int]) -> str | None:
        """The claim that has most of some places and little else, or None."""
        best: tuple[float, str | None] = (_COUNTERPART, None)
        for claim in self.near(min(places), max(places)):
            both = len(claim.shared(places))
            likeness = both / (len(places) + len(claim) - both)
            if likeness >= best[0] and (best[1] is None or likeness > best[0]):
                best = likeness, claim.claim_id
        return best[1]


def same_quotations(claims: Sequence[Claim]) -> list[list[str]]:
    """The direct quotations of sources without a name that have the same words, wherever they stand."""
    quoted = [
        (tuple(word.plain for span in claim.content for word in words_of(span.exact)), claim.id)
        for claim in claims
        if claim.attribution.quote_type == "direct"
        and claim.attribution.chain
        and claim.attribution.chain[-1].anonymous
    ]
    groups = groupby(sorted(quoted), key=lambda one: one[0])
    found = ((words, [claim_id for _, claim_id in group]) for words, group in groups)
    return [group for words, group in found if len(group) > 1 and len(telling(words_of(" ".join(words)))) >= _QUOTED]
