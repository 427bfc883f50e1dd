"""Which number, source and colour does each claim have? Worked out once, for every part of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.records import Analysis, Claim, Document, Entity, Link, Source

#: Distinct hues in the style sheet; sources beyond them take the same hues again.
HUES = 10
ANONYMOUS = "anon"
AUTHOR = "own"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its place in the report.

    Attributes:
        number: Counts from 1 through all documents, in the order of the text.
        document: Position of its document in the case, counted from 1.
        claim: The claim.
    """

    number: int
    document: int
    claim: Claim

    @property
    def origin(self) -> Link | None:
        """The last link of the chain; None for the author's own claims."""
        chain = self.claim.attribution.chain
        return chain[-1] if chain else None

    @property
    def hedged(self) -> bool:
        """Whether the text stops short of certainty."""
        return self.claim.certainty.level != "certain"

    @property
    def negative(self) -> bool:
        """Whether the holder denies it, or says that it is not so."""
        return self.claim.attribution.stance == "denies" or self.claim.certainty.polarity == "negative"

    @property
    def anchor(self) -> str:
        """Id of the place in the text where the claim begins: document and code-point offset."""
        return place(self.document, self.claim.content[0].start)


def place(document: int, offset: int) -> str:
    """Return the anchor of a place in a text, such as ``d1-123``."""
    return f"d{document}-{offset}"


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the parts of the page look up.

    Attributes:
        documents: In the order of the case.
        claims: In the order of the text.
        sources: By id; with those that only a chain names.
        entities: By id.
        hues: Colour class of each source id.
    """

    documents: tuple[Document, ...]
    claims: tuple[Numbered, ...]
    sources: dict[str, Source]
    entities: dict[str, Entity]
    hues: dict[str, str]

    @classmethod
    def of(cls, analysis: Analysis) -> Index:
        """Number the claims and give each source its colour."""
        claims = tuple(_numbered(analysis))
        sources = {source.id: source for source in analysis.sources}
        for numbered in claims:
            for link in numbered.claim.attribution.chain:
                if link.source_id not in sources:
                    sources[link.source_id] = Source(link.source_id, link.name, link.kind, link.anonymous)
        entities = {entity.id: entity for entity in analysis.entities}
        return cls(analysis.documents, claims, sources, entities, _hues(claims, sources))

    def hue(self, link: Link | None) -> str:
        """Colour class of whoever a claim is attributed to; ``own`` where there is nobody."""
        return AUTHOR if link is None else self.hues[link.source_id]

    def name(self, link: Link) -> str:
        """The fullest name of a link's source."""
        return self.sources[link.source_id].name or link.name


def _numbered(analysis: Analysis) -> Iterator[Numbered]:
    position = {document.id: number for number, document in enumerate(analysis.documents, 1)}
    kept = (claim for claim in analysis.claims if claim.document_id in position and claim.content)

    def order(claim: Claim) -> tuple[int, int, int, str]:
        return position[claim.document_id], claim.content[0].start, -claim.content[-1].end, claim.id

    for number, claim in enumerate(sorted(kept, key=order), 1):
        yield Numbered(number, position[claim.document_id], claim)


def _hues(claims: tuple[Numbered, ...], sources: dict[str, Source]) -> dict[str, str]:
    """Give the sources that most claims rest on the first hues; nobody named is always grey."""
    weight: Counter[str] = Counter()
    for numbered in claims:
        for depth, link in enumerate(reversed(numbered.claim.attribution.chain)):
            weight[link.source_id] += 1 if depth else 1000  # an origin always outranks a go-between
    named = sorted(
        (source for source in sources.values() if not source.anonymous),
        key=lambda source: (-weight[source.id], source.name, source.id),
    )
    hues = {source.id: f"h{rank % HUES + 1}" for rank, source in enumerate(named)}
    return hues | {source.id: ANONYMOUS for source in sources.values() if source.anonymous}
