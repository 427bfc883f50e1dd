"""Cases built by hand for the tests of citations: a brief with its claims, and the documents that it may cite."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.factories import make_document, span

from whosays.extract.times import find_times
from whosays.records import (
    Analysis,
    Attribution,
    Certainty,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Proposition,
    QuoteType,
    Role,
    Schema,
    SourceKind,
    Span,
    content_id,
)


@dataclass(frozen=True)
class Said:
    """One claim: its words, and the words of its source and cue; without a cue it is the author's own."""

    content: str
    source: str | None = None
    cue: str | None = None
    kind: SourceKind = "organization"
    anonymous: bool = False
    stands_for: str | None = None
    quote: QuoteType = "indirect"


def document(text: str, path: str, role: Role = "source", published: str | None = None) -> Document:
    """A document of ``text``, titled by its file as the reader titles plain text without a heading."""
    made = make_document(text, path, role, title=path.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return Document(
        made.id + path, made.title, path, made.media_type, made.sha256, role, published, text, (), made.blocks
    )


def case(
    brief: str, said: Sequence[Said], sources: Mapping[str, str], names: Mapping[str, Schema] | None = None
) -> Analysis:
    """A case of one brief.

    Args:
        brief: Its text.
        said: Its claims.
        sources: Texts of the sources by path.
        names: Names that are taken for mentions wherever they stand, with what they name.
    """
    documents = [document(brief, "brief.txt", "brief"), *(document(text, path) for path, text in sources.items())]
    entities = [_entity(name, schema, documents) for name, schema in (names or {}).items()]
    return Analysis(
        documents=tuple(documents),
        entities=tuple(entity for entity in entities if entity.mentions),
        claims=tuple(_claim(documents[0], one) for one in said),
        times=tuple((d.id, time) for d in documents for time in find_times(d, None)),
    )


def spoken(analysis: Analysis, path: str, said: Said) -> Claim:
    """A claim of a source of a case, for a speaker who is quoted there."""
    return _claim(next(d for d in analysis.documents if d.path == path), said)


def _entity(name: str, schema: Schema, documents: Sequence[Document]) -> Entity:
    mentions = tuple(
        Mention(d.id, Span.of(d.text, match.start(), match.end()), "name", schema)
        for d in documents
        for match in re.finditer(rf"\b{re.escape(name)}\b", d.text)
    )
    return Entity(content_id("ent", name), schema, name, (), mentions)


def _claim(held: Document, said: Said) -> Claim:
    content = span(held.text, said.content)
    chain: tuple[Link, ...] = ()
    if said.cue is not None:
        name = said.stands_for or said.source or "unnamed source"
        source = span(held.text, said.source) if said.source else None
        chain = (
            Link(
                content_id("src", name), name, said.kind, said.anonymous, source, span(held.text, said.cue),
                resolved_from=said.source if said.stands_for else None,
            ),
        )  # fmt: skip
    return Claim(
        content_id("clm", held.id, content.start, name if said.cue else ""), held.id, (content,),
        Attribution(said.quote if chain else "none", "asserts", chain), Certainty(),
        Proposition("", "", "", said.content),
    )  # fmt: skip
