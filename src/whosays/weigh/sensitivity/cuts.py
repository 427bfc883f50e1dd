"""Which sources carry a thing: the smallest sets of voices without which nothing stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.records import Cuts, CutSet
from whosays.weigh.sensitivity.formula import Formula

#: So many voices or fewer are searched for sets of every size, more for sets of so many.
_SMALL, _LARGEST = 12, 3
#: Sets that are listed.
MOST_CUTS = 200


def find_cuts(formula: Formula, most: int = MOST_CUTS) -> Cuts:
    """The minimal hitting sets of the clauses: exact for up to 12 voices, otherwise the sets of up to three.

    The sets of one, two and more voices are searched for in turn: as long as a clause is not hit, each of its voices is
    tried, and what has a voice to spare is given up (minimal transversals: Berge 1989, chapter 2; the check as in the
    MMCS of Murakami & Uno 2014). Cost: for sets of three and lines of four voices at most 84 looks at all clauses.

    Args:
        formula: What stands behind the thing.
        most: No more sets than that.
    """
    clauses = formula.clauses
    if not clauses:
        return Cuts()
    # Each voice of a minimal set hits a clause that no other of them hits.
    bound = min(len(clauses), len(formula.voices))
    largest = bound if len(formula.voices) <= _SMALL else min(bound, _LARGEST)
    least = _disjoint(clauses)
    found: list[tuple[str, ...]] = []
    for size in range(least, largest + 1):
        found += sorted({tuple(sorted(cut)) for cut in _search(clauses, (), size)})
        if len(found) > most:
            break
    sets = tuple(CutSet(cut) for cut in found[:most])
    fewest = len(sets[0].voices) if sets else max(least, largest + 1)
    return Cuts(sets, len(found) <= most and largest == bound, fewest)


def _search(clauses: Sequence[frozenset[str]], chosen: tuple[str, ...], left: int) -> Iterator[tuple[str, ...]]:
    """The minimal sets that hit all clauses and add exactly ``left`` voices to those chosen; some more than once."""
    missed = [clause for clause in clauses if clause.isdisjoint(chosen)]
    if not left:
        if not missed:
            yield chosen
        return
    if _disjoint(missed, left) > left:
        return
    for voice in sorted(missed[0]) if missed else ():
        more = (*chosen, voice)
        if _none_spared(clauses, more):
            yield from _search(clauses, more, left - 1)


def _none_spared(clauses: Sequence[frozenset[str]], chosen: tuple[str, ...]) -> bool:
    """Whether each of them hits a clause that no other of them hits."""
    alone = {hit[0] for clause in clauses if len(hit := [voice for voice in chosen if voice in clause]) == 1}
    return len(alone) == len(chosen)


def _disjoint(clauses: Sequence[frozenset[str]], enough: int | None = None) -> int:
    """How many clauses share no voice, chosen greedily: so many voices at least hit all. Stops past ``enough``."""
    used: set[str] = set()
    count = 0
    for clause in clauses:
        if used.isdisjoint(clause):
            used |= clause
            count += 1
            if enough is not None and count > enough:
                break
    return count
