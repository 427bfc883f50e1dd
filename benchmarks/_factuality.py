"""Commitment on the development part of UDS-IH2: a number for each predicate beside its annotators' mean, -3 to 3."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import correlation, fmean

from spacy.tokens import Doc

from benchmarks._data import data_dir
from benchmarks._hedge_cues import passage_of, thinned
from whosays.extract.certainty import commitment, find_modifiers
from whosays.extract.certainty.modifier import STRENGTH
from whosays.language.parser import load_parser
from whosays.language.reading import EvidenceReader


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence in words, and its predicates: half-open ranges of words, each with its value."""

    words: tuple[str, ...]
    targets: tuple[tuple[int, int, float], ...]


def rows(part: str) -> list[Row]:
    """The sentences of one part of the corpus."""
    lines = (data_dir("factuality") / "UDS_IH2" / f"{part}.jsonl").read_text("utf-8").splitlines()
    return [
        Row(tuple(row["text"].split(" ")), tuple((*t["span1"], float(t["label"])) for t in row["targets"]))
        for row in map(json.loads, lines)
    ]


def rules(given: Sequence[Row]) -> Iterator[float]:
    """Level and polarity of each predicate as a number: certain 3, probable 2, possible 1, unknown 0."""
    parser = load_parser()
    docs = ((Doc(parser.vocab, words=list(row.words)), row) for row in given)
    for doc, row in parser.pipe(docs, as_tuples=True):
        passage = passage_of(doc, doc.text)
        modifiers = find_modifiers(passage)
        for _, end, _ in row.targets:
            held = commitment(passage, doc[end - 1], (), modifiers)
            yield STRENGTH[held.level] * (-1 if held.polarity == "negative" else 1)


def encoders(given: Sequence[Row], reader: EvidenceReader) -> Iterator[float]:
    """The encoder's value at the first word of each predicate; each sentence is read as one paragraph."""
    for row in given:
        text = " ".join(row.words)
        starts = [0, *accumulate(len(word) + 1 for word in row.words)]
        values = reader.read(text, [(0, len(text))], factuality=True).factuality
        for first, _, _ in row.targets:
            # What the vocabulary has no piece for is no word to the encoder: it tells nothing of it.
            yield next((value for _, end, value in values if end > starts[first]), 0.0)


def commitment_table(limit: int | None, reader: EvidenceReader | None) -> None:
    """Print a row a system: correlation and error over all predicates."""
    given = thinned(rows("dev"), limit)
    gold = [value for row in given for _, _, value in row.targets]
    mean = fmean(value for row in rows("train") for _, _, value in row.targets)
    systems = {
        "always certain": [3.0] * len(gold),
        f"always {mean:.2f}, the mean of train": [mean] * len(gold),
        "whosays rules": list(rules(given)),
    }
    if reader is not None:
        systems["encoder"] = list(encoders(given, reader))
    print("| system | predicates | Pearson r | mean absolute error |")
    print("|---|---:|---:|---:|")
    for name, found in systems.items():
        error = fmean(abs(g - f) for g, f in zip(gold, found, strict=True))
        alike = f"{correlation(gold, found):.3f}" if len(set(found)) > 1 else "–"
        print(f"| {name} | {len(gold)} | {alike} | {error:.2f} |")
