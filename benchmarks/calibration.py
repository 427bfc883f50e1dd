"""Whether probabilities mean what they say: ``python -m benchmarks.calibration [LIMIT] [--weights FOLDER]``.

Each attribution that the encoder proposes has a probability, and is right when it matches a gold attribution as in the
*relaxed* column of ``benchmarks.attribution``. Printed are the expected calibration error (Guo et al. 2017, 10 bins of
equal width: the mean distance between probability and share of right ones, weighted by how many are in the bin), the
base rate (the share of right ones among all; to say that number of each would be calibrated and useless), and the bins.

PolNeAR annotates outermost attributions alone, so a nested one that is right may count as wrong there: outermost ones
are also counted by themselves. The probabilities are fitted on a part of PolNeAR's training texts and on the authored
dev passages, so only PolNeAR dev and authored test are new to them. LIMIT keeps the first texts of each set.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import fmean

from benchmarks import _attributions as systems
from benchmarks._attributions import PARTS, Predicted, texts_of
from benchmarks._encoder import Encoder, limit_of, needed_encoder
from benchmarks._scores import pair, relaxed
from whosays.extract.attribution.proposals import read_with, with_bounds

BINS = 10
_SETS = ("dev", "authored-dev", "authored-test")

#: A probability, and whether the attribution is right.
Judged = tuple[float, bool]


def judged(part: str, encoder: Encoder, limit: int | None) -> list[tuple[Predicted, bool]]:
    """Every attribution proposed in a set of texts, with whether it is right."""
    found = []
    for text in texts_of(part)[:limit]:
        document = text.document()
        proposed = systems.encoder(with_bounds(document, read_with(encoder.reader, document)))
        pairs = pair(text.annotated.attributions, [p.roles for p in proposed])
        right = {id(predicted) for gold, predicted in pairs if relaxed(gold, predicted)}
        found += [(p, id(p.roles) in right) for p in proposed]
    return found


def bins(items: Sequence[Judged]) -> list[list[Judged]]:
    """The items by probability, in ``BINS`` of equal width; the last one holds 1 too."""
    sorted_in: list[list[Judged]] = [[] for _ in range(BINS)]
    for item in items:
        sorted_in[min(int(item[0] * BINS), BINS - 1)].append(item)
    return sorted_in


def calibration_error(items: Sequence[Judged]) -> float:
    """Expected calibration error, 0 to 1."""
    return sum(len(held) * abs(_mean(held) - _share(held)) for held in bins(items) if held) / max(len(items), 1)


def _mean(items: Sequence[Judged]) -> float:
    return fmean(probability for probability, _ in items)


def _share(items: Sequence[Judged]) -> float:
    return fmean(right for _, right in items)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = needed_encoder(arguments)
    limit = limit_of(rest)
    sets: dict[str, list[Judged]] = {}
    for part in _SETS:
        found = judged(part, encoder, limit)
        name = PARTS[part].split(" (")[0]
        sets[name] = [(p.probability, right) for p, right in found if p.probability is not None]
        if part == "dev":
            outer = [(p.probability, right) for p, right in found if p.probability is not None and not p.nested]
            sets[f"{name}, outermost"] = outer
    print(f"Probabilities of the encoder's attributions against relaxed correctness; encoder: {encoder.about}\n")
    print("| texts | attributions | mean probability | base rate | expected calibration error |")
    print("|---|---:|---:|---:|---:|")
    for name, items in sets.items():
        if items:
            values = f"{_mean(items):.3f} | {_share(items):.3f} | {calibration_error(items):.3f}"
            print(f"| {name} | {len(items)} | {values} |")
        else:
            print(f"| {name} | 0 | – | – | – |")
    print("\nBy probability: how many, their mean probability, the share that is right.\n")
    print("| probability | " + " | ".join(sets) + " |")
    print("|---|" + "---|" * len(sets))
    held = [bins(items) for items in sets.values()]
    for number in range(BINS):
        cells = [_cell(of_set[number]) for of_set in held]
        print(f"| {number / BINS:.1f}–{(number + 1) / BINS:.1f} | " + " | ".join(cells) + " |")


def _cell(items: Sequence[Judged]) -> str:
    return f"{len(items)}: {_mean(items):.2f} → {_share(items):.2f}" if items else "–"


if __name__ == "__main__":
    main(sys.argv[1:])
