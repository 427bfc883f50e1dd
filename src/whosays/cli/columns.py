"""Text laid out in columns of a terminal: wide and combining characters counted as they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

#: Around a stretch to be emphasised, in text that is free of controls (see ``plain``). They take no column.
ON, OFF = "\x01", "\x02"

_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})
_BAR = " │ "


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal shows emphasis: in bold and faint where it can, else with asterisks and not at all."""

    ansi: bool

    def strong(self, text: str) -> str:
        """``text`` marked to be emphasised."""
        return f"{ON}{text}{OFF}" if self.ansi else f"*{text}*"

    def faint(self, line: str) -> str:
        """A whole line that matters less."""
        return f"\x1b[2m{line}\x1b[22m" if self.ansi else line

    def shown(self, lines: Sequence[str]) -> list[str]:
        """Wrapped lines with the marks made into what a terminal obeys; none is left open at the end of a line."""
        found = []
        is_open = False
        for line in lines:
            marked = f"{ON if is_open else ''}{line}"
            is_open = marked.rfind(ON) > marked.rfind(OFF)
            marked += OFF if is_open else ""
            found.append(marked.replace(ON, "\x1b[1m").replace(OFF, "\x1b[22m"))
        return found


def width_of(text: str) -> int:
    """Columns that ``text`` takes: two for East Asian wide characters (UAX 11), none for marks and controls."""
    return sum(_width(character) for character in text)


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken at blanks, and within words only where it must be.

    Args:
        text: One paragraph; runs of blanks count as one.
        width: Columns, at least 2 more than those of ``indent``.
        indent: Before every line but the first.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split(" "):
        for piece in _pieces(word, width - width_of(indent)):
            size = width_of(piece)
            begins = not line or line == indent
            if not begins and taken + 1 + size > width:
                lines.append(line)
                line, taken, begins = indent, width_of(indent), True
            line += piece if begins else f" {piece}"
            taken += size + (0 if begins else 1)
    return [*lines, line] if line.strip() or not lines else lines


def padded(text: str, width: int) -> str:
    """``text`` with blanks behind it up to ``width`` columns."""
    return text + " " * max(0, width - width_of(text))


def side_by_side(left: Sequence[str], right: Sequence[str], width: int) -> list[str]:
    """Two columns of lines; the left one is ``width`` columns wide, and commands to the terminal count as none."""
    return [f"{line}{' ' * max(0, width - _visible(line))}{_BAR}{other}".rstrip() for line, other in
            zip_longest(left, right, fillvalue="")]  # fmt: skip


def column_width(total: int) -> int:
    """The width of one of two columns that share ``total`` columns."""
    return (total - len(_BAR)) // 2


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _visible(line: str) -> int:
    """Columns of a line that holds our own commands to the terminal, which all end in an m."""
    parts = line.split("\x1b[")
    return width_of(parts[0]) + sum(width_of(part.partition("m")[2]) for part in parts[1:])


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, cut where it is wider than a line."""
    piece, taken = "", 0
    for character in word:
        size = _width(character)
        if piece and taken + size > width:
            yield piece
            piece, taken = "", 0
        piece += character
        taken += size
    if piece:
        yield piece
