"""Finding a name among many: ``python -m benchmarks.name_search [QUERIES] [--million]``.

Every alias of a person in OFAC's list is looked up among the main names of all persons of the list, filled up with made
names to 10,000, and with ``--million`` to 1,000,000. Made names join words of the list's names at random, one in four
with a slip. Recall at 1 and at 10: how often the person whose alias it is comes first, or among the first ten; some of
the aliases is another name altogether and cannot be found by it. Names per second on one thread, after the names have
been made ready, which is told apart.

Peers, where installed, compare the name with every other: rapidfuzz with ``process.extract``, nomenklatura's logic-v2
pair by pair on the first 20 queries. Its cross-referencing does not do that either, but needs a store to index.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence

from benchmarks._data import data_dir
from benchmarks._peers import load_logic_v2
from whosays.ingest.lists import read_list
from whosays.resolve.matching import person_model
from whosays.resolve.matching.index import NameIndex
from whosays.resolve.matching.propose import LOOKED_AT

_LETTERS = "aeioulnrst"
_FEW = 20

#: A name to the places of those found, the best first.
Search = Callable[[str], Sequence[int]]


def made_names(names: Sequence[str], count: int, dice: random.Random) -> list[str]:
    """Names made of the words of others, one in four with a letter changed."""
    families = [name.partition(",")[0] for name in names]
    given = [name.partition(",")[2].strip() or name for name in names]
    made: list[str] = []
    while len(made) < count:
        name = f"{dice.choice(families)}, {dice.choice(given)}"
        if dice.random() < 0.25:
            place = dice.randrange(len(name))
            name = name[:place] + dice.choice(_LETTERS) + name[place + 1 :]
        made.append(name)
    return made


def indexed(names: Sequence[str]) -> Search:
    """Our index, and our model on what it finds."""
    model = person_model()
    index = NameIndex(names, model.words)

    def search(name: str) -> Sequence[int]:
        return sorted(index.candidates(name, LOOKED_AT), key=lambda place: -model.bits(name, names[place]))[:10]

    return search


def fuzzy(names: Sequence[str]) -> Search:
    """All names with rapidfuzz."""
    from rapidfuzz import fuzz, process, utils

    ready = [utils.default_process(name) for name in names]

    def search(name: str) -> Sequence[int]:
        found = process.extract(utils.default_process(name), ready, scorer=fuzz.token_set_ratio, limit=10)
        return [place for _, _, place in found]

    return search


def pair_by_pair(names: Sequence[str]) -> Search | None:
    """All names with nomenklatura."""
    weigh = load_logic_v2()
    if weigh is None:
        return None
    return lambda name: sorted(range(len(names)), key=lambda place: -weigh(name, names[place], True))[:10]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=int, nargs="?", default=2000)
    parser.add_argument("--million", action="store_true")
    given = parser.parse_args()
    people = [party for party in read_list(str(data_dir("names") / "ofac")).parties if party.schema == "Person"]
    aliases = [(name, place) for place, party in enumerate(people) for name in party.names[1:]]
    dice = random.Random(1)
    dice.shuffle(aliases)
    queries = aliases[: given.queries]
    mains = [party.names[0] for party in people]
    print("| among | matcher | ready in | recall at 1 | at 10 | names/s |\n|---:|---|---:|---:|---:|---:|")
    for size in (10_000, 1_000_000) if given.million else (10_000,):
        names = [*mains, *made_names(mains, size - len(mains), dice)]
        for label, prepare, asked in (
            ("whosays", indexed, queries),
            ("rapidfuzz token_set_ratio", fuzzy, queries if size == 10_000 else queries[:_FEW]),
            ("nomenklatura logic-v2", pair_by_pair, queries[:_FEW] if size == 10_000 else []),
        ):
            begin = time.perf_counter()
            search = prepare(names)
            ready = time.perf_counter() - begin
            if search is None or not asked:
                continue
            begin = time.perf_counter()
            found = [(place, search(name)) for name, place in asked]
            rate = len(asked) / (time.perf_counter() - begin)
            first = sum(list(places[:1]) == [place] for place, places in found) / len(asked)
            ten = sum(place in places for place, places in found) / len(asked)
            print(f"| {size:,} | {label} ({len(asked)}) | {ready:.1f} s | {first:.3f} | {ten:.3f} | {rate:,.1f} |")


if __name__ == "__main__":
    main()
