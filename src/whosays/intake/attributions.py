"""What the encoder proposes for inputs, without a case: before rules and choice make claims of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.records import Document, InputError, ReadOptions, Unread
from whosays.store import printable

if TYPE_CHECKING:
    from whosays.language.reading import Proposed

#: How far a content reaches from its cue at most, in code points: a window of the encoder.
_REACH = 10_000


@dataclass(frozen=True, slots=True)
class Attribution:
    """A proposal, and those whose cues stand in its content."""

    proposed: Proposed
    nested: tuple[Attribution, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Attribution]]:
        """It and all that are nested in it, each after the one that holds it, with how deep it stands."""
        yield depth, self
        for inner in self.nested:
            yield from inner.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Attributed:
    """An input with the attributions proposed for it.

    Attributes:
        document: The input as it was read.
        attributions: The outermost ones in order of their cues; ranges of code points of ``document.text``.
    """

    document: Document
    attributions: tuple[Attribution, ...]


def attributions_of(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Attributed | Unread]:
    """Read files, folders and, for ``-``, standard input one by one, and yield what became of each; nothing is kept.

    Args:
        paths: What to read.
        options: How to read it.

    Raises:
        ModelError: If the evidence model is damaged, or the parser that the rules need is missing.
    """
    from whosays.ingest import expand

    for path in expand(paths):
        yield _read(path, options or ReadOptions())


def as_trees(proposed: Sequence[Proposed]) -> tuple[Attribution, ...]:
    """Put each proposal, given in order of the cues, below the one with the shortest content that holds its cue.

    Where proposals hold each other's cues in a circle, the first of them is the outermost.
    """
    starts = [one.cue[0] for one in proposed]
    holders: list[int | None] = []
    for index, inner in enumerate(proposed):
        near = range(bisect_left(starts, starts[index] - _REACH), bisect_left(starts, starts[index] + _REACH))
        holding = [(_length(proposed[p]), p) for p in near if p != index and _holds(proposed[p], inner)]
        holders.append(min(holding)[1] if holding else None)
    below: dict[int | None, list[int]] = {}
    for index in range(len(proposed)):
        below.setdefault(None if _opens_a_circle(holders, index) else holders[index], []).append(index)

    def tree(index: int) -> Attribution:
        return Attribution(proposed[index], tuple(tree(inner) for inner in below.get(index, ())))

    return tuple(tree(index) for index in below.get(None, ()))


def _opens_a_circle(holders: Sequence[int | None], index: int) -> bool:
    """Whether whoever holds ``index`` is in the end held by it, and it is the first of those."""
    seen = {index}
    holder = holders[index]
    while holder is not None and holder not in seen:
        seen.add(holder)
        holder = holders[holder]
    return holder == index and index == min(seen)


def _length(proposed: Proposed) -> int:
    return sum(end - start for start, end in proposed.content)


def _holds(outer: Proposed, inner: Proposed) -> bool:
    return any(start <= inner.cue[0] < end for start, end in outer.content)


def _read(path: str, options: ReadOptions) -> Attributed | Unread:
    from whosays.extract.attribution.proposals import proposed_attributions
    from whosays.ingest import load

    name = printable(path)
    try:
        document = load(path, options)
        document = replace(document, path=name, title=printable(document.title))
        return Attributed(document, as_trees(proposed_attributions(document)))
    except InputError as error:
        return Unread(name, error.reason, error.remedy)
    except MemoryError:
        return Unread(name, "reading it took more memory than there is", "split it")
