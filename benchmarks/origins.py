"""Whether independent origins are counted right: ``python -m benchmarks.origins [MATTERS]``.

Source networks are made up whose origins are known (``_source_networks``): for each way in which papers come to tell
one thing, sixty matters (or MATTERS), and a mixture of all. For each matter the claims that tell of it are given, and
the range of independent origins behind them is held against the true number, beside two naive counts: papers, and ends
of the chains that the papers name. The bonds along which citations are followed are perfect ones and, in a second
table of the ways that have citations, those that ``weigh`` finds. The last table gives processor seconds and memory by
the number of claims.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean

from benchmarks._source_networks import Network
from benchmarks._source_records import Case, as_case
from benchmarks._source_ways import CITING, WAYS, mixed
from whosays.records import ClaimBond, Link
from whosays.weigh.origins import Provenance, trace_origins
from whosays.weigh.same import find_bonds

MATTERS = 60
SIZES = (1_000, 10_000, 100_000)
_SEED = 20240613
_HEAD = (
    "| how papers come to tell it | papers | true origins | in range | width | least | most | middle "
    "| all papers | chain ends | pairs P | pairs R |\n|---|" + "---:|" * 11
)


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of one matter, counted in several ways."""

    true: int
    least: int
    most: int
    papers: int
    ends: int


def network_of(way: Callable[[Network], None], matters: int) -> Network:
    """A network of matters that all come about in one way."""
    network = Network(random.Random(f"{_SEED} {way.__name__}"))
    for _ in range(matters):
        network.matter()
        way(network)
    return network


def by_matter(network: Network) -> list[list[int]]:
    """Numbers of the papers on each matter."""
    found: dict[int, list[int]] = {}
    for number, paper in enumerate(network.papers):
        found.setdefault(paper.matter, []).append(number)
    return list(found.values())


def counted(network: Network, case: Case, provenance: Provenance) -> list[Count]:
    """The counts of every matter."""
    ends = {claim.id: _end(claim.document_id, claim.attribution.chain) for claim in case.analysis.claims}
    found: list[Count] = []
    for numbers in by_matter(network):
        told = [case.claims[number] for number in numbers]
        true = frozenset().union(*(network.papers[number].origins for number in numbers))
        support = provenance.support(told)
        found.append(Count(len(true), support.least, support.most, len(numbers), len({ends[one] for one in told})))
    return found


def _end(document_id: str, chain: Sequence[Link]) -> str:
    return chain[-1].source_id if chain else document_id


def pairs(network: Network, case: Case, provenance: Provenance) -> tuple[int, int, int]:
    """Pairs of papers on one matter that share an origin: found, true, and both."""
    found = true = both = 0
    for numbers in by_matter(network):
        for one, other in combinations(numbers, 2):
            is_found = provenance.support((case.claims[one], case.claims[other])).most == 1
            is_true = not network.papers[one].origins.isdisjoint(network.papers[other].origins)
            found, true, both = found + is_found, true + is_true, both + (is_found and is_true)
    return found, true, both


def row(name: str, matters: int, *, perfect: bool) -> str:
    """One line of the table of counts."""
    network = network_of(WAYS[name], matters)
    case = as_case(network)
    bonds: Sequence[ClaimBond] = case.bonds if perfect else find_bonds(case.analysis)
    provenance = trace_origins(case.analysis, bonds, case.told)
    counts = counted(network, case, provenance)

    def off(guess: Callable[[Count], float]) -> str:
        return f"{mean(abs(guess(count) - count.true) for count in counts):.2f}"

    found, true, both = pairs(network, case, provenance)
    cells = (
        name,
        f"{mean(count.papers for count in counts):.1f}",
        f"{mean(count.true for count in counts):.1f}",
        f"{mean(count.least <= count.true <= count.most for count in counts):.2f}",
        f"{mean(count.most - count.least for count in counts):.2f}",
        off(lambda count: count.least),
        off(lambda count: count.most),
        off(lambda count: (count.least + count.most) / 2),
        off(lambda count: count.papers),
        off(lambda count: count.ends),
        f"{both / found:.2f}" if found else "–",
        f"{both / true:.2f}" if true else "–",
    )
    return f"| {' | '.join(cells)} |"


def large(size: int) -> Case:
    """A case of about so many claims, three in a document, by a mixture of ways."""
    network = Network(random.Random(_SEED))
    while 3 * len(network.papers) < size:
        network.matter()
        mixed(network)
    return as_case(network)


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    matters = int(arguments[0]) if arguments else MATTERS
    for perfect in (True, False):
        which = "Perfect bonds" if perfect else "Bonds as found"
        print(f"\n{which}, {matters} matters a row; least, most, middle and behind them are mean absolute errors.\n")
        print(_HEAD)
        for name in WAYS if perfect else CITING:
            print(row(name, matters, perfect=perfect), flush=True)
    print("\n| claims | documents | processor seconds | peak MB of the process |\n|---:|---:|---:|---:|")
    for size in SIZES:
        case = large(size)
        begin = time.process_time()
        trace_origins(case.analysis, case.bonds, case.told)
        seconds = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {len(case.analysis.claims):,} | {len(case.analysis.documents):,} | {seconds:.1f} | {peak:,.0f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
