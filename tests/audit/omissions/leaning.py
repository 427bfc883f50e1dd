"""A brief that leans on documents, built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.factories import make_claim, make_document, span

from whosays.records import (
    Analysis,
    AuditedPart,
    AuditEntry,
    AuditVerdict,
    Cited,
    Claim,
    Document,
    Source,
    content_id,
)

BRIEF = (
    "The Heron File\n\n"
    "The harbour board found that the Heron sailed with an open hatch. Ilse Marrow, the mate, gave the order to sail. "
    "The board, in short, has shown who is to blame for the loss of the Heron."
)


@dataclass
class Leaning:
    """A brief, its sources and the entries that join them."""

    brief: Document = field(default_factory=lambda: make_document(BRIEF, "brief.txt"))
    sources: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entries: list[AuditEntry] = field(default_factory=list)
    named: list[Source] = field(default_factory=list)

    def source(self, text: str, path: str = "board.txt") -> Document:
        self.sources.append(make_document("A heading\n\n" + text, path, "source", title=path))
        return self.sources[-1]

    def rests(self, told: str, document: Document, *passages: str, verdict: AuditVerdict = "supported") -> str:
        """Let the claim ``told`` of the brief rest on passages; its id."""
        claim = make_claim(self.brief, told)
        self.claims.append(claim)
        spans = [span(document.text, passage) for passage in passages]
        cited = tuple(Cited(document.id, place, place) for place in spans)
        part = AuditedPart(claim.content[0], verdict, cited)
        self.entries.append(
            AuditEntry(claim.id, None, "", None, document.id, spans[0], verdict, (), "", (part,)),
        )
        return claim.id

    def analysis(self, extra: Sequence[Claim] = ()) -> Analysis:
        return Analysis(documents=(self.brief, *self.sources), sources=tuple(self.named), claims=(*self.claims, *extra))


def paper(name: str, document: Document) -> Source:
    """A source that is a document of the case."""
    return Source(content_id("src", name), name, "document", anonymous=False, document_id=document.id)


def hatch(*after: str, before: str = "", verdict: AuditVerdict = "supported") -> Leaning:
    """The board's report: what the brief borrows of it, with sentences before and after."""
    case = Leaning()
    document = case.source(" ".join(filter(None, (before, "The Heron left port with her forward hatch open.", *after))))
    told = "the Heron sailed with an open hatch"
    case.rests(told, document, "The Heron left port with her forward hatch open.", verdict=verdict)
    return case
