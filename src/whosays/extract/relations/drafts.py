"""Relations of one passage before names are known."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.records import Level, Polarity, RelationType, Span


@dataclass(frozen=True, slots=True)
class Side:
    """Where a side of a relation may be named, as offsets of head words in the kept text, the best first.

    Attributes:
        own: The phrase itself, then what is set beside it.
        bodies: Whom the phrase stands in for, where that is a body: of "fighters of the Reed Brigade", the Brigade.
        states: Likewise where it is a state: "Norway's army".
        nation: The usual name of the state that an adjective stands for: "the Norwegian army".
    """

    own: tuple[int, ...]
    bodies: tuple[int, ...] = ()
    states: tuple[int, ...] = ()
    nation: str | None = None


@dataclass(frozen=True, slots=True)
class DraftRelation:
    """A relation whose sides are places in the text; fields as in ``records.StatedRelation``.

    Attributes:
        type: Kind of relation.
        subject: Who is or does it.
        object: To whom.
        cue: The token that says so.
        judged: The token whose clause tells how surely: of "held talks", the holding.
    """

    type: RelationType
    subject: Side
    object: Side
    cue: int
    judged: int


@dataclass(frozen=True, slots=True)
class StatedDraft:
    """A draft with what the claim that states it commits to."""

    relation: DraftRelation
    cue: Span
    level: Level
    polarity: Polarity
