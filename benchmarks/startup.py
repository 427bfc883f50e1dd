"""How long ``whosays --help`` and ``import whosays`` take, beside an interpreter that does nothing.

    python -m benchmarks.startup [--runs 20]

Wall-clock time of whole processes; the kinds of run alternate, and medians are printed as a Markdown table.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path


def commands() -> dict[str, list[str]]:
    """What is timed, by the name it has in the table."""
    return {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        '`python -c "import whosays"`': [sys.executable, "-c", "import whosays"],
        "`whosays --help`": [str(Path(sys.executable).with_name("whosays")), "--help"],
    }


def seconds(command: list[str]) -> float:
    """Wall-clock seconds that one run takes.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> int:
    """Print the table; 2 when whosays is not installed."""
    parser = argparse.ArgumentParser(description="Start-up time, as a Markdown table.")
    parser.add_argument("--runs", type=int, default=20)
    runs: int = parser.parse_args().runs
    timed = commands()
    missing = [command[0] for command in timed.values() if not Path(command[0]).exists()]
    if missing:
        print(f"{missing[0]} is not there: run `make dev` first", file=sys.stderr)
        return 2
    for command in timed.values():
        seconds(command)  # the first run reads from disk and writes byte code
    times: dict[str, list[float]] = {name: [] for name in timed}
    for _ in range(runs):
        for name, command in timed.items():
            times[name].append(seconds(command))
    print(f"| command | median of {runs}, s | slowest, s |\n|---|---:|---:|")
    for name, values in times.items():
        print(f"| {name} | {statistics.median(values):.3f} | {max(values):.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
