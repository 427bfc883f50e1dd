"""How long weighing takes as a case grows: ``python -m benchmarks.weigh_scale [--claims 1000,10000,100000]``.

Each case is made up (``benchmarks._weigh_case``), ten claims to a document, and weighed in a process of its own. The
first table gives the seconds of each step of ``weigh_case`` and of all together, by the clock and of processors, the
seconds for a thousand claims, and the peak memory of the process, in which the case itself lies too. The second gives
what came out, and the seconds to find on which sources most hangs and what changes without the unnamed ones.
``--profile`` weighs the largest case with cProfile instead and prints the functions that take longest.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections.abc import Callable, Mapping

from benchmarks._process import measure
from benchmarks._weigh_case import CLAIMS_EACH, make_case
from whosays.records import Balance
from whosays.weigh.origins import trace_origins
from whosays.weigh.run import weigh_case
from whosays.weigh.sensitivity import Dropper, changes_when_dropped, critical

_LISTED = 30


class Watch:
    """The seconds that each step takes, as ``weigh_case`` tells of them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._step, self._since = "", time.perf_counter()

    def __call__(self, step: str, _number: int, _steps: int) -> None:
        """A step begins, and the one before is done."""
        now = time.perf_counter()
        if self._step:
            self.seconds[self._step] = now - self._since
        self._step, self._since = step, now


def weigh(claims: int) -> None:
    """Weigh one case and print as JSON the seconds of each step and what came out."""
    analysis, told = make_case(claims)
    watch, busy = Watch(), time.process_time()
    balance = weigh_case(analysis, told, watch)
    watch("", 0, 0)
    busy = time.process_time() - busy
    provenance = trace_origins(analysis, balance.bonds, told)
    after = {
        "critical": timed(lambda: critical(balance, provenance)),
        "drop": timed(
            lambda: changes_when_dropped(balance, provenance, Dropper(balance.voices, analysis).find("anonymous"))
        ),
    }
    print(json.dumps({"steps": watch.seconds, "busy": busy, "found": found(balance), "after": after}))


def found(balance: Balance) -> Mapping[str, int]:
    """How much of what a balance has."""
    names = ("bonds", "voices", "lines", "assertions", "relations", "tensions", "circles")
    return {name: len(getattr(balance, name)) for name in names}


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def profile(claims: int) -> None:
    """Print the functions in which weighing spends most time."""
    analysis, told = make_case(claims)
    profiler = cProfile.Profile()
    profiler.runcall(weigh_case, analysis, told)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(_LISTED)


def tables(sizes: list[int]) -> None:
    """Print both tables; the second as soon as all cases are weighed."""
    second: list[str] = []
    for claims in sizes:
        run = measure([sys.executable, "-m", "benchmarks.weigh_scale", "--one", str(claims)])
        told = json.loads(run.printed)
        steps: Mapping[str, float] = told["steps"]
        if not second:
            heads = ["claims", "documents", *(f"{step}, s" for step in steps)]
            heads += ["whole, s", "of processors, s", "s for 1,000 claims", "MB"]
            print(f"| {' | '.join(heads)} |\n|{'---:|' * len(heads)}")
            names = [*told["found"], "critical, s", "drop, s"]
            second += [f"\n| claims | {' | '.join(names)} |", "|" + "---:|" * (len(names) + 1)]
        whole = sum(steps.values())
        cells = [f"{claims:,}", f"{claims // CLAIMS_EACH:,}", *(f"{taken:.1f}" for taken in steps.values())]
        cells += [f"{whole:.1f}", f"{told['busy']:.1f}", f"{1000 * whole / claims:.2f}", f"{run.megabytes:,.0f}"]
        print(f"| {' | '.join(cells)} |", flush=True)
        cells = [*(f"{count:,}" for count in told["found"].values()), *(f"{it:.1f}" for it in told["after"].values())]
        second.append(f"| {claims:,} | {' | '.join(cells)} |")
    print("\n".join(second))


def main() -> None:
    """Print the tables, or a profile."""
    parser = argparse.ArgumentParser(description="Seconds and memory of weighing by size of the case.")
    parser.add_argument("--claims", default="1000,10000,100000", metavar="N,N")
    parser.add_argument("--profile", action="store_true", help="profile the largest instead")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes = [int(size) for size in given.claims.split(",")]
    if given.one:
        weigh(given.one)
    elif given.profile:
        profile(max(sizes))
    else:
        tables(sizes)


if __name__ == "__main__":
    main()
