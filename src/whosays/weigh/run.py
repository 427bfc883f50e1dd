"""Weighing a case: which claims say the same, where they come from, what they relate, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whosays.language.encoder import has_weights, model_version
from whosays.records import Analysis, Balance, ClaimBond
from whosays.weigh.origins import trace_origins
from whosays.weigh.relations import weigh_relations
from whosays.weigh.same import find_bonds, gather_assertions
from whosays.weigh.tensions import find_tensions
from whosays.weigh.told import Told

#: Raised with every change of the rules or weights that changes a balance.
WEIGH_VERSION = "1"
Progress = Callable[[str, int, int], None]
_STEPS = ("comparing claims", "following sources", "gathering assertions", "weighing relations", "finding tensions")


def weigh_case(analysis: Analysis, told: Told, progress: Progress | None = None) -> Balance:
    """What rests on what in a case.

    A pure function of the case, of what is told of it and of the installed weights.

    Args:
        analysis: The case.
        told: What is known of who relies on whom before words are compared.
        progress: Told the step, how many steps are done, and how many there are.

    Raises:
        ModelError: If a file of the encoder is damaged.
    """
    steps = iter(enumerate(_STEPS))

    def step() -> None:
        number, name = next(steps)
        if progress is not None:
            progress(name, number, len(_STEPS))

    step()
    bonds = _joined(find_bonds(analysis), told.bonds, analysis)
    step()
    provenance = trace_origins(analysis, bonds, told)
    step()
    assertions = gather_assertions(analysis, bonds, provenance)
    step()
    relations = weigh_relations(analysis, provenance)
    step()
    tensions = find_tensions(analysis, bonds, relations)
    return Balance(
        voices=provenance.voices,
        lines=provenance.lines,
        reliances=provenance.reliances,
        circles=provenance.circles,
        bonds=bonds,
        assertions=assertions,
        relations=relations,
        tensions=tensions,
        activity=made_by(),
    )


def _joined(found: Sequence[ClaimBond], told: Sequence[ClaimBond], analysis: Analysis) -> tuple[ClaimBond, ...]:
    """Bonds of both kinds in order of their claims; of a pair that has both, the one that was told."""
    order = {claim.id: place for place, claim in enumerate(analysis.claims)}
    known = {(bond.left, bond.right): bond for bond in (*found, *told)}
    return tuple(known[pair] for pair in sorted(known, key=lambda pair: (order[pair[0]], order[pair[1]])))


def made_by() -> str:
    """What makes balances here, such as ``"weigh 1, model 3"``."""
    return f"weigh {WEIGH_VERSION}" + (f", model {model_version()}" if has_weights() else "")
