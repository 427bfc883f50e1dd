"""Circles: voices that rest on each other for one claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.records import Circle, Claim
from whosays.weigh.origins.graphs import components, shortest_round
from whosays.weigh.origins.steps import Step
from whosays.weigh.origins.voices import Voices


def find_circles(claims: Sequence[Claim], steps: Mapping[str, Sequence[Step]], voices: Voices) -> tuple[Circle, ...]:
    """The circles among claims: each leads to the next by a citation or a copy, and the last to the first.

    Two documents that cite each other on different matters make none, because no claim comes back to itself.
    Of claims that lead to each other in several ways one shortest way round is shown.

    Args:
        claims: All of the case.
        steps: By claim id.
        voices: Of the case.
    """
    graph = {claim.id: [one for step in steps.get(claim.id, ()) for one in step.claims] for claim in claims}
    home = {claim.id: voices.of[claim.document_id] for claim in claims}
    order = {claim.id: number for number, claim in enumerate(claims)}
    found: list[Circle] = []
    for component in components(graph):
        if len(component) > 1:
            first = min(component, key=order.__getitem__)
            way = shortest_round(graph, first, frozenset(component))
            speakers = tuple(dict.fromkeys(home[claim_id] for claim_id in way))
            if len(speakers) > 1:
                names = [f"“{voices.by_id[speaker].name}”" for speaker in (*speakers, speakers[0])]
                found.append(Circle(speakers, tuple(way), f"{' rests on '.join(names)} for one matter."))
    return tuple(sorted(found, key=lambda circle: (voices.by_id[circle.voices[0]].name.casefold(), circle.voices)))
