"""The provenance of a case from its balance: without following its claims anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from whosays.records import Analysis, Balance, Independence, Line
from whosays.weigh.origins.independence import Ties, decisions, opposed, parties
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.origins.voices import Voices


def provenance_of(balance: Balance, analysis: Analysis, independence: Iterable[Independence]) -> Provenance:
    """The provenance that a balance was made from.

    Args:
        balance: What rests on what.
        analysis: The case that it was made of.
        independence: What analysts decided when it was made.
    """
    entity_of = {source.id: source.entity_id for source in analysis.sources}
    voices = Voices(
        by_id={voice.id: voice for voice in balance.voices},
        of={one: voice.id for voice in balance.voices for one in (*voice.source_ids, *voice.document_ids)},
        entities={
            voice.id: frozenset(entity for one in voice.source_ids if (entity := entity_of.get(one)) is not None)
            for voice in balance.voices
        },
    )
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in balance.lines:
        found[line.claim_id].append(line)
    lines = {claim_id: tuple(of_claim) for claim_id, of_claim in found.items()}
    return Provenance(
        voices=voices,
        lines=lines,
        reliances=balance.reliances,
        circles=balance.circles,
        ties=Ties(
            decided=decisions(independence, voices),
            opposed=opposed(balance.bonds, lines, voices),
            party_to=parties(analysis.claims, voices),
        ),
    )
