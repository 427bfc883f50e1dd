"""Seeded drift: ``python -m benchmarks.seeded_drift [LIMIT] [--weights FOLDER]``.

True sentences of Treasury releases, each as it stands and in two honest paraphrases, ``middle`` with part of its words
and ``far`` with few; every one of the three also with at most two changes, each of one element, one at a time
(``_seeded``, ``_alterations``). Each is read as a brief of its own; the comparison is told that the whole release is
what it cites. LIMIT keeps the first sentences.

- flawed: any verdict but supported;
- recall: changed claims that are called flawed; *named*: those for which the kind of change is among the differences;
  *at 15 %*: those under the line on ``support_probability`` under which at most 15 % of all honest claims are;
- false alarms: honest claims that are called flawed, by origin;
- balanced: the mean of recall and of the share of honest claims that are called supported;
- AUROC: how often an honest claim has the higher probability than a changed one, over all and within each origin;
- paired: how often an honest claim has the higher probability than the same text with a change.

The baselines are given the sentence with the ones before and behind it. Word overlap calls a claim supported from that
share of its content words on that is best on the other half of the sentences; the encoder's head over pairs does where
it finds "supports" most probable. A change is drawn for what can be changed in a sentence, not for how often it
happens: the recalls of the kinds are to be read, not their mean.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from time import perf_counter

from benchmarks._audit_product import judge_claims
from benchmarks._baselines import entailment, overlap
from benchmarks._data import data_dir
from benchmarks._encoder import Encoder, limit_of, open_encoder
from benchmarks._seeded import ORIGINS, Item, items_of, read_retold
from benchmarks._thresholds import ALARMS, auroc, balanced, best_threshold, threshold_at
from whosays.language.labels import ENTAILMENT
from whosays.records import AuditedPart, Document

_SUPPORTS = ENTAILMENT.index("supports")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a system says of one item.

    Attributes:
        supported: Whether it is called so.
        probability: That it is supported, 0 to 1.
        named: The kinds of drift that are named.
    """

    supported: bool
    probability: float
    named: frozenset[str] = frozenset()


System = Callable[[Sequence[Item]], list[Judged]]


#: Holds claims against one document; each comes to one part or more.
Judge = Callable[[Sequence[str], Document], Sequence[Sequence[AuditedPart]]]


def by_product(judge: Judge) -> System:
    """The product's comparison, a release at a time."""

    def judge_all(items: Sequence[Item]) -> list[Judged]:
        found: list[Judged] = []
        for _, own in groupby(items, key=lambda item: id(item.retold)):
            held = list(own)
            found += map(as_judged, judge([item.claim for item in held], held[0].retold.document))
        return found

    return judge_all


def as_judged(parts: Sequence[AuditedPart]) -> Judged:
    """A claim is what its worst part is; one without a probability is as probable as its verdict says, 1 or 0."""
    probabilities = [
        float(part.verdict == "supported") if part.support_probability is None else part.support_probability
        for part in parts
    ]
    named = frozenset(difference.drift for part in parts for difference in part.differences)
    return Judged(all(part.verdict == "supported" for part in parts), min(probabilities), named)


def by_head(encoder: Encoder) -> System:
    """The head over pairs alone."""

    def judge_all(items: Sequence[Item]) -> list[Judged]:
        chances = entailment([(item.retold.passage, item.claim) for item in items], encoder.pairs())
        return [Judged(max(chance) == chance[_SUPPORTS], chance[_SUPPORTS]) for chance in chances]

    return judge_all


def by_overlap(items: Sequence[Item]) -> list[Judged]:
    """Word overlap; the threshold for one half of the sentences is that of the other."""
    numbers = {key: index for index, key in enumerate(dict.fromkeys(id(item.retold) for item in items))}
    halves = [numbers[id(item.retold)] % 2 for item in items]
    shares = [overlap(item.claim, item.retold.passage) for item in items]
    least = []
    for half in (0, 1):
        others = [index for index, own in enumerate(halves) if own != half]
        least.append(best_threshold([shares[i] for i in others], [items[i].alteration is None for i in others]))
    return [Judged(share >= least[half], share) for share, half in zip(shares, halves, strict=True)]


def summary(name: str, items: Sequence[Item], judged: Sequence[Judged]) -> str:
    """A row of the first table."""
    pairs = list(zip(items, judged, strict=True))
    gold = [item.alteration is None for item in items]
    cells = [_number(balanced(gold, [one.supported for one in judged]))]
    cells.append(_share([not one.supported for item, one in pairs if item.alteration is not None]))
    cells += [
        _share([not one.supported for item, one in pairs if item.alteration is None and item.origin == origin])
        for origin in ORIGINS
    ]
    for origins in (ORIGINS, *((origin,) for origin in ORIGINS)):
        honest, changed = (
            [one.probability for item, one in pairs if item.origin in origins and (item.alteration is None) == label]
            for label in (True, False)
        )
        cells.append(_number(auroc(honest, changed)))
    cells.append(_number(paired(pairs)))
    return f"| {name} | {' | '.join(cells)} |"


def paired(pairs: Sequence[tuple[Item, Judged]]) -> float | None:
    """How often a text has the higher probability than the same with a change; ties count half; None without any."""
    honest = {(id(item.retold), item.origin): one.probability for item, one in pairs if item.alteration is None}
    wins = [
        auroc([honest[id(item.retold), item.origin]], [one.probability])
        for item, one in pairs
        if item.alteration is not None
    ]
    return sum(win or 0.0 for win in wins) / len(wins) if wins else None


def by_kind(items: Sequence[Item], judged: Sequence[Judged]) -> list[str]:
    """A Markdown table with a row a kind of change."""
    pairs = list(zip(items, judged, strict=True))
    least = threshold_at([one.probability for item, one in pairs if item.alteration is None])
    rows = [
        f"| drift | claims | recall | named | at {ALARMS:.0%} | {' | '.join(f'recall, {o}' for o in ORIGINS)} |",
        "|---|" + "---:|" * (4 + len(ORIGINS)),
    ]
    for kind in sorted({item.kind for item in items if item.kind is not None}):
        own = [(item, one) for item, one in pairs if item.kind == kind]
        drift = kind.split(",")[0]
        cells = [_share([not one.supported for _, one in own]), _share([drift in one.named for _, one in own])]
        cells.append(_share([one.probability < least for _, one in own]))
        cells += [_share([not one.supported for item, one in own if item.origin == origin]) for origin in ORIGINS]
        rows.append(f"| {kind} | {len(own)} | {' | '.join(cells)} |")
    return rows


def _share(answers: Sequence[bool]) -> str:
    return f"{sum(answers) / len(answers):.2f}" if answers else "–"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    encoder, rest = open_encoder(arguments)
    limit = limit_of(rest)
    retold = list(read_retold(data_dir("treasury") / "press_releases_even.jsonl.gz", limit=limit))
    items = list(items_of(retold))
    systems: dict[str, System] = {"word overlap": by_overlap}
    if encoder is not None:
        systems["head over pairs"] = by_head(encoder)
    systems["whosays"] = by_product(judge_claims)
    honest = sum(item.alteration is None for item in items)
    print(f"Seeded drift: {len(retold)} sentences; {honest} honest claims, {len(items) - honest} with a change\n")
    columns = [f"false alarms, {origin}" for origin in ORIGINS]
    columns += ["AUROC", *(f"AUROC, {origin}" for origin in ORIGINS), "paired"]
    print(f"| system | balanced | recall | {' | '.join(columns)} |\n|---|---:|---:|{'---:|' * len(columns)}")
    answers: dict[str, list[Judged]] = {}
    seconds: dict[str, float] = {}
    for name, system in systems.items():
        started = perf_counter()
        answers[name] = system(items)
        seconds[name] = perf_counter() - started
        print(summary(name, items, answers[name]), flush=True)
    for name, found in answers.items():
        print(f"\n{name}, {len(items) / seconds[name]:.0f} claims a second:\n", *by_kind(items, found), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
