"""Formulas of few voices, and their cut sets the slow way."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import strategies as st

from whosays.weigh.sensitivity import Formula

#: Formulas over at most six voices; may be without support.
FORMULAS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=4), max_size=6).map(Formula.of)


def minimal_cuts(formula: Formula) -> list[tuple[str, ...]]:
    """All sets of voices that hit every clause, and none of whose parts does."""
    voices = formula.voices
    subsets = chain.from_iterable(combinations(voices, size) for size in range(1, len(voices) + 1))
    hitting = [frozenset(some) for some in subsets if all(clause & set(some) for clause in formula.clauses)]
    least = [cut for cut in hitting if not any(other < cut for other in hitting)]
    return sorted((tuple(sorted(cut)) for cut in least), key=lambda cut: (len(cut), cut))
