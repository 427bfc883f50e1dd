"""Claims of one passage before names are known: what a passage alone can tell."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.extract.attribution.found import Finders
from whosays.extract.relations.drafts import StatedDraft
from whosays.extract.sources import Description
from whosays.records import Certainty, ParticipantRole, Proposition, QuoteType, Span, Stance


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A link whose source is not resolved yet.

    Attributes:
        description: The source's phrase; None where the text names nobody.
        cue: The cue; None where the claim goes on without one.
        implicit: Carried over; without a description, from whoever spoke last.
    """

    description: Description | None
    cue: Span | None
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A name inside a claim's content: the mention's offsets and what it does there."""

    start: int
    end: int
    role: ParticipantRole
    locative: bool


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim whose sources and entities are not resolved yet; fields as in ``records.Claim`` and ``Found``."""

    content: tuple[Span, ...]
    chain: tuple[DraftLink, ...]
    quote_type: QuoteType
    stance: Stance
    certainty: Certainty
    proposition: Proposition
    rule: str
    by: Finders
    probability: float | None
    parts: tuple[Part, ...]
    relations: tuple[StatedDraft, ...] = ()
