"""Small cases written sentence by sentence, for tests of where claims come from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.factories import span

from whosays.records import (
    Analysis,
    Attribution,
    BondKind,
    Certainty,
    Claim,
    ClaimBond,
    Document,
    Independence,
    Link,
    Participant,
    Proposition,
    QuoteType,
    Role,
    Source,
    content_id,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a document that makes one claim.

    Attributes:
        words: The sentence.
        by: Who says it, from the one nearest the author to the origin; a name in small letters is withheld.
        quote: As in the records.
        certain: Whether it is put so.
        of: Entities that take part.
    """

    words: str
    by: tuple[str, ...] = ()
    quote: QuoteType = "indirect"
    certain: bool = True
    of: tuple[str, ...] = ()


class Files:
    """A case to which documents are added.

    Args:
        entities: By the name of a source, the entity that it is.
        papers: By the name of a source, the title of the document that it is.
    """

    def __init__(self, entities: Mapping[str, str] | None = None, papers: Mapping[str, str] | None = None) -> None:
        self._entities = entities or {}
        self._papers = papers or {}
        self._documents: dict[str, Document] = {}
        self._sources: dict[str, Source] = {}
        self._claims: list[Claim] = []

    def add(self, title: str, *said: Said | str, published: str | None = None, role: Role = "source") -> None:
        """Add a document of sentences, each of which is a claim; plain strings are the author's own."""
        every = [one if isinstance(one, Said) else Said(one) for one in said]
        text = "\n\n".join([title, *(one.words for one in every)])
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = Document(f"doc-{title}", title, title, "text/plain", sha256, role, published, text)
        self._documents[title] = document
        self._claims += [self._claim(document, number, one) for number, one in enumerate(every)]

    def _claim(self, document: Document, number: int, said: Said) -> Claim:
        chain = tuple(self._link(name, document) for name in said.by)
        return Claim(
            id=f"{document.title}/{number}",
            document_id=document.id,
            content=(span(document.text, said.words),),
            attribution=Attribution(said.quote if chain else "none", "asserts", chain),
            certainty=Certainty("certain" if said.certain else "possible"),
            proposition=Proposition("", "", "", said.words),
            participants=tuple(Participant(one, "subject") for one in said.of),
        )

    def _link(self, name: str, document: Document) -> Link:
        withheld = name[0].islower()
        identity = content_id("src", name, document.id if withheld else "")
        kind = "anonymous_group" if withheld else "person"
        source = Source(identity, name, kind, withheld, self._entities.get(name))
        self._sources[identity] = source
        return Link(identity, name, kind, withheld, None, None)

    def analysis(self) -> Analysis:
        """The case."""
        papers = {name: self._documents[title].id for name, title in self._papers.items()}
        sources = [replace(one, document_id=papers.get(one.name)) for one in self._sources.values()]
        return Analysis(documents=tuple(self._documents.values()), sources=tuple(sources), claims=tuple(self._claims))


def bond(left: str, right: str, kind: BondKind = "same") -> ClaimBond:
    """A bond between two claims."""
    return ClaimBond(left, right, kind, 0.9, "written for a test")


def bonds(*groups: Sequence[str]) -> list[ClaimBond]:
    """Bonds of claims that say the same, every one with every other of its group."""
    return [bond(one, other) for group in groups for at, one in enumerate(group) for other in group[at + 1 :]]


def decided(left: str, right: str, *, independent: bool) -> Independence:
    """A decision on two sources or documents."""
    left, right = sorted((left, right))
    return Independence(left, right, left, right, independent)
