"""Attribution on PolNeAR: `python -m benchmarks.attribution [dev|train] [LIMIT]`.

Prints, as a Markdown table, for the product's choice of cue classes and for all classes of the lexicon:

- cue: an attribution is found when its cue shares a code point with a gold cue (exact: the same code points);
- source, content: F1 over code points of attributions paired by their cues; unpaired ones count as lost;
- relaxed: cue shares a code point, source overlaps by half of the shorter (both may be absent), content by Jaccard 0.5;
- exact: all three roles have the same code points, white space and stops at the ends apart.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks._data import data_dir
from benchmarks.polnear import Annotated, Gold, annotated_texts
from whosays.extract.attribution import Found, find_attributions, quoted_parts
from whosays.extract.attribution.lexicon import CLAIM_CLASSES
from whosays.language.passages import Passage, passages
from whosays.records import Block, Document

#: The annotated texts have a paragraph a line; they are taken as they are, since offsets count in them.
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_EDGES = " \t\r\n.,;:-–—\"'“”‘’()[]"


@dataclass
class Tally:
    """Counts of one table row."""

    gold: int = 0
    predicted: int = 0
    hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("cue", "cue exact", "relaxed", "exact"), 0))
    overlap: dict[str, int] = field(default_factory=lambda: {"source": 0, "content": 0})
    gold_size: dict[str, int] = field(default_factory=lambda: {"source": 0, "content": 0})
    predicted_size: dict[str, int] = field(default_factory=lambda: {"source": 0, "content": 0})

    def add(self, gold: Sequence[Gold], predicted: Sequence[Gold], text: str) -> None:
        """Count one text."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        for role in ("source", "content"):
            self.gold_size[role] += sum(len(getattr(g, role)) for g in gold)
            self.predicted_size[role] += sum(len(getattr(p, role)) for p in predicted)
        for g, p in pair(gold, predicted):
            self.hits["cue"] += 1
            self.hits["cue exact"] += trim(g.cue, text) == trim(p.cue, text)
            self.hits["relaxed"] += relaxed(g, p)
            self.hits["exact"] += all(
                trim(getattr(g, r), text) == trim(getattr(p, r), text) for r in ("cue", "source", "content")
            )
            for role in ("source", "content"):
                self.overlap[role] += len(getattr(g, role) & getattr(p, role))

    def row(self, name: str) -> str:
        """A row of the table."""
        cells = [f1(self.hits[k], self.predicted, self.gold) for k in ("cue", "cue exact")]
        cells += [f1(self.overlap[r], self.predicted_size[r], self.gold_size[r]) for r in ("source", "content")]
        cells += [f1(self.hits[k], self.predicted, self.gold) for k in ("relaxed", "exact")]
        precision = self.hits["relaxed"] / max(self.predicted, 1)
        recall = self.hits["relaxed"] / max(self.gold, 1)
        return (
            f"| {name} | {self.predicted} | "
            + " | ".join(f"{c:.3f}" for c in cells)
            + f" | {precision:.3f} | {recall:.3f} |"
        )


def f1(hits: int, predicted: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
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
    """The relaxed match of the module's docstring; the cues are known to overlap."""
    if gold.source or predicted.source:
        shorter = min(len(gold.source), len(predicted.source))
        if not shorter or len(gold.source & predicted.source) * 2 < shorter:
            return False
    return len(gold.content & predicted.content) * 2 >= len(gold.content | predicted.content)


def predict(annotated: Annotated) -> list[tuple[Found, Gold]]:
    """Run the rules over one text."""
    text = annotated.text
    blocks = tuple(Block("paragraph", line.start(), line.end()) for line in _LINE.finditer(text))
    document = Document("doc", annotated.name, annotated.name, "text/plain", "", "source", None, text, (), blocks)
    return [
        (found, as_offsets(found, passage))
        for passage in passages(document)
        for found in find_attributions(passage, quoted_parts(passage))
    ]


def as_offsets(found: Found, passage: Passage) -> Gold:
    """Token ranges as code points of the text."""

    def offsets(parts: Iterable[tuple[int, int]]) -> frozenset[int]:
        spans = (passage.doc[start:end] for start, end in parts)
        return frozenset(i for s in spans for i in range(passage.start + s.start_char, passage.start + s.end_char))

    return Gold(offsets([found.source] if found.source else []), offsets([found.cue]), offsets(found.content))


def _is_claim(found: Found, gold: Gold, text: str) -> bool:
    """Whether the product makes a link of it: a claim class, and no first person, who holds the words already."""
    source = "".join(text[i] for i in sorted(gold.source)).casefold()
    return found.cue_class in CLAIM_CLASSES and source not in {"i", "we"}


def main(part: str = "dev", limit: str = "0") -> None:
    """Print the table."""
    texts = list(annotated_texts(data_dir("polnear") / part))[: int(limit) or None]
    chosen, every = Tally(), Tally()
    for annotated in texts:
        predicted = predict(annotated)
        every.add(annotated.attributions, [gold for _, gold in predicted], annotated.text)
        chosen.add(
            annotated.attributions,
            [gold for found, gold in predicted if _is_claim(found, gold, annotated.text)],
            annotated.text,
        )
    print(f"PolNeAR {part}: {len(texts)} texts, {every.gold} attributions\n")
    print("| cues | found | cue | cue exact | source | content | relaxed F1 | exact F1 | relaxed P | relaxed R |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    print(chosen.row("claims only"))
    print(every.row("all classes"))


if __name__ == "__main__":
    main(*sys.argv[1:])
