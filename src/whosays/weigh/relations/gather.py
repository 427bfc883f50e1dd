"""Relations that claims state, gathered over a case: who says so, who denies it, when, and on whose word.

An edge belongs to its sources as a statement of FollowTheMoney does: claims that state one relation are kept apart and
counted by their origins, and a relation that is only denied is shown as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from whosays.records import (
    SYMMETRIC,
    Analysis,
    Claim,
    Relation,
    RelationType,
    StatedRelation,
    Support,
    content_id,
)
from whosays.weigh.origins.provenance import Provenance

_Key = tuple[str, RelationType, str]


@dataclass(slots=True)
class _Case:
    """The claims for and against one relation.

    Attributes:
        saying: Claims that state it, each once, in order.
        denying: Claims that say that it does not hold.
        outright: Whether some claim states it as certain.
    """

    saying: dict[str, Claim] = field(default_factory=dict)
    denying: dict[str, Claim] = field(default_factory=dict)
    outright: bool = False


def weigh_relations(analysis: Analysis, provenance: Provenance) -> tuple[Relation, ...]:
    """The relations of a case, in order of subject, type and object.

    One pass over the claims, then one look at the support of each relation: linear in what the claims state. Whether a
    claim states or denies a relation is the polarity that was read there, the denial of its holder counted in already.

    Args:
        analysis: The case.
        provenance: Where its claims come from.
    """
    cases: defaultdict[_Key, _Case] = defaultdict(_Case)
    for claim in analysis.claims:
        for stated in claim.relations:
            if stated.subject_id != stated.object_id:
                _enter(cases[_key(stated)], claim, stated)
    return tuple(_relation(key, cases[key], provenance) for key in sorted(cases))


def _key(stated: StatedRelation) -> _Key:
    """The ends of a relation; where it does not matter who comes first, the lower id does."""
    subject, other = stated.subject_id, stated.object_id
    if stated.type in SYMMETRIC and other < subject:
        subject, other = other, subject
    return subject, stated.type, other


def _enter(case: _Case, claim: Claim, stated: StatedRelation) -> None:
    if stated.polarity == "negative":
        case.denying[claim.id] = claim
        return
    case.saying[claim.id] = claim
    case.outright |= stated.level == "certain"


def _relation(key: _Key, case: _Case, provenance: Provenance) -> Relation:
    subject, kind, other = key
    claim_ids, denied_by = tuple(case.saying), tuple(case.denying)
    support = _weakened(provenance.support(claim_ids, denied_by), case)
    earliest, latest = _hull(case.saying.values())
    return Relation(
        id=content_id("rel", *key),
        subject_id=subject,
        type=kind,
        object_id=other,
        claim_ids=claim_ids,
        origins=support.origins,
        denied_by=denied_by,
        earliest=earliest,
        latest=latest,
        support=support,
    )


def _weakened(support: Support, case: _Case) -> Support:
    """The support, marked as hedged where no claim states the relation itself outright, whatever else it states."""
    hedged = bool(support.origins) and not case.outright and "hedged_only" not in support.weaknesses
    return replace(support, weaknesses=(*support.weaknesses, "hedged_only")) if hedged else support


def _hull(claims: Iterable[Claim]) -> tuple[str | None, str | None]:
    """The first and the last day that the times of the claims can mean: their widest hull.

    Claims without a time do not widen it; an end is None where one of the times is open there, or no claim gives any.
    """
    times = [time for claim in claims for time in claim.times if time.earliest is not None or time.latest is not None]
    firsts = [time.earliest for time in times if time.earliest is not None]
    lasts = [time.latest for time in times if time.latest is not None]
    return (
        min(firsts) if times and len(firsts) == len(times) else None,
        max(lasts) if times and len(lasts) == len(times) else None,
    )
