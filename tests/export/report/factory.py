"""A case made by hand: an invented harbour town, its newspaper, its inquiry, and one hostile letter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whosays.records import (
    Analysis,
    Attribution,
    Block,
    Certainty,
    Claim,
    Coverage,
    Document,
    Entity,
    Level,
    Link,
    Mention,
    Page,
    Polarity,
    Proposition,
    QuoteType,
    Role,
    Schema,
    Source,
    SourceKind,
    Span,
    Stance,
    TimeExpression,
    Unread,
    content_id,
)

BRIEF = """Forty containers at Velm

The harbour of Velm was built for timber and is now used for almost anything else. The Velm port inquiry \
found that Corran Freight and Aster Lines had shared an office on the north quay since 2011. Its chair, \
Ilse Maron, later wrote that the arrangement may have been older.

According to the New Courier, which cited two customs officers, forty containers left the quay unweighed \
between March and June 2014. Some reports suggest that the number was closer to sixty. They said the \
scales had been switched off on about 9 April 2014.

12

“We never touched the scales,” said Tomas Reik, the owner of Corran Freight. “Nobody asked us to.” Reik \
denied any knowledge of the cargo, and the harbour police do not believe that he was in Velm in 2014.

Letters found in the office refer to a meeting in 1991 or 1992 at which the two families probably agreed \
to divide the trade. A priest who knew both men told the Courier that the agreement had been written down \
in the early 1990s. The town charter of 1258 had already reserved the quay for the parish.

Le port reste fermé.

The evidence proves that the harbour authority protected the trade. The authority has kept its own scales \
since 2003, and until 1996 it kept none. No sentence of this report would matter if the scales had \
worked.

Ilse Maron believes that the ferry company promised Anna Sael that it would publish the weights by the \
end of 2026.
"""

INQUIRY = """Report of the Velm port inquiry

At least thirty containers may have left the north quay without a weight being recorded. The inquiry \
heard from a weighbridge clerk, who said that the scales were off for most of spring 2014.

The inquiry does not accept that this was an accident.
"""

HOSTILE = """<script>alert('velm')</script> & "quotes" 'and' <img src=x onerror=alert(1)>

A clerk said: <a href="javascript:alert(2)">the \u202escales\u202c were off</a>\u2066 and on.

</article></style><b>bold</b> {{ 7 * 7 }} {% raw %} &lt;entity&gt; \u200f\u200e end
"""

Blocks = Sequence[tuple[str, str]]


@dataclass
class Desk:
    """Collects records while a case is put together."""

    documents: list[Document] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def document(self, title: str, path: str, text: str, role: Role = "brief", **more: object) -> Document:
        """Add a document whose blocks are its paragraphs."""
        data = text.encode("utf-8", "surrogatepass")
        made = Document(
            content_id("doc", title, role),
            title,
            path,
            "text/plain",
            hashlib.sha256(data).hexdigest(),
            role,
            None,
            text,
        )
        made = replace(made, blocks=tuple(_blocks(text)), **more)
        self.documents.append(made)
        return made

    def source(self, name: str, kind: SourceKind = "person", *, anonymous: bool = False) -> Source:
        """Add a source, or find it."""
        return self.sources.setdefault(name, Source(content_id("src", name), name, kind, anonymous))

    def entity(self, name: str, schema: Schema, document: Document, *aliases: str) -> Entity:
        """Add an entity with a mention wherever one of its names stands."""
        mentions = [
            Mention(document.id, Span.of(document.text, at, at + len(words)), "name", schema)
            for words in (name, *aliases)
            for at in _places(document.text, words)
        ]
        return self.entities.setdefault(name, Entity(content_id("ent", name), schema, name, aliases, tuple(mentions)))

    def claim(
        self, document: Document, content: str | Sequence[str], chain: Sequence[Link] = (), **more: object
    ) -> Claim:
        """Add a claim by its words; ``more`` takes level, polarity, hedges, quote, stance, times, places,
        rule, activity and model_probability."""
        pieces = [content] if isinstance(content, str) else content
        spans = tuple(find(document, piece) for piece in pieces)
        level: Level = more.get("level", "certain")  # type: ignore[assignment]
        polarity: Polarity = more.get("polarity", "positive")  # type: ignore[assignment]
        quote: QuoteType = more.get("quote", "indirect" if chain else "none")  # type: ignore[assignment]
        stance: Stance = more.get("stance", "asserts")  # type: ignore[assignment]
        made = Claim(
            content_id("clm", document.id, spans, chain),
            document.id,
            spans,
            Attribution(quote, stance, tuple(chain)),
            Certainty(level, polarity, tuple(find(document, words) for words in more.get("hedges", ()))),  # type: ignore[attr-defined]
            Proposition("", "", "", " ".join(span.exact for span in spans)),
            times=tuple(more.get("times", ())),  # type: ignore[call-overload]
            places=tuple(self.entities[name].id for name in more.get("places", ())),  # type: ignore[attr-defined]
            **{name: more[name] for name in ("rule", "activity", "model_probability") if name in more},  # type: ignore[arg-type]
        )
        self.claims.append(made)
        return made

    def link(self, document: Document, name: str, words: str | None, cue: str | None, **more: object) -> Link:
        """Make a link of a chain to a source that is on the desk."""
        source = self.sources[name]
        return Link(
            source.id,
            source.name,
            source.kind,
            source.anonymous,
            find(document, words) if words else None,
            find(document, cue) if cue else None,
            **more,  # type: ignore[arg-type]
        )

    def analysis(self, coverage: Coverage | None = None) -> Analysis:
        """Hand over what has been collected."""
        times = tuple((claim.document_id, time) for claim in self.claims for time in claim.times)
        return Analysis(
            tuple(self.documents),
            tuple(self.sources.values()),
            tuple(self.entities.values()),
            tuple(self.claims),
            times,
            coverage or Coverage(sentences=20, sentences_with_claims=15),
        )


def find(document: Document, words: str) -> Span:
    """Cut the first place where ``words`` stand; "They [said] so" cuts what is in brackets, where the whole stands."""
    before, bracket, rest = words.partition("[")
    inside, _, after = rest.partition("]")
    if not bracket:
        before, inside, after = "", words, ""
    start = document.text.index(before + inside + after) + len(before)
    return Span.of(document.text, start, start + len(inside))


def time(
    document: Document, words: str, edtf: str | None, earliest: str | None, latest: str | None, **more: object
) -> TimeExpression:
    """Make a time expression from its words."""
    return TimeExpression(find(document, words), edtf, earliest, latest, **more)  # type: ignore[arg-type]


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def _blocks(text: str) -> list[Block]:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        words = paragraph.strip("\n")
        start = text.index(words, at) if words else at
        if words:
            kind = (
                "heading" if not blocks
                else "furniture" if words.isdigit()
                else "foreign" if words.startswith("Le ")
                else "paragraph"
            )  # fmt: skip
            blocks.append(Block(kind, start, start + len(words)))
        at = start + len(words)
    return blocks


def harbour_case() -> Analysis:
    """Build the whole case: chains, denials, hedges, all shapes of time, overlaps, and a hostile document."""
    desk = Desk()
    brief = desk.document("Forty containers at Velm", "velm/brief.md", BRIEF, published="2019-05-02")
    half = BRIEF.index("12\n\n“We")
    brief = replace(brief, pages=(Page(1, 0, half), Page(2, half, len(BRIEF))))
    desk.documents[0] = brief
    inquiry = desk.document("Report of the Velm port inquiry", "velm/inquiry.txt", INQUIRY, "source")
    hostile = desk.document("<b>Letter</b> \u202egnirts", "velm/<letter>.txt", HOSTILE, "source")
    _things(desk, brief)
    _brief_claims(desk, brief)
    _other_claims(desk, inquiry, hostile)
    return desk.analysis(
        Coverage(
            unread=(
                Unread("velm/scan.pdf", "no text layer", "run OCR on it first"),
                Unread("velm/brief.md", "one paragraph is not in English", "", brief.id),
            ),
            unavailable_sources=("New Courier, 12 May 2014",),
            sentences=20,
            sentences_with_claims=15,
        )
    )


def _things(desk: Desk, brief: Document) -> None:
    for name, kind in (
        ("Velm port inquiry", "organization"), ("Ilse Maron", "person"), ("New Courier", "organization"),
        ("Tomas Reik", "person"), ("Letters found in the office", "document"), ("ferry company", "organization"),
        ("harbour police", "organization"),
    ):  # fmt: skip
        desk.source(name, kind)  # type: ignore[arg-type]
    for name in ("two customs officers", "some reports", "a priest", "a weighbridge clerk", "a clerk"):
        desk.source(name, "anonymous_group", anonymous=True)
    desk.entity("Velm", "Address", brief)
    desk.entity("north quay", "Address", brief, "the quay")
    desk.entity("Ilse Maron", "Person", brief)
    desk.entity("Tomas Reik", "Person", brief, "Reik")
    desk.entity("Corran Freight", "Company", brief)
    desk.entity("Velm port inquiry", "PublicBody", brief, "the inquiry")


def _brief_claims(desk: Desk, brief: Document) -> None:
    def link(name: str, words: str | None, cue: str | None, **more: object) -> Link:
        return desk.link(brief, name, words, cue, **more)

    spring = time(brief, "between March and June 2014", "2014-03/2014-06", "2014-03-01", "2014-06-30")
    courier, officers = (
        link("New Courier", "the New Courier", "According to"),
        link("two customs officers", "two customs officers", "cited"),
    )
    maron = link("Ilse Maron", "[Ilse Maron] believes", "believes")
    desk.claim(brief, "The harbour of Velm was built for timber", places=["Velm"], rule="author", activity="rules 2")
    desk.claim(
        brief, "Corran Freight and Aster Lines had shared an office on the north quay since 2011",
        [link("Velm port inquiry", "The Velm port inquiry", "found")], places=["north quay", "Velm"],
        times=[time(brief, "since 2011", "2011/..", "2011-01-01", None)],
    )  # fmt: skip
    desk.claim(
        brief, "the arrangement may have been older",
        [link("Ilse Maron", "Ilse Maron", "wrote")], level="possible", hedges=["may have been"],
    )  # fmt: skip
    desk.claim(
        brief, "forty containers left the quay unweighed between March and June 2014",
        [courier, officers], times=[spring], places=["north quay"],
        rule="verb: cite (clause)", activity="model 1 and rules 2", model_probability=0.874,
    )  # fmt: skip
    desk.claim(
        brief, "the number was closer to sixty", [link("some reports", "Some reports", "suggest")],
        level="possible", hedges=["closer to", "suggest"],
    )  # fmt: skip
    desk.claim(
        brief, "the scales had been switched off on about 9 April 2014",
        [courier, link("two customs officers", "They", "They [said]", resolved_from="They")],
        times=[time(brief, "about 9 April 2014", "2014-04-09~", "2014-04-06", "2014-04-12")],
    )  # fmt: skip
    reik = link("Tomas Reik", "Tomas Reik", "[said] Tomas Reik")
    desk.claim(
        brief, ["“We never touched the scales,”", "“Nobody asked us to.”"], [reik], quote="direct", polarity="negative"
    )
    desk.claim(
        brief,
        "“Nobody asked us to.”",
        [replace(reik, cue=None, source=None, implicit=True)],
        quote="direct",
        polarity="negative",
    )
    desk.claim(
        brief, "any knowledge of the cargo", [link("Tomas Reik", "[Reik] denied", "denied")],
        stance="denies", polarity="negative",
    )  # fmt: skip
    desk.claim(
        brief, "that he was in Velm in 2014", [link("harbour police", "the harbour police", "do not believe")],
        stance="believes", polarity="negative", level="probable", places=["Velm"],
        times=[time(brief, "in 2014", "2014", "2014-01-01", "2014-12-31")],
    )  # fmt: skip
    desk.claim(
        brief, "a meeting in 1991 or 1992 at which the two families probably agreed to divide the trade",
        [link("Letters found in the office", "Letters found in the office", "refer to")],
        level="probable", hedges=["probably"],
        times=[time(brief, "in 1991 or 1992", "[1991,1992]", "1991-01-01", "1992-12-31")],
    )  # fmt: skip
    desk.claim(
        brief, "the agreement had been written down in the early 1990s",
        [link("a priest", "A priest who knew both men", "told")],
        times=[time(brief, "the early 1990s", "[1990..1993]", "1990-01-01", "1993-12-31")],
    )  # fmt: skip
    desk.claim(
        brief, "The town charter of 1258 had already reserved the quay for the parish", places=["north quay"],
        times=[time(brief, "1258", "1258", "1258-01-01", "1258-12-31")],
    )  # fmt: skip
    desk.claim(brief, "the harbour authority protected the trade")
    desk.claim(
        brief, "The authority has kept its own scales since 2003",
        times=[time(brief, "since 2003", "2003/..", "2003-01-01", None)],
    )  # fmt: skip
    desk.claim(
        brief, "until 1996 it kept none", polarity="negative",
        times=[time(brief, "until 1996", "../1996", None, "1996-12-31")],
    )  # fmt: skip
    desk.claim(brief, "No sentence of this report would matter if the scales had worked", level="unknown")
    desk.claim(
        brief,
        "the ferry company promised Anna Sael that it would publish the weights by the end of 2026",
        [maron],
        stance="believes",
        level="probable",
    )
    desk.claim(
        brief, "it would publish the weights by the end of 2026",
        [maron, link("ferry company", "the ferry company", "promised")], stance="promises", level="unknown",
        hedges=["would publish"],
        times=[time(brief, "by the end of 2026", None, None, None, anchor="no reference date")],
    )  # fmt: skip


def _other_claims(desk: Desk, inquiry: Document, hostile: Document) -> None:
    spring = time(inquiry, "spring 2014", "2014-21", "2014-03-01", "2014-05-31")
    desk.claim(
        inquiry, "At least thirty containers may have left the north quay without a weight being recorded",
        level="possible", hedges=["may have"], places=["north quay"],
    )  # fmt: skip
    desk.claim(
        inquiry, "the scales were off for most of spring 2014",
        [
            desk.link(inquiry, "Velm port inquiry", "The inquiry", "heard from"),
            desk.link(inquiry, "a weighbridge clerk", "a weighbridge clerk", "said"),
        ], times=[spring],
    )  # fmt: skip
    desk.claim(
        inquiry, "that this was an accident",
        [desk.link(inquiry, "Velm port inquiry", "The inquiry", "does not accept")],
        stance="denies", polarity="negative",
    )  # fmt: skip
    desk.claim(
        hostile, '<a href="javascript:alert(2)">the \u202escales\u202c were off</a>',
        [desk.link(hostile, "a clerk", "A clerk", "said")], quote="mixed",
    )  # fmt: skip
    desk.claim(hostile, "<img src=x onerror=alert(1)>")
