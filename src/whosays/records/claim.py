"""Claims: who says what, through whom, how surely, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.span import Span
from whosays.records.time import TimeExpression

SourceKind = Literal["person", "organization", "state", "document", "anonymous_group"]
QuoteType = Literal["direct", "indirect", "mixed", "none"]
Stance = Literal["asserts", "denies", "believes", "accuses", "promises"]
Level = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
ParticipantRole = Literal["subject", "object", "oblique"]
#: The first seven are edges of FollowTheMoney 4.x, the rest the event relations of the field. All but ``family``,
#: ``associate``, ``met`` and ``agreed`` have a direction: a membership's subject is the member, a directorship's the
#: person, an employment's the employee, a payment's the payer, an ownership's the owner, a detention's who detains.
RelationType = Literal[
    "membership", "directorship", "employment", "family", "associate", "payment", "ownership",
    "met", "agreed", "trained", "funded", "supplied", "sheltered", "detained", "released", "attacked", "killed",
    "designated", "denied",
]  # fmt: skip
#: Those in which it does not matter who is named first.
SYMMETRIC: frozenset[RelationType] = frozenset({"family", "associate", "met", "agreed"})


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever a claim is attributed to.

    Attributes:
        id: Named sources share one id across a case; an anonymous source belongs to its document.
        name: The fullest name found, without article.
        kind: Source types after the SCU task.
        anonymous: Whether the text withholds the name ("intelligence officials").
        entity_id: The entity that is this source, where the entity table has one.
        document_id: The document of the case that *is* this source, where it is present.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    entity_id: str | None = None
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: a source, the words that name it, and the cue that hands the claim on.

    Attributes:
        source_id: The ``Source``.
        name: Name of that source.
        kind: As in ``Source``.
        anonymous: As in ``Source``.
        source: The words that stand for the source here; None where the text names none here.
        cue: The words that attribute; None where the content goes on without a new cue.
        implicit: The link is carried over from an earlier cue (a quotation that runs on).
        resolved_from: The words as written ("they", "that same letter") where ``name`` is what they
            stand for; None where the source is named outright.
    """

    source_id: str
    name: str
    kind: SourceKind
    anonymous: bool
    source: Span | None
    cue: Span | None
    implicit: bool = False
    resolved_from: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """How a claim is held. ``chain`` runs from the source nearest the document's author to the origin.

    The author's own claims have an empty chain, quote type ``none`` and stance ``asserts``.
    """

    quote_type: QuoteType = "none"
    stance: Stance = "asserts"
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Certainty:
    """What the text commits its holder to (FactBank's two axes), with the words that say so."""

    level: Level = "certain"
    polarity: Polarity = "positive"
    hedges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """A reading of the content as one clause. Parts are words of the text; empty where there is none."""

    subject: str
    predicate: str
    object: str
    text: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity that takes part in a claim."""

    entity_id: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """What a claim says that one entity is, or did, to another.

    Attributes:
        type: Kind of relation.
        subject_id: Entity.
        object_id: Entity.
        cue: The words that say what relation it is.
        polarity: ``negative`` where the claim says that it does not hold.
        level: How surely the claim says this; its own certainty is that of its main clause.
    """

    type: RelationType
    subject_id: str
    object_id: str
    cue: Span
    polarity: Polarity = "positive"
    level: Level = "certain"


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition with its holder chain, certainty, times, places and participants.

    Attributes:
        id: Derived from the document, the content's offsets and the chain.
        document_id: The document that carries the claim.
        content: One span, or several where the cue interrupts the content.
        attribution: Who holds it.
        certainty: How surely, in the text's own words.
        proposition: The clause taken apart.
        participants: Entities in the content.
        times: Temporal expressions that date the claim.
        places: Ids of the entities that are places of the claim.
        relations: What it says of two entities, in order of the cues.
        rule: The rule that found it, for explanation, such as ``"verb: report"``.
        activity: What found it, such as ``"model 1"``, ``"rules 2"`` or ``"model 1 and rules 2"``.
        model_probability: The model's own calibrated probability, 0 to 1, that cue, source and content of the
            attribution are right; None where rules alone found it. It says nothing of whether the claim is true.
    """

    id: str
    document_id: str
    content: tuple[Span, ...]
    attribution: Attribution
    certainty: Certainty
    proposition: Proposition
    participants: tuple[Participant, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[str, ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    rule: str = ""
    activity: str = ""
    model_probability: float | None = None
