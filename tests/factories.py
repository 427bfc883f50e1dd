"""Small documents and readings, built by hand, for tests that need records but no language model."""

from __future__ import annotations

import hashlib

from whosays.records import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Document,
    Entity,
    Link,
    Mention,
    Page,
    Participant,
    Proposition,
    Reading,
    Role,
    Source,
    Span,
    TimeExpression,
    content_id,
)

TEXT = (
    "THE LANTERN FILE\n\n"
    "The Daily Courier reported in March 2014, citing two officials, that Orsolya Vant might have sold the lighthouse "
    "at Brackwater.\n\n"
    "The keeper left no notes."
)


def make_document(text: str = TEXT, path: str = "lantern.txt", role: Role = "brief", title: str = "") -> Document:
    """A document of one page whose blocks are the paragraphs of ``text``."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            blocks.append(Block("paragraph" if blocks else "heading", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Document(
        id=content_id("doc", sha256, role),
        title=title or text.split("\n", 1)[0],
        path=path,
        media_type="text/plain",
        sha256=sha256,
        role=role,
        published="2014-05",
        text=text,
        pages=(Page(1, 0, len(text)),),
        blocks=tuple(blocks),
    )


def span(text: str, words: str) -> Span:
    """The first place of ``words``."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def make_source(name: str, document: Document, *, anonymous: bool = False) -> Source:
    """A source; anonymous ones belong to their document."""
    parts = (name, document.id) if anonymous else (name,)
    kind = "anonymous_group" if anonymous else "organization"
    return Source(content_id("src", *parts), name, kind, anonymous)


def make_link(source: Source, text: str, words: str | None, cue: str | None) -> Link:
    """A link of a chain by ``source``, whose words and cue stand in ``text``."""
    return Link(
        source.id,
        source.name,
        source.kind,
        source.anonymous,
        span(text, words) if words else None,
        span(text, cue) if cue else None,
        implicit=cue is None,
        resolved_from=words if words and words != source.name else None,
    )


def make_claim(
    document: Document, *contents: str, chain: tuple[Link, ...] = (), certainty: Certainty | None = None
) -> Claim:
    """A claim with nothing but its words, holders and certainty."""
    places = tuple(span(document.text, content) for content in contents)
    return Claim(
        id=content_id("clm", document.id, [(place.start, place.end) for place in places], [x.source_id for x in chain]),
        document_id=document.id,
        content=places,
        attribution=Attribution("indirect" if chain else "none", "asserts", chain),
        certainty=certainty or Certainty(),
        proposition=Proposition("", "", "", " ".join(contents)),
        rule="verb: report" if chain else "author",
        activity="model 1 and rules 2" if chain else "rules 2",
        model_probability=0.875 if chain else None,
    )


def make_reading(document: Document) -> Reading:
    """A reading of ``TEXT``, or of another text that holds the same first paragraph."""
    text = document.text
    time = TimeExpression(span(text, "March 2014"), "2014-03", "2014-03-01", "2014-03-31")
    person = Entity(
        content_id("ent", "Orsolya Vant"),
        "Person",
        "Orsolya Vant",
        ("Vant",),
        (Mention(document.id, span(text, "Orsolya Vant"), "name", "Person", title="Captain"),),
    )
    place = Entity(
        content_id("ent", "Brackwater"),
        "Address",
        "Brackwater",
        (),
        (Mention(document.id, span(text, "Brackwater"), "name", "Address"),),
    )
    courier = make_source("Daily Courier", document)
    officials = make_source("two officials", document, anonymous=True)
    chain = (
        make_link(courier, text, "The Daily Courier", "reported"),
        make_link(officials, text, "two officials", "citing"),
    )
    hedged = Certainty("possible", "positive", (span(text, "might"),))
    sold = make_claim(document, "Orsolya Vant might have sold the lighthouse", chain=chain, certainty=hedged)
    sold = Claim(
        sold.id,
        sold.document_id,
        sold.content,
        sold.attribution,
        sold.certainty,
        Proposition("Orsolya Vant", "sold", "the lighthouse", "Orsolya Vant might have sold the lighthouse"),
        (Participant(person.id, "subject"),),
        (time,),
        (place.id,),
        (),
        sold.rule,
        sold.activity,
        sold.model_probability,
    )
    claims = [sold]
    if "The keeper left no notes" in text:
        claims.append(make_claim(document, "The keeper left no notes", certainty=Certainty("certain", "negative")))
    return Reading(
        document_id=document.id,
        entities=(person, place),
        times=(time,),
        sources=(courier, officials),
        claims=tuple(claims),
        sentences=2,
        sentences_with_claims=2,
    )
