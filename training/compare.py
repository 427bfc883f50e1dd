"""Compares the bases on the real task: ``python -m training.compare --work FOLDER --seeds 3 --limit 0.25 --plot FILE``.

Each base is trained with each seed on the same part of the corpora, exported in eight bits, measured on PolNeAR's
development part with the same thresholds. At the end all are timed, in turn, in one go. Prints a Markdown table of
medians with the range over seeds, and draws it.
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
from training.prepare import special_pieces
from training.tune import score
from whosays.language.encoder import load_encoder
from whosays.language.reading import Settings

BASES = ("minilm-l6", "granite-30m", "gte-small")
#: Words that a reader is timed on, and how often each is.
_TIMED, _ROUNDS = 12_000, 3


@dataclass(frozen=True, slots=True)
class Result:
    """One run: relaxed F1 of outermost attributions, and the size of the shipped files, both in eight bits."""

    base: str
    seed: int
    f1: float
    megabytes: float


def folder(base: str, seed: int, work: Path) -> Path:
    """Where one run lies."""
    return work / "compare" / f"{base}-{seed}"


def measure(base: str, seed: int, work: Path, limit: float) -> Result:
    """Train (or go on with) one run, and measure it."""
    run = folder(base, seed, work)
    done = run / "result.json"
    if done.exists():
        return Result(**json.loads(done.read_text("utf-8")))
    bases = ["--base", base, "--bases", work / "bases"]
    prepared = work / "compare" / f"{base}.prepared"
    if not prepared.exists():
        _run("prepare", *bases, "--silver", work / "silver.jsonl", "--limit", limit, "--out", prepared)
    _run("train", *bases, "--seed", seed, "--epochs", 1, "--prepared", prepared, "--out", run)
    network, tokenizer = load_network(run, work / "bases")
    special = special_pieces(tokenizer)
    texts = list(read_polnear(data_dir("polnear") / "dev", {}))
    settings = Settings(nested=2.0)
    weights = run / "weights"
    export(network, None, weights, ordinary_windows(tokenizer))
    tokenizer.save(str(weights / "tokenizer.json"), pretty=False)
    about = {"version": f"{base}-{seed}", "opening": special[0], "closing": special[1], "settings": asdict(settings)}
    describe(weights, MOST_BYTES, about)
    reader = load_encoder(weights, 2)
    result = Result(base, seed, score(reader, texts), _megabytes(weights))
    done.write_text(json.dumps(asdict(result)), "utf-8")
    return result


def _run(module: str, *options: object) -> None:
    subprocess.run([sys.executable, "-m", f"training.{module}", *map(str, options)], check=True)


def speeds(seeds: int, work: Path) -> dict[str, float]:
    """Words per second of each base on two threads: the median over seeds and rounds, the runs taking turns."""
    text = next(iter(read_polnear(data_dir("polnear") / "dev", {}))).text
    long = "\n".join([text] * (_TIMED // len(text.split()) + 1))
    taken: dict[str, list[float]] = {base: [] for base in BASES}
    for seed in range(1, seeds + 1):
        readers = {base: load_encoder(folder(base, seed, work) / "weights", 2) for base in BASES}
        for _ in range(_ROUNDS):
            for base, reader in readers.items():
                begin = time.perf_counter()
                reader.read(long, [(0, len(long))])
                taken[base].append(len(long.split()) / (time.perf_counter() - begin))
    return {base: median(rates) for base, rates in taken.items()}


def _megabytes(weights: Path) -> float:
    return sum(path.stat().st_size for path in weights.iterdir()) / 1e6


def table(results: list[Result], rates: dict[str, float]) -> str:
    """The results as Markdown, a row a base."""
    lines = [
        "| base | relaxed F1, median (range) | words/s, two threads | MB |",
        "|---|---|---:|---:|",
    ]
    for base in BASES:
        rows = [r for r in results if r.base == base]
        scores = [r.f1 for r in rows]
        spread = f"{median(scores):.3f} ({min(scores):.3f}-{max(scores):.3f})"
        lines.append(f"| {base} | {spread} | {rates[base]:,.0f} | {rows[0].megabytes:.1f} |")
    return "\n".join(lines)


def plot(results: list[Result], rates: dict[str, float], path: Path) -> None:
    """Accuracy against speed, a mark for each run."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "whosays"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4))
    for base, mark in zip(BASES, "os^", strict=True):
        rows = [r for r in results if r.base == base]
        axes.scatter([rates[base]] * len(rows), [r.f1 for r in rows], marker=mark, label=base)
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
    rates = speeds(given.seeds, given.work)
    print(table(results, rates))
    if given.plot:
        plot(results, rates, given.plot)


if __name__ == "__main__":
    main()
