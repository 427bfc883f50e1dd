"""What rests on what: who speaks, on whom they rely, which claims say the same, what they relate, what does not fit.

Nothing here says what is true. Support is a count of origins, given as a range, because what two texts do not tell of
each other is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.records.claim import RelationType, SourceKind

#: What a claim is to another one.
BondKind = Literal["same", "broader", "narrower", "contradicting"]
#: How one voice is known to rely on another: it attributes a claim to it; it cites its document; it repeats its words;
#: both give one testimony or one release.
RelianceBasis = Literal["attributes", "cites", "copies", "testimony"]
#: What an analyst should know of a support before leaning on it.
Weakness = Literal["brief_only", "single_origin", "anonymous_only", "hedged_only", "disputed", "circular"]
TensionKind = Literal["time", "place", "state", "number", "age", "polarity", "account"]


@dataclass(frozen=True, slots=True)
class ClaimBond:
    """Two claims of which one says, or denies, what the other says.

    Attributes:
        left: Id of the claim that comes first in the case.
        right: Id of the other.
        kind: What ``left`` is to ``right``: ``broader`` where it says less exactly the same.
        probability: The comparison's own, 0 to 1, that a careful reader would agree with ``kind``.
        why: What it was seen by, in words.
    """

    left: str
    right: str
    kind: BondKind
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something that can hand on a claim: a document, or a source that documents name.

    The sources that are one entity, or one document of the case, are one voice.

    Attributes:
        id: Derived from what it takes in.
        name: The fullest.
        kind: As in ``Source``.
        anonymous: Whether the texts withhold its name.
        source_ids: The sources that it takes in.
        document_ids: The documents by which it speaks itself, such as the chapters of one report.
        brief: Whether it is a brief, whose own word counts for nothing in what the brief claims.
    """

    id: str
    name: str
    kind: SourceKind
    anonymous: bool
    source_ids: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One way from a claim to an origin.

    Attributes:
        claim_id: The claim.
        voices: Ids of the voices, from the one whose document carries the claim to the origin, each once.
        assumed: Whether some step is not said by a text but taken from likeness of words.
        hedged: Whether the claim, or one that it goes on to, is not put as certain.
        via: Ids of the further claims that it runs through, in order: in the cited document, in the copied text.
    """

    claim_id: str
    voices: tuple[str, ...]
    assumed: bool = False
    hedged: bool = False
    via: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """The id of the voice where it ends."""
        return self.voices[-1]


@dataclass(frozen=True, slots=True)
class Reliance:
    """One voice relies on another.

    Attributes:
        relier: Id of the voice that relies.
        relied_on: Id of the other.
        basis: How that is known.
        assumed: Whether no text says so, and likeness of words is all there is.
        claim_ids: The claims by which it shows.
        why: In words.
    """

    relier: str
    relied_on: str
    basis: RelianceBasis
    assumed: bool
    claim_ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Circle:
    """Voices each of which rests on the next for one claim, and the last on the first.

    Attributes:
        voices: Their ids in order, each once.
        claim_ids: The claims.
        why: In words.
    """

    voices: tuple[str, ...]
    claim_ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Support:
    """How much stands behind something, counted in independent origins. Briefs do not count.

    Attributes:
        origins: Ids of the voices in which its lines end, each once.
        least: Independent origins if every two that might depend on each other do.
        most: The same if none of them do. Copies of one origin are one in both.
        weaknesses: What an analyst should know before leaning on it.
    """

    origins: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    weaknesses: tuple[Weakness, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """Claims that say the same.

    Attributes:
        id: Derived from its claims.
        text: The words of its plainest claim.
        claim_ids: In order of the case.
        denied_by: Ids of claims that say the contrary.
        broader: Ids of assertions that say less exactly the same.
        narrower: Ids of those that say it more exactly; what supports them supports this.
        support: Of ``claim_ids``.
    """

    id: str
    text: str
    claim_ids: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    support: Support = Support()


@dataclass(frozen=True, slots=True)
class Relation:
    """What claims say that one entity is or did to another.

    Attributes:
        id: Derived from the three of them.
        subject_id: Entity.
        type: Kind of relation.
        object_id: Entity.
        claim_ids: The claims that say so, in order of the case.
        origins: Ids of the voices in which they end.
        denied_by: Ids of the claims that deny it.
        earliest: First day of what the claims give as its time, an ISO date; None where open or not given.
        latest: Last day.
        support: Of ``claim_ids``.
    """

    id: str
    subject_id: str
    type: RelationType
    object_id: str
    claim_ids: tuple[str, ...]
    origins: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    support: Support = Support()


@dataclass(frozen=True, slots=True)
class Tension:
    """Claims that cannot all hold, or pull against each other. All of them stay.

    Attributes:
        id: Derived from kind and claims.
        kind: In what they do not fit.
        claim_ids: All of them, in order of the case.
        sides: The same parted into those that agree among themselves, two or more; ``claim_ids`` holds each once.
        entity_ids: Whom it is about.
        why: What does not fit, in words that name both values.
    """

    id: str
    kind: TensionKind
    claim_ids: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    entity_ids: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What rests on what in a case: a pure function of its analysis and of what analysts decided on independence.

    Attributes:
        voices: In order of name.
        lines: By claim in order of the case; every claim has at least one.
        reliances: In order of relier and relied on.
        circles: In order of their first voice.
        bonds: In order of their claims.
        assertions: Of at least two claims, or denied; in order of their first claim.
        relations: In order of subject, type and object.
        tensions: In order of their first claim.
        activity: What made it, such as ``"weigh 1, model 3"``.
    """

    voices: tuple[Voice, ...] = ()
    lines: tuple[Line, ...] = ()
    reliances: tuple[Reliance, ...] = ()
    circles: tuple[Circle, ...] = ()
    bonds: tuple[ClaimBond, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    relations: tuple[Relation, ...] = ()
    tensions: tuple[Tension, ...] = ()
    activity: str = ""
