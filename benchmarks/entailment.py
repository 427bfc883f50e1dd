"""Whether evidence supports a claim: ``python -m benchmarks.entailment [LIMIT] [--weights FOLDER]``.

The encoder's head over pairs on WiCE (claims of Wikipedia with the sentences that annotators chose, none of it in
training) and on pairs that were held out of the sets it learns from. Those were parted by pair, at random: the column
*claim seen* says how many of their claims stand in a training pair as well, so WiCE alone is new throughout.

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
from training.entailment import Pair, as_examples, read_pairs

from benchmarks._data import data_dir
from benchmarks._encoder import limit_of, needed_encoder
from whosays.language.encoder import OnnxBackend
from whosays.language.labels import ENTAILMENT
from whosays.language.reading import EvidenceReader

_SUPPORTS = ENTAILMENT.index("supports")
_WORD = re.compile(r"[^\W_]+")
_STEPS = 100


def predicted(pairs: Sequence[Pair], reader: EvidenceReader) -> list[int]:
    """The most probable label of each pair, an index into ``ENTAILMENT``.

    Raises:
        TypeError: If the reader does not run the exported graphs.
    """
    backend = reader.backend
    if not isinstance(backend, OnnxBackend):
        message = "the head over pairs is measured as it is exported"
        raise TypeError(message)
    found = as_examples(list(pairs), reader.tokenizer, (reader.opening, reader.closing))
    return [int(backend.whole("entailment", example.ids, example.shapes).argmax()) for example in found]


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


def _rows(name: str, pairs: Sequence[Pair], found: Sequence[int], least: float, seen: set[str]) -> Iterator[str]:
    gold = [pair.label for pair in pairs]
    two = [label == _SUPPORTS for label in gold]
    systems = {
        "encoder": [label == _SUPPORTS for label in found],
        "majority": [Counter(two).most_common(1)[0][0]] * len(two),
        "word overlap": [overlap(pair) >= least for pair in pairs],
    }
    three: dict[str, Sequence[int]] = {}
    if is_three_way(pairs):
        three = {"encoder": found, "majority": [Counter(gold).most_common(1)[0][0]] * len(gold)}
    share = sum(pair.claim in seen for pair in pairs) / len(pairs)
    for system, answers in systems.items():
        cells = f"{accuracy(two, answers):.3f} | {balanced(two, answers):.3f}"
        wide = three.get(system)
        cells += f" | {accuracy(gold, wide):.3f} | {balanced(gold, wide):.3f}" if wide else " | – | –"
        yield f"| {name} | {len(pairs)} | {100 * share:.0f} % | {system} | {cells} |"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    encoder, rest = needed_encoder(arguments)
    limit = limit_of(rest)
    training, measured = read_pairs(data_dir("nli") / "pairs.jsonl.gz")
    least = threshold(training[::2])
    seen = {pair.claim for pair in training}
    print(f"Evidence and claim; encoder: {encoder.about}; word overlap: supported from {least:.2f}\n")
    print("| set | pairs | claim seen | system | two-way accuracy | balanced | three-way accuracy | balanced |")
    print("|---|---:|---:|---|---:|---:|---:|---:|")
    every: list[Pair] = []
    wide: list[Pair] = []
    answer: dict[Pair, int] = {}
    for name, whole in measured.items():
        pairs = whole[:limit]
        if not pairs:
            continue
        found = predicted(pairs, encoder.reader)
        print(*_rows(name, pairs, found, least, seen), sep="\n", flush=True)
        if name != "wice_oracle":
            answer.update(zip(pairs, found, strict=True))
            every += pairs
            wide += pairs if is_three_way(whole) else []
    for name, pairs in (("**all but WiCE**", every), ("**three-way sets**", wide)):
        if pairs:
            print(*_rows(name, pairs, [answer[pair] for pair in pairs], least, seen), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
