"""Keystrokes: from a terminal as they are struck, from elsewhere one a line."""

from __future__ import annotations

import io
import sys

import click

#: What ends the input.
END = ""


class Keys:
    """Where answers come from: a terminal, or lines of standard input, of which the first character counts."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdin is not None and sys.stdin.isatty()
        if isinstance(sys.stdin, io.TextIOWrapper):
            # What is no text is no key either, and fails nothing.
            sys.stdin.reconfigure(errors="replace")

    def key(self) -> str:
        """The next key as a lower-case character, or several characters for a key that is none; END at the end.

        Raises:
            KeyboardInterrupt: On Ctrl-C.
        """
        if self.is_terminal:
            try:
                return click.getchar().lower()
            except EOFError:
                return END
        while line := self._line():
            if line.strip():
                return line.strip()[0].lower()
        return END

    def line(self, question: str) -> str:
        """A line of text, without the blanks around it; empty at the end and where it is broken off."""
        if self.is_terminal:
            try:
                answer: str = click.prompt(question, default="", show_default=False)
            except click.Abort:
                click.echo()
                return ""
            return answer.strip()
        return self._line().strip()

    def _line(self) -> str:
        return sys.stdin.readline() if sys.stdin is not None else ""
