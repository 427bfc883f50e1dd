"""Following every claim of a case to where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.records import Analysis, ClaimBond
from whosays.weigh.origins.circles import find_circles
from whosays.weigh.origins.copies import copied_steps
from whosays.weigh.origins.independence import Ties, decisions, opposed, parties
from whosays.weigh.origins.lines import draw_lines
from whosays.weigh.origins.provenance import Provenance
from whosays.weigh.origins.reliances import gather_reliances
from whosays.weigh.origins.steps import Matters, handed_on, said_steps
from whosays.weigh.origins.voices import gather_voices
from whosays.weigh.told import Told


def trace_origins(analysis: Analysis, bonds: Sequence[ClaimBond], told: Told) -> Provenance:
    """Where each claim comes from, who relies on whom, and what is known of their independence.

    Args:
        analysis: The case.
        bonds: Between its claims; only along those that do not contradict is a citation followed.
        told: Citations, works, and what analysts decided.
    """
    voices = gather_voices(analysis, told.works)
    handed = handed_on(analysis.claims, voices, told.cited)
    copied, made = copied_steps(analysis, voices, handed)
    voices = voices.with_more(made)
    said = said_steps(analysis, voices, Matters(bonds), told.cited)
    steps = {claim_id: [step] for claim_id, step in copied.items()}
    steps.update(said)  # what a text says goes before likeness of words
    lines = draw_lines(analysis.claims, steps, voices, handed)
    return Provenance(
        voices=voices,
        lines=lines,
        reliances=gather_reliances(analysis.claims, steps, voices),
        circles=find_circles(analysis.claims, steps, voices),
        ties=Ties(
            decided=decisions(told.independence, voices),
            opposed=opposed(bonds, lines, voices),
            party_to=parties(analysis.claims, voices),
        ),
    )
