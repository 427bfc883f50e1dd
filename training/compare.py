"""Compares the bases on the real task: ``python -m training.compare --work FOLDER --seeds 3 --limit 0.25 --plot FILE``.

Each base is trained with each seed on the same part of the corpora, exported in eight bits, measured on PolNeAR's
development part with the same thresholds, and timed. Prints a Markdown table of medians with the range over seeds, and
draws it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import torch
from benchmarks._data import data_dir

from training.backend import load_network
from training.corpora.polnear import read_polnear
from training.export import MOST_BYTES, describe, export, ordinary_windows
from training.train import special_pieces
from training.tune import score
from whosays.language.encoder import load_encoder
from whosays.language.reading import EvidenceReader, Settings

BASES = ("minilm-l6", "granite-30m", "gte-small")
#: Words that a reader is timed on.
_TIMED = 12_000


@dataclass(frozen=True, slots=True)
class Result:
    """One run: relaxed F1 of outermost attributions and words per second, both in eight bits, on two threads."""

    base: str
    seed: int
    f1: float
    speed: float
    megabytes: float


def measure(base: str, seed: int, work: Path, limit: float) -> Result:
    """Train (or go on with) one run, and measure it."""
    run = work / "compare" / f"{base}-{seed}"
    done = run / "result.json"
    if done.exists():
        return Result(**json.loads(done.read_text("utf-8")))
    options = ["--base", base, "--seed", seed, "--limit", limit, "--epochs", 1, "--pairs", 0.1]
    places = ["--bases", work / "bases", "--silver", work / "silver.jsonl", "--out", run]
    command = [sys.executable, "-m", "training.train", *map(str, (*options, *places))]
    subprocess.run(command, check=True)
    network, tokenizer = load_network(run, work / "bases")
    special = special_pieces(tokenizer)
    texts = list(read_polnear(data_dir("polnear") / "dev", {}))
    settings = Settings(nested=2.0)
    weights = run / "weights"
    export(network, weights, ordinary_windows(tokenizer))
    tokenizer.save(str(weights / "tokenizer.json"), pretty=False)
    about = {"version": f"{base}-{seed}", "opening": special[0], "closing": special[1], "settings": asdict(settings)}
    describe(weights, MOST_BYTES, about)
    reader = load_encoder(weights, 2)
    result = Result(base, seed, score(reader, texts), _speed(reader, texts[0].text), _megabytes(weights))
    done.write_text(json.dumps(asdict(result)), "utf-8")
    return result


def _speed(reader: EvidenceReader, text: str) -> float:
    long = text
    while len(long.split()) < _TIMED:
        long += "\n" + text
    paragraphs = [(0, len(long))]
    reader.read(text, [(0, len(text))])
    begin = time.perf_counter()
    reader.read(long, paragraphs)
    return len(long.split()) / (time.perf_counter() - begin)


def _megabytes(weights: Path) -> float:
    return sum(path.stat().st_size for path in weights.iterdir()) / 1e6


def table(results: list[Result]) -> str:
    """The results as Markdown, a row a base."""
    lines = [
        "| base | relaxed F1, median (range) | words/s, two threads | MB |",
        "|---|---|---:|---:|",
    ]
    for base in BASES:
        rows = [r for r in results if r.base == base]
        scores = [r.f1 for r in rows]
        spread = f"{median(scores):.3f} ({min(scores):.3f}-{max(scores):.3f})"
        speed = median(r.speed for r in rows)
        lines.append(f"| {base} | {spread} | {speed:,.0f} | {rows[0].megabytes:.1f} |")
    return "\n".join(lines)


def plot(results: list[Result], path: Path) -> None:
    """Accuracy against speed, a mark for each run."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "whosays"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    for base, mark in zip(BASES, "os^", strict=True):
        rows = [r for r in results if r.base == base]
        axes.scatter([r.speed for r in rows], [r.f1 for r in rows], marker=mark, label=base)
    axes.set_xlabel("words per second, int8, two threads")
    axes.set_ylabel("relaxed F1, PolNeAR development part")
    axes.set_xlim(left=0)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")


def main() -> None:
    """Parse the arguments and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=0.25)
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(2)
    results = [measure(base, seed, given.work, given.limit) for seed in range(1, given.seeds + 1) for base in BASES]
    print(table(results))
    if given.plot:
        plot(results, given.plot)


if __name__ == "__main__":
    main()
