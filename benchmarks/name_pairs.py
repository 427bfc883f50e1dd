"""Judged pairs of names: ``python -m benchmarks.name_pairs``.

OpenSanctions' ``name_bench``: pairs judged to be one or two, many with a deviation that a language model proposed.
Precision, recall and F1 of calling a pair one, each matcher at a threshold that was not chosen on these pairs: ours at
the one that the held-out quarter of OFAC's aliases gave (``training.names``), nomenklatura's logic-v2 at its own 0.7.
Peers are measured where they are installed (``pip install nomenklatura``); rapidfuzz has no threshold of its own, so
the best for these very pairs is taken, which flatters it.

The slice holds the pairs of persons where either name is written in Arabic, Bengali or Devanagari script, or has a word
that marks Arabic and South Asian names; see ``in_slice``. Pairs per second: each pair once; the
slice repeats pairs of the first.
"""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks._data import data_dir
from benchmarks._peers import load_logic_v2, load_token_set_ratio
from whosays.resolve.matching import model_for

_ORGANIZATIONS = frozenset({"Company", "Organization", "LegalEntity"})
_MARKS = re.compile(
    r"\b(?:al|el|bin|ben|ibn|abu|abou|abd|haji|hajji|mullah|moham+[ae]d|muham+ad|ahm[ae]d|sha?ikh|qari|khan|ali|hassan|"
    r"huss[ae]in|ibrahim|\w+ullah|abd[ue]l?\w*|\w+[ue]ddine?)\b|[\u0600-\u06ff\u0900-\u09ff]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names, and whether they were judged to be one."""

    left: str
    right: str
    person: bool
    same: bool

    @property
    def in_slice(self) -> bool:
        """Whether a name of the two is written as Arabic and South Asian names are."""
        return self.person and any(_MARKS.search(name) for name in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs called one: rightly, wrongly, and those missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of those called one that are."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of those that are one that were called so."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


#: A pair to how much it looks like one.
Weigh = Callable[[NamePair], float]


def read_pairs() -> list[NamePair]:
    """The judged pairs of persons and organizations."""
    path = data_dir("names") / "name_bench_cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] in _ORGANIZATIONS | {"Person"}]
    return [NamePair(row["name1"], row["name2"], row["schema"] == "Person", row["is_match"] == "true") for row in rows]


def count(pairs: Sequence[NamePair], weights: Sequence[float], least: float) -> Counts:
    """What calling one every pair of at least ``least`` gets right."""
    called = [(pair.same, weight >= least) for pair, weight in zip(pairs, weights, strict=True)]
    return Counts(called.count((True, True)), called.count((False, True)), called.count((True, False)))


def ours(pair: NamePair) -> float:
    """Bits above the threshold."""
    model = model_for("Person" if pair.person else "Organization")
    return model.bits(pair.left, pair.right) - model.ask


def matchers() -> Iterator[tuple[str, Weigh, float | None]]:
    """Name, matcher, and its threshold; None for the best one."""
    yield "whosays", ours, 0.0
    logic_v2 = load_logic_v2()
    if logic_v2:
        yield "nomenklatura logic-v2", lambda pair: logic_v2(pair.left, pair.right, pair.person), 0.7
    ratio = load_token_set_ratio()
    yield "rapidfuzz token_set_ratio, best threshold", lambda pair: ratio(pair.left, pair.right), None


def main() -> None:
    """Print the tables."""
    every = read_pairs()
    parts = {
        "persons": [pair for pair in every if pair.person],
        "of these, Arabic and South Asian style": [pair for pair in every if pair.in_slice],
        "organizations": [pair for pair in every if not pair.person],
    }
    for part, pairs in parts.items():
        print(f"\n{part} ({len(pairs)} pairs, {sum(pair.same for pair in pairs)} of them one)\n")
        print("| matcher | P | R | F1 | pairs/s |\n|---|---:|---:|---:|---:|")
        for name, weigh, threshold in matchers():
            weigh(pairs[0])
            begin = time.perf_counter()
            weights = [weigh(pair) for pair in pairs]
            rate = len(pairs) / (time.perf_counter() - begin)
            least = threshold
            if least is None:
                least = max(sorted(set(weights)), key=lambda value: count(pairs, weights, value).f1)
            found = count(pairs, weights, least)
            print(f"| {name} | {found.precision:.3f} | {found.recall:.3f} | **{found.f1:.3f}** | {rate:,.0f} |")


if __name__ == "__main__":
    main()
