"""Words of a brief against words of a source, one by one: what is the same, what is spelled otherwise, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.audit.passages.spelling import same_word

#: What it costs that words differ, in words.
_OTHER, _MORE, _LESS, _SPELLED, _PARTED = 1.0, 0.7, 0.9, 0.15, 0.05
#: Words of the source that a gloss in brackets may stand for, and what each costs.
GLOSSED, _GLOSS = 6, 0.02
_NEVER = 1e9
StepKind = Literal["same", "spelled", "other", "more", "less", "gloss"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on either side.

    Attributes:
        form: In normal form (see ``stream.normal``); empty for a gloss in brackets, which stands for any few words.
        capital: Whether it is written with a capital.
        rare: Whether the sources have it once at most, as misspellings are.
    """

    form: str
    capital: bool = False
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: words of the brief and words of the source, either of which may be none."""

    kind: StepKind
    claim: range
    source: range


@dataclass(frozen=True, slots=True)
class Alignment:
    """How words of a brief lie over words of a source.

    Attributes:
        cost: In words: 0 where all are the same.
        steps: In order; those of the source's words that come before and behind are left out.
    """

    cost: float
    steps: tuple[Step, ...]

    @property
    def source(self) -> range:
        """The words of the source that are covered."""
        covered = [step.source for step in self.steps if step.source]
        return range(covered[0].start, covered[-1].stop) if covered else range(0)


def align(claim: Sequence[Word], source: Sequence[Word]) -> Alignment:
    """Lay all words of ``claim`` over the stretch of ``source`` that fits them best.

    Semi-global alignment by dynamic programming (Needleman and Wunsch 1970, the ends of the source free), in which one
    word may be two on the other side. Takes time by the product of the lengths.
    """
    rows, columns = len(claim), len(source)
    cost = [[0.0] * (columns + 1)]
    back: list[list[tuple[StepKind, int, int]]] = [[("same", 0, 0)] * (columns + 1)]
    for i in range(1, rows + 1):
        above = cost[i - 1]
        if not claim[i - 1].form:
            row, steps = _glossed(above, columns)
            cost.append(row)
            back.append(steps)
            continue
        one = claim[i - 1]
        two = claim[i - 2].form + one.form if i > 1 and claim[i - 2].form else ""
        row, steps = [above[0] + _LESS], [("less", 1, 0)]
        for j in range(1, columns + 1):
            other = source[j - 1]
            price, kind = _price(one, other)
            best = above[j - 1] + price
            step: tuple[StepKind, int, int] = (kind, 1, 1)
            if (less := above[j] + _LESS) < best:
                best, step = less, ("less", 1, 0)
            if i < rows and (more := row[j - 1] + _MORE) < best:
                best, step = more, ("more", 0, 1)
            if two == other.form and (parted := cost[i - 2][j - 1] + _PARTED) < best:
                best, step = parted, ("spelled", 2, 1)
            if j > 1 and source[j - 2].form + other.form == one.form and (solid := above[j - 2] + _PARTED) < best:
                best, step = solid, ("spelled", 1, 2)
            row.append(best)
            steps.append(step)
        cost.append(row)
        back.append(steps)
    end = min(range(columns + 1), key=lambda j: (cost[rows][j], j))
    return Alignment(cost[rows][end], _walk(back, rows, end))


def _glossed(above: Sequence[float], columns: int) -> tuple[list[float], list[tuple[StepKind, int, int]]]:
    """A row for a gloss: it stands for no words, or for a few."""
    row: list[float] = []
    steps: list[tuple[StepKind, int, int]] = []
    for j in range(columns + 1):
        price, taken = min((above[j - k] + k * _GLOSS, k) for k in range(min(GLOSSED, j) + 1))
        row.append(price)
        steps.append(("gloss", 1, taken))
    return row, steps


def _walk(back: Sequence[Sequence[tuple[StepKind, int, int]]], i: int, j: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    while i > 0:
        kind, up, left = back[i][j]
        steps.append(Step(kind, range(i - up, i), range(j - left, j)))
        i, j = i - up, j - left
    return tuple(reversed(steps))


def _price(one: Word, other: Word) -> tuple[float, StepKind]:
    if one.form == other.form:
        return 0.0, "same"
    if same_word(one.form, other.form, names=one.capital and other.capital, rare=one.rare or other.rare):
        return _SPELLED, "spelled"
    return _OTHER, "other"
