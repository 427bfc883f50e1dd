"""What became of the inputs of one call of ``Case.read``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from whosays.records import Unread
from whosays.store import Tally

Outcome = Literal["new", "changed", "again", "unchanged"]
#: Called before and after an input is read: how many inputs are done, how many there are, and this one's path.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What became of one input that could be read.

    Attributes:
        path: The input as the user named it.
        outcome: ``new`` to the case; ``changed``, superseding what was at its place; read ``again`` because what reads
            or the options have changed; or ``unchanged``, which adds nothing.
        tally: The document in numbers.
        passed_over: Parts of it that were not analysed.
    """

    path: str
    outcome: Outcome
    tally: Tally
    passed_over: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What became of all inputs, in the order of the paths given.

    Attributes:
        read: The inputs that could be read.
        unread: Those that could not, and why.
        repeated: Paths that were given more than once and read once.
        notes: What the user should know of how the inputs were read, each in one sentence.
    """

    read: tuple[DocumentRead, ...]
    unread: tuple[Unread, ...]
    repeated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
