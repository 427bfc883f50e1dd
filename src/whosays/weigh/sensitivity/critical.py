"""What hangs on which source, over a whole case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from whosays.records import Assertion, Balance, Critical, Relation, Resting, Supported
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.sensitivity.cuts import find_cuts
from whosays.weigh.sensitivity.drops import Drop
from whosays.weigh.sensitivity.formula import Formula, Formulas
from whosays.weigh.sensitivity.shares import find_shares

#: Things that are read in full for one source.
MOST_RESTING = 200


def critical(balance: Balance, provenance: Provenance) -> tuple[Critical, ...]:
    """Every voice on which a relation or an assertion rests; first those without which most fall.

    Cost: one look at each line of each claim of each thing.
    """
    formulas = Formulas(provenance)
    falling: dict[Supported, defaultdict[str, list[str]]] = {
        "relation": defaultdict(list),
        "assertion": defaultdict(list),
    }
    leaning: defaultdict[str, int] = defaultdict(int)
    for kind, one in _supported(balance):
        formula = formulas.of(one.claim_ids)
        necessary = formula.necessary
        for voice in necessary:
            falling[kind][voice].append(one.id)
        for voice in formula.voices:
            leaning[voice] += voice not in necessary
    found = [
        Critical(voice, tuple(falling["relation"][voice]), tuple(falling["assertion"][voice]), count)
        for voice, count in leaning.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.relations) - len(one.assertions), -one.leaning, one.voice)))


def resting_on(balance: Balance, provenance: Provenance, drop: Drop, most: int = MOST_RESTING) -> tuple[Resting, ...]:
    """The relations and assertions of whose support the given voices bear a share: those that fall, then by share.

    Args:
        balance: What rests on what.
        provenance: The lines that it was made from.
        drop: The voices.
        most: Of more than so many, those with the fewest lines are read, after those that fall.
    """
    formulas = Formulas(provenance)
    gone = frozenset(drop.voices)
    touched = {line.claim_id for line in provenance.lines if not gone.isdisjoint(line.voices)}
    found: list[tuple[Supported, str, Formula]] = []
    for kind, one in _supported(balance):
        if not touched.isdisjoint(one.claim_ids):
            formula = formulas.of(one.claim_ids)
            if not gone.isdisjoint(formula.voices):
                found.append((kind, one.id, formula))
    found.sort(key=lambda each: (each[2].holds_without(gone), len(each[2].clauses)))
    resting = [_resting(kind, key, formula, gone) for kind, key, formula in found[:most]]
    return tuple(sorted(resting, key=lambda one: (not one.falls, -one.share, one.kind != "relation", one.id)))


def _resting(kind: Supported, key: str, formula: Formula, gone: frozenset[str]) -> Resting:
    shares = find_shares(formula)
    share = sum(each.share for each in shares if each.voice in gone)
    return Resting(kind, key, not formula.holds_without(gone), share, shares, find_cuts(formula))


def _supported(balance: Balance) -> Iterator[tuple[Supported, Relation | Assertion]]:
    yield from (("relation", one) for one in balance.relations)
    yield from (("assertion", one) for one in balance.assertions)
