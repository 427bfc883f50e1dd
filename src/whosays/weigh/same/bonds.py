"""Which claims of a case say the same, say it more broadly or narrowly, or contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from whosays.language.pairs import PairReader, shipped_pairs
from whosays.records import Analysis, BondKind, ClaimBond
from whosays.weigh.same.agreements import agreed, shares_enough
from whosays.weigh.same.candidates import candidates
from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.compared import Compared
from whosays.weigh.same.denials import stands
from whosays.weigh.same.explain import Explainer
from whosays.weigh.same.facets import Facets, facets_of
from whosays.weigh.same.judgement import Judge, shipped_judge
from whosays.weigh.same.reading import read_pairs
from whosays.weigh.same.saying import telling_claims

#: From this probability by the rules on the encoder is asked, of so many pairs at most, the likelier first.
_OPEN, _MOST_READ = 0.02, 1_500
#: Claims in the same words are bonded with so many before them; those bonded with one of them, with so many of them.
_COPIES, _EACH = 12, 4
#: A brief says what its sources say more often than any two documents do; in log-odds.
_DRAWN_ON = 1.5
#: A bond of a kind that is less likely than this is none.
_FAINT = 0.3
_WORD_FOR_WORD = "They are in the same words."

Pair = tuple[int, int]


def find_bonds(analysis: Analysis) -> tuple[ClaimBond, ...]:
    """The bonds between claims of a case, in order of their claims.

    A pure function of the case and the installed weights. Pairs that share something rare are compared by rules
    (``compare``), what these leave open is read by the encoder where it is installed, and regressions decide
    (``judgement``). The work for each claim is bounded, so the whole grows in line with their number; the encoder
    reads at most ``_MOST_READ`` pairs, some 40 s on two cores. Claims in the same words are compared with others once.

    Raises:
        ModelError: If a file of the encoder is damaged.
    """
    facets = facets_of(analysis)
    telling = telling_claims(analysis, facets)
    copies = _copies(facets, telling)
    explainer = Explainer(analysis)
    heads = [facets[own[0]] for own in copies]
    bonds = [
        ClaimBond(facets[one].id, facets[other].id, "same", 1.0, _WORD_FOR_WORD)
        for own in copies
        for place, other in enumerate(own)
        for one in own[max(0, place - _COPIES) : place]
        if not _overlap(facets[one], facets[other])
    ]
    for (one, other), compared in _compared(heads, shipped_pairs()):
        bonds += _judged(
            shipped_judge(), compared, [[facets[i] for i in copies[j][:_EACH]] for j in (one, other)], explainer
        )
    order = {claim.id: place for place, claim in enumerate(analysis.claims)}
    return tuple(sorted(bonds, key=lambda bond: (order[bond.left], order[bond.right])))


def _copies(facets: Sequence[Facets], telling: Sequence[int]) -> list[list[int]]:
    """The claims that are worth comparing, those in the same words together."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index in telling:
        one = facets[index]
        found[f"{one.negative} {' '.join(one.words.casefold().split())}"].append(index)
    return list(found.values())


def _compared(facets: Sequence[Facets], reader: PairReader | None) -> Iterator[tuple[Pair, Compared]]:
    """The candidate pairs compared, by rules first; what these leave open, as far as it is read, with the encoder."""
    comparer, judge = Comparer(facets), shipped_judge()
    chances: dict[Pair, float] = {}
    for one, other in candidates(facets):
        if not _overlap(facets[one], facets[other]):
            chance = judge.bonded(comparer.compared(facets[one], facets[other]))
            if chance >= _OPEN:
                chances[one, other] = chance
    asked = sorted(chances, key=lambda pair: (-chances[pair], pair))[:_MOST_READ]
    read = dict(zip(asked, read_pairs([(facets[i], facets[j]) for i, j in asked], reader), strict=True))
    for one, other in sorted(chances):
        yield (one, other), comparer.compared(facets[one], facets[other], read.get((one, other)))


def _overlap(one: Facets, other: Facets) -> bool:
    """Whether one claim is a part of the other in one text."""
    return one.document_id == other.document_id and one.spot[0] < other.spot[1] and other.spot[0] < one.spot[1]


def _judged(
    judge: Judge, compared: Compared, sides: Sequence[Sequence[Facets]], explainer: Explainer
) -> Iterator[ClaimBond]:
    """The bonds that a comparison comes to: none, or one for each claim in the words of either."""
    first, second = sides[0][0], sides[1][0]
    found = kind_of(judge, first, second, compared)
    if found is None:
        return
    kind, probability = found
    why = explainer.why(first, second, kind, compared)
    for one in sides[0]:
        for other in sides[1]:
            yield explainer.bond(one, other, kind, round(probability, 3), why)


def kind_of(judge: Judge, one: Facets, other: Facets, compared: Compared) -> tuple[BondKind, float] | None:
    """What one claim is to another, and the probability of it; None where they are not bonded.

    The regressions propose; a contradiction has to stand, and an agreement has to be borne out.
    """
    bonded = judge.bonded(compared, before=_DRAWN_ON if one.brief != other.brief else 0.0)
    if bonded < judge.least(compared.manner) or not shares_enough(compared):
        return None
    kind, chance = judge.kind(compared)
    if kind == "contradicting" and not stands(one, other, compared):
        if one.negative != other.negative:
            return None
        kind, chance = judge.kind(compared, denial=False)
    if kind != "contradicting":
        let = agreed(kind, compared)
        if let is None:
            return None
        kind = let
    return (kind, bonded * chance) if bonded * chance >= _FAINT else None
