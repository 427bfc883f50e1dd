"""Whether evidence supports a claim: ``python -m benchmarks.entailment [LIMIT] [--weights FOLDER]``.

The encoder's head over pairs on WiCE (claims of Wikipedia with the sentences that annotators chose; none of it is in
training) and on claims that were held out, with all their evidence, of the sets that it learns from.

Two-way: supports or not. Three-way, where all pairs of a set are labelled so: supports, contradicts, neither. Balanced
accuracy is the mean of the recalls of the classes. Evidence is cut to what a window holds, as in training.

Baselines: the most frequent class of the very set that is measured; and word overlap, the share of the claim's content
words that stand in the evidence, with the threshold of the best balanced accuracy on half of the training pairs.
LIMIT keeps the first pairs of each set.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.lang.en.stop_words import STOP_WORDS
from training.pairs.nli import read_pairs
from training.pairs.pair import Pair

from benchmarks._data import data_dir
from benchmarks._encoder import limit_of, needed_encoder
from whosays.language.labels import ENTAILMENT
from whosays.language.pairs import PairReading

_SUPPORTS = ENTAILMENT.index("supports")
_WORD = re.compile(r"[^\W_]+")
_STEPS = 100


def predicted(readings: Sequence[PairReading]) -> list[int]:
    """The most probable label of each pair, an index into ``ENTAILMENT``."""
    rows = [(r.supports, r.contradicts, 1 - r.supports - r.contradicts) for r in readings]
    return [max(range(3), key=lambda index: row[index]) for row in rows]


def auroc(gold: Sequence[bool], found: Sequence[float]) -> float:
    """How often a supported pair has more of ``found`` than one that is not; halves for draws."""
    good = [f for g, f in zip(gold, found, strict=True) if g]
    bad = [f for g, f in zip(gold, found, strict=True) if not g]
    return sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / max(1, len(good) * len(bad))


def overlap(pair: Pair) -> float:
    """The share of the claim's content words that stand in the evidence; 1 where it has none."""
    evidence = set(_WORD.findall(pair.evidence.lower()))
    words = {word for word in _WORD.findall(pair.claim.lower()) if word not in STOP_WORDS}
    return len(words & evidence) / len(words) if words else 1.0


def threshold(pairs: Sequence[Pair]) -> float:
    """The overlap from which a pair is best said to be supported."""
    shares = [overlap(pair) for pair in pairs]
    gold = [pair.label == _SUPPORTS for pair in pairs]
    candidates = [step / _STEPS for step in range(_STEPS + 1)]
    return max(candidates, key=lambda least: balanced(gold, [share >= least for share in shares]))


def accuracy(gold: Sequence[int], found: Sequence[int]) -> float:
    """The share that agrees."""
    return sum(g == f for g, f in zip(gold, found, strict=True)) / max(len(gold), 1)


def balanced(gold: Sequence[int], found: Sequence[int]) -> float:
    """The mean over the gold classes of the share that agrees."""
    sizes = Counter(gold)
    hits = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    return sum(hits[label] / size for label, size in sizes.items()) / max(len(sizes), 1)


def is_three_way(pairs: Sequence[Pair]) -> bool:
    """Whether all pairs are labelled with one of three labels, and each occurs."""
    return {pair.label for pair in pairs} == set(range(len(ENTAILMENT)))


def _rows(name: str, pairs: Sequence[Pair], read: Sequence[PairReading], least: float) -> Iterator[str]:
    gold = [pair.label for pair in pairs]
    two = [label == _SUPPORTS for label in gold]
    found = predicted(read)
    shares = [overlap(pair) for pair in pairs]
    systems = {
        "encoder": ([label == _SUPPORTS for label in found], [r.supports for r in read]),
        "majority": ([Counter(two).most_common(1)[0][0]] * len(two), [0.5] * len(two)),
        "word overlap": ([share >= least for share in shares], shares),
    }
    three: dict[str, Sequence[int]] = {}
    if is_three_way(pairs):
        three = {"encoder": found, "majority": [Counter(gold).most_common(1)[0][0]] * len(gold)}
    for system, (answers, chances) in systems.items():
        cells = f"{accuracy(two, answers):.3f} | {balanced(two, answers):.3f} | {auroc(two, chances):.3f}"
        wide = three.get(system)
        cells += f" | {accuracy(gold, wide):.3f} | {balanced(gold, wide):.3f}" if wide else " | – | –"
        yield f"| {name} | {len(pairs)} | {system} | {cells} |"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    encoder, rest = needed_encoder(arguments)
    limit = limit_of(rest)
    training, measured = read_pairs(data_dir("nli") / "pairs.jsonl.gz")
    least = threshold([pair for pairs in training.values() for pair in pairs][::8])
    reader = encoder.pairs()
    print(f"Evidence and claim; encoder: {encoder.about}; word overlap: supported from {least:.2f}\n")
    print("| set | pairs | system | two-way accuracy | balanced | AUROC | three-way accuracy | balanced |")
    print("|---|---:|---|---:|---:|---:|---:|---:|")
    every: list[tuple[Pair, PairReading]] = []
    wide: list[tuple[Pair, PairReading]] = []
    for name, whole in measured.items():
        pairs = whole[:limit]
        if not pairs:
            continue
        read = reader.read([(pair.evidence, pair.claim) for pair in pairs])
        print(*_rows(name, pairs, read, least), sep="\n", flush=True)
        if name != "wice_oracle":
            every += zip(pairs, read, strict=True)
            wide += zip(pairs, read, strict=True) if is_three_way(whole) else []
    for name, both in (("**all but WiCE**", every), ("**three-way sets**", wide)):
        if both:
            print(*_rows(name, [pair for pair, _ in both], [reading for _, reading in both], least), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
