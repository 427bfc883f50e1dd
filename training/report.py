"""The tables that a training ends in: ``python -m training.report WEIGHTS``; each is a benchmark of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TABLES = (
    ("attribution", "dev"),
    ("attribution", "authored-dev"),
    ("entities",),
    ("hedges",),
    ("times",),
    ("calibration",),
    ("entailment",),
)


def main(weights: str) -> None:
    """Run each benchmark on the weights in ``weights``."""
    for name, *arguments in TABLES:
        print(f"\n## {name} {' '.join(arguments)}\n", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *arguments, "--weights", str(Path(weights).resolve())]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(sys.argv[1])
