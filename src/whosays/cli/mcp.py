"""``whosays mcp``: a case for assistants, by the Model Context Protocol."""

from __future__ import annotations

import signal
import sys

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.paths import AnyPath
from whosays.records import MissingExtra


@click.command()
@click.argument("case", required=False, type=AnyPath())
@case_option
def mcp(case: str | None, option: str | None) -> None:
    """Let an assistant search and quote a case.

    This speaks the Model Context Protocol on standard input and output; a client that knows it starts this command
    itself. The tools only read: the case cannot be changed through them, nothing is sent over a network, and whatever
    comes from a document is marked as quoted. What an assistant is told goes to whoever runs that assistant.
    """
    from whosays.store import connect

    path = existing_case(case, option)
    try:
        from whosays.assistants.server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        reason = "serving assistants needs the library mcp"
        raise MissingExtra(reason, "mcp") from error
    connect(path, read_only=True).close()  # what is wrong with it is said here, to whoever sets the client up
    if sys.stdin is not None and sys.stdin.isatty():
        complain("waiting for a client on standard input; Ctrl-C ends it")
    # The library's reader would hold Ctrl-C until standard input closes; as nothing is written, ending at once is safe.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    serve(path)
