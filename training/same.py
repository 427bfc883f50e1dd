"""Estimates what the comparisons of claims weigh: ``python -m training.same [--write]``.

Logistic regressions (``whosays.weigh.same.judgement``). Whether two mentions report one event is learnt on the training
topics of ECB+ (CC BY 3.0). Whether two claims are on one matter, deny each other, and which says more, is learnt on
authored scenarios (``training.pairs.scenarios``), and measured on those that are held out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks._data import data_dir
from benchmarks._ecbplus import TRAIN, read_topic
from numpy.typing import NDArray

from training.pairs.scenarios import KINDS, Row, rows
from whosays.records import BondKind
from whosays.weigh.same import judgement
from whosays.weigh.same.compare import Comparer
from whosays.weigh.same.compared import FEATURES, Compared, Manner, columns
from whosays.weigh.same.judgement import Judge, logistic

Floats = NDArray[np.float64]
_OUT = Path(judgement.__file__).with_name("weights.json")
_STEPS, _RATE = 1500, 0.05
#: Of the squared weights, of columns scaled to unit size: for the many pairs of events, for the few of claims.
_RIDGE_EVENTS, _RIDGE_CLAIMS = 1e-4, 3e-3
#: Of the pairs of events of different sorts one in so many is learnt from.
_ELSEWHERE = 10
#: A pair that somebody wrote counts so many times one across scenarios.
_AUTHORED = 3.0
#: In a case few candidate pairs are on one matter, among the scenarios every second: the others count more.
_RARE = 20.0
#: What the authored claims cannot tell: they stand among claims of other scenarios.
_ELSEWHERE_TOLD = ("around", "trigger and around", "one document")
#: Mentions are taken for one event from an even chance on.
_EVENTS = 0.5


def regression(table: Floats, labels: Floats, shares: Floats, ridge: float) -> list[float]:
    """Weights of a logistic regression, by Adam; every column is scaled to unit size first."""
    scale = np.maximum(np.sqrt((table**2).mean(0)), 1e-6)
    scaled, shares = table / scale, shares / shares.sum()
    weights, first, second = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        wrong = (1 / (1 + np.exp(-scaled @ weights)) - labels) * shares
        slope = scaled.T @ wrong + ridge * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights = weights - _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return [round(float(value), 4) for value in weights / scale]


def event_weights() -> list[float]:
    """Of the comparisons of mentions of events, from the training topics of ECB+."""
    folder, draw = data_dir("ecbplus"), np.random.default_rng(0)
    alike = FEATURES.index("trigger alike")
    tables: list[Floats] = []
    labels: list[bool] = []
    for topic in TRAIN:
        mentions = read_topic(folder, topic)
        comparer = Comparer([mention.facets for mention in mentions])
        table = []
        for one, other in combinations(mentions, 2):
            values, same = comparer.features(one.facets, other.facets), one.chain == other.chain
            if same or values[alike] or draw.random() < 1 / _ELSEWHERE:
                table.append((1.0, *values))
                labels.append(same)
        tables.append(np.array(table, np.float32).reshape(-1, 1 + len(FEATURES)))
    return regression(
        np.concatenate(tables).astype(float), np.array(labels, float), np.ones(len(labels)), _RIDGE_EVENTS
    )


def claim_weights(known: Sequence[Row], *, encoder: bool) -> dict[str, object]:
    """Of the three questions on claims, with what chooses between their answers."""
    shares = np.array([(_AUTHORED if row.authored else 1.0) * (1.0 if row.bonded else _RARE) for row in known])
    compared = [row.compared if encoder else row.compared.without_reading() for row in known]
    manner: Manner = "encoder" if encoder else "rules"
    used = np.array([not name.startswith(_ELSEWHERE_TOLD) for name in columns("bond", manner)])
    bond = regression(
        np.array([one.bond_values for one in compared]) * used,
        np.array([row.bonded for row in known], float), shares, _RIDGE_CLAIMS,
    )  # fmt: skip
    on_matter = [(row, one) for row, one in zip(known, compared, strict=True) if row.bonded]
    denial = regression(
        np.array([one.denial_values for _, one in on_matter]),
        np.array([row.kind == "contradicting" for row, _ in on_matter], float), np.ones(len(on_matter)), _RIDGE_CLAIMS,
    )  # fmt: skip
    agreeing = [(row, one) for row, one in on_matter if row.kind != "contradicting"]
    *leaning, step = _leaning([(row.kind, one) for row, one in agreeing])
    chances = [logistic(float(np.dot(bond, one.bond_values))) for one in compared]
    return {
        "bond": bond,
        "denial": denial,
        "leaning": leaning,
        "step": step,
        "least": _least(known, chances, shares),
    }


def _leaning(rows: Sequence[tuple[str, Compared]]) -> list[float]:
    """Weights and step: each pair asks twice, whether the left says more and whether the right does."""
    table = [(*one.leaning_values, -1.0) for _, one in rows]
    table += [(*(-value for value in one.leaning_values), -1.0) for _, one in rows]
    labels = [kind == "narrower" for kind, _ in rows] + [kind == "broader" for kind, _ in rows]
    return regression(np.array(table), np.array(labels, float), np.ones(len(labels)), _RIDGE_CLAIMS)


def _least(known: Sequence[Row], chances: Sequence[float], shares: Floats) -> float:
    """Where precision weighs twice as much as recall (F0.5): what an analyst reads should be right."""
    wanted = np.array([row.bonded for row in known])

    def value(least: float) -> float:
        found = np.array(chances) >= least
        hits = float((shares * (wanted & found)).sum())
        return 1.25 * hits / float(0.25 * (shares * wanted).sum() + (shares * found).sum() or 1.0)

    steps = [step / 20 for step in range(10, 19)]
    return max(steps, key=lambda least: (value(least), least))


def table(measured: Sequence[Row], called: Sequence[BondKind | None]) -> str:
    """What each kind is called, with precision and recall, as a Markdown table."""
    counts = Counter((row.kind, kind or KINDS[-1]) for row, kind in zip(measured, called, strict=True))
    lines = [f"| written as | {' | '.join(KINDS)} | recall | precision |", "|---|" + "---:|" * (len(KINDS) + 2)]
    for kind in KINDS:
        row = [counts[kind, other] for other in KINDS]
        column = sum(counts[other, kind] for other in KINDS)
        hits = counts[kind, kind]
        cells = " | ".join(map(str, row))
        lines.append(f"| {kind} | {cells} | {hits / max(1, sum(row)):.2f} | {hits / max(1, column):.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Estimate, measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--claims", action="store_true", help="leave the weights of events as they are")
    given = parser.parse_args()
    known = rows()
    kept = json.loads(_OUT.read_text("utf-8")) if given.claims else {}
    weights = {"events": kept["events"] if given.claims else {"bond": event_weights(), "least": _EVENTS}}
    manners: tuple[Manner, ...] = ("rules", "encoder") if known[0].compared.read else ("rules",)
    for manner in manners:
        about = claim_weights([row for row in known if not row.held_out], encoder=manner == "encoder")
        weights[manner] = about
    judge = Judge(weights)
    for manner in manners:
        for name, authored in (("written as pairs", True), ("across scenarios", False)):
            measured = [row for row in known if row.held_out and row.authored == authored]
            print(f"\n{manner}, held out, {name}: {len(measured)} pairs\n")
            strip = manner == "rules"
            called = [judge.call(row.compared.without_reading() if strip else row.compared) for row in measured]
            print(table(measured, called))
    if given.write:
        named = {"columns": {question: columns(question, "encoder") for question in ("bond", "denial", "leaning")}}
        _OUT.write_text(json.dumps({**named, **weights}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
