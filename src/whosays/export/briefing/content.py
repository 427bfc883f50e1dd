"""What a written report is made of, whatever it is written in: blocks, runs of words, footnotes.

Words are text, never markup: each renderer sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Look = Literal["plain", "strong", "emphasis"]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    words: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look, and the footnotes behind them."""

    words: str
    look: Look = "plain"
    notes: tuple[Note, ...] = ()


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the whole, 1 a part, 2 and 3 below it."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; those of level 1 belong to the item of level 0 before them."""

    runs: Runs
    level: Literal[0, 1] = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings. ``widths`` are shares of the page's width."""

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...] = ()


Block: TypeAlias = Heading | Paragraph | Item | Table


def said(words: str, *notes: Note) -> Runs:
    """Words in the plain look, with footnotes."""
    return (Run(words, "plain", notes),)


def strong(words: str, *notes: Note) -> Run:
    """Words that stand out."""
    return Run(words, "strong", notes)
