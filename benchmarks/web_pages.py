"""How fast the pages of ``whosays serve`` are: ``python -m benchmarks.web_pages [--claims 10000] [--case FILE]``.

The first table asks a generated case (``benchmarks._case_file``) over HTTP: the first answer of each page, with which
all that it looks up is worked out; then 30 more by one reader and ten each by eight at once, each of which is put
together anew. The second opens a case in Chromium, the generated one or the one of ``--case``: first while it is being
loaded, then every page until the first paint with content, and from a key or a click to the next frame (Event Timing,
W3C), medians of five and the slowest. The third weighs the scripts that pages load, by gzip. ``--kept FILE`` keeps the
generated case, or takes it from there; ``--tables`` names those to print.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks._case_file import write_case
from benchmarks._in_browser import Seen, arrive, look
from benchmarks._served import Reader, serving, together
from whosays.case import Case

_ALONE, _READERS, _EACH = 30, 8, 10


def addresses(path: Path) -> Mapping[str, str]:
    """By the name of each page in the tables, its address: where it is of one thing, the one with most in it."""
    with Case.open(path) as case:
        analysis = case.analysis()
    brief = next((one for one in analysis.documents if one.role == "brief"), analysis.documents[0])
    claim = next(one for one in analysis.claims if one.attribution.chain)
    entity = max(analysis.entities, key=lambda one: (len(one.mentions), one.id))
    ends = [one.attribution.chain[-1].source_id for one in analysis.claims if one.attribution.chain]
    source = statistics.mode(ends)
    longest = max(analysis.documents, key=lambda one: len(one.text))
    pages = {
        "overview": "/overview",
        "reader": f"/read/{brief.id}",
        "reader, longest document": f"/read/{longest.id}",
        "documents": "/read?all=true",
        "claims": "/claims",
        "claims, searched": "/claims?q=who+says+that+the+harbour",
        "claims, weakest first": "/claims?sort=weak",
        "claim": f"/claims/{claim.id}",
        "sources": "/sources",
        "source": f"/sources/{source}",
        "without a source": f"/sources/{source}/without",
        "who and where": "/entities",
        "entity": f"/entities/{entity.id}",
        "audit": "/audit",
        "identities": "/identities",
        "network": "/network",
        "timeline": "/timeline",
        "hypotheses": "/hypotheses",
        "history": "/history",
    }
    if analysis.matrices:
        pages["question"] = f"/hypotheses/{analysis.matrices[0].question.key}"
    return pages


def server(case: Path) -> None:
    """Print the first table."""
    print("| page | KB | first, ms | p50, ms | p95, ms | p50 of 8 readers, ms | p95 of 8 readers, ms |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with serving(case) as address:
        for name, page in addresses(case).items():
            reader = Reader(address)  # a connection that idles while others read is closed
            first = reader.get(page)
            alone = [reader.get(page).seconds for _ in range(_ALONE)]
            crowd = together(address, page, _READERS, _EACH)
            times = [first.seconds, *middle_and_late(alone), *middle_and_late(crowd)]
            cells = [f"{len(first.body) / 1000:,.0f}", *(f"{1000 * seconds:,.0f}" for seconds in times)]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)


def middle_and_late(seconds: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]


def browser(case: Path) -> None:
    """Print the second table, or say that there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not there: nothing is opened in it", file=sys.stderr)
        return
    print("\n| page | first contentful paint, ms | slowest, ms | action | to the next frame, ms | slowest, ms |")
    print("|---|---:|---:|---|---:|---:|")
    with serving(case) as address:
        seen_after, there_after = arrive(chromium, address, "/overview")
        told = f"while the case is loaded something is seen after {seen_after:,.0f} ms, and the overview after"
        print(f"{told} {there_after:,.0f} ms", file=sys.stderr)
        for seen in look(chromium, address, addresses(case)):
            print(f"| {seen.page} | {_told(seen.paints)} | {_action(seen)} |", flush=True)


def _told(milliseconds: Sequence[float]) -> str:
    return f"{statistics.median(milliseconds):,.0f} | {max(milliseconds):,.0f}"


def _action(seen: Seen) -> str:
    return f"{seen.action} | {_told(seen.frames)}" if seen.frames else "– | – | –"


def scripts(case: Path) -> None:
    """Print the third table."""
    print("\n| page | scripts | KB | KB by gzip |\n|---|---|---:|---:|")
    with serving(case) as address:
        reader = Reader(address)
        for name, page in addresses(case).items():
            loaded = re.findall(r'<script src="([^"]+)"', reader.get(page).body.decode())
            bodies = [reader.get(script).body for script in loaded]
            names = ", ".join(script.rpartition("/")[2] for script in loaded)
            packed = sum(len(gzip.compress(body, 9)) for body in bodies)
            print(f"| {name} | {names} | {sum(map(len, bodies)) / 1000:.1f} | {packed / 1000:.1f} |", flush=True)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How fast the pages are.")
    parser.add_argument("--claims", type=int, default=10_000, metavar="N", help="claims of the generated case")
    parser.add_argument("--case", type=Path, metavar="FILE", help="the case that Chromium opens")
    parser.add_argument("--kept", type=Path, metavar="FILE", help="where the generated case is kept")
    parser.add_argument("--tables", default="server,browser,scripts", help="which to print")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = given.kept or Path(folder) / "generated.whosays"
        if not made.exists():
            print(f"making a case of {given.claims:,} claims", file=sys.stderr)
            write_case(made, given.claims)
        tables = given.tables.split(",")
        if "server" in tables:
            server(made)
        if "browser" in tables:
            browser(given.case or made)
        if "scripts" in tables:
            scripts(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
