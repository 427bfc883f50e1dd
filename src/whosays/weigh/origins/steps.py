"""Steps: from a claim to the documents and voices that it has its matter from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.records import Analysis, BondKind, Claim, ClaimBond, RelianceBasis
from whosays.weigh.origins.voices import Voices

#: Claims of one cited document that a claim goes on to: the likest.
MOST_CLAIMS = 4
#: How near what one claim says is to what another says; the contrary comes last.
_NEARNESS: Mapping[BondKind, int] = {"same": 0, "broader": 1, "narrower": 1, "contradicting": 2}
_CONTRARY = _NEARNESS["contradicting"]


@dataclass(frozen=True, slots=True)
class Step:
    """From a claim to a voice that it rests on.

    Attributes:
        voice: Id of the voice.
        claims: Ids of its claims on the same matter, the likest first; where there are none, the voice itself is all
            that is known.
        basis: How that is known.
        assumed: Whether no text says so.
    """

    voice: str
    claims: tuple[str, ...]
    basis: RelianceBasis
    assumed: bool = False


def handed_on(claims: Iterable[Claim], voices: Voices, cited: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """By voice, those that its documents cite, or whose words they hand on, anywhere."""
    handed: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        others = (*(link.source_id for link in claim.attribution.chain), *cited.get(claim.id, ()))
        handed[voices.of[claim.document_id]].update(voices.of[one] for one in others if one in voices.of)
    return {voice: frozenset(others) for voice, others in handed.items()}


class Matters:
    """Which claims speak of one matter, by the bonds between them."""

    def __init__(self, bonds: Iterable[ClaimBond]) -> None:
        self._bonded: defaultdict[str, list[tuple[int, float, str]]] = defaultdict(list)
        for bond in bonds:
            for one, other in ((bond.left, bond.right), (bond.right, bond.left)):
                self._bonded[one].append((_NEARNESS[bond.kind], -bond.probability, other))

    def of(self, claim_id: str, among: Container[str]) -> tuple[str, ...] | None:
        """The likest of the claims ``among`` some that say what a claim says; if none does, those that say about that.

        Returns:
            At most four; none where nothing is said of the matter; None where nothing but the contrary is said of it.
        """
        bonded = sorted(one for one in self._bonded.get(claim_id, ()) if one[2] in among)
        if bonded and bonded[0][0] == _CONTRARY:
            return None
        return tuple(other for nearness, _, other in bonded if nearness == bonded[0][0])[:MOST_CLAIMS]


def said_steps(
    analysis: Analysis, voices: Voices, matters: Matters, cited: Mapping[str, Sequence[str]]
) -> dict[str, list[Step]]:
    """The steps that texts say: to the documents of the case that a claim cites or attributes its matter to.

    A document that says nothing but the contrary is not gone on to.

    Args:
        analysis: The case.
        voices: Its voices.
        matters: Which claims speak of one matter.
        cited: By claim id, the ids of the documents that it cites.

    Returns:
        By claim id; absent where there are none.
    """
    told: defaultdict[str, set[str]] = defaultdict(set)
    for claim in analysis.claims:
        told[voices.of[claim.document_id]].add(claim.id)
    found: dict[str, list[Step]] = {}
    for claim in analysis.claims:
        steps = (
            Step(voice, bonded, basis)
            for voice, basis in _bases(claim, voices, cited.get(claim.id, ())).items()
            if (bonded := matters.of(claim.id, told[voice])) is not None
        )
        if kept := list(steps):
            found[claim.id] = kept
    return found


def _bases(claim: Claim, voices: Voices, cited: Iterable[str]) -> dict[str, RelianceBasis]:
    """The voices of the case, other than its own, that a claim is attributed to, or that it cites."""
    bases: dict[str, RelianceBasis] = {}
    for link in claim.attribution.chain:
        if voices.by_id[voices.of[link.source_id]].document_ids:
            bases[voices.of[link.source_id]] = "attributes"
    for document_id in cited:
        if document_id in voices.of:
            bases.setdefault(voices.of[document_id], "cites")
    bases.pop(voices.of[claim.document_id], None)
    return bases
