"""What does the case hold, and what in it is weak?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from whosays.export.report.index import ANONYMOUS, AUTHOR, Index
from whosays.export.report.weaknesses import Weakness, weaknesses
from whosays.export.words import clipped, counted, listed, percent, spelled
from whosays.records import Analysis

#: Sources drawn one by one in the bar; the rest stand together.
_DRAWN = 8
_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the bar that shows who says it. ``start`` and ``width`` are in thousandths."""

    name: str
    hue: str
    claims: int
    share: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The head of the report.

    Attributes:
        holdings: The documents, in words.
        sentences: Sentences read, in words.
        claims: All claims.
        attributed: Those that somebody other than the author holds.
        own: The authors' own.
        speakers: Named sources where chains end, in words.
        parts: The bar.
        weaknesses: Worst first.
    """

    holdings: str
    sentences: str
    claims: str
    attributed: int
    own: int
    speakers: str
    parts: tuple[Part, ...]
    weaknesses: tuple[Weakness, ...]


def overview(analysis: Analysis, index: Index) -> Overview:
    """Count what the case holds and what is weak in it."""
    attributed = sum(numbered.origin is not None for numbered in index.claims)
    origins = {numbered.origin.source_id for numbered in index.claims if numbered.origin}
    named = sum(not index.sources[source].anonymous for source in origins)
    return Overview(
        _holdings(index),
        counted(analysis.coverage.sentences, "sentence"),
        counted(len(index.claims), "claim"),
        attributed,
        len(index.claims) - attributed,
        spelled(named, "named source"),
        _parts(index),
        tuple(weaknesses(analysis, index)),
    )


def _holdings(index: Index) -> str:
    briefs = sum(document.role == "brief" for document in index.documents)
    sources = len(index.documents) - briefs
    held = [spelled(briefs, "brief")] if briefs else []
    held += [spelled(sources, "source document")] if sources else []
    return listed(held) or "no documents"


def _parts(index: Index) -> tuple[Part, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for numbered in index.claims:
        hue = index.hue(numbered.origin)
        if numbered.origin is None:
            counts["the authors themselves" if len(index.documents) > 1 else "the author", hue] += 1
        else:
            counts["nobody named" if hue == ANONYMOUS else index.name(numbered.origin), hue] += 1
    special = (ANONYMOUS, AUTHOR)
    named = sorted((key for key in counts if key[1] not in special), key=lambda key: (-counts[key], key))
    drawn = [(name, hue, counts[name, hue]) for name, hue in named[:_DRAWN]]
    if rest := named[_DRAWN:]:
        drawn.append((counted(len(rest), "other named source"), "rest", sum(counts[key] for key in rest)))
    for hue in special:
        drawn += [(name, hue, count) for (name, of), count in counts.items() if of == hue]
    total, at, parts = len(index.claims), 0, []
    for name, hue, count in drawn:
        parts.append(
            Part(clipped(name, _LENGTH), hue, count, percent(count, total), 1000 * at / total, 1000 * count / total)
        )
        at += count
    return tuple(parts)
