"""What was resolved, as mentions of the entities that it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from whosays.extract.coreference.resolve import Reference
from whosays.records import Entity, Mention, MentionKind

_KINDS: dict[str, MentionKind] = {"pronoun": "pronoun", "nominal": "nominal"}


def with_references(
    document_id: str, entities: Sequence[Entity], references: Sequence[Reference]
) -> tuple[Entity, ...]:
    """The entities with the pronouns and definite descriptions that stand for them, as far as these are sure enough.

    Spans are of the kept text; what overlaps a mention that is there already is left out.
    """
    taken = sorted((m.span.start, m.span.end) for entity in entities for m in entity.mentions)
    starts = [start for start, _ in taken]
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        span = reference.phrase.span
        before = bisect_right(starts, span.end - 1) - 1
        free = before < 0 or taken[before][1] <= span.start
        if reference.sure and reference.entity is not None and free:
            found[reference.entity].append(reference)
    return tuple(_with(document_id, entity, found.get(entity.id, ())) for entity in entities)


def _with(document_id: str, entity: Entity, references: Sequence[Reference]) -> Entity:
    if not references:
        return entity
    added = [
        Mention(document_id, reference.phrase.span, _KINDS[reference.phrase.form], entity.schema)
        for reference in references
    ]
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *added), key=lambda mention: mention.span)))
