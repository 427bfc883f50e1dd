"""Tensions: ``python -m benchmarks.tensions [dev|test] [--misses] [--claims NUMBER]``.

Four tables. *The network*: random simple temporal networks of four moments, consistent or not by trying every day.
*Drawn pairs*: two claims made of random dates of all kinds, numbers with rough words, ages, places and doers, of which
it is known by going through all days or numbers whether they can both hold; claims are built as records, so that the
reader has no part in it. *Authored pairs*: two short texts about invented people (``data/tensions.toml``), read and
weighed as any case is; rules were mended on ``dev``. *Time*: cases of drawn claims, up to ``--claims``.

Beside it, two ways to compare claims without any reading. *Strings*: one subject and one verb, and other words behind
them. *Years*: both name years, and none in common. They name no kind; any alarm of theirs counts. Precision and recall
are of finding the right kind on the pairs in tension, and of staying silent on the others: an alarm of another kind on
a pair in tension is shown apart.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks._tension_cases import MAKERS, analysis_of, case_of, pairs_of
from whosays import Case
from whosays.records import Analysis, ReadOptions
from whosays.weigh.run import weigh_case
from whosays.weigh.tensions import find_tensions
from whosays.weigh.tensions.network import ORIGIN, Link, Network
from whosays.weigh.told import Told

_PAIRS = Path(__file__).parent / "data" / "tensions.toml"
_YEAR = re.compile(r"\b\d{4}\b")
_DRAWN, _NETWORKS, _SEED = 400, 500, 11
_SIZES = (1_000, 10_000, 100_000)


@dataclass(frozen=True, slots=True)
class Trial:
    """A pair, the kind of its tension or "", and the kinds that a system found."""

    kind: str
    found: frozenset[str]


def strings(texts: Sequence[str]) -> bool:
    """Whether the first three words are the same and the rest is not."""
    heads = {tuple(text.rstrip(".").split()[:3]) for text in texts}
    return len(heads) == 1 and len(set(texts)) > 1


def years(texts: Sequence[str]) -> bool:
    """Whether all name years and no year is in all of them."""
    named = [set(_YEAR.findall(text)) for text in texts]
    return all(named) and not set.intersection(*named)


def networks() -> None:
    """Print how often the network and the trying of every day agree."""
    rng, moments = random.Random(_SEED), (ORIGIN, "a", "b", "c")
    agreed, refused, spent = 0, 0, 0.0
    for _ in range(_NETWORKS):
        links = [_link(rng, moments) for _ in range(rng.randint(3, 8))]
        started = perf_counter()
        holds = not Network().add_all(links)
        spent += perf_counter() - started
        agreed += holds is _can_hold(links, moments)
        refused += not holds
    print("Random networks of four moments and three to eight links, beside every assignment of days:\n")
    print("| networks | inconsistent | agree | µs each |\n|--:|--:|--:|--:|")
    print(f"| {_NETWORKS} | {refused} | {agreed} | {1e6 * spent / _NETWORKS:.0f} |\n")


def _link(rng: random.Random, moments: Sequence[str]) -> Link:
    first, second = rng.sample(moments, 2)
    return Link(first, second, rng.randint(-4, 4))


def _can_hold(links: Iterable[Link], moments: Sequence[str]) -> bool:
    kept = [(moments.index(link.first), moments.index(link.second), link.most) for link in links]
    # Three links of at most four days reach twelve days, and an answer need not go beyond them.
    return any(
        all(at[second] - at[first] <= most for first, second, most in kept)
        for at in ((0, *rest) for rest in product(range(-12, 13), repeat=len(moments) - 1))
    )


def drawn() -> None:
    """Print the table of drawn pairs."""
    print("Pairs drawn at random, known by going through all days or numbers:\n")
    _header()
    for name in MAKERS:
        rows: dict[str, list[Trial]] = {"whosays": [], "strings": [], "years": []}
        for pair in pairs_of(name, _DRAWN, _SEED):
            kind = pair.kind if pair.clash else ""
            texts = [said.text for said in pair.said]
            tensions = find_tensions(analysis_of(pair.said), (), ())
            rows["whosays"].append(Trial(kind, frozenset(tension.kind for tension in tensions)))
            for system, alarm in (("strings", strings), ("years", years)):
                rows[system].append(Trial(kind, frozenset({pair.kind} if alarm(texts) else ())))
        for system, trials in rows.items():
            print(_row(name, system, trials))
    print()


def authored(part: str, *, misses: bool) -> None:
    """Print the table of authored pairs, and with ``misses`` those that were not as expected."""
    pairs = tomllib.loads(_PAIRS.read_text("utf-8"))[part]
    print(f"Authored pairs, {part}, read and weighed:\n")
    _header()
    rows: dict[str, list[Trial]] = {"whosays": [], "strings": [], "years": []}
    for pair in pairs:
        texts = [pair["left"], pair["right"]]
        tensions = weigh_case(_read(texts, pair.get("published")), Told()).tensions
        found = frozenset(tension.kind for tension in tensions)
        rows["whosays"].append(Trial(pair["kind"], found))
        for system, alarm in (("strings", strings), ("years", years)):
            rows[system].append(Trial(pair["kind"], frozenset({pair["kind"] or "any"} if alarm(texts) else ())))
        if misses and (pair["kind"] not in found if pair["kind"] else found):
            print(f"want {pair['kind'] or 'none'}, found {sorted(found)}: {texts}", file=sys.stderr)
    for kind in sorted({trial.kind for trial in rows["whosays"]}):
        print(_row(kind or "none", "whosays", [trial for trial in rows["whosays"] if trial.kind == kind]))
    for system, trials in rows.items():
        print(_row("**all**", system, trials))
    print()


def _read(texts: Iterable[str], published: str | None) -> Analysis:
    """A case of short documents, kept only for as long as it takes."""
    with TemporaryDirectory() as folder, Case.open(Path(folder) / "case.whosays", create=True) as case:
        paths = [Path(folder) / f"{index}.txt" for index, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(f"{text}\n", "utf-8")
        case.read([str(path) for path in paths], ReadOptions(role="source", published=published))
        return case.analysis()


def _header() -> None:
    print("| pairs | system | number | in tension | right | another kind | false alarms | precision | recall |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")


def _row(name: str, system: str, trials: Sequence[Trial]) -> str:
    counts: Counter[str] = Counter()
    for trial in trials:
        counts["in tension"] += bool(trial.kind)
        counts["right"] += bool(trial.kind) and trial.kind in trial.found
        counts["other"] += bool(trial.kind and trial.found and trial.kind not in trial.found)
        counts["false"] += bool(not trial.kind and trial.found)
    alarms = counts["right"] + counts["other"] + counts["false"]
    shares = f"{_share(counts['right'], alarms)} | {_share(counts['right'], counts['in tension'])}"
    told = " | ".join(str(counts[key]) for key in ("in tension", "right", "other", "false"))
    return f"| {name} | {system} | {len(trials)} | {told} | {shares} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def times(most: int) -> None:
    """Print how long cases of drawn claims take, and how much memory the process has used so far."""
    print("Cases of drawn claims, ten in a document, without bonds and relations:\n")
    print("| claims | tensions | CPU seconds | µs a claim | peak MB |\n|--:|--:|--:|--:|--:|")
    for size in (size for size in _SIZES if size <= most):
        analysis = case_of(size)
        started = process_time()
        found = find_tensions(analysis, (), ())
        spent = process_time() - started
        peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {size:,} | {len(found):,} | {spent:.1f} | {1e6 * spent / size:.0f} | {peak:.0f} |", flush=True)


def main(arguments: list[str]) -> None:
    """Print the tables."""
    most = int(arguments[arguments.index("--claims") + 1]) if "--claims" in arguments else _SIZES[-1]
    parts = [part for part in ("dev", "test") if part in arguments] or ["dev", "test"]
    steps: list[Callable[[], None]] = [networks, drawn]
    for step in steps:
        step()
    for part in parts:
        authored(part, misses="--misses" in arguments)
    times(most)


if __name__ == "__main__":
    main(sys.argv[1:])
