"""How hypotheses fare where evidence is left out, graded or weighed otherwise."""

from __future__ import annotations

from whosays.records import Effect, HypothesisReading, Interval, Matrix, Shift

#: Differences below this are the arithmetic's.
_NOTHING = 1e-6
_WORST_FIRST: tuple[Effect, ...] = ("weakens", "shifts", "strengthens")


def shifts_between(before: Matrix, after: Matrix) -> tuple[Shift, ...]:
    """The hypotheses of one question that fare otherwise in another reading of it, worst first.

    A hypothesis weakens where both bounds of its probability are lower, or one is and the other as before; where no
    probability was computed, where more speaks against it, weighted by grades and origins.

    Raises:
        ValueError: If the matrices are of two questions.
    """
    if before.question.key != after.question.key:
        msg = f"{before.question.key} and {after.question.key} are two questions"
        raise ValueError(msg)
    new = {reading.key: reading for reading in after.readings}
    found = [
        Shift(before.question.key, old.key, effect, old, new[old.key])
        for old in before.readings
        if old.key in new and (effect := _effect(old, new[old.key])) is not None
    ]
    return tuple(sorted(found, key=lambda shift: (_WORST_FIRST.index(shift.effect), shift.key)))


def _effect(before: HypothesisReading, after: HypothesisReading) -> Effect | None:
    if before.probability and after.probability:
        return _direction(before.probability, after.probability)
    if before.probability or after.probability:
        return "shifts"
    # More that speaks against it is less for it.
    return _direction(after.weighted, before.weighted)


def _direction(before: Interval, after: Interval) -> Effect | None:
    """``weakens`` where the interval goes down."""
    steps = [new - old for old, new in zip(before, after, strict=True)]
    if all(abs(step) <= _NOTHING for step in steps):
        return None
    if all(step <= _NOTHING for step in steps):
        return "weakens"
    return "strengthens" if all(step >= -_NOTHING for step in steps) else "shifts"
