"""The mean of runs that began alike: ``python -m training.average RUN... --out FOLDER``.

Runs with one ``start`` and different ``seed`` end near one another; the mean of their weights is as good as a longer
run's end, at no cost when it is used (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(runs: list[Path], out: Path) -> None:
    """Write a checkpoint with the mean of the runs' weights, under the first one's plan.

    Raises:
        SystemExit: If the runs do not share base and start.
    """
    states = [torch.load(run / "checkpoint.pt", map_location="cpu") for run in runs]
    if len({(state["plan"]["base"], state["plan"]["start"]) for state in states}) > 1:
        message = "runs of different bases or starts have no mean"
        raise SystemExit(message)
    networks = [state["network"] for state in states]
    mean = {name: sum(network[name].float() for network in networks) / len(networks) for name in networks[0]}
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"plan": states[0]["plan"], "step": 0, "network": mean}, out / "checkpoint.pt")


def main() -> None:
    """Parse the arguments and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    average(given.runs, given.out)


if __name__ == "__main__":
    main()
