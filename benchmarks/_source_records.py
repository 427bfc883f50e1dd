"""Source networks as case records: what a reader could read of them, and no more.

Words, dates, sources as the papers name them, and citations; and the bonds that a perfect comparison would find.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks._source_networks import WORDS, Network, Paper
from whosays.records import (
    Analysis,
    Attribution,
    Certainty,
    Claim,
    ClaimBond,
    Document,
    Entity,
    Link,
    Mention,
    Participant,
    ParticipantRole,
    Proposition,
    Schema,
    Source,
    SourceKind,
    Span,
    content_id,
)
from whosays.weigh.told import Told

#: Share of the papers whose date is known.
_DATED = 0.7


@dataclass(frozen=True, slots=True)
class Case:
    """A network as records.

    Attributes:
        analysis: The case as it would have been read.
        told: With the citations.
        bonds: What a perfect comparison would find.
        claims: Ids of the claim of each paper on its matter.
    """

    analysis: Analysis
    told: Told
    bonds: tuple[ClaimBond, ...]
    claims: tuple[str, ...]


def as_case(network: Network) -> Case:
    """The records of a network."""
    writer = _Writer(network.rng)
    for number, paper in enumerate(network.papers):
        writer.write(number, paper)
    mains = tuple(f"clm-{number}-0" for number in range(len(network.papers)))
    cited = {
        mains[number]: (f"doc-{paper.cites}",) for number, paper in enumerate(network.papers) if paper.cites is not None
    }
    analysis = Analysis(
        documents=tuple(writer.documents),
        sources=tuple(writer.sources.values()),
        entities=tuple(writer.entities.values()),
        claims=tuple(writer.claims),
    )
    return Case(analysis, Told(cited=cited), tuple(_bonds(network.papers)), mains)


def _bonds(papers: Sequence[Paper]) -> list[ClaimBond]:
    found: list[ClaimBond] = []
    by_matter: dict[int, list[int]] = {}
    for number, paper in enumerate(papers):
        earlier = by_matter.setdefault(paper.matter, [])
        found += [ClaimBond(f"clm-{one}-0", f"clm-{number}-0", "same", 1.0, "one matter") for one in earlier]
        earlier.append(number)
    return found


class _Writer:
    """Writes papers as documents, with the claims that a reader finds in them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.documents: list[Document] = []
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.claims: list[Claim] = []

    def write(self, number: int, paper: Paper) -> None:
        """Add one paper."""
        title = f"{self._rng.choice(WORDS['places'])} {self._rng.choice(WORDS['papers'])}, number {number}"
        opening = self._rng.choice(WORDS["openings"]).format(place=self._rng.choice(WORDS["places"]))
        if paper.by:
            frame = self._rng.choice(WORDS["frames"]).format(content=paper.words, source=paper.by)
        else:
            frame = f"{paper.words}."
        frame = frame if frame.startswith(paper.words) else frame[0].upper() + frame[1:]
        text = "\n\n".join((title, opening, " ".join((frame, *paper.details))))
        dated = f"2009-{1 + paper.day // 28:02}-{1 + paper.day % 28:02}" if self._rng.random() < _DATED else None
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = Document(f"doc-{number}", title, f"{number}.txt", "text/plain", sha256, "source", dated, text)
        self.documents.append(document)
        for at, words in enumerate((paper.words, *paper.details)):
            by, cast = (paper.by, paper.cast) if at == 0 else ("", ())
            self.claims.append(
                self._claim(document, f"clm-{number}-{at}", words, self._chain(by, document, cast), cast)
            )

    def _claim(
        self, document: Document, identity: str, words: str, chain: tuple[Link, ...], cast: Sequence[str]
    ) -> Claim:
        start = document.text.index(words)
        parts = words.split()
        return Claim(
            id=identity,
            document_id=document.id,
            content=(Span.of(document.text, start, start + len(words)),),
            attribution=Attribution("indirect" if chain else "none", "asserts", chain),
            certainty=Certainty(),
            proposition=Proposition(" ".join(parts[:2]), parts[2], " ".join(parts[3:]), words),
            participants=tuple(self._participants(document, start, words, cast)),
        )

    def _chain(self, by: str, document: Document, cast: Sequence[str]) -> tuple[Link, ...]:
        if not by:
            return ()
        withheld = by[0].islower()
        identity = content_id("src", by, document.id if withheld else "")
        kind: SourceKind = "anonymous_group" if withheld else "person"
        self.sources[identity] = Source(identity, by, kind, withheld, content_id("ent", by) if by in cast else None)
        return (Link(identity, by, kind, withheld, None, None),)

    def _participants(self, document: Document, start: int, words: str, cast: Sequence[str]) -> list[Participant]:
        found: list[Participant] = []
        for name in sorted((one for one in cast if one in words), key=words.index):
            schema: Schema = "Address" if name == cast[-1] else "Person"
            begin = start + words.index(name)
            identity = content_id("ent", name)
            mention = Mention(document.id, Span.of(document.text, begin, begin + len(name)), "name", schema)
            known = self.entities.get(identity, Entity(identity, schema, name, (), ()))
            self.entities[identity] = replace(known, mentions=(*known.mentions, mention))
            role: ParticipantRole = "oblique" if schema == "Address" else "object" if found else "subject"
            found.append(Participant(identity, role))
        return found
