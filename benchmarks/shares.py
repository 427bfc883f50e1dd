"""Shares of sources, sampled beside exact, and how long shares and cut sets take: ``python -m benchmarks.shares``.

The formulas are made up. *Lines that meet*: each line runs from one of many papers, at times through a wire service,
to one of half as many origins, all drawn by Zipf's law, as in a case. *A random net*: each line needs three voices
drawn evenly, which no case looks like and which is hard for exact computation.

The first table compares shares from a sample of orders with the exact ones, where there are exact ones: the error as it
is and as it is stated, the largest, and the share of values within two stated standard errors (0.95 is what one
expects). The second gives milliseconds, median and largest, by number of voices that could be drawn; of exact shares
also how often they could be had within the limit of splits, with the time of those that were given up counted in. The
line at the end is the largest difference between exact shares and all orders tried in turn.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from benchmarks._weigh_world import zipf
from whosays.weigh.sensitivity import Formula, find_cuts
from whosays.weigh.sensitivity.exact import exact_shares
from whosays.weigh.sensitivity.sampled import sampled_shares

_SIZES = (8, 16, 32, 64, 128, 256)
_ORDERS = (100, 1_000, 10_000)
_EACH = 20


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds, one for each formula, and what came of it."""

    taken: list[float]
    results: list[object]

    @classmethod
    def of(cls, work: Callable[[Formula], object], formulas: Sequence[Formula]) -> Timed:
        """Time ``work`` on each formula."""
        taken: list[float] = []
        results: list[object] = []
        for formula in formulas:
            begin = time.perf_counter()
            results.append(work(formula))
            taken.append(1000 * (time.perf_counter() - begin))
        return cls(taken, results)

    @property
    def cell(self) -> str:
        """Median and largest."""
        return f"{statistics.median(self.taken):.1f} ({max(self.taken):.0f})"


def meeting(size: int, dice: random.Random) -> Formula:
    """Lines that meet."""
    papers = zipf([f"paper {number}" for number in range(1 + size * 2 // 3)], dice, 0.5)
    origins = zipf([f"origin {number}" for number in range(1 + size // 3)], dice, 0.5)
    wires = zipf([f"wire {number}" for number in range(1 + size // 16)], dice)
    lines = []
    for _ in range(size):
        line = [papers(), origins()]
        lines.append([*line, wires()] if dice.random() < 0.25 else line)
    return Formula.of(lines)


def net(size: int, dice: random.Random) -> Formula:
    """A random net."""
    voices = [f"voice {number}" for number in range(size)]
    return Formula.of(dice.sample(voices, 3) for _ in range(size))


KINDS: Mapping[str, Callable[[int, random.Random], Formula]] = {"lines that meet": meeting, "a random net": net}


def errors(known: Sequence[tuple[Formula, Mapping[str, float]]], orders: int) -> str:
    """The cells of one line of the first table."""
    off: list[float] = []
    stated: list[float] = []
    for seed, (formula, exact) in enumerate(known):
        for voice, (share, error) in sampled_shares(formula, orders, seed).items():
            off.append(abs(share - exact[voice]))
            stated.append(error)
    within = sum(gap <= 2 * error for gap, error in zip(off, stated, strict=True)) / len(off)
    cells = (_root(off), _root(stated), max(off))
    return f"{len(off):,} | " + " | ".join(f"{cell:.4f}" for cell in cells) + f" | {within:.3f}"


def _root(values: Sequence[float]) -> float:
    """The root of the mean square."""
    return math.sqrt(sum(value**2 for value in values) / len(values))


def by_brute_force(formula: Formula) -> Mapping[str, float]:
    """Shares from all orders of the voices."""
    decided = dict.fromkeys(formula.voices, 0)
    for order in permutations(formula.voices):
        there: set[str] = set()
        for voice in order:
            there.add(voice)
            if any(clause <= there for clause in formula.clauses):
                decided[voice] += 1
                break
    return {voice: count / math.factorial(len(decided)) for voice, count in decided.items()}


def main() -> None:
    """Print the tables."""
    dice = random.Random(1)
    made = {(kind, size): [make(size, dice) for _ in range(_EACH)] for kind, make in KINDS.items() for size in _SIZES}
    exact = {key: Timed.of(exact_shares, formulas) for key, formulas in made.items()}
    print("| formulas | orders | shares | error, rms | stated | largest | within two |")
    print("|---|" + "---:|" * 6)
    for kind in KINDS:
        known = [
            (formula, shares)
            for size in _SIZES
            for formula, shares in zip(made[kind, size], exact[kind, size].results, strict=True)
            if isinstance(shares, dict)
        ]
        for orders in _ORDERS:
            print(f"| {kind} | {orders:,} | {errors(known, orders)} |", flush=True)
    print(
        "\n| formulas | voices | exact, ms | had | sampled, ms | cut sets, ms | all sets found |\n|---|" + "---:|" * 6
    )
    for (kind, size), formulas in made.items():
        sampled, cuts = Timed.of(sampled_shares, formulas), Timed.of(find_cuts, formulas)
        had = sum(shares is not None for shares in exact[kind, size].results) / _EACH
        whole = sum(find_cuts(formula).complete for formula in formulas) / _EACH
        cells = (exact[kind, size].cell, f"{had:.2f}", sampled.cell, cuts.cell, f"{whole:.2f}")
        print(f"| {kind} | {size} | {' | '.join(cells)} |", flush=True)
    small = [make(7, dice) for make in KINDS.values() for _ in range(_EACH)]
    gaps = [abs((exact_shares(one) or {})[key] - value) for one in small for key, value in by_brute_force(one).items()]
    print(f"\nLargest difference from all orders, {len(small)} formulas of at most 8 voices: {max(gaps):.1e}")


if __name__ == "__main__":
    main()
