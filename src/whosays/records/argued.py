"""Arguments that two are one, as texts make them, and what texts say of somebody that bears on such an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.span import Span

#: What an argument does: says that the two are one, that something of one agrees with something of the other or differs
#: from it, that they are not one, or asks.
ArgumentKind = Literal["identifies", "agrees", "differs", "denies", "raises"]
#: What a statement is about.
StatementKind = Literal["birth", "birth place", "role", "nationality", "kin", "event", "together"]
#: Which way a piece of evidence speaks.
Bearing = Literal["for", "against", "neither"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one of the documents."""

    document_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class ArgumentSide:
    """One of the two that an argument is about.

    Attributes:
        entity_id: The document's entity, or None for one that the text only describes.
        span: The words that name or describe it.
    """

    entity_id: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """A place where a text argues that two are one, denies it, or asks.

    Attributes:
        document_id: The document.
        kind: What it does.
        sentence: The sentence that does it.
        cue: The words in it that do.
        left: The side that comes first in the text.
        right: The other.
        claim_id: The claim that carries it, whose chain says who argues; None where no claim was found, so that it is
            the document's own.
    """

    document_id: str
    kind: ArgumentKind
    sentence: Span
    cue: Span
    left: ArgumentSide
    right: ArgumentSide
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a text says of somebody.

    Attributes:
        kind: What it is about.
        document_id: The document.
        span: The words that say it.
        value: In normal form: a role's words, a country, the relation of kin (``daughter``), the sort of an event
            (``death``), a place of birth, the reference of whom somebody is named together with.
        edtf: The date of birth, the time of an event, or the kin's date of birth; None where none is given.
        name: Of kin: their name, empty where none is given.
        places: Of an event: where, as written.
        basis: What an age was counted from, in words; empty for other statements.
    """

    kind: StatementKind
    document_id: str
    span: Span
    value: str
    edtf: str | None = None
    name: str = ""
    places: tuple[str, ...] = ()
    basis: str = ""
