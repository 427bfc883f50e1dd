"""``whosays serve``: a case in the browser, from this machine."""

from __future__ import annotations

import os
import secrets
import socket
from contextlib import suppress

import click

from whosays.cli.cases import case_option, existing_case
from whosays.cli.group import complain
from whosays.cli.person import signed, who_option
from whosays.records import UsageError

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PORT = 8642
_HTTP = 80


@click.command()
@click.argument("case", required=False)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where to listen; 0 takes any that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Whom to listen to. Any but this machine’s own address asks everyone for a token.",
)
@click.option("--open", "opens", is_flag=True, help="Open the case in the browser.")
@who_option
@case_option
def serve(case: str | None, port: int, host: str, opens: bool, who: str | None, option: str | None) -> None:
    """Read, check and decide in the browser.

    The case is served from this machine, to this machine alone unless --host says otherwise. Every page has the same
    at its address with .json behind it. What you decide is written to the case at once, signed, and can be undone. End
    it with Ctrl-C.
    """
    from whosays.case import Case

    path, who = existing_case(case, option), signed(who)
    with Case.open(path):
        pass  # what is wrong with it is said here rather than on a page
    listening = _listen(host, port)
    address, bound = listening.getsockname()[:2]
    token = None if host in _LOOPBACK else secrets.token_urlsafe(24)
    names = _names(host, address)
    url = f"http://{names[0]}:{bound}/{f'?token={token}' if token else ''}"
    if token is not None:
        complain(f"others can reach {address}: whoever has the whole address can read and decide")
    click.echo(f"{path} is at {url}")
    click.echo("Press Ctrl-C to end it.", err=True)
    if opens:
        import webbrowser

        webbrowser.open(url)
    hosts = frozenset({*(f"{name}:{bound}" for name in names), *(names if bound == _HTTP else ())})
    with suppress(KeyboardInterrupt):  # the way to end it
        _run(path, who, hosts, token, listening)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a port in use is told before anything is loaded."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(*found[:3])  # with its protocol, or answers wait for delayed acknowledgements
        if os.name == "posix":  # elsewhere it would let two listen at one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen()
    except OSError as error:
        reason = f"cannot listen at {host}, port {port} ({error.strerror or error})"
        raise UsageError(reason, "choose another with --port, or 0 for any that is free") from error
    return listening


def _names(host: str, address: str) -> list[str]:
    """What browsers that mean this server put into the Host header, without the port; the first one is shown.

    Args:
        host: As the user named it.
        address: At which it listens.
    """
    if host in _LOOPBACK:
        return [_bracketed(address), "localhost", "127.0.0.1", "[::1]"]
    if address not in {"0.0.0.0", "::"}:  # noqa: S104  # nothing is bound here
        return [*dict.fromkeys((host.lower(), _bracketed(address)))]
    own = socket.gethostname().lower()
    try:
        found = {str(it[4][0]) for it in socket.getaddrinfo(own, None)}
    except OSError:  # a machine that does not know its own name
        found = set()
    return [own, *sorted(map(_bracketed, found)), _bracketed(address), "localhost", "127.0.0.1", "[::1]"]


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _run(path: str, who: str, hosts: frozenset[str], token: str | None, listening: socket.socket) -> None:
    import uvicorn

    from whosays.web.app import Settings, create_app
    from whosays.web.safety import Gate

    app = create_app(Settings(path, who, Gate(hosts, token)))
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listening])
