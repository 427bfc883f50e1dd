"""Relations as claims state them, gathered for a case that was never weighed: without times and origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from whosays.records import SYMMETRIC, Analysis, Relation, RelationType, StatedRelation, content_id

_Key = tuple[str, RelationType, str]


def stated_relations(analysis: Analysis) -> Iterator[Relation]:
    """The relations of all claims under the ids that weighing would give them, in order of their ends."""
    saying: defaultdict[_Key, dict[str, None]] = defaultdict(dict)
    denying: defaultdict[_Key, dict[str, None]] = defaultdict(dict)
    for claim in analysis.claims:
        for stated in claim.relations:
            if stated.subject_id != stated.object_id:
                (denying if stated.polarity == "negative" else saying)[_key(stated)][claim.id] = None
    for key in sorted({*saying, *denying}):
        claim_ids, denied_by = tuple(saying.get(key, ())), tuple(denying.get(key, ()))
        yield Relation(content_id("rel", *key), *key, claim_ids, denied_by=denied_by)


def _key(stated: StatedRelation) -> _Key:
    subject, other = stated.subject_id, stated.object_id
    if stated.type in SYMMETRIC and other < subject:
        subject, other = other, subject
    return subject, stated.type, other
