"""What a file of another program brings into a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from whosays.records import Audit, Document, Reading, Unread
from whosays.store import Basis, Decision, KeptBalance, ReadBy


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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole case, as the analysis document holds it.

    Attributes:
        read: Its documents, each with what it says by itself.
        read_by: What read each, by its id; a document that is not in it was read by something unknown.
        failed: Inputs that could not be read.
        decisions: All, oldest first, each before the one that takes it back.
        audit: What comparing briefs with sources gave, without rulings; None where nothing was audited.
        audit_basis: What that was made from; None where the file does not say, which makes it stale.
        audited_at: When, ISO time; empty where the file does not say.
        balance: What rests on what, and from what that was made; None where nothing was weighed.
    """

    read: tuple[tuple[Document, Reading], ...]
    read_by: Mapping[str, ReadBy] = field(default_factory=dict)
    failed: tuple[Unread, ...] = ()
    decisions: tuple[Decision, ...] = ()
    audit: Audit | None = None
    audit_basis: Basis | None = None
    audited_at: str = ""
    balance: KeptBalance | None = None


#: A document that is to be read like any other; one that is read already; words marked; questions; a whole case; or a
#: part of the file that could not be used.
Item: TypeAlias = Document | ReadElsewhere | MarkedElsewhere | Sheet | Snapshot | Unread
