"""Rival hypotheses by network: ``python -m benchmarks.inference [NETWORKS]``.

Four tables on random questions about nobody, from a fixed seed. Whether exact inference agrees with going through every
state of the world. How often and how far coordinate ascent falls short of looking through all combinations of ends, and
how far ratios between their ends reach beyond these. Seconds of processor time by number of items. What copies of one
report make of a posterior, beside what multiplying them would. NETWORKS (300) of the first and a quarter as many of the
second are drawn.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import exp
from statistics import mean

from benchmarks import _brute
from benchmarks._told import Told, all_apart, footing, graded, question
from whosays.records import Consistency, Grade, Interval, Question, Reliability
from whosays.weigh.hypotheses import Footing, read_matrix, read_probabilities
from whosays.weigh.hypotheses.ascent import ascend
from whosays.weigh.hypotheses.dependence import Reading, readings_of
from whosays.weigh.hypotheses.interval import look_through
from whosays.weigh.hypotheses.items import ground_of
from whosays.weigh.hypotheses.parameters import RANGES, Parameter, ends_of
from whosays.weigh.hypotheses.posterior import aim_of, system_of

_NETWORKS, _SEED = 300, 20260901
_LETTERS: tuple[Reliability, ...] = ("A", "B", "C", "D", "E", "F")
_CONSISTENCIES: tuple[Consistency, ...] = ("CC", "C", "N", "I", "II")
_OFTEN = (1, 3, 3, 2, 1)
#: Voices up to which ratios between their ends are tried too, and how many values of each then.
_FEW, _VALUES = 3, 5


def drawn(rng: random.Random, items: int, voices: int, relayed: float, rivals: int = 3) -> tuple[Question, Footing]:
    """A question whose items come from random voices, one or two ways, some of them through another voice."""

    def way() -> str:
        first, last = rng.sample(range(voices), 2)
        return f"v{first} v{last}" if rng.random() < relayed else f"v{last}"

    told = Told({f"c{at}": tuple(way() for _ in range(rng.choice((1, 1, 2)))) for at in range(1, items + 1)})
    grades: dict[str, Reliability] = {f"v{at}": rng.choice(_LETTERS) for at in range(voices) if rng.random() < 0.8}
    ratings = [{f"H{at}": rng.choices(_CONSISTENCIES, _OFTEN)[0] for at in range(1, rivals + 1)} for _ in range(items)]
    return question(*ratings, priors=(None,) * rivals), footing(told, graded(**grades))


def small(rng: random.Random) -> tuple[Question, Reading]:
    """A question of a few items and voices, taken one way."""
    asked, ground = drawn(rng, rng.randint(1, 6), rng.randint(2, 5), 0.5, rng.randint(2, 4))
    return asked, readings_of(ground_of(asked, ground), ground.origins)[0]


def exactness(rng: random.Random, networks: int) -> float:
    """The greatest difference of a posterior from the one by all states of the world, at random values."""
    worst = 0.0
    for _ in range(networks):
        asked, reading = small(rng)
        nets, ends = system_of(asked, reading)
        scale = tuple(rng.uniform(min(options), max(options)) for options in ends)
        reliable = {voice: rng.random() for net in nets for voice in _voices(net.parameters)}
        logs = [0.0] * len(asked.hypotheses)
        for net in nets:
            found = net.logs(scale, tuple(reliable[voice] for voice in _voices(net.parameters)))
            logs = [one + other for one, other in zip(logs, found, strict=True)]
        shares = [exp(one - max(logs)) for one in logs]
        equal = [1 / len(logs)] * len(logs)
        plain = _brute.posterior(asked, reading, reliable, dict(zip(RANGES, scale, strict=True)), equal)
        worst = max(worst, *(abs(a / sum(shares) - b) for a, b in zip(shares, plain, strict=True)))
    return worst


def _voices(parameters: Sequence[Parameter]) -> list[str]:
    """The voices that the parameters are of; reports of one member each have none."""
    return [str(one.node) for one in parameters]


def shortfalls(rng: random.Random, networks: int) -> Iterator[tuple[str, list[float]]]:
    """How far each way falls short of the best, by bound that can be looked through."""
    ways: dict[str, Callable[..., float]] = {
        f"ascent, {starts} start(s)": lambda nets, ends, aim, starts=starts: ascend(nets, ends, aim, starts)
        for starts in (1, 2, 4)
    }
    short: dict[str, list[float]] = {name: [] for name in (*ways, "all ends, beside five values of each ratio")}
    for _ in range(networks):
        asked, reading = small(rng)
        nets, ends = system_of(asked, reading)
        for one, most in product(asked.hypotheses, (False, True)):
            aim = aim_of(asked, one.key, most=most)
            best = look_through(nets, ends, aim) if nets else None
            if best is None:
                continue
            for name, way in ways.items():
                short[name].append(abs(way(nets, ends, aim) - best))
            if sum(len(net.parameters) for net in nets) <= _FEW:
                finer = look_through(nets, [_between(options) for options in ends], aim)
                short["all ends, beside five values of each ratio"].append(abs((finer or best) - best))
    yield from short.items()


def _between(options: Sequence[float]) -> tuple[float, ...]:
    low, high = min(options), max(options)
    return (
        ends_of((low, high))
        if low == high
        else tuple(low * (high / low) ** (at / (_VALUES - 1)) for at in range(_VALUES))
    )


def timed(rng: random.Random, items: int, relayed: float) -> tuple[float, float, str]:
    """Seconds of processor time for the matrix and for the probabilities, and which of these are exact."""
    asked, ground = drawn(rng, items, max(4, items // 2), relayed)
    begin = time.process_time()
    matrix = read_matrix(asked, ground)
    middle = time.process_time()
    notes = read_probabilities(matrix, ground).notes
    inner = any("may reach further" in note for note in notes)
    return middle - begin, time.process_time() - middle, "inner bounds" if inner else "exact"


def copied(copies: int, grade: Reliability | None, *, independent: bool) -> Interval:
    """The posterior of the first of two hypotheses by a report that is very consistent with it, and its copies."""
    voices = [f"v{at}" for at in range(copies)]
    ways = {f"c{at}": (one if independent or at == 1 else f"{one} v0",) for at, one in enumerate(voices, 1)}
    via = {} if independent else {f"c{at}": ("c1",) for at in range(2, copies + 1)}
    told = Told(ways, all_apart(*voices), via=via)
    asked = question({"H1": "CC", "H2": "II"}, priors=((0.5, 0.5), (0.5, 0.5)))
    items = tuple(replace(asked.evidence[0], key=f"E{at}", claim_id=f"c{at}") for at in range(1, copies + 1))
    grades: tuple[Grade, ...] = graded(**dict.fromkeys(voices, grade)) if grade else ()
    ground = footing(told, grades)
    (first, _) = read_probabilities(read_matrix(replace(asked, evidence=items), ground), ground).readings
    return first.probability or (0.0, 1.0)


def main(arguments: list[str]) -> None:
    """Draw, compute and print."""
    networks = int(arguments[0]) if arguments else _NETWORKS
    rng = random.Random(_SEED)
    print(
        f"{networks} random networks: greatest difference from all states of the world {exactness(rng, networks):.1e}\n"
    )
    print("| bounds by | bounds | short by more than 0.001 | mean shortfall | greatest |\n|---|---:|---:|---:|---:|")
    for name, short in shortfalls(rng, networks // 4):
        often = mean(one > 0.001 for one in short)
        print(f"| {name} | {len(short):,} | {often:.1%} | {mean(short):.5f} | {max(short):.4f} |")
    print("\n| items | through a relay | matrix, s | probabilities, s | bounds |\n|---:|---:|---:|---:|---|")
    for items, relayed in product((5, 20, 100), (0.0, 0.5)):
        matrix, probabilities, kind = timed(rng, items, relayed)
        print(f"| {items} | {relayed:.0%} | {matrix:.2f} | {probabilities:.1f} | {kind} |", flush=True)
    print("\n| one report and its copies, prior 0.5 | source B | nobody graded |\n|---|---:|---:|")
    for copies, independent in ((1, False), (10, False), (2, True), (10, True)):
        name = (
            f"{copies} taken as independent"
            if independent
            else f"{copies} known as copies"
            if copies > 1
            else "the report alone"
        )
        spans = [copied(copies, grade, independent=independent) for grade in ("B", None)]
        print(f"| {name} | {' | '.join(f'{low:.3f}–{high:.3f}' for low, high in spans)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
