"""What the benchmarks count with: precision, recall and F1, and the columns of the table of attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.polnear import Gold

_EDGES = " \t\r\n.,;:-–—\"'“”‘’()[]"
_ROLES = ("cue", "source", "content")
_COLUMNS = ("cue", "cue exact", "source", "content", "relaxed", "exact", "micro exact")

#: The head of a table of attributions, but for the first column's name.
HEAD = (
    " | found | cue | cue exact | source | content | relaxed F1 | exact F1 | micro exact | relaxed P | relaxed R |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


@dataclass(slots=True)
class Counts:
    """What was found and what was expected, each with how many have a match among the other.

    Attributes:
        found: Items that a system gives.
        gold: Items of the gold standard.
        right: Items found that match one of the gold standard.
        reached: Items of the gold standard that one found matches.
    """

    found: int = 0
    gold: int = 0
    right: int = 0
    reached: int = 0

    def match(self, count: int = 1) -> None:
        """Count matches that are one to one."""
        self.right += count
        self.reached += count

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was reached; 0 where nothing was."""
        return self.reached / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> str:
        """Precision, recall and F1 as table cells."""
        return f"{self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f}"


@dataclass(slots=True)
class Tally:
    """Counts of one row of the table of attributions.

    With ``explicit``, only gold attributions with a source count for recall; precision is against all of them.
    """

    explicit: bool = False
    counts: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in _COLUMNS})

    def add(self, gold: Sequence[Gold], predicted: Sequence[Gold], text: str) -> None:
        """Count one text."""
        counted = [g for g in gold if self._counts(g)]
        for name, count in self.counts.items():
            count.gold += sum(_size(g, name) for g in counted)
            count.found += sum(_size(p, name) for p in predicted)
        for g, p in pair(gold, predicted):
            for name, size in _matches(g, p, text).items():
                self.counts[name].right += size
                self.counts[name].reached += size if self._counts(g) else 0

    def _counts(self, gold: Gold) -> bool:
        return bool(gold.source) or not self.explicit

    def row(self, name: str) -> str:
        """A row of the table."""
        relaxed_counts = self.counts["relaxed"]
        values = [*(count.f1 for count in self.counts.values()), relaxed_counts.precision, relaxed_counts.recall]
        return f"| {name} | {relaxed_counts.found} | " + " | ".join(f"{value:.3f}" for value in values) + " |"


def _size(attribution: Gold, column: str) -> int:
    """How much an attribution counts for in a column: its code points, its spans, or one."""
    if column in {"source", "content"}:
        return len(getattr(attribution, column))
    if column == "micro exact":
        return sum(bool(getattr(attribution, role)) for role in _ROLES)
    return 1


def _matches(gold: Gold, predicted: Gold, text: str) -> dict[str, int]:
    """How much of a pair agrees, by column; the cues are known to overlap."""
    same = {role: trim(getattr(gold, role), text) == trim(getattr(predicted, role), text) for role in _ROLES}
    return {
        "cue": 1,
        "cue exact": int(same["cue"]),
        "source": len(gold.source & predicted.source),
        "content": len(gold.content & predicted.content),
        "relaxed": int(relaxed(gold, predicted)),
        "exact": int(all(same.values())),
        "micro exact": sum(
            same[role] and bool(getattr(gold, role)) and bool(getattr(predicted, role)) for role in _ROLES
        ),
    }


def f1(hits: int, predicted: int, gold: int) -> float:
    """Harmonic mean of precision and recall where matches are one to one."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def trim(offsets: frozenset[int], text: str) -> frozenset[int]:
    """``offsets`` without blanks, stops and marks."""
    return frozenset(i for i in offsets if text[i] not in _EDGES)


def pair(gold: Sequence[Gold], predicted: Sequence[Gold]) -> list[tuple[Gold, Gold]]:
    """Pair attributions one to one: cues must overlap; the best content overlap first."""
    candidates = [
        (len(g.content & p.content) / len(g.content | p.content), -i, -j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.cue & p.cue
    ]
    pairs, used_gold, used_predicted = [], set(), set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[-i], predicted[-j]))
    return pairs


def relaxed(gold: Gold, predicted: Gold) -> bool:
    """Whether source and content match loosely; the cues are known to overlap.

    The sources share half of the shorter one, or both are absent; the contents have a Jaccard index of at least 0.5.
    """
    if gold.source or predicted.source:
        shorter = min(len(gold.source), len(predicted.source))
        if not shorter or len(gold.source & predicted.source) * 2 < shorter:
            return False
    return len(gold.content & predicted.content) * 2 >= len(gold.content | predicted.content)
