"""Words per second and peak memory of ``whosays read``, beside bare spaCy on the same paragraphs, and of the encoder.

    python -m benchmarks.speed [FOLDER] [--runs 3] [--jobs N] [--limit WORDS] [--weights FOLDER]

FOLDER holds the documents; by default it is the 9/11 Commission Report of the sample case, found below
``WHOSAYS_CASES`` (``../shared/cases`` beside the project where that is not set). First its first tenth is read and then
the whole, so that one sees whether time grows with length; with ``--limit`` only about the first WORDS words, once.
``read`` is run with the encoder and with the rules alone. Runs of the systems alternate; the table shows medians, in
Markdown. Times are of whole processes, with start-up and the loading of the model. Memory is the largest sum, seen ten
times a second, of the resident sizes of the process and its workers; pages that they share count more than once.

A second table is of the encoder alone on the first of these texts, on one thread and on two: seconds to load it, words
per second once it is loaded, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._child import WEIGHTS
from benchmarks._encoder import weights_of
from benchmarks._process import Run, measure
from whosays.language.encoder import has_weights
from whosays.language.files import WEIGHTS as SHIPPED

DEFAULT = "tehran/sources/911-commission-report"
ROUNDS = {"tenth": 0.1, "whole": 1.0}
THREADS = (1, 2)
_CHILD = (sys.executable, "-m", "benchmarks._child")


@dataclass(frozen=True, slots=True)
class Plan:
    """How each text is measured."""

    runs: int
    jobs: int
    weights: Path


def cut(files: list[Path], share: float, target: Path) -> int:
    """Write the first ``share`` of the words of ``files`` to a folder, ended at a full stop; return how many words."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in files}
    left = share * sum(len(text.split()) for text in texts.values())
    kept = 0
    for name, text in texts.items():
        lines: list[str] = []
        for line in text.splitlines(keepends=True):
            lines.append(line)
            kept += len(line.split())
            if kept >= left and line.rstrip().endswith("."):
                break
        (target / name).write_text("".join(lines), encoding="utf-8")
        if kept >= left:
            break
    return kept


def read(folder: Path, case: Path, jobs: int, weights: Path | None) -> Run:
    """Run ``whosays read`` with the weights of a folder, or with the rules alone."""
    arguments = ["read", str(folder), "--case", str(case), "--jobs", str(jobs)]
    if weights == SHIPPED:
        return measure([str(Path(sys.executable).with_name("whosays")), *arguments])
    return measure([*_CHILD, *arguments], {WEIGHTS: str(weights.resolve()) if weights else ""})


def row(name: str, folder: Path, words: int, plan: Plan) -> str:
    """Measure one folder and return its line of the table."""
    ours: list[Run] = []
    rules: list[Run] = []
    spacy: list[Run] = []
    for number in range(plan.runs):
        case = folder.parent / f"{name}-{number}"
        if has_weights(plan.weights):
            ours.append(read(folder, case.with_suffix(".whosays"), plan.jobs, plan.weights))
        rules.append(read(folder, case.with_suffix(".rules.whosays"), plan.jobs, None))
        spacy.append(measure([*_CHILD, "bare", str(folder), str(plan.jobs)]))
    cells = [f"{words:,}"]
    bare = words / median(spacy, lambda run: run.seconds)
    for runs in (ours, rules):
        if runs:
            seconds, memory = median(runs, lambda run: run.seconds), median(runs, lambda run: run.megabytes)
            cells += [f"{words / seconds:,.0f}", f"{words / seconds / bare:.2f}", f"{seconds:.1f}", f"{memory:,.0f}"]
        else:
            cells += ["–"] * 4
    cells += [f"{bare:,.0f}", f"{median(spacy, lambda run: run.megabytes):,.0f}"]
    return f"| {name} | " + " | ".join(cells) + " |"


def median(values: Sequence[Run], key: Callable[[Run], float]) -> float:
    """The median of a number of each run."""
    return statistics.median(map(key, values))


def encoder_table(folder: Path, words: int, plan: Plan) -> None:
    """Print the second table."""
    print(f"\nThe encoder alone, {words:,} words; medians of {plan.runs} runs in a process of their own.\n")
    print("| threads | to load, s | words/s | memory, MB |\n|---|---:|---:|---:|")
    for threads in THREADS:
        runs = [measure([*_CHILD, "encoder", str(folder), str(threads), str(plan.weights)]) for _ in range(plan.runs)]
        loading = median(runs, lambda run: float(json.loads(run.printed)["load"]))
        reading = median(runs, lambda run: float(json.loads(run.printed)["read"]))
        memory = median(runs, lambda run: run.megabytes)
        print(f"| {threads} | {loading:.2f} | {words / reading:,.0f} | {memory:,.0f} |", flush=True)


def main() -> int:
    """Print the tables; 2 when there is nothing to measure."""
    weights, rest = weights_of(sys.argv[1:])
    cases = Path(os.environ.get("WHOSAYS_CASES") or Path(__file__).resolve().parents[2] / "shared" / "cases")
    parser = argparse.ArgumentParser(
        description="Speed and memory of `whosays read`, as Markdown tables.",
        epilog="--weights FOLDER: the encoder's weights, where not those that are shipped.",
    )
    parser.add_argument("folder", type=Path, nargs="?", default=cases / DEFAULT)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--limit", type=int, metavar="WORDS")
    options = parser.parse_args(rest)
    files = sorted(options.folder.glob("*.txt")) if options.folder.is_dir() else []
    if not files:
        print(f"no text files in {options.folder}: name a folder, or set WHOSAYS_CASES", file=sys.stderr)
        return 2
    rounds = ROUNDS
    if options.limit:
        total = sum(len(file.read_text(encoding="utf-8").split()) for file in files)
        rounds = {"start": min(1.0, options.limit / max(total, 1))}
    plan = Plan(options.runs, options.jobs, weights)
    print(f"Medians of {options.runs} runs with {options.jobs} processes.\n")
    print(
        "| text | words | whosays, words/s | to spaCy | s | MB | rules alone, words/s | to spaCy | s | MB "
        "| spaCy, words/s | MB |"
    )
    print("|---|" + "---:|" * 11, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        cuts: list[tuple[Path, int]] = []
        for name, share in rounds.items():
            folder = Path(scratch) / name
            folder.mkdir()
            cuts.append((folder, cut(files, share, folder)))
            print(row(name, *cuts[-1], plan), flush=True)
        if has_weights(weights):
            encoder_table(*cuts[0], plan)
        else:
            print("no weights are shipped: the rules alone were run", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
