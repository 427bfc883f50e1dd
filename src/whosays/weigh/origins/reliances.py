"""Reliances: which voice rests on which, and by what one sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from whosays.records import Claim, Reliance, RelianceBasis
from whosays.weigh.origins.steps import Step
from whosays.weigh.origins.voices import Voices

_VERBS: Mapping[RelianceBasis, str] = {
    "attributes": "attributes {} to",
    "cites": "cites, for {},",
    "copies": "has, in {}, the words of",
    "testimony": "has, in {}, the same words from",
}


def gather_reliances(
    claims: Sequence[Claim], steps: Mapping[str, Sequence[Step]], voices: Voices
) -> tuple[Reliance, ...]:
    """One edge for every two voices and every basis, in order of the relier's and the other's name.

    Args:
        claims: All of the case.
        steps: By claim id.
        voices: Of the case.
    """
    shown: defaultdict[tuple[str, str, RelianceBasis], dict[str, bool]] = defaultdict(dict)
    for claim in claims:
        for relier, relied_on, basis, assumed in _edges(claim, steps.get(claim.id, ()), voices):
            if relier != relied_on:
                shown[relier, relied_on, basis][claim.id] = assumed
    found = [
        Reliance(relier, relied_on, basis, all(by.values()), tuple(by), _why(relier, relied_on, basis, len(by), voices))
        for (relier, relied_on, basis), by in shown.items()
    ]
    rank = {identity: number for number, identity in enumerate(voices.by_id)}
    return tuple(sorted(found, key=lambda one: (rank[one.relier], rank[one.relied_on], one.basis)))


def _edges(claim: Claim, steps: Sequence[Step], voices: Voices) -> Iterator[tuple[str, str, RelianceBasis, bool]]:
    chain = [voices.of[claim.document_id], *(voices.of[link.source_id] for link in claim.attribution.chain)]
    for relier, relied_on in pairwise(chain):
        yield relier, relied_on, "attributes", False
    for step in steps:
        if step.basis != "attributes":
            yield chain[-1] if step.basis == "testimony" else chain[0], step.voice, step.basis, step.assumed


def _why(relier: str, relied_on: str, basis: RelianceBasis, count: int, voices: Voices) -> str:
    what = _VERBS[basis].format("one claim" if count == 1 else f"{count:,} claims")
    return f"“{voices.by_id[relier].name}” {what} “{voices.by_id[relied_on].name}”."
