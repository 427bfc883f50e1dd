"""What a file of another program brings into a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whosays.records import Document, Reading, Unread


@dataclass(frozen=True, slots=True)
class ReadElsewhere:
    """A document with what it says, for a file whose fields tell that already, such as a sanctions list.

    Attributes:
        document: Its text is the file in words that people can read.
        reading: What it says, with every span in that text.
    """

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class MarkedElsewhere:
    """Words that somebody marked in another program, not yet found in a document of the case.

    Attributes:
        targets: What the file calls the document: an IRI, a path, a title, a hash; any of them may be known here.
        exact: The words marked; empty where only offsets are given.
        prefix: The words before, as a TextQuoteSelector gives them.
        suffix: The words behind.
        start: Offset in code points as the file gives it, or None.
        end: Likewise.
        body: What was written about them.
        tags: Short words for what they are.
        motivation: Why they were marked, by the vocabulary of the Web Annotation Data Model: ``"commenting"``.
        creator: Who marked them, as the file names them; may be empty.
        created: When, an ISO time; may be empty.
        iri: The annotation's own name; may be empty.
    """

    targets: tuple[str, ...]
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    body: str = ""
    tags: tuple[str, ...] = ()
    motivation: str = ""
    creator: str = ""
    created: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Questions with rival hypotheses, written as ``whosays hypotheses`` takes them.

    Attributes:
        text: YAML.
    """

    text: str


#: A document that is to be read like any other; one that is read already; words marked; questions; or a part of the
#: file that could not be used.
Item: TypeAlias = Document | ReadElsewhere | MarkedElsewhere | Sheet | Unread
