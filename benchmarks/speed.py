"""Words per second and peak memory of ``whosays read``, beside bare spaCy on the same paragraphs.

    python -m benchmarks.speed [FOLDER] [--runs 3] [--jobs N]

FOLDER holds the documents; by default it is the 9/11 Commission Report of the sample case, found below
``WHOSAYS_CASES`` (``../shared/cases`` beside the project where that is not set). First its first tenth is read and then
the whole, so that one sees whether time grows with length. Runs of the two alternate; the table shows medians, in
Markdown. Times are of whole processes, with start-up and the loading of the model. Memory is the largest sum, seen ten
times a second, of the resident sizes of the process and its workers; pages that they share count more than once.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DEFAULT = "tehran/sources/911-commission-report"
POLL_SECONDS = 0.1
BATCH = 128  # of 32, 128 and spaCy's own 1000 the fastest for spaCy with two processes
ROUNDS = {"tenth": 0.1, "whole": 1.0}


@dataclass(frozen=True, slots=True)
class Run:
    """One measured process: wall-clock seconds and peak resident size in megabytes (10^6 bytes)."""

    seconds: float
    megabytes: float


def resident(pid: int) -> int:
    """Bytes resident in a process and its descendants now; 0 for a process that has ended. Linux only."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(map(resident, children))


def measure(command: list[str]) -> Run:
    """Run a command to its end.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    begin = time.perf_counter()
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(POLL_SECONDS)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - begin, peak / 1e6)


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


def bare(folder: Path, jobs: int) -> None:
    """What is compared with: the same pipeline over the same paragraphs, and nothing kept of it."""
    from whosays.ingest import load
    from whosays.language.parser import load_parser
    from whosays.records import ReadOptions
    from whosays.text.view import analysis_view

    texts = []
    for path in sorted(folder.iterdir()):
        document = load(str(path), ReadOptions())
        blocks = [block for block in document.blocks if block.kind not in {"furniture", "foreign"}]
        texts += [analysis_view(document.text[block.start : block.end]) for block in blocks]
    for _ in load_parser().pipe(texts, n_process=jobs, batch_size=BATCH):
        pass


def row(name: str, folder: Path, words: int, jobs: int, runs: int) -> str:
    """Measure one folder and return its line of the table."""
    whosays = str(Path(sys.executable).with_name("whosays"))
    read: list[Run] = []
    spacy: list[Run] = []
    for number in range(runs):
        case = folder.parent / f"{name}-{number}.whosays"
        read.append(measure([whosays, "read", str(folder), "--case", str(case), "--jobs", str(jobs)]))
        spacy.append(measure([sys.executable, "-m", "benchmarks.speed", str(folder), "--bare", "--jobs", str(jobs)]))

    def median(values: list[Run], key: Callable[[Run], float]) -> float:
        return statistics.median(map(key, values))

    ours, theirs = (words / median(values, lambda run: run.seconds) for values in (read, spacy))
    memory, their_memory = (median(values, lambda run: run.megabytes) for values in (read, spacy))
    return (
        f"| {name} | {words:,} | {ours:,.0f} | {theirs:,.0f} | {ours / theirs:.2f} | {words / ours:.1f} "
        f"| {memory:,.0f} | {their_memory:,.0f} |"
    )


def main() -> int:
    """Print the table; 2 when there is nothing to measure."""
    cases = Path(os.environ.get("WHOSAYS_CASES") or Path(__file__).resolve().parents[2] / "shared" / "cases")
    parser = argparse.ArgumentParser(description="Speed and memory of `whosays read`, as a Markdown table.")
    parser.add_argument("folder", type=Path, nargs="?", default=cases / DEFAULT)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.txt")) if options.folder.is_dir() else []
    if not files:
        print(f"no text files in {options.folder}: name a folder, or set WHOSAYS_CASES", file=sys.stderr)
        return 2
    if options.bare:
        bare(options.folder, options.jobs)
        return 0
    print(f"Medians of {options.runs} runs with {options.jobs} processes.\n")
    print("| text | words | whosays, words/s | spaCy, words/s | ratio | whosays, s | whosays, MB | spaCy, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, share in ROUNDS.items():
            folder = Path(scratch) / name
            folder.mkdir()
            words = cut(files, share, folder)
            print(row(name, folder, words, options.jobs, options.runs), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
