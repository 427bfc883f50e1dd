"""The group of commands, and what becomes of every error that a command raises."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from whosays import __version__
from whosays.cli.plain import plain
from whosays.records import WhosaysError

#: By custom of shells, 128 and the number of the signal.
INTERRUPTED = 130


def complain(message: object) -> None:
    """One line on standard error."""
    click.echo(f"whosays: {plain(str(message))}", err=True)


def _drop_output() -> None:
    """Let go of what is still buffered: it would fail again when Python ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Whosays(click.Group):
    """Runs a command and ends with its exit code; every error becomes one line on standard error.

    Each command returns its exit code, or None for 0.
    """

    def __init__(self, *, name: str, help: str, commands: Sequence[click.Command]) -> None:  # noqa: A002 click's name
        super().__init__(name, list(commands), help=help, context_settings={"help_option_names": ["-h", "--help"]})
        click.version_option(__version__, prog_name="whosays")(self)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """In the order in which one uses them rather than alphabetical."""
        return list(self.commands)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        """Run the command line and end the process; click's own signature."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A terminal that lacks a character shows another; nothing fails for it.
                stream.reconfigure(errors="replace")
        sys.exit(self._exit_code(args, *rest, **(more | {"standalone_mode": False})))

    def _exit_code(self, args: Sequence[str] | None, *rest: Any, **more: Any) -> int:
        try:
            code = super().main(args, *rest, **more) or 0
            if sys.stdout:
                sys.stdout.flush()
        except WhosaysError as error:
            complain(error)
            return error.exit_code
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except click.Abort:
            complain("interrupted")
            return INTERRUPTED
        except BrokenPipeError:
            # Whoever read our output has gone.
            _drop_output()
            return 1
        except OSError as error:
            # Inputs, cases and reports tell of their own failures; what is left is our output and the place we are in.
            _drop_output()
            complain(f"{error.filename or 'standard output'}: {error.strerror}: check the path and the disk")
            return 1
        return int(code)
