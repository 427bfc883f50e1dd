"""What people wrote in the margins of documents, in whosays or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from whosays.records.hypothesis import Decided
from whosays.records.span import Span

#: How sure it is that an annotation stands where it was made: its very words, where it says or between the words that
#: it says; its words elsewhere, or nearly its words; at one of several places that fit as well.
Anchored = Literal["exact", "moved", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words of a document that somebody marked, with what they wrote about them.

    Attributes:
        id: Derived from what it marks and what it says.
        document_id: The document; empty where the case has it no more, or no more with these words.
        span: The words marked.
        body: What was written about them; empty for a mere highlight.
        tags: Short words for what they are.
        motivation: Why they were marked, by the Web Annotation Vocabulary (section 3.2.11), such as ``"commenting"``;
            may be empty.
        creator: Who marked them, as the file named them; may be empty.
        created: When they did, an ISO time; may be empty.
        iri: The annotation's own name elsewhere; may be empty.
        anchored: How well it was found again in the text.
        decided: Who brought it into the case, when, and from what.
    """

    id: str
    document_id: str
    span: Span
    body: str = ""
    tags: tuple[str, ...] = ()
    motivation: str = ""
    creator: str = ""
    created: str = ""
    iri: str = ""
    anchored: Anchored = "exact"
    decided: Decided = field(default_factory=Decided)
