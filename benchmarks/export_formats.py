"""How long each format takes to write: ``python -m benchmarks.export_formats [--claims N] [--formats csv,xlsx]``.

A generated case (``benchmarks._case_file``) is exported to every format that is registered, those of other packages
too, three times each, every time in a process of its own. The seconds and the memory are of writing alone: the case is
loaded before, and what the process holds then is taken off its peak while it writes. Libraries that a format takes when
it is called count, since a user waits for them. ``--kept FILE`` keeps the generated case, or takes it from there.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks._case_file import write_case
from benchmarks._process import resident
from whosays.case import Case
from whosays.export.formats import FORMATS, write_to
from whosays.records import PluginError

_TIMES = 3
_POLL_SECONDS = 0.01


class Peak:
    """The most that this process holds while it is watched, in bytes."""

    def __init__(self) -> None:
        self.bytes = 0
        self._over = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch until the end of the ``with``."""
        watcher = threading.Thread(target=self._watch)
        watcher.start()
        try:
            yield
        finally:
            self._over.set()
            watcher.join()

    def _watch(self) -> None:
        over = False
        while not over:
            over = self._over.wait(_POLL_SECONDS)
            self.bytes = max(self.bytes, resident(os.getpid()))


def export(case: Path, name: str) -> None:
    """Export a case to one format and print as JSON how it went."""
    with Case.open(case) as opened:
        exported = opened.exported()
    before, peak = resident(os.getpid()), Peak()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out")
        with peak.watching():
            begin = time.perf_counter()
            left_out = write_to(FORMATS.find(name), exported, str(target))
            seconds = time.perf_counter() - begin
        files = [target] if target.is_file() else [file for file in target.rglob("*") if file.is_file()]
        written = sum(file.stat().st_size for file in files)
    print(json.dumps({"seconds": seconds, "held": peak.bytes - before, "written": written, "left": len(left_out)}))


def table(case: Path, names: list[str]) -> None:
    """Print the table, a line for each format as soon as it is measured."""
    print("| format | s | MB over the case | MB written | sorts of records left out |\n|---|---:|---:|---:|---:|")
    for name in names:
        runs = [measured(case, name) for _ in range(_TIMES)]
        if None in runs:
            print(f"| {name} | cannot be written here | | | |", flush=True)
            continue
        seconds, held, written, left = (
            statistics.median(run[key] for run in runs if run) for key in ("seconds", "held", "written", "left")
        )
        print(f"| {name} | {seconds:.1f} | {held / 1e6:,.0f} | {written / 1e6:,.1f} | {left:.0f} |", flush=True)


def measured(case: Path, name: str) -> dict[str, float] | None:
    """What ``export`` prints, from a process of its own; None where it fails, which stands on standard error."""
    command = [sys.executable, "-m", "benchmarks.export_formats", "--kept", str(case), "--one", name]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        return None
    told: dict[str, float] = json.loads(run.stdout)
    return told


def registered() -> list[str]:
    """The names of all formats that can be loaded."""
    return [name for name, form in FORMATS.all() if not isinstance(form, PluginError)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Seconds and memory of every format to export to.")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--kept", type=Path, metavar="FILE", help="keep the generated case here, or take it from there")
    parser.add_argument("--formats", metavar="NAME,NAME", help="these alone")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        export(given.kept, given.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        made = given.kept or Path(folder, "generated.whosays")
        if not made.exists():
            print(f"making a case of {given.claims:,} claims", file=sys.stderr)
            write_case(made, given.claims)
        table(made, given.formats.split(",") if given.formats else registered())


if __name__ == "__main__":
    main()
