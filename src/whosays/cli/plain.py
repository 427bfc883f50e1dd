"""Text from documents and file names, made safe for a line on a terminal."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")
#: Controls, among them the escape that starts a terminal's commands, and marks that turn the direction of a line.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """``text`` as one line of the same length, with nothing in it that a terminal would obey rather than show."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))


def one_line(text: str) -> str:
    """``text`` with every run of blanks and line ends as one space."""
    return " ".join(text.split())


def cut(text: str, width: int) -> str:
    """``text`` where it has at most ``width`` characters, else as much of it as fits before an ellipsis."""
    return text if len(text) <= width else f"{text[: max(width - 1, 0)].rstrip()}…"
