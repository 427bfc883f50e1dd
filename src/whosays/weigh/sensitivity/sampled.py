"""Shapley values of a monotone formula, estimated from random orders of its voices."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from whosays.weigh.sensitivity.formula import Formula

#: Orders that are drawn.
ORDERS = 10_000
#: Times that are held in memory at once.
_BATCH = 1_000_000


def sampled_shares(formula: Formula, orders: int = ORDERS, seed: int = 0) -> Mapping[str, tuple[float, float]]:
    """Each voice's Shapley value in the game that is won once some clause is complete, with its standard error.

    The voices come in random order, and the one with which the first clause is complete decides: the value is the share
    of orders in which a voice decides (Castro, Gómez & Tejada 2009). Exactly one decides in every order, so the values
    sum to 1. The error is that of a proportion to which two orders are added in which the voice decides, and two in
    which it does not (Agresti & Coull 1998), so that a voice that never did has an error too. Cost: orders times the
    length of all clauses together.

    Args:
        formula: One that has support.
        orders: So many.
        seed: Of the draw; the same gives the same.
    """
    voices = formula.voices
    members = _padded(formula, {voice: column for column, voice in enumerate(voices)})
    dice = np.random.default_rng(seed)
    decided = np.zeros(len(voices))
    step = max(1, _BATCH // max(members.size, len(voices)))
    for start in range(0, orders, step):
        times = dice.random((min(step, orders - start), len(voices)))
        decided += np.bincount(_deciders(times, members), minlength=len(voices))
    middle = (decided + 2) / (orders + 4)
    errors = np.sqrt(middle * (1 - middle) / (orders + 4))
    return {voice: (float(decided[at] / orders), float(errors[at])) for at, voice in enumerate(voices)}


def _padded(formula: Formula, columns: Mapping[str, int]) -> npt.NDArray[np.intp]:
    """The clauses as rows of columns, the shorter ones filled up with one of their own."""
    longest = max(map(len, formula.clauses))
    rows = [[columns[voice] for voice in sorted(clause)] for clause in formula.clauses]
    return np.array([row + row[:1] * (longest - len(row)) for row in rows], dtype=np.intp)


def _deciders(times: npt.NDArray[np.float64], members: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """For each order, given by the times at which the voices come, the column of the one that completes a clause."""
    complete = times[:, members].max(axis=2)
    first = members[complete.argmin(axis=1)]
    last = np.take_along_axis(times, first, axis=1).argmax(axis=1)
    return np.take_along_axis(first, last[:, None], axis=1)[:, 0]
